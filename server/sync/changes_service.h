// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sync/feed_store.h"
#include "shared/domain/result.h"

namespace paushtik::sync {

/// A page of the feed: the latest state of each document that changed, in the order of the changes.
struct Changes {
    struct Item {
        FeedRow row;
        QByteArray document; ///< JSON text; empty: it is deleted
    };
    QList<Item> items;
    QString cursor; ///< where to go on, or to come back to
    bool more = false;
};

/// What replicas read. Belongs to one worker.
class ChangesService {
public:
    explicit ChangesService(const db::Database *database)
        : m_database(database)
    {
    }

    /// After `cursor`, from the start without one. Without `more` the replica has all that had been
    /// committed when the oldest transaction still open began. `bad_cursor`; `resync` when what
    /// happened after the cursor is not known here any more, or never was.
    Task<Result<Changes>> after(QString cursor, int limit) const;
    /// The cursor of a replica that has all of it.
    static QString headOf(const FeedMoment &moment);

private:
    const db::Database *m_database;
};

} // namespace paushtik::sync
