// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/router.h"
#include "server/payments/webhook_silence.h"

namespace paushtik::dashboard {

/// GET /api/v1/admin/dashboard. `database` outlives the router.
void addDashboardRoutes(http::Router &router, db::Database &database,
                        const payments::WebhookSilence &silence);

} // namespace paushtik::dashboard
