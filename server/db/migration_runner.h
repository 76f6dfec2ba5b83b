// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/migrations.h"

#include <QList>

namespace paushtik::db {

/// One file of sql/.
struct Migration {
    int version;
    QByteArray name; ///< "0001_catalog"
    QByteArray sql;
    QByteArray checksum() const; ///< SHA-256 of the text, as hex
};

/// The files that are embedded into this program, by version. Throws std::runtime_error for a name
/// that is not NNNN_name.sql, a version twice, or a gap.
QList<Migration> embeddedMigrations();

/// What migrate() does, with any list. Blocking.
MigrationReport applyMigrations(const DatabaseConfig &config, const QList<Migration> &migrations);

} // namespace paushtik::db
