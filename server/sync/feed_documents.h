// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sync/feed_store.h"

#include <QHash>

namespace paushtik::sync {

/// The documents of some rows, as the staff's GETs render them, as JSON text.
class FeedDocuments {
public:
    /// One statement a type, all of them on their way at once.
    static Task<FeedDocuments> read(db::Session session, QList<FeedRow> rows);

    /// Empty: there is no such document.
    QByteArray text(const FeedRow &row) const;

private:
    QHash<QUuid, QByteArray> &of(FeedType type);

    std::array<QHash<QUuid, QByteArray>, kFeedTypes.size()> m_texts; ///< by FeedType
};

} // namespace paushtik::sync
