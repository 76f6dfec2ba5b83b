// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/router.h"

namespace paushtik::staff {

/// /api/v1/admin/audit. `database` outlives the router.
void addAuditRoutes(http::Router &router, db::Database &database);

} // namespace paushtik::staff
