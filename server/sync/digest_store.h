// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sync/feed_store.h"

namespace paushtik::sync {

struct FoldedRow {
    FeedRow row;
    std::optional<QByteArray> checksum; ///< of the document as it is now; nothing when it is gone
};

/// How the kept sums move. All in one transaction, which lockState() begins.
class DigestStore {
public:
    /// How far the sums reach. Until the transaction ends nobody else moves them.
    static Task<FeedPosition> lockState(db::Session transaction);
    /// Locks the rows that still stand where they did, up to the first that does not, or that
    /// somebody else has locked; how many those are.
    static Task<int> holdFirst(db::Session transaction, QList<FoldedRow> batch);
    /// The rows' checksums, the sums with them, and that they reach the last row.
    static Task<> write(db::Session transaction, QList<FoldedRow> batch, FeedSums sums);
    /// Takes away the tombstones that are older than `days`, if the sums know of them; how many.
    static Task<qint64> prune(db::Session transaction, int days);
};

} // namespace paushtik::sync
