// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/router.h"

namespace paushtik::app {

/// /healthz (the process lives), /readyz (the database answers), /metrics (Prometheus text).
void addOperationsRoutes(http::Router &router, const db::Database &database);

} // namespace paushtik::app
