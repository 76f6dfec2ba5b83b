// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/tracking_service.h"

#include "server/shipping/courier_inbox_store.h"
#include "server/shipping/poll_store.h"
#include "server/shipping/shipment_document.h"
#include "server/shipping/shipment_store.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

Q_LOGGING_CATEGORY(lcTracking, "paushtik.courier")

constexpr qint64 kFreshMs = 5'000;
constexpr int kMostCached = 10'000;
constexpr int kLiveDeadlineMs = 3'000;
constexpr int kBatchDeadlineMs = 15'000;
constexpr int kBatch = 50; // Shiprocket's cap for one call
constexpr int kMostBatches = 20;

qint64 steadyMs()
{
    return QDeadlineTimer::current().deadline();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject answerOf(const std::optional<Shipment> &shipment, const QJsonArray &events, bool stale)
{
    const auto text = [&shipment](QString Shipment::*field) {
        return shipment ? (*shipment).*field : QString();
    };
    const auto edd = shipment ? shipment->edd : std::nullopt;
    return {{u"state"_s, shipment ? QJsonValue(toString(shipment->state)) : QJsonValue()},
            {u"awb"_s, orNull(text(&Shipment::awb))},
            {u"courier"_s, orNull(text(&Shipment::courier))},
            {u"edd"_s, edd ? QJsonValue(edd->toString(Qt::ISODate)) : QJsonValue()},
            {u"tracking_url"_s, orNull(text(&Shipment::trackingUrl))},
            {u"stale"_s, stale},
            {u"events"_s, events}};
}

} // namespace

bool TrackingCache::isFresh(const QString &awb) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_askedAt.constFind(awb);
    return found != m_askedAt.constEnd() && steadyMs() - *found < kFreshMs;
}

void TrackingCache::asked(const QString &awb)
{
    const QMutexLocker lock(&m_mutex);
    if (m_askedAt.size() >= kMostCached)
        m_askedAt.clear();
    m_askedAt.insert(awb, steadyMs());
}

TrackingService::TrackingService(db::Database *database, Courier *courier, CourierInbox *inbox,
                                 std::shared_ptr<TrackingCache> cache)
    : m_database(database)
    , m_courier(courier)
    , m_inbox(inbox)
    , m_cache(std::move(cache))
{
}

Task<QJsonObject> TrackingService::track(OrderId order)
{
    auto shipment = co_await store::latestOf(*m_database, order);
    bool live = true;
    if (shipment && !shipment->awb.isEmpty() && !isFinal(shipment->state)) {
        live = co_await refresh(*shipment);
        shipment = co_await store::find(*m_database, shipment->id);
    }
    QList<ShipmentEvent> events;
    if (shipment) {
        QList<ShipmentId> ids{shipment->id};
        const QList<store::EventOf> stored = co_await store::eventsOf(*m_database, std::move(ids));
        for (const store::EventOf &one : stored)
            events.append(one.event);
    }
    co_return answerOf(shipment, toJson(events), !live);
}

Task<bool> TrackingService::refresh(Shipment shipment)
{
    if (m_cache->isFresh(shipment.awb))
        co_return true;
    const auto asked = co_await poll(shipment.id, kLiveDeadlineMs);
    if (!asked)
        qCInfo(lcTracking, "tracking from what is stored: %ls",
               qUtf16Printable(asked.error().reason));
    co_return asked.has_value();
}

Task<Answer<bool>> TrackingService::poll(ShipmentId id, int deadlineMs)
{
    const auto shipment = co_await store::find(*m_database, id);
    if (!shipment || shipment->awb.isEmpty())
        co_return Answer<bool>(false);
    QStringList awbs{shipment->awb};
    const auto told = co_await m_courier->track(std::move(awbs), deadlineMs);
    if (!told)
        co_return unexpected(told.error());
    m_cache->asked(shipment->awb);
    const auto news = told->constFind(shipment->awb);
    if (news != told->constEnd())
        co_await m_inbox->applyPoll(id, *news);
    co_return Answer<bool>(true);
}

Task<int> TrackingService::pollSilent()
{
    int asked = 0;
    for (int batch = 0; batch < kMostBatches; ++batch) {
        // Marked as asked when they are taken: one that the courier cannot tell of does not come
        // first again.
        const QList<store::SilentParcel> silent = co_await store::takeSilent(*m_database, kBatch);
        if (silent.isEmpty())
            break;
        QStringList awbs;
        for (const store::SilentParcel &parcel : silent)
            awbs.append(parcel.awb);
        const auto told = co_await m_courier->track(std::move(awbs), kBatchDeadlineMs);
        if (!told) {
            qCInfo(lcTracking, "no news of silent parcels: %ls",
                   qUtf16Printable(told.error().reason));
            break;
        }
        for (const store::SilentParcel &parcel : silent) {
            const auto news = told->constFind(parcel.awb);
            if (news != told->constEnd())
                co_await m_inbox->applyPoll(parcel.shipment, *news);
        }
        asked += static_cast<int>(silent.size());
    }
    co_return asked;
}

} // namespace paushtik::shipping
