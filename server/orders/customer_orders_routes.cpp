// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cursor.h"
#include "server/http/form.h"
#include "server/http/handled_by.h"
#include "server/orders/order_documents.h"
#include "server/orders/orders_routes.h"
#include "shared/domain/fees.h"

namespace paushtik::orders {
namespace {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

constexpr int kMaxLines = 100;
const QByteArray kListScope = "customer-orders"_ba;

QList<WantedLine> linesFrom(http::Form &form)
{
    QList<WantedLine> lines;
    const QJsonArray sent = form.array(u"lines"_s, kMaxLines);
    for (qsizetype i = 0; i < sent.size(); ++i) {
        http::Form line(sent[i].toObject(), u"lines[%1]"_s.arg(i));
        const auto product = line.id<ProductId>(u"product_id"_s);
        const auto qty = static_cast<int>(line.integer(u"qty"_s, 1, kMaxQtyPerLine));
        if (product)
            lines.append({*product, qty});
        line.error(); // names unknown fields before they are taken over
        form.absorb(line);
    }
    return lines;
}

Result<NewOrder> newOrderFrom(const Request &request)
{
    http::Form form(request.json);
    NewOrder order{request.caller.customer(), {}, {}, {}, {}};
    order.savedAddress = form.optionalId<AddressId>(u"address_id"_s);
    if (form.has(u"address"_s))
        order.sentAddress = form.object(u"address"_s);
    form.known(u"address"_s);
    form.known(u"lines"_s);
    if (form.has(u"lines"_s))
        order.lines = linesFrom(form);
    order.note = form.optionalText(u"note"_s, {.min = 0, .max = 1000});
    if (order.savedAddress && order.sentAddress)
        form.refuse(u"address"_s, u"is sent beside address_id; send one of the two"_s);
    if (auto error = form.error())
        return fail(std::move(*error));
    return order;
}

Task<Response> place(const OrdersService *service, Request request)
{
    Result<NewOrder> order = newOrderFrom(request);
    if (!order)
        co_return http::problem(order.error());
    const auto placed = co_await service->place(std::move(*order), request.idempotency);
    if (!placed)
        co_return http::problem(placed.error());
    QJsonObject answer{{u"order"_s, customerView(placed->document)},
                       {u"payment"_s, placed->payment.toJson()}};
    co_return http::json(answer, 201);
}

Task<Response> list(const OrdersService *service, Request request)
{
    const auto page = http::pageRequest(request, kListScope);
    if (!page)
        co_return http::problem(page.error());
    const OrderList found =
        co_await service->ofCustomer(request.caller.customer(), page->limit, page->after);
    QJsonArray items;
    for (const QJsonObject &document : found.documents)
        items.append(customerView(document));
    co_return http::page(items, found.last ? http::sealCursor(kListScope, *found.last) : QString());
}

Task<Response> show(const OrdersService *service, Request request)
{
    const auto order = co_await service->findOwn(request.caller.customer(), request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const QJsonObject document = co_await service->document(order->id);
    co_return http::json(customerView(document));
}

Task<Response> payment(const OrdersService *service, Request request)
{
    const auto order = co_await service->findOwn(request.caller.customer(), request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const auto offer = co_await service->payment(*order);
    if (!offer)
        co_return http::problem(offer.error());
    co_return http::json(offer->toJson());
}

Task<Response> cancel(const OrdersService *service, Request request)
{
    http::Form form(request.json);
    const QString reason =
        form.optionalText(u"reason"_s, {.max = 500}).value_or(u"Cancelled by the customer"_s);
    if (auto error = form.error())
        co_return http::problem(*error);
    const auto order = co_await service->findOwn(request.caller.customer(), request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    Actor actor{request.caller.account, u"customer"_s};
    const auto cancelled = co_await service->cancel(order->id, reason, std::move(actor));
    if (!cancelled)
        co_return http::problem(cancelled.error());
    co_return http::json(customerView(*cancelled));
}

} // namespace

void addCustomerOrderRoutes(http::Router &router, const OrdersService &service)
{
    using http::Access;
    using http::Body;
    using http::Method;
    const auto with = http::handledBy(service);
    router.add({.method = Method::Post,
                .path = "/api/v1/orders",
                .access = Access::Customer,
                .handler = with(place),
                .body = Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Get,
                .path = "/api/v1/orders",
                .access = Access::Customer,
                .handler = with(list),
                .query = {"limit"_ba, "cursor"_ba}});
    router.add({.method = Method::Get,
                .path = "/api/v1/orders/{order}",
                .access = Access::Customer,
                .handler = with(show)});
    router.add({.method = Method::Post,
                .path = "/api/v1/orders/{order}/payment",
                .access = Access::Customer,
                .handler = with(payment),
                .body = Body::OptionalJson,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/orders/{order}/cancel",
                .access = Access::Customer,
                .handler = with(cancel),
                .body = Body::OptionalJson,
                .idempotent = true,
                .rate = http::RateClass::Write});
}

} // namespace paushtik::orders
