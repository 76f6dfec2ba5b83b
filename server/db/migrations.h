// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

namespace paushtik::db {

struct MigrationReport {
    int applied = 0; ///< by this call
    int version = 0; ///< of the schema now
};

/// Brings the schema to what this program needs: the files of sql/ (embedded, `NNNN_name.sql`), in
/// order, each in its own transaction, under an advisory lock so that two daemons starting together
/// migrate once. The checksum of every applied file is kept; a changed one, a gap, or a schema
/// newer than the program throws std::runtime_error with one clear line. Blocking by nature; runs
/// before the daemon serves.
Task<MigrationReport> migrate(DatabaseConfig config);

} // namespace paushtik::db
