// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cursor.h"
#include "server/http/form.h"
#include "server/shipping/shipping_routes.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
using http::Access;
using http::Method;
using http::Request;
using http::Response;
namespace {

Task<Response> create(std::shared_ptr<Shipping> shipping, Request request)
{
    http::Form form(request.json);
    const QList<ShipmentId> ids = shipmentIds(form);
    if (const auto error = form.error())
        co_return http::problem(*error);
    orders::Actor actor{request.caller.account, request.caller.name};
    const auto made =
        co_await shipping->manifests.create(ids, std::move(actor), request.idempotency);
    if (!made)
        co_return http::problem(made.error());
    co_return http::json(toJson(*made), 201);
}

Task<Response> list(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto page = http::pageRequest(request, "manifests"_ba);
    if (!page)
        co_return http::problem(page.error());
    const auto after = page->after ? rowKeyOf(*page->after) : std::nullopt;
    const auto afterTime = after ? std::optional(after->at) : std::nullopt;
    const auto afterId = after ? std::optional(ManifestId(after->id)) : std::nullopt;
    const auto found = co_await shipping->manifests.list(page->limit, afterTime, afterId);
    QJsonArray items;
    for (const Manifest &manifest : found.manifests)
        items.append(toJson(manifest));
    QString next;
    if (found.more) {
        const Manifest &last = found.manifests.last();
        next = http::sealCursor("manifests"_ba, toJson(RowKey{last.createdAt, last.id.uuid()}));
    }
    co_return http::page(items, next);
}

Task<Response> pdf(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto sheet = co_await shipping->manifests.pdf(request.idParam<ManifestId>("id"));
    if (!sheet)
        co_return http::problem(sheet.error());
    Response response;
    response.contentType = "application/pdf"_ba;
    response.body = *sheet;
    co_return response;
}

} // namespace

void addManifestRoutes(http::Router &router, std::shared_ptr<Shipping> shipping)
{
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/manifests",
                .access = Access::Warehouse,
                .handler = [shipping](Request r) { return create(shipping, std::move(r)); },
                .body = http::Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/manifests",
                .access = Access::Warehouse,
                .handler = [shipping](Request r) { return list(shipping, std::move(r)); },
                .query = {"limit", "cursor"}});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/manifests/{id:uuid}.pdf",
                .access = Access::Warehouse,
                .handler = [shipping](Request r) { return pdf(shipping, std::move(r)); }});
}

} // namespace paushtik::shipping
