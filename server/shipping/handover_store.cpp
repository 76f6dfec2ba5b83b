// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/handover_store.h"

#include <QJsonArray>

namespace paushtik::shipping::store {
using namespace Qt::StringLiterals;

// The manifest's row is the lock: two desks that finish one handover at once make one record.
const db::Query kLockForHandover{"shipping.lock_for_handover", R"sql(
    SELECT EXISTS (SELECT FROM handovers h WHERE h.manifest_id = m.id),
           (SELECT coalesce(jsonb_agg(s.id), '[]') FROM shipments s WHERE s.manifest_id = m.id)
      FROM manifests m
     WHERE m.id = $1
       FOR UPDATE)sql"};

Task<std::optional<ManifestForHandover>> lockForHandover(db::Session transaction, ManifestId id)
{
    const db::Rows rows = co_await transaction.run(kLockForHandover, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    ManifestForHandover manifest{rows.first().get<bool>(0), {}};
    const QJsonArray shipments = rows.first().get<QJsonArray>(1);
    for (const QJsonValue &shipment : shipments)
        manifest.shipments.append(ShipmentId::parse(shipment.toString()).value());
    co_return manifest;
}

const db::Query kAddHandover{"shipping.add_handover", R"sql(
    WITH made AS (
        INSERT INTO handovers (manifest_id, actor_id, actor_name, driver, is_signed)
        VALUES ($1, $2, $3, $4, $5)
        RETURNING manifest_id)
    INSERT INTO handover_parcels (manifest_id, shipment_id)
    SELECT made.manifest_id, taken FROM made, unnest($6::uuid[]) AS taken)sql"};

Task<> addHandover(db::Session transaction, HandoverWish wish, orders::Actor actor)
{
    co_await transaction.run(kAddHandover, wish.manifest, actor.id, actor.name, wish.driver,
                             wish.isSigned, wish.taken);
}

const db::Query kHandover{"shipping.handover", R"sql(
    SELECT h.at, h.actor_id, h.actor_name, h.driver, h.is_signed,
           (SELECT coalesce(jsonb_agg(p.shipment_id ORDER BY p.shipment_id), '[]')
              FROM handover_parcels p WHERE p.manifest_id = h.manifest_id)
      FROM handovers h
     WHERE h.manifest_id = $1)sql"};

Task<std::optional<QJsonObject>> handover(db::Session session, ManifestId id)
{
    const db::Rows rows = co_await session.run(kHandover, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    const auto actor = row.get<std::optional<QUuid>>(1);
    const auto driver = row.get<std::optional<QString>>(3);
    co_return QJsonObject{
        {u"manifest_id"_s, id.toString()},
        {u"at"_s, row.get<Timestamp>(0).toString()},
        {u"actor"_s, QJsonObject{{u"id"_s, actor ? QJsonValue(actor->toString(QUuid::WithoutBraces))
                                                 : QJsonValue()},
                                 {u"name"_s, row.get<QString>(2)}}},
        {u"driver"_s, driver ? QJsonValue(*driver) : QJsonValue()},
        {u"signed"_s, row.get<bool>(4)},
        {u"shipment_ids"_s, row.get<QJsonArray>(5)}};
}

} // namespace paushtik::shipping::store
