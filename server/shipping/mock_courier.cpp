// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/mock_courier.h"

#include "server/shipping/label_sheet.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <algorithm>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

// SHIPMENT table.
constexpr int kAwbAssigned = 1;
constexpr int kPickupScheduled = 3;
constexpr int kCancelled = 8;

constexpr int kDaysOnTheWay = 4;
const QString kCourierName = u"Mock Surface"_s;

/// "PF-2026-000123-R2" → "2026000123R2": what makes an id ours and always the same.
QString coreOf(const QString &reference)
{
    QString core = reference;
    if (core.startsWith("PF-"_L1))
        core.remove(0, 3);
    return core.remove(u'-');
}

QString referenceOf(const QString &orderId)
{
    return orderId.section(u':', 1);
}

CourierOrder orderOf(const books::Parcel &parcel)
{
    return {u"mock:"_s + parcel.reference, u"mock-parcel:"_s + parcel.reference, parcel.awb};
}

Awb awbOf(const books::Parcel &parcel)
{
    const QDate edd = parcel.createdAt.indianDay().addDays(kDaysOnTheWay);
    return {parcel.awb, kCourierName, 1, u"MOCK/%1"_s.arg(parcel.awb.right(3)), edd, {}};
}

QString labelOfStatus(int statusId)
{
    for (const CourierStatusRow &row : shipmentStatusTable()) {
        if (row.id == statusId)
            return QString(row.labels).section(u'|', 0, 0);
    }
    return u"STATUS %1"_s.arg(statusId);
}

QDateTime indianTime(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.microseconds() / 1'000, QTimeZone(19'800));
}

QJsonObject scanOf(Timestamp at, int statusId)
{
    const QString label = labelOfStatus(statusId);
    return {{u"date"_s, indianTime(at).toString(u"yyyy-MM-dd HH:mm:ss"_s)},
            {u"status"_s, u"MOCK-%1"_s.arg(statusId)},
            {u"activity"_s, label},
            {u"location"_s, u"Mock hub"_s},
            {u"sr-status"_s, QString::number(statusId)},
            {u"sr-status-label"_s, label.toUpper()}};
}

/// Now, but later than the last scan: two events in one second would have no order.
Timestamp nextMoment(const QJsonArray &history)
{
    const Timestamp now = Timestamp::now();
    const auto last = readCourierTime(history.last().toObject().value("date"_L1).toString());
    return last ? std::max(now, last->plusSeconds(1)) : now;
}

QByteArray webhookOf(const books::Parcel &parcel, Timestamp at, int statusId,
                     const QJsonObject &scan)
{
    QJsonArray scans = parcel.history;
    scans.append(scan);
    const QString label = labelOfStatus(statusId).toUpper();
    const QDate edd = awbOf(parcel).edd.value();
    const QJsonObject body{
        {u"awb"_s, parcel.awb},
        {u"courier_name"_s, kCourierName},
        {u"current_status"_s, label},
        {u"shipment_status"_s, label},
        {u"shipment_status_id"_s, statusId},
        {u"current_timestamp"_s, indianTime(at).toString(u"dd MM yyyy HH:mm:ss"_s)},
        {u"order_id"_s, parcel.reference},
        {u"sr_order_id"_s, orderOf(parcel).orderId},
        {u"etd"_s, edd.toString(Qt::ISODate) + u" 20:00:00"_s},
        {u"scans"_s, scans},
        {u"is_return"_s, 0}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QJsonObject trackingOf(const books::Parcel &parcel)
{
    const QDate edd = awbOf(parcel).edd.value();
    return {{u"track_status"_s, 1},
            {u"shipment_status"_s, parcel.statusId},
            {u"shipment_track"_s, QJsonArray{QJsonObject{{u"courier_name"_s, kCourierName}}}},
            {u"shipment_track_activities"_s, parcel.history},
            {u"etd"_s, edd.toString(Qt::ISODate)},
            {u"is_return"_s, false}};
}

bool leftTheShop(const books::Parcel &parcel)
{
    const auto state =
        readShipmentStatus(parcel.statusId, labelOfStatus(parcel.statusId), false).state;
    return state && rank(*state) > rank(ShipmentState::PickupScheduled) &&
           *state != ShipmentState::Cancelled;
}

auto unknownOrder()
{
    return failed(FailureClass::Park, u"the mock courier knows no such order"_s);
}

} // namespace

MockCourier::MockCourier(db::Database *database, std::shared_ptr<CpuPool> pool, Sender sender)
    : m_database(database)
    , m_pool(std::move(pool))
    , m_sender(std::move(sender))
{
}

Task<Answer<CourierOrder>> MockCourier::createOrder(Consignment consignment)
{
    const QJsonObject details{{u"number"_s, consignment.order.number},
                              {u"weight_grams"_s, consignment.package.weightGrams},
                              {u"pincode"_s, consignment.order.address.value("pincode"_L1)}};
    co_await books::add(*m_database, consignment.reference, details);
    auto found = co_await findByReference(consignment.reference);
    if (!found)
        co_return unexpected(found.error());
    co_return Answer<CourierOrder>(found->value());
}

Task<Answer<std::optional<CourierOrder>>> MockCourier::findByReference(QString reference)
{
    const auto parcel = co_await books::find(*m_database, reference);
    if (!parcel)
        co_return Answer<std::optional<CourierOrder>>(std::nullopt);
    if (parcel->statusId == kCancelled)
        co_return failed(FailureClass::Dead,
                         u"the mock courier holds %1 as cancelled"_s.arg(reference));
    co_return Answer<std::optional<CourierOrder>>(orderOf(*parcel));
}

Task<Answer<Awb>> MockCourier::assignAwb(AwbRequest request)
{
    const QString reference = referenceOf(request.order.orderId);
    co_await books::setAwb(*m_database, reference, u"MOCKAWB"_s + coreOf(reference), kAwbAssigned);
    const auto parcel = co_await books::find(*m_database, reference);
    if (!parcel)
        co_return unknownOrder();
    if (parcel->statusId == kCancelled)
        co_return failed(FailureClass::Dead, u"the order is in cancelled state"_s);
    co_return Answer<Awb>(awbOf(*parcel));
}

Task<Answer<Pickup>> MockCourier::schedulePickup(CourierOrder order)
{
    const QString reference = referenceOf(order.orderId);
    const Timestamp tomorrow = Timestamp::now().plusSeconds(24 * 3'600);
    co_await books::setPickup(*m_database, reference, tomorrow, kPickupScheduled);
    const auto parcel = co_await books::find(*m_database, reference);
    if (!parcel)
        co_return unknownOrder();
    co_return Answer<Pickup>(Pickup{parcel->pickupAt});
}

Task<Answer<QByteArray>> MockCourier::fetchLabel(LabelRequest request)
{
    const LabelData label = labelOf(request, m_sender);
    std::function<QByteArray()> draw = [label] { return renderLabelPdf(label); };
    auto pdf = co_await m_pool->run<QByteArray>(std::move(draw));
    if (!pdf)
        co_return failed(FailureClass::Retry, u"too much is being drawn at once"_s);
    co_return Answer<QByteArray>(*pdf);
}

Task<Answer<void>> MockCourier::announce(CourierOrder order)
{
    const auto parcel = co_await books::find(*m_database, referenceOf(order.orderId));
    if (!parcel)
        co_return unknownOrder();
    co_return Answer<void>();
}

Task<Answer<std::optional<QByteArray>>> MockCourier::manifest(QList<CourierOrder>)
{
    co_return Answer<std::optional<QByteArray>>(std::nullopt);
}

Task<Answer<QHash<QString, CourierNews>>> MockCourier::track(QStringList awbs, int)
{
    QHash<QString, CourierNews> all;
    for (const QString &awb : awbs) {
        const auto parcel = co_await books::findByAwb(*m_database, awb);
        const auto news = parcel ? readTracking(awb, trackingOf(*parcel)) : std::nullopt;
        if (news)
            all.insert(awb, *news);
    }
    co_return Answer<QHash<QString, CourierNews>>(all);
}

Task<Answer<bool>> MockCourier::cancel(CourierOrder order)
{
    const QString reference = referenceOf(order.orderId);
    const auto parcel = co_await books::find(*m_database, reference);
    if (!parcel)
        co_return unknownOrder();
    if (leftTheShop(*parcel))
        co_return Answer<bool>(false);
    co_await books::setStatus(*m_database, reference, kCancelled);
    co_return Answer<bool>(true);
}

Task<std::optional<QByteArray>> MockCourier::advance(QString awb, int statusId)
{
    db::Transaction transaction = co_await m_database->begin();
    const auto parcel = co_await books::lockByAwb(transaction, awb);
    if (!parcel)
        co_return std::nullopt;
    const Timestamp at = nextMoment(parcel->history);
    const QJsonObject scan = scanOf(at, statusId);
    co_await books::addScan(transaction, parcel->reference, scan, statusId);
    co_await transaction.commit();
    co_return webhookOf(*parcel, at, statusId, scan);
}

} // namespace paushtik::shipping
