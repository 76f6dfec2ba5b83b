// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/shiprocket_api.h"

#include <array>

// What goes wrong on the way, and what comes back: undelivered parcels, returns, invoices.
namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUndelivered = 21; // SHIPMENT table
constexpr int kRtoInitiated = 9;
constexpr int kNdrCode = 36; // ORDER table
constexpr int kReturnPending = 21;

constexpr std::array kReturnRequired{
    "order_id"_L1,         "order_date"_L1,       "pickup_customer_name"_L1,
    "pickup_address"_L1,   "pickup_city"_L1,      "pickup_state"_L1,
    "pickup_country"_L1,   "pickup_pincode"_L1,   "pickup_email"_L1,
    "pickup_phone"_L1,     "shipping_address"_L1, "shipping_customer_name"_L1,
    "shipping_city"_L1,    "shipping_state"_L1,   "shipping_country"_L1,
    "shipping_pincode"_L1, "shipping_phone"_L1,   "order_items"_L1,
    "payment_method"_L1,   "sub_total"_L1,        "length"_L1,
    "breadth"_L1,          "height"_L1,           "weight"_L1};

Reply invalid(const QJsonObject &errors)
{
    return jsonReply(
        {{u"message"_s, u"Oops! Invalid Data."_s}, {u"errors"_s, errors}, {u"status_code"_s, 422}},
        422);
}

int attemptsOf(const HeldOrder &order)
{
    int attempts = 0;
    for (const QJsonValue &scan : order.scans)
        attempts += scan["sr-status"_L1].toString() == QString::number(kUndelivered) ? 1 : 0;
    return attempts;
}

QJsonObject ndrOf(const HeldOrder &order)
{
    const QJsonObject last = order.scans.isEmpty() ? QJsonObject() : order.scans.last().toObject();
    return {{u"id"_s, order.shipmentId},        {u"shipment_id"_s, order.shipmentId},
            {u"awb_code"_s, order.awb},         {u"courier"_s, order.courier},
            {u"status"_s, u"UNDELIVERED"_s},    {u"status_code"_s, kNdrCode},
            {u"reason"_s, last["activity"_L1]}, {u"attempts"_s, attemptsOf(order)},
            {u"history"_s, order.ndrActions}};
}

} // namespace

Reply ShiprocketApi::createReturn(const Call &call)
{
    const QJsonObject body = call.json();
    QJsonObject missing;
    for (const QLatin1StringView field : kReturnRequired) {
        const QJsonValue value = body.value(field);
        if (value.isUndefined() || value.isNull() || value == QJsonValue(QString()))
            missing.insert(field, QJsonArray{u"The %1 field is required."_s.arg(
                                      QString(field).replace(u'_', u' '))});
    }
    if (!missing.isEmpty())
        return invalid(missing);
    const QString reference = body.value("order_id"_L1).toString();
    if (m_account->byReference(reference))
        return invalid({{u"order_id"_s, QJsonArray{u"The order id has already been taken."_s}}});
    HeldOrder &order = m_account->add(reference, body);
    order.isReturn = true;
    return jsonReply({{u"order_id"_s, order.orderId},
                      {u"shipment_id"_s, order.shipmentId},
                      {u"status"_s, u"RETURN PENDING"_s},
                      {u"status_code"_s, kReturnPending},
                      {u"company_name"_s, u"Simulated"_s}});
}

Reply ShiprocketApi::listReturns() const
{
    QJsonArray rows;
    for (const HeldOrder &order : std::as_const(m_account->orders)) {
        if (order.isReturn)
            rows.append(QJsonObject{{u"id"_s, order.orderId},
                                    {u"channel_order_id"_s, order.reference},
                                    {u"status"_s, u"RETURN PENDING"_s},
                                    {u"status_code"_s, kReturnPending}});
    }
    return jsonReply({{u"data"_s, rows}, {u"meta"_s, QJsonObject()}});
}

Reply ShiprocketApi::ndr(const Call &call)
{
    const QStringList parts = call.path.split(u'/', Qt::SkipEmptyParts); // ndr, AWB, action
    if (call.method == "POST")
        return actOnNdr(parts.value(1), call.json());
    QJsonArray rows;
    for (const HeldOrder &order : std::as_const(m_account->orders)) {
        const bool asked = parts.value(1) == "all"_L1 || parts.value(1) == order.awb;
        if (asked && order.statusId == kUndelivered)
            rows.append(ndrOf(order));
    }
    return jsonReply({{u"data"_s, rows}});
}

Reply ShiprocketApi::actOnNdr(const QString &awb, const QJsonObject &body)
{
    HeldOrder *order = m_account->byAwb(awb);
    if (!order || order->statusId != kUndelivered)
        return refusal(404, u"404 Not Found"_s);
    const QString action = body.value("action"_L1).toString();
    if (!QStringList{u"re-attempt"_s, u"return"_s, u"fake-attempt"_s}.contains(action))
        return invalid({{u"action"_s, QJsonArray{u"The selected action is invalid."_s}}});
    order->ndrActions.append(QJsonObject{{u"action"_s, action},
                                         {u"comments"_s, body.value("comments"_L1)},
                                         {u"at"_s, m_account->now().toString(Qt::ISODate)}});
    if (action == "return"_L1) {
        order->statusId = kRtoInitiated;
        order->scans.append(scanOf(kRtoInitiated, m_account->now(), u"Jaipur_Hub (Rajasthan)"_s));
    }
    return jsonReply({{u"status"_s, u"Data Updated Sucessfully"_s}}, 202);
}

Reply ShiprocketApi::invoice(const Call &call, const QUrl &here)
{
    const QJsonArray ids = call.json().value("ids"_L1).toArray();
    if (ids.isEmpty())
        return refusal(500, u"Invalid argument supplied for foreach()"_s);
    const HeldOrder *order = m_account->byOrderId(ids.first().toVariant().toLongLong());
    if (!order)
        return jsonReply({{u"is_invoice_created"_s, false},
                          {u"message"_s, u"Invoice could not be created"_s},
                          {u"not_created"_s, QJsonArray()}},
                         400);
    QUrl url = here;
    url.setPath(u"/files/invoice-%1.pdf"_s.arg(order->orderId));
    return jsonReply({{u"is_invoice_created"_s, true},
                      {u"invoice_url"_s, url.toString()},
                      {u"not_created"_s, QJsonArray()}});
}

} // namespace paushtik::simulators
