// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/feed_store.h"

namespace paushtik::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTypeNames{"category"_L1, "product"_L1, "stock"_L1, "order"_L1, "manifest"_L1};

FeedType typeOf(QByteArrayView word)
{
    for (const FeedType type : kFeedTypes) {
        if (toString(type) == QLatin1StringView(word))
            return type;
    }
    throw std::logic_error("a type of the feed that this program does not know");
}

FeedPosition positionAt(const db::Row &row, int column)
{
    return {row.get<qint64>(column), row.get<qint64>(column + 1)};
}

FeedRow rowOf(const db::Row &row)
{
    return {typeOf(row.raw(0)), row.get<QUuid>(1), positionAt(row, 2), row.get<bool>(4)};
}

} // namespace

QLatin1StringView toString(FeedType type)
{
    return kTypeNames[static_cast<std::size_t>(type)];
}

const db::Query kOneSnapshot{"sync.one_snapshot", R"sql(
    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY)sql"};

// A plan that was made while the tables were small is kept; one that scans a table would still be
// used when that has a million rows. Nothing here is better off without its index, or compiled.
const db::Query kByIndex{"sync.by_index", R"sql(
    SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
           set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
           set_config('jit', 'off', true))sql"};

Task<> FeedStore::planByIndex(db::Session transaction)
{
    co_await transaction.run(kByIndex);
}

Task<db::Transaction> FeedStore::snapshot(const db::Database *database)
{
    db::Transaction transaction = co_await database->begin();
    const Task<db::Rows> one = transaction.run(kOneSnapshot); // both on their way at once
    co_await planByIndex(transaction);
    co_await one;
    co_return transaction;
}

const db::Query kMoment{"sync.moment", R"sql(
    SELECT change_feed_epoch(),
           pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()),
           e.head_xid, e.head_seq, e.newest_xid, e.newest_seq,
           s.folded_xid, s.folded_seq, s.pruned_xid, s.pruned_seq
      FROM change_feed_state AS s
     CROSS JOIN change_feed_edges() AS e)sql"};

Task<FeedMoment> FeedStore::moment(db::Session session)
{
    const db::Rows rows = co_await session.run(kMoment);
    const db::Row row = rows.first();
    FeedMoment moment{.epoch = QByteArray::fromHex(row.get<QString>(0).toLatin1()),
                      .settled = row.get<qint64>(1),
                      .next = row.get<qint64>(2),
                      .head = positionAt(row, 3),
                      .newest = positionAt(row, 5),
                      .folded = positionAt(row, 7),
                      .pruned = positionAt(row, 9)};
    co_return moment;
}

const db::Query kPage{"sync.page", R"sql(
    SELECT type, id, xid, seq, deleted
      FROM change_feed
     WHERE (xid, seq) > ($1::text::xid8, $2::bigint)
       AND xid < pg_snapshot_xmin(pg_current_snapshot())
       AND (NOT deleted OR xid >= $3::text::xid8)
     ORDER BY xid, seq
     LIMIT $4)sql"};

Task<QList<FeedRow>> FeedStore::page(db::Session session, FeedPosition after, qint64 since,
                                     int limit)
{
    const db::Rows rows = co_await session.run(kPage, QString::number(after.xid), after.seq,
                                               QString::number(since), limit);
    QList<FeedRow> found;
    found.reserve(rows.size());
    for (const db::Row row : rows)
        found.append(rowOf(row));
    co_return found;
}

const db::Query kUnfolded{"sync.unfolded", R"sql(
    SELECT type, id, xid, seq, deleted, folded
      FROM change_feed
     WHERE (xid, seq) > ($1::text::xid8, $2::bigint)
     ORDER BY xid, seq
     LIMIT $3)sql"};

Task<QList<FeedRow>> FeedStore::unfolded(db::Session session, FeedPosition after, int limit)
{
    const db::Rows rows =
        co_await session.run(kUnfolded, QString::number(after.xid), after.seq, limit);
    QList<FeedRow> found;
    found.reserve(rows.size());
    for (const db::Row row : rows) {
        found.append(rowOf(row));
        found.last().folded = row.get<std::optional<QByteArray>>(5);
    }
    co_return found;
}

const db::Query kSums{"sync.sums", R"sql(
    SELECT type, documents, checksum
      FROM change_digest)sql"};

Task<FeedSums> FeedStore::sums(db::Session session)
{
    const db::Rows rows = co_await session.run(kSums);
    FeedSums sums;
    for (const db::Row row : rows)
        sums[static_cast<std::size_t>(typeOf(row.raw(0)))] = {row.get<qint64>(1),
                                                              row.get<QByteArray>(2)};
    co_return sums;
}

} // namespace paushtik::sync
