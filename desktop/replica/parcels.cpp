// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/parcels.h"

#include "desktop/replica/documents.h"

#include <algorithm>

namespace paushtik::parcels {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 bitOf(ShipmentQueue queue)
{
    return qint64(1) << static_cast<int>(queue);
}

qint64 queuesOf(const QJsonObject &order)
{
    const ParcelFacts facts = parcelFactsOf(order);
    qint64 queues = 0;
    for (const ShipmentQueue queue : kShipmentQueues)
        queues |= belongs(facts, queue) ? bitOf(queue) : 0;
    return queues;
}

// Few sets of queues exist at once, and each has its parcels in order in the index.
QMap<qint64, int> countsBySet(Sql &sql)
{
    QMap<qint64, int> counts;
    for (Rows rows =
             sql.rows(u"SELECT queues, count(*) FROM parcels WHERE queues <> 0 GROUP BY queues"_s);
         rows.next();)
        counts[rows.number(0)] = static_cast<int>(rows.number(1));
    return counts;
}

struct Place {
    qint64 placedAt;
    qint64 key;
    friend auto operator<=>(const Place &, const Place &) = default;
};

QList<Place> placesIn(Sql &sql, ShipmentQueue queue, const QList<qint64> &sets, int atMost)
{
    static const QString kRead =
        u"SELECT placed_at, key FROM parcels WHERE queues = ? AND queues <> 0 "
        "ORDER BY placed_at, key LIMIT ?"_s;
    QList<Place> places;
    for (const qint64 set : sets)
        if (set & bitOf(queue))
            for (Rows rows = sql.rows(kRead, {set, atMost}); rows.next();)
                places.append({rows.number(0), rows.number(1)});
    std::ranges::sort(places);
    places.resize(std::min<qsizetype>(places.size(), atMost));
    return places;
}

std::optional<QJsonObject> shownByKey(Sql &sql, qint64 key)
{
    const QVariant id = sql.one(u"SELECT id FROM documents WHERE key = ?"_s, {key});
    if (!id.isValid())
        return std::nullopt;
    return documents::shown(sql, {DocType::Order, id.toString()});
}

QList<QJsonObject> shownAt(Sql &sql, QList<Place> places)
{
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    QList<QJsonObject> orders;
    for (const Place &place : std::as_const(places))
        if (auto order = shownByKey(sql, place.key))
            orders.append(std::move(*order));
    return orders;
}

} // namespace

void write(Sql &sql, qint64 key, const QJsonObject &order)
{
    static const QString kWrite = uR"sql(
        INSERT INTO parcels (key, shipment, placed_at, queues) VALUES (?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE
           SET shipment = excluded.shipment, placed_at = excluded.placed_at,
               queues = excluded.queues)sql"_s;
    const QString shipment = order["shipment"_L1]["id"_L1].toString();
    const qint64 queues = queuesOf(order);
    if (shipment.isEmpty() && queues == 0)
        return remove(sql, key);
    const auto placed = Timestamp::parse(order["placed_at"_L1].toString());
    sql.run(kWrite, {key, shipment.isNull() ? u""_s : shipment,
                     placed.value_or(Timestamp(0)).microseconds(), queues});
}

void remove(Sql &sql, qint64 key)
{
    sql.run(u"DELETE FROM parcels WHERE key = ?"_s, {key});
}

void ensure(Sql &sql)
{
    static const QString kUnderWay = uR"sql(
        SELECT key, id FROM orders
         WHERE status = 'paid' OR shipment NOT IN ('', 'delivered', 'cancelled'))sql"_s;
    if (sql.one(u"SELECT 1 FROM meta WHERE name = 'parcels'"_s).isValid())
        return;
    Transaction transaction(sql);
    QList<std::pair<qint64, QString>> found;
    for (Rows rows = sql.rows(kUnderWay); rows.next();)
        found.append({rows.number(0), rows.text(1)});
    for (const auto &[key, id] : std::as_const(found))
        if (const auto order = documents::shown(sql, {DocType::Order, id}))
            write(sql, key, *order);
    sql.run(u"INSERT INTO meta (name, value) VALUES ('parcels', '1')"_s);
    transaction.commit();
}

QMap<ShipmentQueue, int> counts(Sql &sql)
{
    QMap<ShipmentQueue, int> counts;
    const auto bySet = countsBySet(sql);
    for (auto set = bySet.begin(); set != bySet.end(); ++set)
        for (const ShipmentQueue queue : kShipmentQueues)
            if (set.key() & bitOf(queue))
                counts[queue] += set.value();
    return counts;
}

QList<QJsonObject> open(Sql &sql, int eachQueue)
{
    const QList<qint64> sets = countsBySet(sql).keys();
    QList<Place> places;
    for (const ShipmentQueue queue : kShipmentQueues)
        places += placesIn(sql, queue, sets, eachQueue);
    return shownAt(sql, std::move(places));
}

QList<QJsonObject> inQueue(Sql &sql, ShipmentQueue queue, int atMost)
{
    return shownAt(sql, placesIn(sql, queue, countsBySet(sql).keys(), atMost));
}

std::optional<QJsonObject> ofShipment(Sql &sql, const QString &shipment)
{
    const QVariant key =
        sql.one(u"SELECT key FROM parcels WHERE shipment = ? AND shipment <> ''"_s, {shipment});
    return key.isValid() ? shownByKey(sql, key.toLongLong()) : std::nullopt;
}

} // namespace paushtik::parcels
