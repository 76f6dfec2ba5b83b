// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_news.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <algorithm>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

constexpr int kIndiaOffsetSeconds = 19'800;
constexpr int kFutureSlackSeconds = 300;

/// What an entry of an index can hold, whatever the characters.
constexpr qsizetype kLongestText = 500;

/// A field that comes as string, number or null, by endpoint and age. PostgreSQL's text has no NUL.
QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().remove(QChar::Null).trimmed().left(kLongestText);
    if (value.isDouble())
        return QString::number(value.toInteger());
    return {};
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QString text = textOf(object.value(name));
        if (!text.isEmpty())
            return text;
    }
    return {};
}

std::optional<QDate> dayOf(const QString &text)
{
    const auto at = readCourierTime(text);
    return at ? std::optional<QDate>(at->indianDay()) : std::nullopt;
}

std::optional<Scan> readScan(const QJsonObject &object)
{
    const auto at = readCourierTime(textOf(object.value("date"_L1)));
    if (!at)
        return std::nullopt;
    QString label = textOf(object.value("sr-status-label"_L1));
    if (label == "NA"_L1)
        label.clear();
    return Scan{*at, parseStatusId(object.value("sr-status"_L1)), label,
                textOf(object.value("activity"_L1)), textOf(object.value("location"_L1))};
}

/// Oldest first; webhooks send them so, tracking newest first.
QList<Scan> readScans(const QJsonValue &value)
{
    const auto earlier = [](const Scan &a, const Scan &b) { return a.at < b.at; };
    QList<Scan> scans;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        if (const auto scan = readScan(item.toObject()))
            scans.insert(std::upper_bound(scans.cbegin(), scans.cend(), *scan, earlier), *scan);
    }
    return scans;
}

CourierReading readHead(const CourierNews &news)
{
    if (news.shipmentStatusId || !news.shipmentStatus.isEmpty())
        return readShipmentStatus(news.shipmentStatusId, news.shipmentStatus, news.isReturn);
    return readOrderStatus(news.orderStatusId, news.orderStatus, news.isReturn);
}

bool saysNothing(const CourierNews &news)
{
    return !news.shipmentStatusId && news.shipmentStatus.isEmpty() && !news.orderStatusId &&
           news.orderStatus.isEmpty();
}

Timestamp headTime(const CourierNews &news, Timestamp now)
{
    if (news.at)
        return *news.at;
    return news.scans.isEmpty() ? now : news.scans.last().at;
}

Moment momentOf(const Scan &scan, bool isReturn)
{
    CourierReading reading;
    // A scan without an id is a line of the timeline; its words never move the parcel.
    if (scan.statusId)
        reading = readShipmentStatus(scan.statusId, scan.label, isReturn);
    return {reading, scan.at, scan.activity.isEmpty() ? scan.label : scan.activity, scan.location};
}

} // namespace

std::optional<Timestamp> readCourierTime(const QString &text)
{
    static const QString kForms[] = {u"yyyy-MM-dd HH:mm:ss"_s, u"dd MM yyyy HH:mm:ss"_s,
                                     u"yyyy-MM-ddTHH:mm:ss"_s, u"yyyy-MM-dd HH:mm"_s,
                                     u"dd-MM-yyyy HH:mm:ss"_s};
    const QString plain = text.trimmed().section(u'.', 0, 0);
    for (const QString &form : kForms) {
        QDateTime at = QDateTime::fromString(plain, form);
        if (at.isValid()) {
            at.setTimeZone(QTimeZone(kIndiaOffsetSeconds));
            return Timestamp(at.toMSecsSinceEpoch() * 1'000);
        }
    }
    const QDate day = QDate::fromString(plain, Qt::ISODate);
    if (!day.isValid())
        return std::nullopt;
    return Timestamp(
        QDateTime(day, QTime(0, 0), QTimeZone(kIndiaOffsetSeconds)).toMSecsSinceEpoch() * 1'000);
}

std::optional<CourierNews> readWebhook(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    CourierNews news;
    news.awb = firstText(object, {"awb"_L1, "awb_code"_L1, "current_awb"_L1});
    news.courierOrderId = textOf(object.value("sr_order_id"_L1));
    news.reference = textOf(object.value("order_id"_L1));
    news.shipmentStatusId = parseStatusId(object.value("shipment_status_id"_L1));
    news.shipmentStatus = textOf(object.value("shipment_status"_L1));
    news.orderStatusId = parseStatusId(object.value("current_status_id"_L1));
    news.orderStatus = textOf(object.value("current_status"_L1));
    news.at = readCourierTime(textOf(object.value("current_timestamp"_L1)));
    news.scans = readScans(object.value("scans"_L1));
    news.edd = dayOf(textOf(object.value("etd"_L1)));
    news.courier = textOf(object.value("courier_name"_L1));
    news.isReturn =
        object.value("is_return"_L1).toInt() == 1 || object.value("is_return"_L1).toBool();
    return news;
}

std::optional<CourierNews> readTracking(const QString &awb, const QJsonObject &trackingData)
{
    const QJsonObject track = trackingData.value("shipment_track"_L1).toArray().first().toObject();
    CourierNews news;
    news.polled = true;
    news.awb = awb;
    // Even when track_status is 0: a cancelled AWB says so only here.
    news.shipmentStatusId = parseStatusId(trackingData.value("shipment_status"_L1));
    if (!news.shipmentStatusId)
        news.shipmentStatus = textOf(track.value("current_status"_L1));
    news.scans = readScans(trackingData.value("shipment_track_activities"_L1));
    news.at = readCourierTime(textOf(track.value("updated_time_stamp"_L1)));
    if (!news.at && !news.scans.isEmpty())
        news.at = news.scans.last().at;
    news.edd = dayOf(firstText(trackingData, {"etd"_L1}));
    if (!news.edd)
        news.edd = dayOf(textOf(track.value("edd"_L1)));
    news.trackingUrl = textOf(trackingData.value("track_url"_L1));
    news.courier = textOf(track.value("courier_name"_L1));
    news.isReturn = trackingData.value("is_return"_L1).toBool();
    if (saysNothing(news) && news.scans.isEmpty())
        return std::nullopt;
    return news;
}

QByteArray webhookIdentity(const QByteArray &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject() ||
        firstText(document.object(), {"awb"_L1, "awb_code"_L1, "current_awb"_L1}).isEmpty()) {
        hash.addData(body);
        return hash.result().toHex();
    }
    const QJsonObject object = document.object();
    const QJsonObject lastScan = object.value("scans"_L1).toArray().last().toObject();
    const QStringList parts{firstText(object, {"awb"_L1, "awb_code"_L1, "current_awb"_L1}),
                            textOf(object.value("shipment_status_id"_L1)),
                            textOf(object.value("shipment_status"_L1)),
                            textOf(object.value("current_status_id"_L1)),
                            textOf(object.value("current_status"_L1)),
                            textOf(object.value("current_timestamp"_L1)),
                            textOf(lastScan.value("date"_L1)),
                            textOf(lastScan.value("status"_L1))};
    hash.addData(parts.join(u'\n').toUtf8());
    return hash.result().toHex();
}

QList<Moment> momentsOf(const CourierNews &news, Timestamp now)
{
    QList<Moment> moments;
    for (const Scan &scan : news.scans)
        moments.append(momentOf(scan, news.isReturn));
    if (!saysNothing(news)) {
        const QString &text =
            news.shipmentStatus.isEmpty() ? news.orderStatus : news.shipmentStatus;
        moments.append({readHead(news), headTime(news, now), text, {}, true});
    }
    for (Moment &moment : moments)
        moment.at = std::min(moment.at, now.plusSeconds(kFutureSlackSeconds));
    return moments;
}

} // namespace paushtik::shipping
