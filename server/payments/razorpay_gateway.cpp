// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/razorpay_gateway.h"

#include <QCoroTimer>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrlQuery>
#include <chrono>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTries = 3;
constexpr int kCreateTries = 2;
constexpr qsizetype kMostWords = 300;

/// What staff read. Descriptions of the provider are shown, never compared (section 6.2).
Error errorOf(const ProviderAnswer &answer)
{
    const QJsonObject error = answer.json()["error"_L1].toObject();
    const QString said = error["description"_L1].toString().simplified().left(kMostWords);
    if (answer.status == 401)
        return {Fault::Unavailable, {}, u"Razorpay does not accept this shop's API key"_s};
    if (answer.status == 429)
        return {Fault::Unavailable, {}, u"Razorpay asks to slow down"_s};
    if (answer.status == 0)
        return {Fault::Unavailable, {}, u"Razorpay cannot be reached: "_s + answer.failure};
    if (answer.status >= 500)
        return {
            Fault::Unavailable, {}, u"Razorpay has a fault of its own (%1)"_s.arg(answer.status)};
    // Another request with this refund's key, or another operation on the payment, is running there
    // (sections 5, 6.1). To take it for passing risks no more than asking again.
    if (said.contains("in progress"_L1))
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
    return amount < 0 ? std::nullopt : std::optional(Paise(amount));
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
    request.deadlineMilliseconds = m_config.deadlineMilliseconds;
    return request;
}

ProviderRequest RazorpayGateway::post(const QString &path, const QJsonObject &body) const
{
    ProviderRequest wanted = request("POST"_ba, path);
    wanted.headers.append({"Content-Type"_ba, "application/json"_ba});
    wanted.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return wanted;
}

// Only for what may be repeated: reads, and refunds under their key.
Task<ProviderAnswer> RazorpayGateway::repeat(ProviderRequest request)
{
    const QDeadlineTimer patience(m_config.patienceMilliseconds);
    for (int tries = 1;; ++tries) {
        ProviderRequest once = request;
        const ProviderAnswer answer = co_await m_client.send(std::move(once));
        const bool worthATry = answer.passing() || answer.status == 409;
        const auto pause = pauseBefore(tries, answer);
        if (!worthATry || tries == kTries || pause >= patience.remainingTimeAsDuration())
            co_return answer;
        co_await QCoro::sleepFor(pause);
    }
}

Task<Result<QJsonObject>> RazorpayGateway::get(QString path)
{
    ProviderRequest wanted = request("GET"_ba, path);
    const ProviderAnswer answer = co_await repeat(std::move(wanted));
    if (!answer.ok())
        co_return fail(errorOf(answer));
    const QJsonObject json = answer.json();
    if (json.isEmpty())
        co_return fail(notUnderstood());
    co_return json;
}

// One that is paid too: it is the order's, and nobody else can have it.
Task<Result<std::optional<GatewayOrder>>> RazorpayGateway::orderOfReceipt(QString receipt,
                                                                          Paise amount)
{
    QUrlQuery query;
    query.addQueryItem(u"receipt"_s, receipt);
    const Result<QJsonObject> found =
        co_await get(u"/orders?"_s + query.toString(QUrl::FullyEncoded));
    if (!found)
        co_return fail(found.error());
    std::optional<GatewayOrder> best;
    const QJsonArray items = (*found)["items"_L1].toArray();
    for (const QJsonValue &item : items) {
        const auto order = orderOf(item.toObject());
        const bool ours = order && item["receipt"_L1] == receipt && order->amount == amount;
        if (ours && (!best || best->paid))
            best = order;
    }
    co_return best;
}

// No idempotency for orders (section 2): a create whose answer was lost is looked up by its receipt
// before it is sent again. Two of them would be harmless, since only one is ever shown to anybody.
Task<Result<GatewayOrder>> RazorpayGateway::createOrder(QString receipt, Paise amount)
{
    const QJsonObject body{
        {u"amount"_s, amount.value()}, {u"currency"_s, u"INR"_s}, {u"receipt"_s, receipt}};
    for (int tries = 1;; ++tries) {
        ProviderRequest wanted = post(u"/orders"_s, body);
        const ProviderAnswer answer = co_await m_client.send(std::move(wanted));
        const auto made = answer.ok() ? orderOf(answer.json()) : std::nullopt;
        if (made && made->amount == amount)
            co_return *made;
        if (!answer.ok() && !answer.passing() && answer.status != 400)
            co_return fail(errorOf(answer));
        // Lost, faulty, or a receipt that is taken: either way an order of ours may be there.
        const auto known = co_await orderOfReceipt(receipt, amount);
        if (known && *known)
            co_return **known;
        if (!known || !answer.passing() || tries == kCreateTries)
            co_return fail(answer.ok() ? notUnderstood() : errorOf(answer));
    }
}

Task<Result<GatewayOrder>> RazorpayGateway::order(QString gatewayOrderId)
{
    const Result<QJsonObject> found =
        co_await get(u"/orders/"_s + QString::fromLatin1(QUrl::toPercentEncoding(gatewayOrderId)));
    if (!found)
        co_return fail(found.error());
    const auto order = orderOf(*found);
    if (!order)
        co_return fail(notUnderstood());
    co_return *order;
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

// The documented form takes no paging: it answers them all.
Task<Result<QList<GatewayPayment>>> RazorpayGateway::paymentsOf(QString gatewayOrderId)
{
    const Result<QJsonObject> found = co_await get(
        u"/orders/%1/payments"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(gatewayOrderId))));
    if (!found)
        co_return fail(found.error());
    if (!(*found)["items"_L1].isArray())
        co_return fail(notUnderstood());
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
    ProviderRequest wanted =
        post(path, {{u"amount"_s, refund.amount.value()}, {u"speed"_s, u"normal"_s}});
    wanted.headers.append({"X-Refund-Idempotency"_ba, refund.key.toLatin1()});
    const ProviderAnswer answer = co_await repeat(std::move(wanted));
    if (!answer.ok())
        co_return fail(errorOf(answer));
    const auto made = refundOf(answer.json());
    if (!made || made->amount != refund.amount)
        co_return fail(notUnderstood());
    co_return *made;
}

} // namespace paushtik::payments
