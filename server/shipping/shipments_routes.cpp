// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cursor.h"
#include "server/orders/orders_service.h"
#include "server/shipping/shipping_routes.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;
namespace {

Response answer(const Result<QJsonObject> &result)
{
    return result ? http::json(*result) : http::problem(result.error());
}

Task<Response> ship(std::shared_ptr<Shipping> shipping,
                    std::shared_ptr<orders::OrdersService> orders, Request request)
{
    const auto order = co_await orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const auto shipment = co_await shipping->shipments.ship(order->id);
    if (!shipment)
        co_return http::problem(shipment.error());
    co_return http::json({{u"shipment"_s, *shipment}});
}

Error unknownState()
{
    return Error{.fault = Fault::Invalid, .fields = {{u"state"_s, u"is no state of a shipment"_s}}};
}

Task<Response> list(std::shared_ptr<Shipping> shipping, Request request)
{
    std::optional<ShipmentState> state;
    const QString word = request.query.value("state");
    if (!word.isEmpty()) {
        state = parse<ShipmentState>(word);
        if (!state)
            co_return http::problem(unknownState());
    }
    const QByteArray scope = "shipments:" + word.toUtf8();
    const auto page = http::pageRequest(request, scope);
    if (!page)
        co_return http::problem(page.error());
    const auto after = page->after ? rowKeyOf(*page->after) : std::nullopt;
    const auto afterTime = after ? std::optional(after->at) : std::nullopt;
    const auto afterId = after ? std::optional(ShipmentId(after->id)) : std::nullopt;
    const auto found = co_await shipping->shipments.list(state, page->limit, afterTime, afterId);
    QJsonArray items;
    for (const QJsonObject &document : found.documents)
        items.append(document);
    QString next;
    if (found.last)
        next =
            http::sealCursor(scope, toJson(RowKey{found.last->createdAt, found.last->id.uuid()}));
    co_return http::page(items, next);
}

Task<Response> get(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto shipment = co_await shipping->shipments.get(request.idParam<ShipmentId>("id"));
    co_return answer(shipment);
}

Task<Response> label(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto shipment =
        co_await shipping->shipments.fetchLabel(request.idParam<ShipmentId>("id"));
    co_return answer(shipment);
}

Task<Response> labelPdf(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto pdf = co_await shipping->shipments.labelPdf(request.idParam<ShipmentId>("id"));
    if (!pdf)
        co_return http::problem(pdf.error());
    Response response;
    response.contentType = "application/pdf"_ba;
    response.body = *pdf;
    co_return response;
}

Task<Response> pickup(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto shipment =
        co_await shipping->shipments.schedulePickup(request.idParam<ShipmentId>("id"));
    co_return answer(shipment);
}

Task<Response> cancel(std::shared_ptr<Shipping> shipping, Request request)
{
    const auto shipment = co_await shipping->shipments.cancel(request.idParam<ShipmentId>("id"));
    co_return answer(shipment);
}

} // namespace

void addShipmentRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders)
{
    const auto on = [shipping](Task<Response> (*use)(std::shared_ptr<Shipping>, Request)) {
        return [shipping, use](Request request) { return use(shipping, std::move(request)); };
    };
    router.add(
        {.method = Method::Post,
         .path = "/api/v1/admin/orders/{order}/shipment",
         .access = Access::Warehouse,
         .handler = [shipping, orders](Request r) { return ship(shipping, orders, std::move(r)); },
         .idempotent = true,
         .rate = http::RateClass::Write});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/shipments",
                .access = Access::Warehouse,
                .handler = on(&list),
                .query = {"state", "limit", "cursor"}});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/shipments/{id:uuid}",
                .access = Access::Warehouse,
                .handler = on(&get)});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/shipments/{id:uuid}/label.pdf",
                .access = Access::Warehouse,
                .handler = on(&labelPdf)});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/shipments/{id:uuid}/label",
                .access = Access::Warehouse,
                .handler = on(&label),
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/shipments/{id:uuid}/pickup",
                .access = Access::Warehouse,
                .handler = on(&pickup),
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/shipments/{id:uuid}/cancel",
                .access = Access::Warehouse,
                .handler = on(&cancel),
                .idempotent = true,
                .rate = http::RateClass::Write});
}

} // namespace paushtik::shipping
