// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <compare>
#include <optional>

namespace paushtik::sync {

/// Where a change stands in the feed: the transaction that made it, and its place within that.
struct FeedPosition {
    qint64 xid = 0;
    qint64 seq = 0;
    friend auto operator<=>(const FeedPosition &, const FeedPosition &) = default;
};

/// How far a replica has read. Opaque to it: 51 characters of base64url, in one spelling only.
struct FeedCursor {
    QByteArray epoch;     ///< 8 bytes: the history that the position belongs to
    FeedPosition at = {}; ///< everything up to here has been read
    /// The transactions that had ended when a replica without a cursor began; its tombstones of
    /// them are of documents that it never had. 0 once it has reached the head.
    qint64 since = 0;
};

QString writeCursor(const FeedCursor &cursor);
/// Nothing when it was not written by us, or was changed since. Guarded against accidents, not
/// against staff: whoever makes one up only misleads their own replica.
std::optional<FeedCursor> readCursor(const QString &text);

} // namespace paushtik::sync
