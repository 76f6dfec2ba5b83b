// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/operations_routes.h"

#include "server/core/metrics.h"

namespace paushtik::app {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

namespace {

Task<Response> health(Request)
{
    co_return http::json({{u"status"_s, u"ok"_s}});
}

Task<Response> ready(const db::Database *database, Request)
{
    const bool reachable = co_await database->reachable();
    if (!reachable)
        co_return http::problem({Fault::Unavailable, {}, u"The database does not answer."_s});
    co_return http::json({{u"status"_s, u"ready"_s}});
}

Task<Response> metrics(Request)
{
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8"_ba;
    response.body = metricsText();
    co_return response;
}

} // namespace

void addOperationsRoutes(http::Router &router, const db::Database &database)
{
    using http::Access;
    using http::Method;
    const db::Database *db = &database;
    router.add({.method = Method::Get,
                .path = "/healthz",
                .access = Access::Public,
                .handler = [](Request r) { return health(std::move(r)); }});
    router.add({.method = Method::Get,
                .path = "/readyz",
                .access = Access::Public,
                .handler = [db](Request r) { return ready(db, std::move(r)); }});
    router.add({.method = Method::Get,
                .path = "/metrics",
                .access = Access::Public,
                .handler = [](Request r) { return metrics(std::move(r)); }});
}

} // namespace paushtik::app
