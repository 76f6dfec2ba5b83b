// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipment_store.h"

namespace paushtik::shipping::store {
using namespace Qt::StringLiterals;
namespace {

QString textOf(const db::Row &row, int column)
{
    return row.get<std::optional<QString>>(column).value_or(QString());
}

Shipment shipmentOf(const db::Row &row)
{
    return Shipment{.id = row.get<ShipmentId>(0),
                    .order = row.get<OrderId>(1),
                    .orderNumber = row.get<QString>(2),
                    .reference = row.get<QString>(3),
                    .state = parse<ShipmentState>(row.get<QString>(4)).value(),
                    .stateTime = row.get<std::optional<Timestamp>>(5),
                    .courierOrderId = textOf(row, 6),
                    .courierShipmentId = textOf(row, 7),
                    .awb = textOf(row, 8),
                    .courier = textOf(row, 9),
                    .routingCode = textOf(row, 10),
                    .edd = row.get<std::optional<QDate>>(11),
                    .trackingUrl = textOf(row, 12),
                    .weightGrams = row.get<int>(13),
                    .pickupAt = row.get<std::optional<Timestamp>>(14),
                    .labelReady = row.get<bool>(15),
                    .manifested = row.get<bool>(22),
                    .manifest = row.get<std::optional<ManifestId>>(16),
                    .attempts = row.get<int>(17),
                    .lastError = textOf(row, 18),
                    .parked = row.get<bool>(19),
                    .createdAt = row.get<Timestamp>(20),
                    .restockOffered = row.get<bool>(21)};
}

} // namespace

const db::Query kFindAll{"shipping.find_all", R"sql(
    SELECT s.id, s.order_id, o.number, s.reference, s.state, s.state_time, s.courier_order_id,
           s.courier_shipment_id,
           s.awb, s.courier, s.routing_code, s.edd, s.tracking_url, s.weight_grams, s.pickup_at,
           s.label IS NOT NULL, s.manifest_id, s.attempts, s.last_error, s.parked, s.created_at,
           s.state = 'rto_delivered' AND o.holds_stock, s.manifested_at IS NOT NULL
      FROM shipments s JOIN orders o ON o.id = s.order_id
     WHERE s.id = ANY($1)
     ORDER BY s.created_at DESC, s.id DESC)sql"};

Task<QList<Shipment>> findAll(db::Session session, QList<ShipmentId> ids)
{
    const db::Rows rows = co_await session.run(kFindAll, ids);
    QList<Shipment> found;
    for (const db::Row row : rows)
        found.append(shipmentOf(row));
    co_return found;
}

Task<std::optional<Shipment>> find(db::Session session, ShipmentId id)
{
    QList<ShipmentId> ids{id};
    const QList<Shipment> found = co_await findAll(session, std::move(ids));
    if (found.isEmpty())
        co_return std::nullopt;
    co_return found.first();
}

const db::Query kPage{"shipping.page", R"sql(
    SELECT id FROM shipments
     WHERE ($1::text IS NULL OR state = $1)
       AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
     ORDER BY created_at DESC, id DESC
     LIMIT $2)sql"};

Task<QList<ShipmentId>> page(db::Session session, std::optional<ShipmentState> state, int limit,
                             std::optional<Timestamp> afterTime, std::optional<ShipmentId> afterId)
{
    std::optional<QString> word;
    if (state)
        word = QString(toString(*state));
    const db::Rows rows = co_await session.run(kPage, word, limit, afterTime, afterId);
    QList<ShipmentId> ids;
    for (const db::Row row : rows)
        ids.append(row.get<ShipmentId>(0));
    co_return ids;
}

const db::Query kLatestOf{"shipping.latest_of", R"sql(
    SELECT id FROM shipments WHERE order_id = $1
     ORDER BY (state <> 'cancelled') DESC, created_at DESC, id DESC
     LIMIT 1)sql"};

Task<std::optional<Shipment>> latestOf(db::Session session, OrderId order)
{
    const db::Rows rows = co_await session.run(kLatestOf, order);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return co_await find(session, rows.first().get<ShipmentId>(0));
}

const db::Query kLock{"shipping.lock", "SELECT id FROM shipments WHERE id = $1 FOR UPDATE"};

Task<std::optional<Shipment>> lock(db::Session transaction, ShipmentId id)
{
    co_await transaction.run(kLock, id);
    // Read after the lock was got: what the holder before us committed is seen.
    co_return co_await find(transaction, id);
}

const db::Query kCountOf{"shipping.count_of", "SELECT count(*) FROM shipments WHERE order_id = $1"};

Task<QString> nextReference(db::Session transaction, OrderId order, QString number)
{
    const db::Rows rows = co_await transaction.run(kCountOf, order);
    const qint64 before = rows.first().get<qint64>(0);
    co_return before == 0 ? number : number + u"-R%1"_s.arg(before + 1);
}

const db::Query kInsert{"shipping.insert", R"sql(
    INSERT INTO shipments (id, order_id, reference, state, weight_grams)
    VALUES ($1, $2, $3, 'pending', $4))sql"};

Task<ShipmentId> insert(db::Session transaction, OrderId order, QString reference, int weightGrams)
{
    const ShipmentId id = ShipmentId::make();
    co_await transaction.run(kInsert, id, order, reference, weightGrams);
    co_return id;
}

const db::Query kCountAttempt{"shipping.count_attempt",
                              "UPDATE shipments SET attempts = attempts + 1 WHERE id = $1"};

Task<> countAttempt(db::Session transaction, ShipmentId id)
{
    co_await transaction.run(kCountAttempt, id);
}

const db::Query kSetCourierOrder{"shipping.set_courier_order", R"sql(
    UPDATE shipments SET courier_order_id = $2, courier_shipment_id = $3,
           last_error = NULL, parked = false,
           version = version + 1
     WHERE id = $1)sql"};

Task<> setCourierOrder(db::Session transaction, ShipmentId id, CourierOrder order)
{
    co_await transaction.run(kSetCourierOrder, id, order.orderId, order.shipmentId);
}

const db::Query kSetAwb{"shipping.set_awb", R"sql(
    UPDATE shipments SET awb = $2, courier = $3, courier_company_id = $4,
           routing_code = NULLIF($5, ''),
           edd = coalesce($6, edd), tracking_url = coalesce(NULLIF($7, ''), tracking_url),
           last_error = NULL, parked = false, version = version + 1
     WHERE id = $1)sql"};

Task<> setAwb(db::Session transaction, ShipmentId id, Awb awb)
{
    co_await transaction.run(kSetAwb, id, awb.number, awb.courier, awb.companyId, awb.routingCode,
                             awb.edd, awb.trackingUrl);
}

const db::Query kSetPickup{"shipping.set_pickup", R"sql(
    UPDATE shipments SET pickup_at = $2, last_error = NULL, parked = false, version = version + 1
     WHERE id = $1)sql"};

Task<> setPickup(db::Session transaction, ShipmentId id, Timestamp at)
{
    co_await transaction.run(kSetPickup, id, at);
}

const db::Query kSetLabel{"shipping.set_label", R"sql(
    UPDATE shipments SET label = $2, last_error = NULL, parked = false, version = version + 1
     WHERE id = $1)sql"};

Task<> setLabel(db::Session transaction, ShipmentId id, QByteArray pdf)
{
    co_await transaction.run(kSetLabel, id, pdf);
}

const db::Query kSetManifested{"shipping.set_manifested", R"sql(
    UPDATE shipments SET manifested_at = clock_timestamp(), last_error = NULL, parked = false,
           version = version + 1
     WHERE id = $1)sql"};

Task<> setManifested(db::Session transaction, ShipmentId id)
{
    co_await transaction.run(kSetManifested, id);
}

const db::Query kSetStanding{"shipping.set_standing", R"sql(
    UPDATE shipments SET state = $2, state_time = $3, version = version + 1 WHERE id = $1)sql"};

Task<> setStanding(db::Session transaction, ShipmentId id, ShipmentStanding standing)
{
    co_await transaction.run(kSetStanding, id, QString(toString(standing.state)), standing.since);
}

const db::Query kSetCourierFacts{"shipping.set_courier_facts", R"sql(
    UPDATE shipments SET edd = coalesce($2, edd),
           tracking_url = coalesce(NULLIF($3, ''), tracking_url)
     WHERE id = $1 AND (($2::date IS NOT NULL AND edd IS DISTINCT FROM $2)
                        OR ($3 <> '' AND tracking_url IS DISTINCT FROM $3)))sql"};

Task<> setCourierFacts(db::Session transaction, ShipmentId id, std::optional<QDate> edd,
                       QString trackingUrl)
{
    co_await transaction.run(kSetCourierFacts, id, edd, trackingUrl);
}

const db::Query kSetError{"shipping.set_error", R"sql(
    UPDATE shipments SET last_error = NULLIF($2, ''), parked = $3 WHERE id = $1)sql"};

Task<> setError(db::Session transaction, ShipmentId id, QString error, bool parked)
{
    co_await transaction.run(kSetError, id, error, parked);
}

const db::Query kLabel{"shipping.label",
                       "SELECT label FROM shipments WHERE id = $1 AND label IS NOT NULL"};

Task<std::optional<QByteArray>> label(db::Session session, ShipmentId id)
{
    const db::Rows rows = co_await session.run(kLabel, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return rows.first().get<QByteArray>(0);
}

} // namespace paushtik::shipping::store
