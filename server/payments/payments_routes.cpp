// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/payments_routes.h"

#include "server/core/launch.h"
#include "server/http/form.h"
#include "server/orders/order_documents.h"

namespace paushtik::payments {
namespace {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

struct Services {
    const PaymentsService *payments;
    const WebhookInbox *inbox;
    const orders::OrdersService *orders;
};

/// Nobody in particular asks: enough to show a customer where they stand, and nothing that is
/// private.
QJsonObject publicOrder(const QJsonObject &document)
{
    QJsonObject shown;
    for (const auto field : {"id"_L1, "number"_L1, "status"_L1})
        shown.insert(field, document.value(field));
    return shown;
}

Task<Response> verify(Services services, Request request)
{
    http::Form form(request.json);
    VerifyClaim claim{form.text(u"razorpay_order_id"_s), form.text(u"razorpay_payment_id"_s),
                      form.text(u"razorpay_signature"_s, {.max = 200})};
    if (auto error = form.error())
        co_return http::problem(*error);
    const auto order = co_await services.payments->verify(std::move(claim));
    if (!order)
        co_return http::problem(order.error());
    const QJsonObject document = co_await services.orders->document(*order);
    const QString owner = document["customer"_L1]["id"_L1].toString();
    const bool own = request.caller.isCustomer() && request.caller.customer().toString() == owner;
    QJsonObject answer{{u"order"_s, own ? orders::customerView(document) : publicOrder(document)}};
    co_return http::json(answer);
}

Task<> applyNow(const WebhookInbox *inbox, QString eventId)
{
    co_await inbox->apply(std::move(eventId));
}

// Answered when it is committed; applied right after. What dies in between is applied by the job.
Task<Response> webhook(Services services, Request request)
{
    const auto kept = co_await services.inbox->receive(
        request.body, request.headers.value("x-razorpay-signature"),
        request.headers.value("x-razorpay-event-id"));
    if (!kept)
        co_return http::problem(kept.error());
    if (*kept)
        launch(applyNow(services.inbox, **kept), "payment webhook");
    co_return http::json({});
}

StaffAct actOf(const Request &request)
{
    return {staff::actorOf(request.caller), request.id};
}

Task<Response> reverify(Services services, Request request)
{
    const auto order = co_await services.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    StaffAct by = actOf(request);
    const auto reverified = co_await services.payments->reverify(order->id, std::move(by));
    if (!reverified)
        co_return http::problem(reverified.error());
    const QJsonObject document = co_await services.orders->document(order->id);
    QJsonObject answer{{u"order"_s, document},
                       {u"outcome"_s, QString(toString(reverified->outcome))}};
    co_return http::json(answer);
}

Task<Response> refund(Services services, Request request)
{
    http::Form form(request.json);
    RefundWish wish;
    if (const auto amount = form.optionalInteger(u"amount_paise"_s, 1, 10'000'000'000))
        wish.amount = Paise(*amount);
    wish.reason = form.text(u"reason"_s, {.max = 500});
    wish.restock = form.boolean(u"restock"_s, false);
    wish.actor = {request.caller.account, request.caller.name};
    wish.by = actOf(request);
    const auto error = form.error();
    const auto order = co_await services.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    if (error)
        co_return http::problem(*error);
    const auto made =
        co_await services.payments->refund(order->id, std::move(wish), request.idempotency);
    if (!made)
        co_return http::problem(made.error());
    QJsonObject answer{{u"id"_s, made->id.toString()},
                       {u"amount_paise"_s, made->amount.value()},
                       {u"state"_s, QString(toString(made->state))},
                       {u"reason"_s, made->reason},
                       {u"created_at"_s, made->createdAt.toString()}};
    co_return http::json(answer, 201);
}

} // namespace

void addPaymentRoutes(http::Router &router, const PaymentsService &payments,
                      const WebhookInbox &inbox, const orders::OrdersService &orders)
{
    using http::Access;
    using http::Body;
    using http::Method;
    const Services s{&payments, &inbox, &orders};
    router.add({.method = Method::Post,
                .path = "/api/v1/payments/verify",
                .access = Access::CustomerOptional,
                .handler = [s](Request r) { return verify(s, std::move(r)); },
                .body = Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/webhooks/razorpay",
                .access = Access::Public,
                .handler = [s](Request r) { return webhook(s, std::move(r)); },
                .body = Body::Raw});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/orders/{order}/reverify",
                .access = Access::Manager,
                .handler = [s](Request r) { return reverify(s, std::move(r)); },
                .body = Body::OptionalJson,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/orders/{order}/refunds",
                .access = Access::Manager,
                .handler = [s](Request r) { return refund(s, std::move(r)); },
                .body = Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
}

} // namespace paushtik::payments
