// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/shiprocket_api.h"

#include <QJsonDocument>
#include <QSet>
#include <array>

// Orders at the provider: created, listed, shown, cancelled.
namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCancelled = 8; // SHIPMENT table
constexpr std::array kRequired{
    "order_id"_L1,        "order_date"_L1,     "pickup_location"_L1, "billing_customer_name"_L1,
    "billing_address"_L1, "billing_city"_L1,   "billing_pincode"_L1, "billing_state"_L1,
    "billing_country"_L1, "billing_email"_L1,  "billing_phone"_L1,   "shipping_is_billing"_L1,
    "order_items"_L1,     "payment_method"_L1, "sub_total"_L1,       "length"_L1,
    "breadth"_L1,         "height"_L1,         "weight"_L1};

bool isBlank(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || value == QJsonValue(QString()) ||
           (value.isArray() && value.toArray().isEmpty());
}

/// Every missing field in the provider's words.
QJsonObject missingFields(const QJsonObject &body)
{
    QJsonObject errors;
    for (const QLatin1StringView field : kRequired) {
        const QString words = QString(field).replace(u'_', u' ');
        if (isBlank(body.value(field)))
            errors.insert(field, QJsonArray{u"The %1 field is required."_s.arg(words)});
    }
    return errors;
}

bool repeatsSku(const QJsonArray &items)
{
    QSet<QString> seen;
    for (const QJsonValue &item : items)
        seen.insert(item.toObject().value("sku"_L1).toString());
    return seen.size() != items.size();
}

Reply invalid(const QJsonObject &errors)
{
    return jsonReply(
        {{u"message"_s, u"Oops! Invalid Data."_s}, {u"errors"_s, errors}, {u"status_code"_s, 422}},
        422);
}

QJsonObject rowOf(const HeldOrder &order)
{
    const QJsonObject shipment{
        {u"id"_s, order.shipmentId}, {u"awb"_s, order.awb}, {u"courier"_s, order.courier}};
    return {{u"id"_s, order.orderId},
            {u"channel_order_id"_s, order.reference},
            {u"status"_s, order.cancelled ? u"CANCELED"_s : u"NEW"_s},
            {u"status_code"_s, order.cancelled ? 5 : 1},
            {u"payment_method"_s, u"prepaid"_s},
            {u"shipments"_s, QJsonArray{shipment}}};
}

} // namespace

std::optional<Reply> ShiprocketApi::refusedCreation(const QJsonObject &body) const
{
    const QJsonObject missing = missingFields(body);
    if (!missing.isEmpty())
        return invalid(missing);
    if (body.contains("channel_id"_L1))
        return refusal(400, u"Given channel id does not exist"_s);
    if (repeatsSku(body.value("order_items"_L1).toArray()))
        return refusal(400, u"SKU cannot be repeated"_s);
    if (body.value("billing_city"_L1).toString().size() > 30)
        return invalid({{u"billing_city"_s, QJsonArray{u"May not be longer than 30."_s}}});
    if (m_account->pickupLocations.contains(body.value("pickup_location"_L1).toString()))
        return std::nullopt;
    const QString words =
        u"Wrong Pickup location entered. Please choose one location from the data "
        "given"_s;
    return jsonReply(
        {{u"message"_s, words}, {u"data"_s, QJsonDocument::fromJson(addresses().body).object()}});
}

Reply ShiprocketApi::created(const HeldOrder &order)
{
    const bool blanks = m_faults->strikes(u"create"_s, u"blanks"_s);
    const QJsonValue none = blanks ? QJsonValue(QString()) : QJsonValue();
    const bool texts = m_faults->strikes(u"create"_s, u"texts"_s);
    const auto number = [texts](qint64 value) {
        return texts ? QJsonValue(QString::number(value)) : QJsonValue(value);
    };
    return jsonReply({{u"order_id"_s, number(order.orderId)},
                      {u"shipment_id"_s, number(order.shipmentId)},
                      {u"status"_s, order.cancelled ? u"CANCELED"_s : u"NEW"_s},
                      {u"status_code"_s, number(order.cancelled ? 5 : 1)},
                      {u"onboarding_completed_now"_s, 0},
                      {u"awb_code"_s, order.awb.isEmpty() ? none : QJsonValue(order.awb)},
                      {u"courier_company_id"_s, none},
                      {u"courier_name"_s, none}});
}

Reply ShiprocketApi::create(const Call &call)
{
    const QJsonObject body = call.json();
    if (const auto refused = refusedCreation(body))
        return *refused;
    if (m_faults->strikes(u"create"_s, u"dead"_s))
        return jsonReply({{u"order_id"_s, 510'999'999},
                          {u"shipment_id"_s, QJsonValue()},
                          {u"status"_s, u"NEW"_s},
                          {u"status_code"_s, 1}});
    if (m_faults->strikes(u"create"_s, u"kyc"_s))
        return refusal(400, u"Please complete your KYC to ship orders"_s);
    const QString reference = body.value("order_id"_L1).toString();
    if (HeldOrder *there = m_account->byReference(reference)) {
        ++there->timesAsked;
        if (m_faults->strikes(u"create"_s, u"taken"_s))
            return invalid(
                {{u"order_id"_s, QJsonArray{u"The order id has already been taken."_s}}});
        return created(*there);
    }
    return created(m_account->add(reference, body));
}

Reply ShiprocketApi::listOrders(const Call &call) const
{
    QString wanted = call.query.queryItemValue(u"search"_s);
    if (call.query.queryItemValue(u"filter_by"_s) == "channel_order_id"_L1)
        wanted = call.query.queryItemValue(u"filter"_s);
    QJsonArray rows;
    // The filter is looser than what was asked for.
    for (const HeldOrder &order : std::as_const(m_account->orders)) {
        if (order.reference.startsWith(wanted))
            rows.append(rowOf(order));
    }
    if (m_faults->strikes(u"orders"_s, u"lag"_s))
        rows = {};
    return jsonReply({{u"data"_s, rows}, {u"meta"_s, QJsonObject()}});
}

Reply ShiprocketApi::showOrder(const Call &call) const
{
    const HeldOrder *order = m_account->byOrderId(call.path.section(u'/', -1).toLongLong());
    if (!order)
        return refusal(404, u"404 Not Found"_s);
    QJsonObject data = rowOf(*order);
    data.insert("shipments"_L1, data.value("shipments"_L1).toArray().first());
    data.insert("awb_data"_L1, QJsonObject{{u"awb"_s, order->awb}, {u"routing_code"_s, u""_s}});
    return jsonReply({{u"data"_s, data}});
}

Reply ShiprocketApi::showShipment(const Call &call) const
{
    const HeldOrder *order = m_account->byShipmentId(call.path.section(u'/', -1).toLongLong());
    if (!order)
        return jsonReply({});
    return jsonReply({{u"data"_s, QJsonObject{{u"id"_s, order->shipmentId},
                                              {u"awb"_s, order->awb},
                                              {u"status"_s, order->statusId}}}});
}

Reply ShiprocketApi::cancelOrders(const Call &call)
{
    const QJsonArray ids = call.json().value("ids"_L1).toArray();
    if (ids.isEmpty())
        return invalid({{u"ids"_s, QJsonArray{u"The ids field is required."_s}}});
    for (const QJsonValue &id : ids) {
        HeldOrder *order = m_account->byOrderId(id.toVariant().toLongLong());
        if (!order)
            return refusal(500, u"Trying to get property of non-object"_s);
        if (order->leftUs())
            return refusal(400, u"Order cannot be cancelled after it was picked up"_s);
        order->cancelled = true;
        order->statusId = kCancelled;
    }
    return {.status = 204};
}

} // namespace paushtik::simulators
