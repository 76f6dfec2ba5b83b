// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QString>

namespace paushtik::db {

/// The folder of PostgreSQL's own programs (initdb, postgres, pg_dump): of major version `version`,
/// or the newest when that is 0. Looks in PATH and where Debian and PostgreSQL's own packages put
/// them.
Result<QString> postgresPrograms(int version = 0);

} // namespace paushtik::db
