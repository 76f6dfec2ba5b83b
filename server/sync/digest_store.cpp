// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/digest_store.h"

namespace paushtik::sync {

using namespace Qt::StringLiterals;

namespace {

/// The batch as columns: what unnest() wants.
struct Columns {
    QStringList types;
    QList<QUuid> ids;
    QStringList xids;
    QList<qint64> seqs;
    QStringList checksums; ///< hexadecimal; empty: none
};

Columns columnsOf(const QList<FoldedRow> &batch)
{
    Columns columns;
    for (const FoldedRow &each : batch) {
        columns.types.append(toString(each.row.type));
        columns.ids.append(each.row.id);
        columns.xids.append(QString::number(each.row.at.xid));
        columns.seqs.append(each.row.at.seq);
        columns.checksums.append(QString::fromLatin1(each.checksum.value_or(QByteArray()).toHex()));
    }
    return columns;
}

} // namespace

const db::Query kLockState{"sync.lock_state", R"sql(
    SELECT folded_xid, folded_seq
      FROM change_feed_state
       FOR UPDATE)sql"};

Task<FeedPosition> DigestStore::lockState(db::Session transaction)
{
    const db::Rows rows = co_await transaction.run(kLockState);
    FeedPosition position{rows.first().get<qint64>(0), rows.first().get<qint64>(1)};
    co_return position;
}

const db::Query kHold{"sync.hold_rows", R"sql(
    SELECT b.place
      FROM unnest($1::text[]::feed_type[], $2::uuid[], $3::text[]::xid8[], $4::bigint[])
           WITH ORDINALITY AS b (type, id, xid, seq, place)
      JOIN change_feed AS f
        ON f.type = b.type AND f.id = b.id AND f.xid = b.xid AND f.seq = b.seq
       FOR UPDATE OF f SKIP LOCKED)sql"};

Task<int> DigestStore::holdFirst(db::Session transaction, QList<FoldedRow> batch)
{
    const Columns columns = columnsOf(batch);
    const db::Rows rows =
        co_await transaction.run(kHold, columns.types, columns.ids, columns.xids, columns.seqs);
    QList<bool> held(batch.size(), false);
    for (const db::Row row : rows)
        held[row.get<qint64>(0) - 1] = true;
    const qsizetype missing = held.indexOf(false);
    co_return static_cast<int>(missing < 0 ? batch.size() : missing);
}

const db::Query kFoldRows{"sync.fold_rows", R"sql(
    UPDATE change_feed AS f
       SET folded = CASE WHEN b.checksum <> '' THEN decode(b.checksum, 'hex') END
      FROM unnest($1::text[]::feed_type[], $2::uuid[], $3::text[]) AS b (type, id, checksum)
     WHERE f.type = b.type AND f.id = b.id)sql"};

const db::Query kSetSum{"sync.set_sum", R"sql(
    UPDATE change_digest
       SET documents = $2, checksum = $3
     WHERE type = $1::text::feed_type)sql"};

const db::Query kFoldedTo{"sync.folded_to", R"sql(
    UPDATE change_feed_state
       SET folded_xid = $1::text::xid8, folded_seq = $2)sql"};

Task<> DigestStore::write(db::Session transaction, QList<FoldedRow> batch, FeedSums sums)
{
    const Columns columns = columnsOf(batch);
    co_await transaction.run(kFoldRows, columns.types, columns.ids, columns.checksums);
    for (const FeedType type : kFeedTypes) {
        const FeedSum &sum = sums[static_cast<std::size_t>(type)];
        co_await transaction.run(kSetSum, QString(toString(type)), sum.documents, sum.checksum);
    }
    co_await transaction.run(kFoldedTo, columns.xids.last(), columns.seqs.last());
}

// A tombstone that the sums do not know of yet still takes its document out of them.
const db::Query kPrune{"sync.prune", R"sql(
    WITH pruned AS (
        DELETE FROM change_feed AS f
         USING change_feed_state AS s
         WHERE f.deleted AND f.changed_at < now() - make_interval(days => $1)
           AND (f.xid, f.seq) <= (s.folded_xid, s.folded_seq)
        RETURNING f.xid, f.seq
    ), last AS (
        SELECT xid, seq FROM pruned ORDER BY xid DESC, seq DESC LIMIT 1
    ), moved AS (
        UPDATE change_feed_state AS s
           SET pruned_xid = last.xid, pruned_seq = last.seq
          FROM last
         WHERE (s.pruned_xid, s.pruned_seq) < (last.xid, last.seq)
    )
    SELECT count(*) FROM pruned)sql"};

Task<qint64> DigestStore::prune(db::Session transaction, int days)
{
    const db::Rows rows = co_await transaction.run(kPrune, days);
    co_return rows.first().get<qint64>(0);
}

} // namespace paushtik::sync
