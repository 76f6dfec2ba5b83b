// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/books.h"

#include <QSet>
#include <cmath>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLeastAmount = 100;
constexpr int kLongestReceipt = 40;

Refusal invalid(const QString &description, const QString &field = {})
{
    return {description, u"input_validation_failed"_s, field};
}

Refusal unknownId()
{
    return {u"The id provided does not exist"_s};
}

/// Form bodies and older clients send numbers as text.
std::optional<qint64> integer(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const double number =
        value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    if (!isNumber || std::floor(number) != number)
        return std::nullopt;
    return static_cast<qint64>(number);
}

/// Empty notes are an array on the wire, others an object.
QJsonValue notesOf(const QJsonObject &body)
{
    const QJsonObject notes = body["notes"_L1].toObject();
    return notes.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(notes);
}

std::optional<Refusal> unknownField(const QJsonObject &body, const QSet<QString> &known)
{
    QStringList extra;
    for (const QString &key : body.keys()) {
        if (!known.contains(key))
            extra.append(key);
    }
    if (extra.isEmpty())
        return std::nullopt;
    return Refusal{extra.join(u", "_s) + u" is/are not required and should not be sent"_s,
                   u"extra_field_sent"_s};
}

std::optional<Refusal> refusedOrder(const QJsonObject &body)
{
    static const QSet<QString> known{u"amount"_s,          u"currency"_s,        u"receipt"_s,
                                     u"notes"_s,           u"partial_payment"_s, u"payment"_s,
                                     u"payment_capture"_s, u"unique_receipt"_s};
    if (!body.contains("amount"_L1))
        return invalid(u"amount: is required."_s, u"amount"_s);
    const auto amount = integer(body["amount"_L1]);
    if (!amount)
        return invalid(u"The amount must be an integer."_s, u"amount"_s);
    if (*amount < kLeastAmount)
        return invalid(u"Order amount less than minimum amount allowed"_s, u"amount"_s);
    if (!body["currency"_L1].isString())
        return invalid(u"The currency field is required."_s, u"currency"_s);
    if (body["receipt"_L1].toString().size() > kLongestReceipt)
        return invalid(u"receipt: the length must be no more than 40."_s, u"receipt"_s);
    return unknownField(body, known);
}

} // namespace

QString Books::newId(const QString &prefix)
{
    ++m_clock;
    return prefix + u"_SIM%1"_s.arg(++m_made, 11, 10, QChar(u'0'));
}

std::optional<QJsonObject> Books::find(const QString &id) const
{
    const auto found = m_entities.find(id);
    return found == m_entities.end() ? std::nullopt : std::optional(*found);
}

QList<QJsonObject> Books::list(const QString &kind, const QString &field,
                               const QString &value) const
{
    QList<QJsonObject> found;
    for (const QString &id : m_inOrder) {
        const QJsonObject &entity = *m_entities.find(id);
        if (entity["entity"_L1] == kind && (field.isEmpty() || entity[field] == value))
            found.prepend(entity);
    }
    return found;
}

Answer<QJsonObject> Books::createOrder(const QJsonObject &body)
{
    if (const auto refused = refusedOrder(body))
        return *refused;
    const QString receipt = body["receipt"_L1].toString();
    const auto taken =
        receipt.isEmpty() ? QList<QJsonObject>() : list(u"order"_s, u"receipt"_s, receipt);
    const bool unique = body["unique_receipt"_L1].toBool();
    if (!taken.isEmpty() && (unique || receipts == Receipts::ReturnExisting))
        return taken.first();
    if (!taken.isEmpty() && receipts == Receipts::Reject)
        return invalid(u"Order receipt should be unique."_s, u"receipt"_s);
    return makeOrder(body);
}

Answer<QJsonObject> Books::makeOrder(const QJsonObject &body)
{
    const QString id = newId(u"order"_s);
    const qint64 amount = *integer(body["amount"_L1]);
    const QJsonValue receipt =
        body.contains("receipt"_L1) ? body["receipt"_L1] : QJsonValue(QJsonValue::Null);
    QJsonObject order{{u"id"_s, id},
                      {u"entity"_s, u"order"_s},
                      {u"amount"_s, amount},
                      {u"amount_paid"_s, 0},
                      {u"amount_due"_s, amount},
                      {u"currency"_s, body["currency"_L1]},
                      {u"receipt"_s, receipt},
                      {u"offer_id"_s, QJsonValue()},
                      {u"status"_s, u"created"_s},
                      {u"attempts"_s, 0},
                      {u"notes"_s, notesOf(body)},
                      {u"created_at"_s, m_clock}};
    m_entities.insert(id, order);
    m_inOrder.append(id);
    return order;
}

QString Books::pay(const QString &order, std::optional<qint64> amount, QString currency)
{
    QJsonObject paid = m_entities.value(order);
    const QString id = newId(u"pay"_s);
    paid["attempts"_L1] = paid["attempts"_L1].toInt() + 1;
    if (paid["status"_L1] == "created"_L1)
        paid["status"_L1] = u"attempted"_s;
    m_entities.insert(order, paid);
    const QJsonValue null;
    QJsonObject payment{
        {u"id"_s, id},
        {u"entity"_s, u"payment"_s},
        {u"amount"_s, amount.value_or(paid["amount"_L1].toInteger())},
        {u"currency"_s, currency.isEmpty() ? paid["currency"_L1].toString() : currency},
        {u"status"_s, u"created"_s},
        {u"order_id"_s, order},
        {u"invoice_id"_s, null},
        {u"international"_s, false},
        {u"method"_s, u"upi"_s},
        {u"amount_refunded"_s, 0},
        {u"refund_status"_s, null},
        {u"captured"_s, false},
        {u"vpa"_s, u"success@razorpay"_s},
        {u"email"_s, u"a@example.com"_s},
        {u"contact"_s, u"+919000000000"_s},
        {u"notes"_s, QJsonArray()},
        {u"fee"_s, null},
        {u"tax"_s, null},
        {u"error_code"_s, null},
        {u"error_description"_s, null},
        {u"acquirer_data"_s, QJsonObject{{u"rrn"_s, null}}},
        {u"created_at"_s, m_clock}};
    m_entities.insert(id, payment);
    m_inOrder.append(id);
    return id;
}

void Books::tellOf(const QString &event, const QString &payment, const QString &refund)
{
    QList<QJsonObject> entities;
    if (!refund.isEmpty())
        entities.append(m_entities.value(refund));
    entities.append(m_entities.value(payment));
    if (event == "order.paid"_L1)
        entities.append(m_entities.value(entities.last()["order_id"_L1].toString()));
    ++m_clock;
    m_tell(event, entities);
}

bool Books::authorize(const QString &payment)
{
    QJsonObject entity = m_entities.value(payment);
    const QString status = entity["status"_L1].toString();
    if (status != "created"_L1 && status != "failed"_L1)
        return false;
    entity["status"_L1] = u"authorized"_s;
    m_entities.insert(payment, entity);
    tellOf(u"payment.authorized"_s, payment);
    return true;
}

bool Books::fail(const QString &payment)
{
    QJsonObject entity = m_entities.value(payment);
    if (entity["status"_L1] != "created"_L1)
        return false;
    entity["status"_L1] = u"failed"_s;
    entity["error_code"_L1] = u"BAD_REQUEST_ERROR"_s;
    entity["error_description"_L1] = u"Payment failed"_s;
    m_entities.insert(payment, entity);
    tellOf(u"payment.failed"_s, payment);
    return true;
}

bool Books::captureByItself(const QString &payment)
{
    const QString status = m_entities.value(payment)["status"_L1].toString();
    if (status != "created"_L1 && status != "failed"_L1 && status != "authorized"_L1)
        return false;
    nowCaptured(payment);
    return true;
}

void Books::nowCaptured(const QString &payment)
{
    QJsonObject entity = m_entities.value(payment);
    const qint64 amount = entity["amount"_L1].toInteger();
    const qint64 net = (amount * 2 + 99) / 100;
    const qint64 tax = (net * 18 + 99) / 100;
    entity["status"_L1] = u"captured"_s;
    entity["captured"_L1] = true;
    entity["fee"_L1] = net + tax;
    entity["tax"_L1] = tax;
    entity["error_code"_L1] = QJsonValue::Null;
    entity["error_description"_L1] = QJsonValue::Null;
    m_entities.insert(payment, entity);
    const QString orderId = entity["order_id"_L1].toString();
    QJsonObject order = m_entities.value(orderId);
    order["status"_L1] = u"paid"_s;
    order["amount_paid"_L1] = order["amount"_L1];
    order["amount_due"_L1] = 0;
    m_entities.insert(orderId, order);
    tellOf(u"payment.captured"_s, payment);
    tellOf(u"order.paid"_s, payment);
}

Answer<QJsonObject> Books::capture(const QString &payment, const QJsonObject &body)
{
    const auto entity = find(payment);
    if (!entity || (*entity)["entity"_L1] != "payment"_L1)
        return unknownId();
    const QString status = (*entity)["status"_L1].toString();
    if (status == "captured"_L1 || status == "refunded"_L1)
        return Refusal{u"This payment has already been captured"_s};
    if (!body.contains("amount"_L1))
        return invalid(u"Could not validate payment capture request due to: "
                       "amount: required key is missing."_s);
    const auto amount = integer(body["amount"_L1]);
    if (!amount)
        return invalid(u"The amount must be an integer."_s, u"amount"_s);
    if (status != "authorized"_L1)
        return Refusal{u"Only payments which have been authorized and not yet captured "
                       "can be captured"_s};
    if (m_entities.value((*entity)["order_id"_L1].toString())["status"_L1] == "paid"_L1)
        return Refusal{u"Your payment has been declined as the order is already paid. Please "
                       "initiate the payment with a new order."_s};
    if (*amount != (*entity)["amount"_L1].toInteger())
        return Refusal{u"Capture amount must be equal to the amount authorized"_s};
    if (body["currency"_L1] != (*entity)["currency"_L1])
        return Refusal{u"Capture request currency must be same as payment currency."_s};
    nowCaptured(payment);
    return *find(payment);
}

namespace {

Answer<qint64> refundable(const QJsonObject &payment, const QJsonObject &body)
{
    const qint64 captured = payment["amount"_L1].toInteger();
    const qint64 left = captured - payment["amount_refunded"_L1].toInteger();
    if (payment["status"_L1] == "refunded"_L1)
        return Refusal{u"The payment has been fully refunded already"_s};
    if (payment["status"_L1] != "captured"_L1)
        return Refusal{u"The payment status should be captured for action to be taken"_s};
    if (!body.contains("amount"_L1))
        return left;
    const auto amount = integer(body["amount"_L1]);
    if (!amount)
        return invalid(u"The amount must be an integer."_s, u"amount"_s);
    if (*amount < kLeastAmount)
        return invalid(u"The amount must be at least INR 1.00"_s, u"amount"_s);
    if (*amount > left)
        return Refusal{u"The refund amount provided is greater than amount captured"_s};
    return *amount;
}

} // namespace

Answer<QJsonObject> Books::refund(const QString &paymentId, const QJsonObject &body)
{
    static const QSet<QString> known{u"amount"_s, u"speed"_s, u"notes"_s, u"receipt"_s,
                                     u"payment_id"_s};
    auto payment = find(paymentId);
    if (!payment || (*payment)["entity"_L1] != "payment"_L1)
        return unknownId();
    if (const auto extra = unknownField(body, known))
        return *extra;
    const Answer<qint64> amount = refundable(*payment, body);
    if (const auto *refused = std::get_if<Refusal>(&amount))
        return *refused;
    const qint64 gone = (*payment)["amount_refunded"_L1].toInteger() + std::get<qint64>(amount);
    const bool whole = gone == (*payment)["amount"_L1].toInteger();
    (*payment)["amount_refunded"_L1] = gone;
    (*payment)["refund_status"_L1] = whole ? u"full"_s : u"partial"_s;
    if (whole)
        (*payment)["status"_L1] = u"refunded"_s;
    m_entities.insert(paymentId, *payment);

    const QString id = newId(u"rfnd"_s);
    QJsonObject refund{{u"id"_s, id},
                       {u"entity"_s, u"refund"_s},
                       {u"amount"_s, std::get<qint64>(amount)},
                       {u"currency"_s, (*payment)["currency"_L1]},
                       {u"payment_id"_s, paymentId},
                       {u"notes"_s, notesOf(body)},
                       {u"receipt"_s, body["receipt"_L1].toString()},
                       {u"acquirer_data"_s, QJsonObject{{u"arn"_s, QJsonValue()}}},
                       {u"created_at"_s, m_clock},
                       {u"batch_id"_s, QJsonValue()},
                       {u"status"_s, u"pending"_s},
                       {u"speed_processed"_s, u"normal"_s},
                       {u"speed_requested"_s, u"normal"_s}};
    m_entities.insert(id, refund);
    m_inOrder.append(id);
    tellOf(u"refund.created"_s, paymentId, id);
    if (!refundsStayPending)
        settleRefund(id, u"processed"_s);
    return *find(id);
}

bool Books::settleRefund(const QString &refund, const QString &state)
{
    QJsonObject entity = m_entities.value(refund);
    if (entity["status"_L1] != "pending"_L1)
        return false;
    entity["status"_L1] = state;
    m_entities.insert(refund, entity);
    tellOf(u"refund."_s + state, entity["payment_id"_L1].toString(), refund);
    return true;
}

} // namespace paushtik::simulators
