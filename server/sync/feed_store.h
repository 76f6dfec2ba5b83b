// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/sync/feed_cursor.h"

#include <QList>
#include <QUuid>
#include <array>

namespace paushtik::sync {

/// In the words of the contract, and of the database's type.
enum class FeedType { Category, Product, Stock, Order, Manifest };
inline constexpr std::array kFeedTypes{FeedType::Category, FeedType::Product, FeedType::Stock,
                                       FeedType::Order, FeedType::Manifest};
QLatin1StringView toString(FeedType type);

/// The feed as one snapshot of the database sees it.
struct FeedMoment {
    QByteArray epoch;    ///< 8 bytes
    qint64 settled = 0;  ///< every transaction below it has ended: the feed is read up to here
    qint64 next = 0;     ///< no transaction has this id or a later one yet
    FeedPosition head;   ///< the last change below `settled`
    FeedPosition newest; ///< the last change there is; later than `head` while writers are at work
    FeedPosition folded; ///< the checksums up to here are in the sums
    FeedPosition pruned; ///< tombstones up to here may be gone
};

/// A document's row of the feed.
struct FeedRow {
    FeedType type;
    QUuid id;
    FeedPosition at;
    bool deleted = false;
    std::optional<QByteArray> folded = {}; ///< only from unfolded()
};

/// The count of one type's documents, and the XOR of their checksums (32 bytes).
struct FeedSum {
    qint64 documents = 0;
    QByteArray checksum = QByteArray(32, '\0');
};

using FeedSums = std::array<FeedSum, kFeedTypes.size()>; ///< by FeedType

class FeedStore {
public:
    /// A transaction that only reads, all of it in one snapshot.
    static Task<db::Transaction> snapshot(const db::Database *database);
    /// From here on in the transaction plans do not change with the size of the tables.
    static Task<> planByIndex(db::Session transaction);

    static Task<FeedMoment> moment(db::Session session);
    /// Below FeedMoment::settled, in order; without tombstones of transactions before `since`.
    static Task<QList<FeedRow>> page(db::Session session, FeedPosition after, qint64 since,
                                     int limit);
    /// With their folded checksums; those that are not settled yet too.
    static Task<QList<FeedRow>> unfolded(db::Session session, FeedPosition after, int limit);
    static Task<FeedSums> sums(db::Session session);
};

} // namespace paushtik::sync
