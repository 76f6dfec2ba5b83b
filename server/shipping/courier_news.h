// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/courier_status.h"
#include "shared/domain/timestamp.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik::shipping {

/// One line of the parcel's way, as the courier scanned it.
struct Scan {
    Timestamp at;
    std::optional<int> statusId; ///< SHIPMENT table; nothing for scans without meaning ("NA")
    QString label;
    QString activity;
    QString location;
};

/// What a courier says of one parcel, by webhook or by tracking. Blank fields were not said.
struct CourierNews {
    QString awb;
    QString courierOrderId;
    QString reference;
    std::optional<int> shipmentStatusId; ///< SHIPMENT table
    QString shipmentStatus;
    std::optional<int> orderStatusId; ///< ORDER table: looked at only without the two above
    QString orderStatus;
    std::optional<Timestamp> at;
    QList<Scan> scans; ///< oldest first
    std::optional<QDate> edd;
    QString trackingUrl;
    QString courier;
    bool isReturn = false;
    bool polled = false; ///< the answer to our own question, not a webhook
};

/// A moment of the parcel's life, read from a scan or from the head of the news.
struct Moment {
    CourierReading reading;
    Timestamp at;
    QString text;
    QString location;
    bool isHead = false;
};

/// Shiprocket's webhook (shiprocket.md §19). Nothing when the body is no JSON object; a missing
/// field is a blank one.
std::optional<CourierNews> readWebhook(const QByteArray &body);
/// One `tracking_data` (§10). Nothing when it has no news.
std::optional<CourierNews> readTracking(const QString &awb, const QJsonObject &trackingData);
/// What makes two deliveries of a webhook the same one.
QByteArray webhookIdentity(const QByteArray &body);

/// All moments in the order they happened, each clamped to `now` + 5 minutes; the head last.
QList<Moment> momentsOf(const CourierNews &news, Timestamp now);

/// Shiprocket's times carry no zone and mean Asia/Kolkata. Nothing for "", "NA" and zero dates.
std::optional<Timestamp> readCourierTime(const QString &text);

} // namespace paushtik::shipping
