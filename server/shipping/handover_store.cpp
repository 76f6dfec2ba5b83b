// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/handover_store.h"

#include <QJsonArray>

namespace paushtik::shipping::store {
using namespace Qt::StringLiterals;

// The manifest's row is the lock: of two desks that hand a parcel over at once one is refused.
const db::Query kLockForHandover{"shipping.lock_for_handover", R"sql(
    SELECT (SELECT coalesce(jsonb_agg(s.id), '[]') FROM shipments s WHERE s.manifest_id = m.id),
           (SELECT coalesce(jsonb_agg(p.shipment_id), '[]')
              FROM handover_parcels p WHERE p.manifest_id = m.id)
      FROM manifests m
     WHERE m.id = $1
       FOR UPDATE)sql"};

namespace {

QList<ShipmentId> idsIn(const QJsonArray &texts)
{
    QList<ShipmentId> ids;
    for (const QJsonValue &text : texts)
        ids.append(ShipmentId::parse(text.toString()).value());
    return ids;
}

} // namespace

Task<std::optional<ManifestForHandover>> lockForHandover(db::Session transaction, ManifestId id)
{
    const db::Rows rows = co_await transaction.run(kLockForHandover, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    ManifestForHandover manifest{idsIn(row.get<QJsonArray>(0)), idsIn(row.get<QJsonArray>(1))};
    co_return manifest;
}

const db::Query kAddHandover{"shipping.add_handover", R"sql(
    WITH made AS (
        INSERT INTO handovers (manifest_id, nth, actor_id, actor_name, driver, is_signed)
        SELECT $1, coalesce(max(nth), 0) + 1, $2, $3, $4, $5
          FROM handovers WHERE manifest_id = $1
        RETURNING manifest_id, nth)
    INSERT INTO handover_parcels (manifest_id, nth, shipment_id)
    SELECT made.manifest_id, made.nth, taken FROM made, unnest($6::uuid[]) AS taken)sql"};

Task<> addHandover(db::Session transaction, HandoverWish wish, orders::Actor actor)
{
    co_await transaction.run(kAddHandover, wish.manifest, actor.id, actor.name, wish.driver,
                             wish.isSigned, wish.taken);
}

const db::Query kHandover{"shipping.handover", R"sql(
    SELECT h.at, h.actor_id, h.actor_name, h.driver, h.is_signed,
           (SELECT coalesce(jsonb_agg(p.shipment_id ORDER BY p.shipment_id), '[]')
              FROM handover_parcels p WHERE p.manifest_id = h.manifest_id AND p.nth = h.nth)
      FROM handovers h
     WHERE h.manifest_id = $1
     ORDER BY h.nth)sql"};

namespace {

QJsonObject handoverOf(const db::Row &row)
{
    const auto actor = row.get<std::optional<QUuid>>(1);
    const auto driver = row.get<std::optional<QString>>(3);
    return {
        {u"at"_s, row.get<Timestamp>(0).toString()},
        {u"actor"_s, QJsonObject{{u"id"_s, actor ? QJsonValue(actor->toString(QUuid::WithoutBraces))
                                                 : QJsonValue()},
                                 {u"name"_s, row.get<QString>(2)}}},
        {u"driver"_s, driver ? QJsonValue(*driver) : QJsonValue()},
        {u"signed"_s, row.get<bool>(4)},
        {u"shipment_ids"_s, row.get<QJsonArray>(5)}};
}

} // namespace

Task<std::optional<QJsonObject>> handover(db::Session session, ManifestId id)
{
    const db::Rows rows = co_await session.run(kHandover, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    QJsonObject first = handoverOf(rows.first());
    QJsonArray later;
    for (int nth = 1; nth < rows.size(); ++nth)
        later.append(handoverOf(rows[nth]));
    first.insert(u"manifest_id"_s, id.toString());
    first.insert(u"later"_s, later);
    co_return first;
}

} // namespace paushtik::shipping::store
