// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_inbox.h"

#include "server/core/fault_point.h"
#include "server/core/metrics.h"
#include "server/jobs/job_queue.h"
#include "server/orders/order_lifecycle.h"
#include "server/shipping/courier_inbox_store.h"
#include "server/shipping/courier_reducer.h"
#include "server/shipping/shipment_moves.h"
#include "server/shipping/shipment_store.h"

#include <QLoggingCategory>
#include <algorithm>
#include <prometheus/counter.h>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

Q_LOGGING_CATEGORY(lcInbox, "paushtik.courier")

prometheus::Counter &unknownStatuses()
{
    static prometheus::Counter &counter =
        prometheus::BuildCounter()
            .Name("paushtik_courier_unknown_statuses_total")
            .Help("What couriers said that no rule understands; it moved nothing.")
            .Register(metricsRegistry())
            .Add({});
    return counter;
}

void noteUnknown(const QString &awb, const Moment &moment)
{
    if (!moment.reading.flags.contains(CourierFlag::UnknownStatus))
        return;
    unknownStatuses().Increment();
    qCWarning(lcInbox, "unknown status for %ls: %ls", qUtf16Printable(awb),
              qUtf16Printable(moment.text));
}

/// The head repeats the newest scan in other words; a line of its own would be said twice.
bool repeatsAScan(const Moment &head, const QList<Moment> &moments)
{
    const auto same = [&head](const Moment &moment) {
        return !moment.isHead && moment.reading.state && moment.reading.state == head.reading.state;
    };
    return std::any_of(moments.begin(), moments.end(), same);
}

/// The news of a pickup may come after that of the return.
Task<> noteThatItLeft(db::Session transaction, OrderId order)
{
    const auto locked = co_await orders::lockOrder(transaction, order);
    if (locked && locked->state == OrderState::Paid)
        co_await orders::followShipment(transaction, order, ShipmentState::PickedUp,
                                        u"the courier had the parcel"_s);
}

} // namespace

CourierInbox::CourierInbox(db::Database *database)
    : m_database(database)
{
}

Task<bool> CourierInbox::receive(QByteArray webhookBody)
{
    const auto news = readWebhook(webhookBody);
    const auto stored = co_await store::keepWebhook(*m_database, webhookBody, news);
    faultPoint("courier.webhook_kept");
    if (!news)
        co_return false;
    if (stored.applied)
        co_return true;
    bool failed = false;
    bool ours = true;
    try {
        ours = co_await apply(stored.eventId);
    } catch (const std::exception &error) {
        qCWarning(lcInbox, "a webhook is kept and applied later: %s", error.what());
        failed = true;
    }
    if (failed) {
        jobs::NewJob job{
            u"courier.apply"_s, stored.eventId, QJsonObject{{u"event_id"_s, stored.eventId}}, {}};
        co_await jobs::enqueue(*m_database, std::move(job));
    }
    co_return ours;
}

Task<bool> CourierInbox::apply(QString eventId)
{
    const auto body = co_await store::waitingWebhook(*m_database, eventId);
    const auto news = body ? readWebhook(*body) : std::nullopt;
    if (!news)
        co_return true; // applied by another meanwhile
    const auto id = co_await store::shipmentOf(*m_database, *news);
    if (!id)
        co_return false;
    db::Transaction transaction = co_await m_database->begin();
    const auto shipment = co_await lockWithOrder(transaction, *id);
    co_await applyNews(transaction, *shipment, *news);
    co_await store::markApplied(transaction, eventId);
    co_await transaction.commit();
    co_return true;
}

Task<> CourierInbox::applyPoll(ShipmentId id, CourierNews news)
{
    db::Transaction transaction = co_await m_database->begin();
    const auto shipment = co_await lockWithOrder(transaction, id);
    // The AWB may have been given up while the courier thought.
    if (!shipment || shipment->awb != news.awb)
        co_return;
    co_await applyNews(transaction, *shipment, std::move(news));
    co_await transaction.commit();
}

Task<QList<Moment>> CourierInbox::freshMoments(db::Session transaction, ShipmentId shipment,
                                               CourierNews news)
{
    const QList<Moment> all = momentsOf(news, Timestamp::now());
    QList<Moment> fresh;
    for (const Moment &moment : all) {
        // A scan comes again with every later webhook and has had its effect; the head is looked at
        // each time.
        if (moment.isHead && repeatsAScan(moment, all)) {
            fresh.append(moment);
            continue;
        }
        const bool added = co_await store::addEvent(transaction, shipment, moment);
        if (added)
            noteUnknown(news.awb, moment);
        if (added || moment.isHead)
            fresh.append(moment);
    }
    co_return fresh;
}

Task<> CourierInbox::applyNews(db::Session transaction, Shipment shipment, CourierNews news)
{
    const QList<Moment> moments = co_await freshMoments(transaction, shipment.id, news);
    const ShipmentStanding before{shipment.state, shipment.stateTime};
    const Reduction sum = reduce(before, moments, confirmsDelivery(news));
    if (sum.standing != before)
        co_await store::setStanding(transaction, shipment.id, sum.standing);
    co_await store::setCourierFacts(transaction, shipment.id, news.edd, news.trackingUrl);
    for (const StateMove &move : sum.moves)
        co_await orders::followShipment(transaction, shipment.order, move.to, move.text);
    if (sum.leftUs)
        co_await noteThatItLeft(transaction, shipment.order);
    for (const QString &contradiction : sum.contradictions)
        co_await orders::raiseFlag(transaction, shipment.order, OrderFlag::PostTerminalEvent,
                                   contradiction);
    if (sum.askCourier && !news.polled) {
        const QString id = shipment.id.toString();
        jobs::NewJob job{u"courier.poll"_s, id, QJsonObject{{u"shipment_id"_s, id}}, {}};
        co_await jobs::enqueue(transaction, std::move(job));
    }
}

} // namespace paushtik::shipping
