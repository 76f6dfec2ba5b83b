// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sync/digest_store.h"

namespace paushtik::sync {

/// By which a replica whose cursor is `head` proves itself equal.
struct Digest {
    QString head;
    FeedSums sums;
};

/// The checksums of all documents. Their sums are kept, up to a position of the feed; what changed
/// after it is folded into them a batch at a time, so that a digest costs what has changed since
/// the last one, not all that there is. Belongs to one worker; safe with any number of daemons.
class DigestService {
public:
    explicit DigestService(const db::Database *database)
        : m_database(database)
    {
    }

    /// At a moment when no transaction is in the middle of changing documents, which it waits for a
    /// little. Should none come, the documents are those of now, and `head` a little behind them.
    Task<Digest> now() const;
    /// Folds what is settled; returns how many documents that were. Also a job.
    Task<qint64> fold() const;
    /// Ends the memory of what was deleted more than 90 days ago: a replica that did not come by
    /// since must start again. How many there were.
    Task<qint64> forgetOldTombstones() const;

private:
    static Task<FeedSums> withTheRest(db::Session snapshot, FeedSums sums, FeedPosition from);
    Task<int> foldBatch() const;
    Task<int> write(QList<FoldedRow> batch, FeedPosition from) const;

    const db::Database *m_database;
};

} // namespace paushtik::sync
