// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_inbox_store.h"

#include "server/jobs/job_queue.h"

#include <QCryptographicHash>

namespace paushtik::shipping::store {
using namespace Qt::StringLiterals;
namespace {

jobs::NewJob applyJob(const QString &eventId)
{
    return {u"courier.apply"_s, eventId, QJsonObject{{u"event_id"_s, eventId}}, {}};
}

QByteArray identityOf(const Moment &moment)
{
    const QString state =
        moment.reading.state ? QString(toString(*moment.reading.state)) : QString();
    const QStringList parts{QString::number(moment.at.seconds()), state, moment.text,
                            moment.location};
    return QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

const db::Query kKeepWebhook{"shipping.keep_webhook", R"sql(
    WITH event AS (
        INSERT INTO webhook_events AS w (provider, event_id, kind, body, applied_at, note)
        VALUES ('shiprocket', $1, $2, $3, CASE WHEN $4 THEN NULL ELSE clock_timestamp() END,
                CASE WHEN $4 THEN NULL ELSE 'unreadable' END)
            ON CONFLICT (provider, event_id) DO UPDATE SET deliveries = w.deliveries + 1
        RETURNING w.event_id, w.applied_at
    ), waiting AS (
        INSERT INTO courier_waiting (event_id, awb, courier_order_id, reference)
        SELECT event_id, NULLIF($5, ''), NULLIF($6, ''), NULLIF($7, '')
          FROM event
         WHERE applied_at IS NULL
            ON CONFLICT (event_id) DO NOTHING
    )
    SELECT applied_at IS NOT NULL FROM event)sql"};

Task<StoredWebhook> keepWebhook(db::Session session, QByteArray body,
                                std::optional<CourierNews> news)
{
    const QString id = QString::fromLatin1(webhookIdentity(body));
    const bool readable = news.has_value();
    const CourierNews said = news.value_or(CourierNews{});
    const QString kind = said.shipmentStatus.isEmpty() ? said.orderStatus : said.shipmentStatus;
    const db::Rows rows = co_await session.run(kKeepWebhook, id, kind, body, readable, said.awb,
                                               said.courierOrderId, said.reference);
    co_return StoredWebhook{id, rows.first().get<bool>(0)};
}

const db::Query kWaitingWebhook{"shipping.waiting_webhook", R"sql(
    SELECT body FROM webhook_events
     WHERE provider = 'shiprocket' AND event_id = $1 AND applied_at IS NULL)sql"};

Task<std::optional<QByteArray>> waitingWebhook(db::Session session, QString eventId)
{
    const db::Rows rows = co_await session.run(kWaitingWebhook, eventId);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return rows.first().get<QByteArray>(0);
}

const db::Query kMarkApplied{"shipping.mark_applied", R"sql(
    WITH done AS (DELETE FROM courier_waiting WHERE event_id = $1)
    UPDATE webhook_events SET applied_at = clock_timestamp()
     WHERE provider = 'shiprocket' AND event_id = $1)sql"};

Task<> markApplied(db::Session transaction, QString eventId)
{
    co_await transaction.run(kMarkApplied, eventId);
}

const db::Query kWaitingFor{"shipping.waiting_for", R"sql(
    SELECT event_id FROM courier_waiting WHERE awb = $1 ORDER BY received_at, event_id)sql"};

Task<> wakeWaiting(db::Session session, QString awb)
{
    const db::Rows rows = co_await session.run(kWaitingFor, awb);
    for (const db::Row row : rows) {
        jobs::NewJob job = applyJob(row.get<QString>(0));
        co_await jobs::enqueue(session, std::move(job));
    }
}

// Those that wait for an AWB of another shop stay; the bound keeps them from crowding out ours.
const db::Query kLeftBehind{"shipping.left_behind", R"sql(
    SELECT w.event_id
      FROM courier_waiting w
      JOIN shipments s ON s.awb = w.awb
                       OR (w.awb IS NULL AND s.courier_order_id = w.courier_order_id)
                       OR (w.awb IS NULL AND w.courier_order_id IS NULL
                           AND s.reference = w.reference)
     ORDER BY w.received_at
     LIMIT 200)sql"};

Task<int> wakeAllWaiting(db::Session session)
{
    const db::Rows rows = co_await session.run(kLeftBehind);
    for (const db::Row row : rows) {
        jobs::NewJob job = applyJob(row.get<QString>(0));
        co_await jobs::enqueue(session, std::move(job));
    }
    co_return rows.size();
}

const db::Query kShipmentOf{"shipping.shipment_of", R"sql(
    SELECT id FROM shipments
     WHERE ($1 <> '' AND awb = $1)
        OR ($1 = '' AND $2 <> '' AND courier_order_id = $2)
        OR ($1 = '' AND $2 = '' AND $3 <> '' AND reference = $3)
     LIMIT 1)sql"};

Task<std::optional<ShipmentId>> shipmentOf(db::Session session, CourierNews news)
{
    const db::Rows rows =
        co_await session.run(kShipmentOf, news.awb, news.courierOrderId, news.reference);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return rows.first().get<ShipmentId>(0);
}

const db::Query kAddEvent{"shipping.add_event", R"sql(
    INSERT INTO shipment_events (shipment_id, at, state, text, location, dedupe)
    VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT ON CONSTRAINT shipment_events_once DO NOTHING
    RETURNING id)sql"};

Task<bool> addEvent(db::Session transaction, ShipmentId shipment, Moment moment)
{
    std::optional<QString> state;
    if (moment.reading.state)
        state = QString(toString(*moment.reading.state));
    const QByteArray identity = identityOf(moment);
    const db::Rows rows = co_await transaction.run(kAddEvent, shipment, moment.at, state,
                                                   moment.text, moment.location, identity);
    co_return !rows.isEmpty();
}

const db::Query kEventsOf{"shipping.events_of", R"sql(
    SELECT shipment_id, at, state, text, location FROM shipment_events
     WHERE shipment_id = ANY($1)
     ORDER BY shipment_id, at, id)sql"};

Task<QList<EventOf>> eventsOf(db::Session session, QList<ShipmentId> shipments)
{
    const db::Rows rows = co_await session.run(kEventsOf, shipments);
    QList<EventOf> events;
    for (const db::Row row : rows) {
        const auto word = row.get<std::optional<QString>>(2);
        const auto state = word ? parse<ShipmentState>(*word) : std::nullopt;
        events.append({row.get<ShipmentId>(0),
                       {row.get<Timestamp>(1), state, row.get<QString>(3), row.get<QString>(4)}});
    }
    co_return events;
}

} // namespace paushtik::shipping::store
