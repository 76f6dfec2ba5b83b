// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/documents.h"

#include "desktop/replica/made_here.h"
#include "desktop/replica/money_moves.h"
#include "desktop/replica/order_columns.h"
#include "desktop/replica/parcels.h"
#include "desktop/replica/product_columns.h"
#include "shared/documents/canonical_json.h"
#include "shared/documents/document_digest.h"

#include <QJsonDocument>

namespace paushtik::documents {
namespace {

using namespace Qt::StringLiterals;

int numberOf(DocType type)
{
    return static_cast<int>(type);
}

QVariantList values(const DocRef &ref)
{
    return {numberOf(ref.type), ref.id};
}

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

void writeStock(Sql &sql, qint64 key, const QString &product, const QJsonObject &stock)
{
    static const QString kWrite = uR"sql(
        INSERT INTO stock (key, product, shown) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET shown = excluded.shown)sql"_s;
    sql.run(kWrite, {key, product, stock["stock"_L1].toInteger()});
}

void writeColumns(Sql &sql, const DocRef &ref, qint64 key, const QJsonObject &document)
{
    if (ref.type == DocType::Order) {
        OrderEntry entry = orderEntryOf(document);
        entry.id = ref.id;
        entry.key = key;
        writeOrderEntry(sql, entry, orderWordsOf(document, entry));
        parcels::write(sql, key, document);
        moves::write(sql, key, document);
    } else if (ref.type == DocType::Product) {
        ProductEntry entry = productEntryOf(document);
        entry.id = ref.id;
        entry.key = key;
        writeProductEntry(sql, entry, productWordsOf(document));
    } else if (ref.type == DocType::Stock) {
        writeStock(sql, key, ref.id, document);
    }
}

// The columns go with the document where a row is deleted; a shed order keeps its row and loses
// its columns.
void removeColumns(Sql &sql, DocType type, qint64 key)
{
    if (type == DocType::Order) {
        sql.run(u"DELETE FROM orders WHERE key = ?"_s, {key});
        parcels::remove(sql, key);
        moves::remove(sql, key);
    }
    if (type == DocType::Product)
        sql.run(u"DELETE FROM products WHERE key = ?"_s, {key});
    if (type == DocType::Stock)
        sql.run(u"DELETE FROM stock WHERE key = ?"_s, {key});
}

qint64 keyOf(Sql &sql, const DocRef &ref)
{
    return sql.one(u"SELECT key FROM documents WHERE type = ? AND id = ?"_s, values(ref))
        .toLongLong();
}

// Edits that wait for a document that was deleted keep what it last was: it is all that is left to
// restore it from.
void keepForEdits(Sql &sql, const DocRef &ref)
{
    static const QString kKeep = uR"sql(
        UPDATE outbox
           SET orphan = (SELECT doc FROM documents WHERE type = ? AND id = ?)
         WHERE type = ? AND id = ?
           AND state IN ('waiting', 'sending', 'conflict', 'refused'))sql"_s;
    sql.run(kKeep, values(ref) + values(ref));
}

void remove(Sql &sql, const DocRef &ref)
{
    const qint64 key = keyOf(sql, ref);
    if (key == 0)
        return;
    keepForEdits(sql, ref);
    removeColumns(sql, ref.type, key);
    sql.run(u"DELETE FROM documents WHERE key = ?"_s, {key});
}

qint64 write(Sql &sql, const DocRef &ref, const QByteArray &canonical, qint64 generation)
{
    static const QString kWrite = uR"sql(
        INSERT INTO documents (type, id, doc, generation) VALUES (?, ?, ?, ?)
        ON CONFLICT (type, id) DO UPDATE
           SET doc = excluded.doc, hash = NULL, generation = excluded.generation
        RETURNING key)sql"_s;
    Rows rows = sql.rows(kWrite, values(ref) << canonical << generation);
    rows.next();
    return rows.number(0);
}

qint64 writeShed(Sql &sql, const DocRef &ref, const QByteArray &canonical, qint64 generation)
{
    static const QString kWrite = uR"sql(
        INSERT INTO documents (type, id, hash, generation) VALUES (?, ?, ?, ?)
        ON CONFLICT (type, id) DO UPDATE
           SET doc = NULL, hash = excluded.hash, generation = excluded.generation
        RETURNING key)sql"_s;
    const QByteArray hash = documentHash(QString(toString(ref.type)), ref.id, canonical);
    Rows rows = sql.rows(kWrite, values(ref) << hash << generation);
    rows.next();
    return rows.number(0);
}

bool isShed(const FeedItem &item, const std::optional<Timestamp> &keepSince)
{
    if (!keepSince || item.ref.type != DocType::Order)
        return false;
    const auto placed = Timestamp::parse((*item.doc)["placed_at"_L1].toString());
    return placed && *placed < *keepSince;
}

} // namespace

void store(Sql &sql, const FeedItem &item, qint64 generation,
           const std::optional<Timestamp> &keepSince, bool areEdits)
{
    if (!item.doc)
        return remove(sql, item.ref);
    const QByteArray canonical =
        item.canonical.isEmpty() ? canonicalJson(*item.doc) : item.canonical;
    if (isShed(item, keepSince)) {
        const qint64 key = writeShed(sql, item.ref, canonical, generation);
        return removeColumns(sql, item.ref.type, key);
    }
    const qint64 key = write(sql, item.ref, canonical, generation);
    if (!areEdits)
        return writeColumns(sql, item.ref, key, *item.doc);
    made_here::dropColumns(sql, item.ref);
    writeColumns(sql, item.ref, key, laidOver(*item.doc, overlays(sql, item.ref)));
}

bool hasEdits(Sql &sql)
{
    return sql.one(u"SELECT EXISTS (SELECT 1 FROM outbox WHERE state <> 'done')"_s).toBool();
}

std::optional<QJsonObject> base(Sql &sql, const DocRef &ref)
{
    static const QString kRead =
        u"SELECT doc FROM documents WHERE type = ? AND id = ? AND doc IS NOT NULL"_s;
    Rows rows = sql.rows(kRead, values(ref));
    if (!rows.next())
        return std::nullopt;
    return QJsonDocument::fromJson(rows.bytes(0)).object();
}

Overlays overlays(Sql &sql, const DocRef &ref)
{
    static const QString kOpen = uR"sql(
        SELECT overlay, anchor FROM outbox
         WHERE type = ? AND id = ?
           AND (state IN ('waiting', 'sending', 'conflict', 'sent')
                OR (state = 'refused' AND kind = 'create'))
         ORDER BY seq)sql"_s;
    Overlays over;
    for (Rows rows = sql.rows(kOpen, values(ref)); rows.next();) {
        over.edits.append(Overlay::fromJson(objectOf(rows.bytes(0))));
        const QJsonObject anchor = objectOf(rows.bytes(1));
        for (auto it = anchor.begin(); it != anchor.end(); ++it)
            if (!over.anchor.contains(it.key()))
                over.anchor[it.key()] = it.value();
    }
    return over;
}

std::optional<QJsonObject> ground(Sql &sql, const DocRef &ref)
{
    auto document = base(sql, ref);
    return document ? document : made_here::ground(sql, ref);
}

std::optional<QJsonObject> shown(Sql &sql, const DocRef &ref)
{
    auto document = ground(sql, ref);
    if (document)
        document = laidOver(std::move(*document), overlays(sql, ref));
    return document;
}

void refreshColumns(Sql &sql, const DocRef &ref)
{
    made_here::dropColumns(sql, ref);
    const auto document = shown(sql, ref);
    if (!document)
        return;
    const qint64 key = keyOf(sql, ref);
    writeColumns(sql, ref, key != 0 ? key : made_here::columnsKey(sql, ref), *document);
}

QList<DocRef> removeOlderThan(Sql &sql, qint64 generation)
{
    static const QString kOld = u"SELECT type, id FROM documents WHERE generation < ?"_s;
    QList<DocRef> gone;
    for (Rows rows = sql.rows(kOld, {generation}); rows.next();)
        gone.append({static_cast<DocType>(rows.number(0)), rows.text(1)});
    for (const DocRef &ref : gone)
        remove(sql, ref);
    return gone;
}

int shedOrders(Sql &sql, Timestamp keepSince, int atMost)
{
    static const QString kOld = uR"sql(
        SELECT o.key, o.id, d.doc FROM orders AS o JOIN documents AS d ON d.key = o.key
         WHERE o.placed_at < ? ORDER BY o.placed_at LIMIT ?)sql"_s;
    struct Old {
        qint64 key;
        QByteArray hash;
    };
    QList<Old> found;
    for (Rows rows = sql.rows(kOld, {keepSince.microseconds(), atMost}); rows.next();)
        found.append({rows.number(0), documentHash(u"order", rows.text(1), rows.bytes(2))});
    for (const Old &old : found) {
        removeColumns(sql, DocType::Order, old.key);
        sql.run(u"UPDATE documents SET doc = NULL, hash = ? WHERE key = ?"_s, {old.hash, old.key});
    }
    return static_cast<int>(found.size());
}

} // namespace paushtik::documents
