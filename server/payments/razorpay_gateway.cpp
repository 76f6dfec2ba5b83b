// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/razorpay_gateway.h"

#include <QCoroTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrlQuery>
#include <chrono>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReadTries = 3;
constexpr int kDeadlineMilliseconds = 8'000;
constexpr int kMostPayments = 100; // razorpay.md section 12: the largest page

/// What staff read. Descriptions of the provider are shown, never compared (section 6.2).
Error errorOf(const ProviderAnswer &answer)
{
    const QJsonObject error = answer.json()["error"_L1].toObject();
    const QString said = error["description"_L1].toString();
    if (answer.status == 401)
        return {Fault::Unavailable, {}, u"Razorpay does not accept this shop's API key"_s};
    if (answer.status == 429)
        return {Fault::Unavailable, {}, u"Razorpay asks to slow down"_s};
    if (answer.status == 0)
        return {Fault::Unavailable, {}, u"Razorpay cannot be reached: "_s + answer.failure};
    if (answer.status >= 500)
        return {
            Fault::Unavailable, {}, u"Razorpay has a fault of its own (%1)"_s.arg(answer.status)};
    // 409: another request with this refund's key is still running there (section 6.1).
    if (answer.status == 409)
        return {Fault::Unavailable, {}, u"Razorpay is still working on this: "_s + said};
    return {Fault::Conflict,
            {},
            u"Razorpay refused: "_s + (said.isEmpty() ? u"no reason given"_s : said)};
}

Error notUnderstood()
{
    return {Fault::Unavailable, {}, u"Razorpay's answer was not understood"_s};
}

/// Money is an integer on the wire; anything with a fraction is not ours to round.
std::optional<Paise> paiseOf(const QJsonValue &value)
{
    constexpr qint64 kNone = -1;
    const qint64 amount = value.toInteger(kNone);
    return amount == kNone ? std::nullopt : std::optional(Paise(amount));
}

std::optional<GatewayOrder> orderOf(const QJsonObject &json)
{
    const auto amount = paiseOf(json["amount"_L1]);
    const QString id = json["id"_L1].toString();
    if (id.isEmpty() || !amount)
        return std::nullopt;
    return GatewayOrder{id, *amount, json["currency"_L1].toString(),
                        json["status"_L1] == "paid"_L1};
}

/// A status that is new to us is not final: it counts as created (section 4).
std::optional<GatewayPayment> paymentOf(const QJsonObject &json)
{
    const auto amount = paiseOf(json["amount"_L1]);
    const QString id = json["id"_L1].toString();
    if (id.isEmpty() || !amount)
        return std::nullopt;
    const auto status =
        parse<GatewayStatus>(json["status"_L1].toString()).value_or(GatewayStatus::Created);
    return GatewayPayment{id,      json["order_id"_L1].toString(), status,
                          *amount, json["currency"_L1].toString(), json["method"_L1].toString()};
}

std::optional<GatewayRefund> refundOf(const QJsonObject &json)
{
    const auto amount = paiseOf(json["amount"_L1]);
    const QString id = json["id"_L1].toString();
    if (id.isEmpty() || !amount)
        return std::nullopt;
    const auto state =
        parse<RefundState>(json["status"_L1].toString()).value_or(RefundState::Pending);
    return GatewayRefund{id, json["payment_id"_L1].toString(), *amount, state};
}

std::chrono::milliseconds pauseBefore(int tries, const ProviderAnswer &answer)
{
    const int milliseconds = 200 << tries;
    const int jitter = QRandomGenerator::global()->bounded(milliseconds / 2);
    const int asked = answer.retryAfterSeconds.value_or(0) * 1000;
    return std::chrono::milliseconds(qMin(qMax(asked, milliseconds + jitter), 3'000));
}

} // namespace

RazorpayGateway::RazorpayGateway(RazorpayConfig config)
    : m_config(std::move(config))
{
}

ProviderRequest RazorpayGateway::request(const QByteArray &method, const QString &path) const
{
    const QByteArray key = m_config.keyId.toUtf8() + ':' + m_config.keySecret;
    ProviderRequest request{method, QUrl(m_config.baseUrl + path)};
    request.headers = {{"Authorization"_ba, "Basic "_ba + key.toBase64()},
                       {"Accept"_ba, "application/json"_ba}};
    request.deadlineMilliseconds = kDeadlineMilliseconds;
    return request;
}

Task<Result<QJsonObject>> RazorpayGateway::get(QString path)
{
    for (int tries = 1;; ++tries) {
        ProviderRequest wanted = request("GET"_ba, path);
        const ProviderAnswer answer = co_await m_client.send(std::move(wanted));
        if (answer.ok()) {
            const QJsonObject json = answer.json();
            if (json.isEmpty())
                co_return fail(notUnderstood());
            co_return json;
        }
        if (!answer.passing() || tries == kReadTries)
            co_return fail(errorOf(answer));
        co_await QCoro::sleepFor(pauseBefore(tries, answer));
    }
}

Task<ProviderAnswer> RazorpayGateway::post(QString path, QJsonObject body,
                                           QList<std::pair<QByteArray, QByteArray>> extraHeaders)
{
    ProviderRequest wanted = request("POST"_ba, path);
    wanted.headers.append({"Content-Type"_ba, "application/json"_ba});
    wanted.headers.append(extraHeaders);
    wanted.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    co_return co_await m_client.send(std::move(wanted));
}

Task<Result<std::optional<GatewayOrder>>> RazorpayGateway::orderOfReceipt(QString receipt,
                                                                          Paise amount)
{
    QUrlQuery query;
    query.addQueryItem(u"receipt"_s, receipt);
    const Result<QJsonObject> found =
        co_await get(u"/orders?"_s + query.toString(QUrl::FullyEncoded));
    if (!found)
        co_return fail(found.error());
    const QJsonArray items = (*found)["items"_L1].toArray();
    for (const QJsonValue &item : items) {
        const auto order = orderOf(item.toObject());
        if (order && item["receipt"_L1] == receipt && order->amount == amount && !order->paid)
            co_return order;
    }
    co_return std::optional<GatewayOrder>();
}

// No idempotency for orders (section 2): a create whose answer was lost is looked up by its
// receipt, not repeated.
Task<Result<GatewayOrder>> RazorpayGateway::createOrder(QString receipt, Paise amount)
{
    const QJsonObject body{
        {u"amount"_s, amount.value()}, {u"currency"_s, u"INR"_s}, {u"receipt"_s, receipt}};
    const ProviderAnswer answer = co_await post(u"/orders"_s, body);
    if (answer.ok()) {
        const auto made = orderOf(answer.json());
        if (made)
            co_return *made;
    }
    const bool refusedForGood = answer.status >= 400 && answer.status < 500 && answer.status != 400;
    if (refusedForGood)
        co_return fail(errorOf(answer));
    // Lost, faulty, or a receipt that is taken: either way an order of ours may be there.
    const auto known = co_await orderOfReceipt(receipt, amount);
    if (known && *known)
        co_return **known;
    co_return fail(answer.ok() ? notUnderstood() : errorOf(answer));
}

Task<Result<GatewayPayment>> RazorpayGateway::payment(QString paymentId)
{
    const Result<QJsonObject> found =
        co_await get(u"/payments/"_s + QString::fromLatin1(QUrl::toPercentEncoding(paymentId)));
    if (!found)
        co_return fail(found.error());
    const auto payment = paymentOf(*found);
    if (!payment)
        co_return fail(notUnderstood());
    co_return *payment;
}

Task<Result<QList<GatewayPayment>>> RazorpayGateway::paymentsOf(QString gatewayOrderId)
{
    const QString path = u"/orders/%1/payments?count=%2"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(gatewayOrderId)),
        QString::number(kMostPayments));
    const Result<QJsonObject> found = co_await get(path);
    if (!found)
        co_return fail(found.error());
    QList<GatewayPayment> payments;
    const QJsonArray items = (*found)["items"_L1].toArray();
    for (const QJsonValue &item : items) {
        const auto payment = paymentOf(item.toObject());
        if (!payment)
            co_return fail(notUnderstood());
        payments.append(*payment);
    }
    co_return payments;
}

// X-Refund-Idempotency (section 6.1): the same key and body answer the refund that was made, so
// this may be repeated.
Task<Result<GatewayRefund>> RazorpayGateway::refund(NewRefund refund)
{
    const QString path = u"/payments/%1/refund"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(refund.paymentId)));
    const QJsonObject body{{u"amount"_s, refund.amount.value()}, {u"speed"_s, u"normal"_s}};
    const QList<std::pair<QByteArray, QByteArray>> key{
        {"X-Refund-Idempotency"_ba, refund.key.toLatin1()}};
    const ProviderAnswer answer = co_await post(path, body, key);
    if (!answer.ok())
        co_return fail(errorOf(answer));
    const auto made = refundOf(answer.json());
    if (!made || made->amount != refund.amount)
        co_return fail(notUnderstood());
    co_return *made;
}

} // namespace paushtik::payments
