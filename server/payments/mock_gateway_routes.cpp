// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/launch.h"
#include "server/http/form.h"
#include "server/payments/payments_routes.h"
#include "server/payments/signature.h"

#include <QJsonDocument>

namespace paushtik::payments {
namespace {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

struct Mock {
    MockGateway *gateway;
    const WebhookInbox *inbox;
    QByteArray keySecret;
    QByteArray webhookSecret;
};

/// The envelope of reference razorpay.md section 8.3.
QByteArray eventBody(const QString &kind, const GatewayPayment &payment)
{
    const QJsonObject entity{{u"id"_s, payment.id},
                             {u"entity"_s, u"payment"_s},
                             {u"amount"_s, payment.amount.value()},
                             {u"currency"_s, payment.currency},
                             {u"status"_s, QString(toString(payment.status))},
                             {u"order_id"_s, payment.gatewayOrderId},
                             {u"method"_s, payment.method},
                             {u"captured"_s, payment.status == GatewayStatus::Captured}};
    const QJsonObject event{
        {u"entity"_s, u"event"_s},
        {u"event"_s, kind},
        {u"contains"_s, QJsonArray{u"payment"_s}},
        {u"payload"_s, QJsonObject{{u"payment"_s, QJsonObject{{u"entity"_s, entity}}}}}};
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

Task<> deliver(Mock mock, QString kind, GatewayPayment payment)
{
    const QByteArray body = eventBody(kind, payment);
    const QByteArray eventId = "evt_mock_"_ba + kind.toUtf8() + '_' + payment.id.toUtf8();
    const auto kept =
        co_await mock.inbox->receive(body, hmacSha256Hex(body, mock.webhookSecret), eventId);
    if (kept && *kept)
        co_await mock.inbox->apply(**kept);
}

Task<Response> pay(Mock mock, Request request)
{
    http::Form form(request.json);
    const QString gatewayOrder = form.text(u"gateway_order_id"_s);
    const QString outcome = form.oneOf(u"outcome"_s, {u"captured"_s, u"failed"_s, u"authorized"_s});
    const bool deliverWebhook = form.boolean(u"deliver_webhook"_s, true);
    if (auto error = form.error())
        co_return http::problem(*error);
    const auto payment = co_await mock.gateway->pay(gatewayOrder, *parse<GatewayStatus>(outcome));
    if (!payment)
        co_return http::problem(payment.error());
    if (deliverWebhook)
        launch(deliver(mock, u"payment."_s + outcome, *payment), "mock gateway webhook");
    const QByteArray message = payment->gatewayOrderId.toUtf8() + '|' + payment->id.toUtf8();
    QJsonObject answer{
        {u"razorpay_order_id"_s, payment->gatewayOrderId},
        {u"razorpay_payment_id"_s, payment->id},
        {u"razorpay_signature"_s, QString::fromLatin1(hmacSha256Hex(message, mock.keySecret))}};
    co_return http::json(answer);
}

} // namespace

void addMockGatewayRoutes(http::Router &router, MockGateway &gateway, const WebhookInbox &inbox,
                          QByteArray keySecret, QByteArray webhookSecret)
{
    const Mock mock{&gateway, &inbox, std::move(keySecret), std::move(webhookSecret)};
    router.add({.method = http::Method::Post,
                .path = "/api/v1/mock/razorpay/pay",
                .access = http::Access::Public,
                .handler = [mock](Request r) { return pay(mock, std::move(r)); },
                .body = http::Body::Json});
}

} // namespace paushtik::payments
