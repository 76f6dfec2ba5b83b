// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/shiprocket_api.h"

// From an order to a parcel: courier, pickup, label, manifest.
namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCourier = 54;
constexpr int kAssigned = 1;
constexpr int kPickupScheduled = 3;

Reply assignmentRefused(const QString &why)
{
    return jsonReply(
        {{u"awb_assign_status"_s, 0},
         {u"response"_s, QJsonObject{{u"data"_s, QJsonObject{{u"awb_assign_error"_s, why}}}}}});
}

QJsonArray idsIn(const Call &call, QLatin1StringView field)
{
    return call.json().value(field).toArray();
}

Reply notAnArray()
{
    return refusal(500, u"Invalid argument supplied for foreach()"_s);
}

QString fileUrl(const QUrl &here, const QString &name)
{
    QUrl url = here;
    url.setPath(u"/files/"_s + name);
    return url.toString();
}

QJsonObject naiveTime(const QDateTime &at)
{
    return {{u"date"_s, at.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) + u"000"_s},
            {u"timezone_type"_s, 3},
            {u"timezone"_s, u"Asia/Kolkata"_s}};
}

} // namespace

Reply ShiprocketApi::serviceability(const Call &call)
{
    const QString to = call.query.queryItemValue(u"delivery_postcode"_s);
    const bool nobody = m_faults->strikes(u"serviceability"_s, u"nobody"_s);
    const QJsonObject courier{{u"courier_company_id"_s, kCourier},
                              {u"courier_name"_s, u"Ekart Logistics Surface"_s},
                              {u"rate"_s, 62.6},
                              {u"postcode"_s, to},
                              {u"estimated_delivery_days"_s, u"4"_s}};
    const QJsonArray couriers = nobody ? QJsonArray() : QJsonArray{courier};
    return jsonReply({{u"status"_s, 200},
                      {u"data"_s, QJsonObject{{u"available_courier_companies"_s, couriers}}}});
}

std::optional<Reply> ShiprocketApi::refusedAssignment(const HeldOrder &order)
{
    if (order.cancelled)
        return refusal(400, u"Order is in cancelled state"_s);
    if (!order.awb.isEmpty())
        return assignmentRefused(u"AWB is already assigned"_s);
    if (m_faults->strikes(u"assign"_s, u"nobody"_s))
        return assignmentRefused(u"Selected courier not available between 302029 and 560001"_s);
    if (m_faults->strikes(u"assign"_s, u"text"_s))
        return jsonReply({{u"awb_assign_status"_s, 0},
                          {u"response"_s, QJsonObject{{u"data"_s, u"Something went wrong"_s}}}});
    if (m_account->balancePaise >= m_account->freightPaise)
        return std::nullopt;
    if (!m_faults->strikes(u"assign"_s, u"old_wallet"_s))
        return assignmentRefused(u"Insufficient amount to label this shipment"_s);
    const QString words =
        u"Please recharge your ShipRocket wallet. The minimum required balance is Rs 100"_s;
    QJsonObject body{{u"status_code"_s, 350}, {u"message"_s, words}, {u"awb_assign_status"_s, 0}};
    const QJsonObject data{{u"courier_id"_s, QString()}, {u"awb_assign_error"_s, words}};
    body.insert("response"_L1, QJsonObject{{u"data"_s, data}});
    return jsonReply(body);
}

Reply ShiprocketApi::assign(const Call &call)
{
    QJsonValue id = call.json().value("shipment_id"_L1);
    if (id.isArray())
        id = id.toArray().first();
    HeldOrder *order = m_account->byShipmentId(id.toVariant().toLongLong());
    if (!order)
        return jsonReply(
            {{u"message"_s, u"Required field missing"_s},
             {u"errors"_s,
              QJsonObject{{u"shipment_id"_s, QJsonArray{u"The shipment id is invalid."_s}}}},
             {u"status_code"_s, 422}},
            422);
    if (const auto refused = refusedAssignment(*order))
        return *refused;
    m_account->balancePaise -= m_account->freightPaise;
    order->awb = m_account->nextAwb();
    order->courierId = kCourier;
    order->courier = u"Ekart Logistics Surface"_s;
    order->statusId = kAssigned;
    const QJsonObject data{{u"courier_company_id"_s, order->courierId},
                           {u"awb_code"_s, order->awb},
                           {u"order_id"_s, order->orderId},
                           {u"shipment_id"_s, order->shipmentId},
                           {u"assigned_date_time"_s, naiveTime(m_account->now())},
                           {u"courier_name"_s, order->courier},
                           {u"routing_code"_s, u"BLR/HUB"_s}};
    return jsonReply(
        {{u"awb_assign_status"_s, 1}, {u"response"_s, QJsonObject{{u"data"_s, data}}}});
}

Reply ShiprocketApi::pickup(const Call &call)
{
    const QJsonArray ids = idsIn(call, "shipment_id"_L1);
    HeldOrder *order = m_account->byShipmentId(ids.first().toVariant().toLongLong());
    if (!order || order->awb.isEmpty() || order->cancelled)
        return refusal(400, u"Invalid shipment id"_s);
    if (order->pickupAsked)
        return refusal(400, u"Already in Pickup Queue."_s);
    order->pickupAsked = true;
    order->statusId = kPickupScheduled;
    const QDateTime when = m_account->now().addDays(1);
    const QJsonObject response{
        {u"pickup_scheduled_date"_s, when.toString(u"yyyy-MM-dd HH:mm:ss"_s)},
        {u"pickup_token_number"_s, u"Reference No: %1"_s.arg(order->shipmentId)},
        {u"status"_s, 3},
        {u"data"_s, u"Pickup is confirmed for AWB :- "_s + order->awb}};
    return jsonReply({{u"pickup_status"_s, 1}, {u"response"_s, response}});
}

Reply ShiprocketApi::label(const Call &call, const QUrl &here)
{
    const QJsonArray ids = idsIn(call, "shipment_id"_L1);
    if (ids.isEmpty())
        return refusal(422, u"The shipment id must be an array."_s);
    HeldOrder *order = m_account->byShipmentId(ids.first().toVariant().toLongLong());
    const bool none = m_faults->strikes(u"label"_s, u"none"_s);
    if (none || !order || order->awb.isEmpty()) {
        const QJsonObject reasons{
            {ids.first().toVariant().toString(), u"Shipment awb not found"_s}};
        return jsonReply({{u"label_created"_s, 0},
                          {u"not_created"_s, reasons},
                          {u"response"_s, u"No valid shipment ids to print label"_s}});
    }
    order->labelled = true;
    QString url = fileUrl(here, u"label-%1.pdf"_s.arg(order->awb));
    if (const auto elsewhere = m_faults->take(u"label"_s, u"url"_s))
        url = elsewhere->toString();
    return jsonReply({{u"label_created"_s, 1},
                      {u"label_url"_s, url},
                      {u"response"_s, u"Label has been created and uploaded successfully!"_s},
                      {u"not_created"_s, QJsonArray()}});
}

Reply ShiprocketApi::manifest(const Call &call, const QUrl &here)
{
    const QJsonArray ids = idsIn(call, "shipment_id"_L1);
    if (ids.isEmpty())
        return notAnArray();
    QList<HeldOrder *> chosen;
    for (const QJsonValue &id : ids) {
        HeldOrder *order = m_account->byShipmentId(id.toVariant().toLongLong());
        if (!order || !order->pickupAsked || m_faults->strikes(u"manifest"_s, u"none"_s))
            return jsonReply({{u"status"_s, 1}, {u"manifest_url"_s, QString()}});
        if (order->manifested)
            return refusal(400,
                           u"Manifest already generated for some shipment_ids, Please try again "
                           "after removin them"_s);
        chosen.append(order);
    }
    for (HeldOrder *order : chosen)
        order->manifested = true;
    const QString name = u"manifest-%1.pdf"_s.arg(chosen.first()->awb);
    return jsonReply({{u"status"_s, 1}, {u"manifest_url"_s, fileUrl(here, name)}});
}

Reply ShiprocketApi::printManifest(const Call &call, const QUrl &here)
{
    const QJsonArray ids = idsIn(call, "order_ids"_L1);
    if (ids.isEmpty())
        return notAnArray();
    const HeldOrder *order = m_account->byOrderId(ids.first().toVariant().toLongLong());
    // Shipment ids are none of these, and get nothing.
    const QString url = order && order->manifested
                            ? fileUrl(here, u"manifest-%1.pdf"_s.arg(order->awb))
                            : QString();
    return jsonReply({{u"manifest_url"_s, url}});
}

} // namespace paushtik::simulators
