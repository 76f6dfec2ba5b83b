// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/orders_service.h"
#include "server/shipping/shipping_routes.h"

namespace paushtik::shipping {
using http::Request;
using http::Response;
namespace {

Task<Response> track(std::shared_ptr<Shipping> shipping,
                     std::shared_ptr<orders::OrdersService> orders, Request request)
{
    const auto order = co_await orders->findOwn(request.caller.customer(), request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const QJsonObject where = co_await shipping->tracking.track(order->id);
    co_return http::json(where);
}

} // namespace

void addTrackingRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders)
{
    router.add({.method = http::Method::Get,
                .path = "/api/v1/orders/{order}/tracking",
                .access = http::Access::Customer,
                .handler = [shipping, orders](Request r) {
                    return track(shipping, orders, std::move(r));
                }});
}

} // namespace paushtik::shipping
