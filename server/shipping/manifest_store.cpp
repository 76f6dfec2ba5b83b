// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/manifest_store.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;

QJsonObject toJson(const Manifest &manifest)
{
    QJsonArray shipments;
    for (const ShipmentId id : manifest.shipments)
        shipments.append(id.toString());
    return {{u"id"_s, manifest.id.toString()},
            {u"number"_s, manifest.number},
            {u"courier"_s, manifest.courier},
            {u"shipment_ids"_s, shipments},
            {u"created_at"_s, manifest.createdAt.toString()}};
}

namespace store {

// In id order, so that two people with overlapping lists wait for each other instead of failing.
const db::Query kLockCandidates{"shipping.lock_candidates", R"sql(
    SELECT id, coalesce(awb, ''), coalesce(courier, ''), state <> 'cancelled',
           manifest_id IS NOT NULL
      FROM shipments
     WHERE id = ANY($1)
     ORDER BY id
       FOR UPDATE)sql"};

Task<QList<Candidate>> lockCandidates(db::Session transaction, QList<ShipmentId> ids)
{
    const db::Rows rows = co_await transaction.run(kLockCandidates, ids);
    QList<Candidate> candidates;
    for (const db::Row row : rows)
        candidates.append({row.get<ShipmentId>(0), row.get<QString>(1), row.get<QString>(2),
                           row.get<bool>(3), row.get<bool>(4)});
    co_return candidates;
}

const db::Query kAddManifest{"shipping.add_manifest", R"sql(
    INSERT INTO manifests (id, number, courier, actor_id, actor_name)
    VALUES ($1, 'MF-' || to_char(now() AT TIME ZONE 'Asia/Kolkata', 'YYYY') || '-'
                || lpad(nextval('manifest_numbers')::text, 6, '0'), $2, $3, $4))sql"};

const db::Query kPutOnManifest{"shipping.put_on_manifest", R"sql(
    UPDATE shipments SET manifest_id = $1, version = version + 1 WHERE id = ANY($2))sql"};

Task<ManifestId> addManifest(db::Session transaction, QString courier, QList<ShipmentId> ids,
                             orders::Actor actor)
{
    const ManifestId id = ManifestId::make();
    co_await transaction.run(kAddManifest, id, courier, actor.id, actor.name);
    co_await transaction.run(kPutOnManifest, id, ids);
    co_return id;
}

const db::Query kSetManifestPdf{"shipping.set_manifest_pdf",
                                "UPDATE manifests SET pdf = $2 WHERE id = $1"};

Task<> setManifestPdf(db::Session session, ManifestId id, QByteArray pdf)
{
    co_await session.run(kSetManifestPdf, id, pdf);
}

const db::Query kManifestPdf{"shipping.manifest_pdf",
                             "SELECT pdf FROM manifests WHERE id = $1 AND pdf IS NOT NULL"};

Task<std::optional<QByteArray>> manifestPdf(db::Session session, ManifestId id)
{
    const db::Rows rows = co_await session.run(kManifestPdf, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return rows.first().get<QByteArray>(0);
}

const db::Query kManifests{"shipping.manifests", R"sql(
    SELECT m.id, m.number, m.courier, m.created_at,
           (SELECT coalesce(jsonb_agg(s.id ORDER BY s.created_at, s.id), '[]')
              FROM shipments s WHERE s.manifest_id = m.id)
      FROM manifests m
     WHERE m.id = ANY($1)
     ORDER BY m.created_at DESC, m.id DESC)sql"};

Task<QList<Manifest>> manifests(db::Session session, QList<ManifestId> ids)
{
    const db::Rows rows = co_await session.run(kManifests, ids);
    QList<Manifest> found;
    for (const db::Row row : rows) {
        Manifest manifest{row.get<ManifestId>(0),
                          row.get<QString>(1),
                          row.get<QString>(2),
                          {},
                          row.get<Timestamp>(3)};
        const QJsonArray shipments = row.get<QJsonArray>(4);
        for (const QJsonValue &id : shipments)
            manifest.shipments.append(ShipmentId::parse(id.toString()).value());
        found.append(std::move(manifest));
    }
    co_return found;
}

const db::Query kManifestPage{"shipping.manifest_page", R"sql(
    SELECT id FROM manifests
     WHERE $2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid)
     ORDER BY created_at DESC, id DESC
     LIMIT $1)sql"};

Task<QList<ManifestId>> manifestPage(db::Session session, int limit,
                                     std::optional<Timestamp> afterTime,
                                     std::optional<ManifestId> afterId)
{
    const db::Rows rows = co_await session.run(kManifestPage, limit, afterTime, afterId);
    QList<ManifestId> ids;
    for (const db::Row row : rows)
        ids.append(row.get<ManifestId>(0));
    co_return ids;
}

} // namespace store
} // namespace paushtik::shipping
