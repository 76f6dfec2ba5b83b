// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QString>

namespace paushtik::db {

/// The folder of PostgreSQL's server programs (initdb, postgres): of major version `version`, or
/// the newest when that is 0. Looks in PATH and where Debian and PostgreSQL's own packages put
/// them.
Result<QString> postgresPrograms(int version = 0);

/// The same for pg_dump, pg_restore and psql, for a server of major version `version`: that very
/// one, else the next newer (an older pg_dump refuses the server).
Result<QString> postgresClientPrograms(int version);

} // namespace paushtik::db
