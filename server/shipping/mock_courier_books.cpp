// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/mock_courier_books.h"

namespace paushtik::shipping::books {
namespace {

std::optional<Parcel> parcelOf(const db::Rows &rows)
{
    if (rows.isEmpty())
        return std::nullopt;
    const db::Row row = rows.first();
    return Parcel{row.get<QString>(0),    row.get<std::optional<QString>>(1).value_or(QString()),
                  row.get<int>(2),        row.get<std::optional<Timestamp>>(3),
                  row.get<QJsonArray>(4), row.get<Timestamp>(5)};
}

} // namespace

const db::Query kAdd{"mock_courier.add", R"sql(
    INSERT INTO mock_courier_shipments (reference, details) VALUES ($1, $2)
        ON CONFLICT (reference) DO NOTHING)sql"};

Task<> add(db::Session session, QString reference, QJsonObject details)
{
    co_await session.run(kAdd, reference, details);
}

const db::Query kFind{"mock_courier.find", R"sql(
    SELECT reference, awb, status_id, pickup_at, history, created_at
      FROM mock_courier_shipments WHERE reference = $1)sql"};

Task<std::optional<Parcel>> find(db::Session session, QString reference)
{
    const db::Rows rows = co_await session.run(kFind, reference);
    co_return parcelOf(rows);
}

const db::Query kFindByAwb{"mock_courier.find_by_awb", R"sql(
    SELECT reference, awb, status_id, pickup_at, history, created_at
      FROM mock_courier_shipments WHERE awb = $1)sql"};

Task<std::optional<Parcel>> findByAwb(db::Session session, QString awb)
{
    const db::Rows rows = co_await session.run(kFindByAwb, awb);
    co_return parcelOf(rows);
}

const db::Query kLockByAwb{"mock_courier.lock_by_awb", R"sql(
    SELECT reference, awb, status_id, pickup_at, history, created_at
      FROM mock_courier_shipments WHERE awb = $1 FOR UPDATE)sql"};

Task<std::optional<Parcel>> lockByAwb(db::Session transaction, QString awb)
{
    const db::Rows rows = co_await transaction.run(kLockByAwb, awb);
    co_return parcelOf(rows);
}

const db::Query kSetAwb{"mock_courier.set_awb", R"sql(
    UPDATE mock_courier_shipments SET awb = $2, status_id = $3
     WHERE reference = $1 AND awb IS NULL)sql"};

Task<> setAwb(db::Session session, QString reference, QString awb, int statusId)
{
    co_await session.run(kSetAwb, reference, awb, statusId);
}

const db::Query kSetPickup{"mock_courier.set_pickup", R"sql(
    UPDATE mock_courier_shipments SET pickup_at = $2, status_id = $3
     WHERE reference = $1 AND pickup_at IS NULL)sql"};

Task<> setPickup(db::Session session, QString reference, Timestamp at, int statusId)
{
    co_await session.run(kSetPickup, reference, at, statusId);
}

const db::Query kSetStatus{"mock_courier.set_status", R"sql(
    UPDATE mock_courier_shipments SET status_id = $2 WHERE reference = $1)sql"};

Task<> setStatus(db::Session session, QString reference, int statusId)
{
    co_await session.run(kSetStatus, reference, statusId);
}

const db::Query kAddScan{"mock_courier.add_scan", R"sql(
    UPDATE mock_courier_shipments
       SET status_id = $3, history = history || jsonb_build_array($2::jsonb)
     WHERE reference = $1)sql"};

Task<> addScan(db::Session transaction, QString reference, QJsonObject scan, int statusId)
{
    co_await transaction.run(kAddScan, reference, scan, statusId);
}

} // namespace paushtik::shipping::books
