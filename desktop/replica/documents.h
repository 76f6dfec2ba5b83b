// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/doc_type.h"
#include "desktop/replica/overlay.h"
#include "desktop/replica/sql.h"
#include "shared/domain/timestamp.h"

#include <QJsonObject>
#include <QSet>
#include <optional>

namespace paushtik {

/// One document by its kind and id.
struct DocRef {
    DocType type;
    QString id;
    friend bool operator==(const DocRef &, const DocRef &) = default;
    friend size_t qHash(const DocRef &ref, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(ref.type), ref.id);
    }
};

/// What the feed says of one document; no `doc` is a tombstone.
struct FeedItem {
    DocRef ref;
    std::optional<QJsonObject> doc;
    /// Of the document, where somebody has made it already; it need not be there.
    QByteArray canonical = {};
};

/// The documents of the replica and the columns that the desktop looks for them by. Functions of
/// the writer's connection, inside a transaction of the caller's, unless they only read.
namespace documents {

/// Stores what the feed says. Orders placed before `keepSince` are shed: only their hash stays.
/// `areEdits`: hasEdits(), which need not be asked for every document of a page.
void store(Sql &sql, const FeedItem &item, qint64 generation,
           const std::optional<Timestamp> &keepSince = {}, bool areEdits = true);
/// Whether any document has edits laid over it.
bool hasEdits(Sql &sql);

/// The server's document, and the one with the open edits laid over it. None when it is not here.
std::optional<QJsonObject> base(Sql &sql, const DocRef &ref);
std::optional<QJsonObject> shown(Sql &sql, const DocRef &ref);
/// What the edits lie over: the server's document, or what a product starts from that was made here
/// and that the server has told nothing of yet.
std::optional<QJsonObject> ground(Sql &sql, const DocRef &ref);

/// The edits that are laid over it.
Overlays overlays(Sql &sql, const DocRef &ref);

/// Writes the columns anew after an edit came, went or moved.
void refreshColumns(Sql &sql, const DocRef &ref);

/// Takes out what an older generation left behind; gives what went.
QList<DocRef> removeOlderThan(Sql &sql, qint64 generation);

/// Sheds the orders placed before `keepSince`; at most `atMost` of them, gives how many.
int shedOrders(Sql &sql, Timestamp keepSince, int atMost);

} // namespace documents
} // namespace paushtik
