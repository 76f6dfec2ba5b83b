// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/dashboard/dashboard_routes.h"

#include "server/dashboard/dashboard_store.h"

namespace paushtik::dashboard {
namespace {

Task<http::Response> show(const db::Database *database, payments::WebhookSilence silence,
                          http::Request)
{
    co_return http::json(co_await readDashboard(*database, silence));
}

} // namespace

void addDashboardRoutes(http::Router &router, db::Database &database,
                        const payments::WebhookSilence &silence)
{
    const db::Database *db = &database;
    router.add(
        {.method = http::Method::Get,
         .path = "/api/v1/admin/dashboard",
         .access = http::Access::Warehouse,
         .handler = [db, silence](http::Request r) { return show(db, silence, std::move(r)); }});
}

} // namespace paushtik::dashboard
