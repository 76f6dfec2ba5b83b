// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/digest_service.h"

#include "server/sync/changes_service.h"
#include "server/sync/feed_documents.h"
#include "shared/documents/canonical_json.h"
#include "shared/documents/document_digest.h"

#include <QCoroTimer>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <chrono>

namespace paushtik::sync {
namespace {

using namespace Qt::StringLiterals;

constexpr int kBatch = 250;
constexpr int kTombstoneDays = 90;
constexpr auto kPatience = std::chrono::milliseconds(1500);
constexpr auto kLookAgain = std::chrono::milliseconds(15);

void add(QByteArray &sum, const QByteArray &checksum)
{
    for (qsizetype i = 0; i < sum.size(); ++i)
        sum[i] = static_cast<char>(sum[i] ^ checksum[i]);
}

/// Nothing when there is no such document.
std::optional<QByteArray> checksumOf(const FeedRow &row, const FeedDocuments &documents)
{
    const QByteArray text = documents.text(row);
    if (text.isEmpty())
        return std::nullopt;
    const QByteArray canonical = canonicalJson(QJsonDocument::fromJson(text).object());
    return documentHash(QString(toString(row.type)), row.id.toString(QUuid::WithoutBraces),
                        canonical);
}

/// What a sum changes by when the document's folded checksum becomes the new one.
void replace(FeedSum &sum, const std::optional<QByteArray> &folded,
             const std::optional<QByteArray> &checksum)
{
    if (folded)
        add(sum.checksum, *folded);
    if (checksum)
        add(sum.checksum, *checksum);
    sum.documents += int(checksum.has_value()) - int(folded.has_value());
}

} // namespace

Task<Digest> DigestService::now() const
{
    const QDeadlineTimer patience(kPatience);
    for (;;) {
        co_await fold(); // so that next to nothing is left to do in the snapshot
        db::Transaction snapshot = co_await FeedStore::snapshot(m_database);
        const FeedMoment moment = co_await FeedStore::moment(snapshot);
        if (moment.newest.xid < moment.settled || patience.hasExpired()) {
            FeedSums sums = co_await FeedStore::sums(snapshot);
            sums = co_await withTheRest(snapshot, std::move(sums), moment.folded);
            Digest digest{ChangesService::headOf(moment), std::move(sums)};
            co_return digest;
        }
        co_await snapshot.rollback();
        co_await QCoro::sleepFor(kLookAgain);
    }
}

Task<FeedSums> DigestService::withTheRest(db::Session snapshot, FeedSums sums, FeedPosition from)
{
    for (;;) {
        const QList<FeedRow> rows = co_await FeedStore::unfolded(snapshot, from, kBatch);
        const FeedDocuments documents = co_await FeedDocuments::read(snapshot, rows);
        for (const FeedRow &row : rows) {
            replace(sums[static_cast<std::size_t>(row.type)], row.folded,
                    checksumOf(row, documents));
            from = row.at;
        }
        if (rows.size() < kBatch)
            co_return sums;
    }
}

Task<qint64> DigestService::fold() const
{
    qint64 folded = 0;
    for (;;) {
        const int batch = co_await foldBatch();
        folded += batch;
        if (batch < kBatch)
            co_return folded;
    }
}

// The documents are read in a snapshot of their own and written down after it.
Task<int> DigestService::foldBatch() const
{
    db::Transaction snapshot = co_await FeedStore::snapshot(m_database);
    const FeedMoment moment = co_await FeedStore::moment(snapshot);
    QList<FeedRow> rows = co_await FeedStore::unfolded(snapshot, moment.folded, kBatch);
    while (!rows.isEmpty() && rows.last().at.xid >= moment.settled)
        rows.removeLast();
    if (rows.isEmpty())
        co_return 0;
    const FeedDocuments documents = co_await FeedDocuments::read(snapshot, rows);
    co_await snapshot.rollback();
    QList<FoldedRow> batch;
    for (const FeedRow &row : std::as_const(rows))
        batch.append({row, checksumOf(row, documents)});
    co_return co_await write(std::move(batch), moment.folded);
}

// Rows that a writer holds are not waited for: it may hold one and wait for another of ours. What
// follows such a row is left to the next batch.
Task<int> DigestService::write(QList<FoldedRow> batch, FeedPosition from) const
{
    db::Transaction transaction = co_await m_database->begin();
    co_await FeedStore::planByIndex(transaction);
    const FeedPosition standing = co_await DigestStore::lockState(transaction);
    if (standing != from)
        co_return 0; // another daemon folds just now
    const int held = co_await DigestStore::holdFirst(transaction, batch);
    if (held == 0)
        co_return 0;
    batch.resize(held);
    FeedSums sums = co_await FeedStore::sums(transaction);
    for (const FoldedRow &each : std::as_const(batch))
        replace(sums[static_cast<std::size_t>(each.row.type)], each.row.folded, each.checksum);
    co_await DigestStore::write(transaction, batch, sums);
    co_await transaction.commit();
    co_return held;
}

Task<qint64> DigestService::forgetOldTombstones() const
{
    db::Transaction transaction = co_await m_database->begin();
    co_await DigestStore::lockState(transaction);
    const qint64 pruned = co_await DigestStore::prune(transaction, kTombstoneDays);
    co_await transaction.commit();
    co_return pruned;
}

} // namespace paushtik::sync
