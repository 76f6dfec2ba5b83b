// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/shiprocket_api.h"

#include <array>

// Where parcels are.
namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCancelled = 8;

struct Label {
    int id;
    QLatin1StringView text;
};
constexpr std::array kLabels{Label{1, "AWB ASSIGNED"_L1},
                             Label{3, "PICKUP SCHEDULED"_L1},
                             Label{5, "MANIFEST GENERATED"_L1},
                             Label{6, "SHIPPED"_L1},
                             Label{7, "DELIVERED"_L1},
                             Label{8, "CANCELLED"_L1},
                             Label{9, "RTO INITIATED"_L1},
                             Label{10, "RTO DELIVERED"_L1},
                             Label{12, "LOST"_L1},
                             Label{14, "RTO ACKNOWLEDGED"_L1},
                             Label{15, "PICKUP RESCHEDULED"_L1},
                             Label{17, "OUT FOR DELIVERY"_L1},
                             Label{18, "IN TRANSIT"_L1},
                             Label{19, "OUT FOR PICKUP"_L1},
                             Label{20, "PICKUP EXCEPTION"_L1},
                             Label{21, "UNDELIVERED"_L1},
                             Label{38, "REACHED AT DESTINATION HUB"_L1},
                             Label{41, "RTO OFD"_L1},
                             Label{42, "PICKED UP"_L1},
                             Label{46, "RTO IN TRANSIT"_L1}};

QJsonObject reversed(const QJsonArray &scans, const HeldOrder &order, const QString &shape)
{
    QJsonArray newestFirst;
    for (const QJsonValue &scan : scans)
        newestFirst.prepend(scan);
    const QJsonObject track{{u"awb_code"_s, order.awb},
                            {u"courier_name"_s, order.courier},
                            {u"shipment_id"_s, order.shipmentId},
                            {u"current_status"_s, statusLabel(order.statusId)}};
    QJsonObject data{{u"track_status"_s, 1},
                     {u"shipment_status"_s, order.statusId},
                     {u"shipment_track"_s, QJsonArray{track}},
                     {u"shipment_track_activities"_s, newestFirst},
                     {u"track_url"_s, u"https://shiprocket.co//tracking/"_s + order.awb},
                     {u"etd"_s, QString()},
                     {u"is_return"_s, order.isReturn}};
    if (shape == "null"_L1)
        data.insert("shipment_track_activities"_L1, QJsonValue());
    return data;
}

QJsonObject nothingYet(int status, const QString &words)
{
    return {{u"track_status"_s, 0},
            {u"shipment_status"_s, status},
            {u"error"_s, words},
            {u"shipment_track_activities"_s, QJsonValue()}};
}

QJsonObject trackingOf(const HeldOrder *order, const QString &shape)
{
    QJsonObject data;
    if (order && order->statusId == kCancelled)
        data = nothingYet(kCancelled, u"Ohh! This AWB has been cancelled."_s);
    else if (!order || order->scans.isEmpty())
        data = nothingYet(0, u"Aahh! There is no activities found in our DB. Please have some "
                             "patience it will be updated soon."_s);
    else
        data = reversed(order->scans, *order, shape);
    return {{u"tracking_data"_s, data}};
}

} // namespace

QString statusLabel(int statusId)
{
    for (const Label &label : kLabels) {
        if (label.id == statusId)
            return label.text;
    }
    return u"STATUS %1"_s.arg(statusId);
}

QJsonObject scanOf(int statusId, const QDateTime &at, const QString &location)
{
    return {{u"date"_s, at.toString(u"yyyy-MM-dd HH:mm:ss"_s)},
            {u"status"_s, u"X-SIM"_s},
            {u"activity"_s, statusLabel(statusId)},
            {u"location"_s, location},
            {u"sr-status"_s, QString::number(statusId)},
            {u"sr-status-label"_s, statusLabel(statusId)}};
}

Reply ShiprocketApi::track(const Call &call)
{
    const auto taken = m_faults->take(u"track"_s, u"shape"_s);
    const QString shape = taken ? taken->toString() : QString();
    const QString last = call.path.section(u'/', -1);
    if (call.path.contains("/track/awb/"_L1))
        return jsonReply(trackingOf(m_account->byAwb(last), shape));
    if (call.path.contains("/track/shipment/"_L1))
        return jsonReply(trackingOf(m_account->byShipmentId(last.toLongLong()), shape));
    QJsonObject all;
    const QJsonArray awbs = call.json().value("awbs"_L1).toArray();
    if (awbs.size() > 50)
        return refusal(422, u"The awbs may not have more than 50 items."_s);
    for (const QJsonValue &awb : awbs) {
        if (const HeldOrder *order = m_account->byAwb(awb.toString()))
            all.insert(awb.toString(), trackingOf(order, shape));
    }
    return jsonReply(all);
}

} // namespace paushtik::simulators
