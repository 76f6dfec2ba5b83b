// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/form.h"
#include "server/shipping/shipping_routes.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
using http::Access;
using http::Method;
using http::Request;
using http::Response;
namespace {

Task<Response> handOver(std::shared_ptr<Shipping> shipping, Request request)
{
    http::Form form(request.json);
    HandoverWish wish{.manifest = request.idParam<ManifestId>("id"),
                      .taken = shipmentIds(form),
                      .driver = form.optionalText(u"driver"_s, {.max = 100}),
                      .isSigned = form.boolean(u"signed"_s, false)};
    if (const auto error = form.error())
        co_return http::problem(*error);
    orders::Actor actor{request.caller.account, request.caller.name};
    const auto kept = co_await shipping->handovers.handOver(std::move(wish), std::move(actor),
                                                            request.idempotency);
    co_return kept ? http::json(*kept, 201) : http::problem(kept.error());
}

Task<Response> handover(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto kept = co_await shipping->handovers.find(request.idParam<ManifestId>("id"));
    co_return kept ? http::json(*kept) : http::problem(kept.error());
}

} // namespace

void addHandoverRoutes(http::Router &router, std::shared_ptr<Shipping> shipping)
{
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/manifests/{id:uuid}/handover",
                .access = Access::Warehouse,
                .handler = [shipping](Request r) { return handOver(shipping, std::move(r)); },
                .body = http::Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/manifests/{id:uuid}/handover",
                .access = Access::Warehouse,
                .handler = [shipping](Request r) { return handover(shipping, std::move(r)); }});
}

} // namespace paushtik::shipping
