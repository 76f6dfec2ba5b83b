// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <QString>

namespace paushtik::db {

/// Writes the whole database, as of one moment, to `file` (pg_dump's own format, readable by its
/// owner alone). `file` appears, or is replaced, only when it is complete and on the disk. Beside a
/// running daemon too. Blocking, for the command line; the failure's detail is one line.
Result<void> backupTo(const QByteArray &url, const QString &file);

/// Puts the database into the state of a backup, in one transaction: nothing has changed when it
/// fails. Daemons may go on running: their statements see the state before or the one after, and
/// their connections are ended once, so that their listeners look again. The installation gets a
/// new epoch. Run migrate() next: the backup may be older than this program; one that is newer is
/// refused, and so is a file that is no backup. Blocking; the failure's detail is one line.
Result<void> restoreFrom(const QByteArray &url, const QString &file);

} // namespace paushtik::db
