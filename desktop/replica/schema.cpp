// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/schema.h"

#include "desktop/replica/order_facets.h"

#include <QStringList>

namespace paushtik::schema {
namespace {

using namespace Qt::StringLiterals;

// Steps are never edited once a release carried them: a desk somewhere holds a file that stopped
// there, with edits in it that are not sent yet.
//
// documents.doc is the server's document in its RFC 8785 form, untouched by edits of this desk.
// What is shown is that with the open edits of the outbox laid over it; orders, products and stock
// hold the columns of what is shown. A document whose doc is NULL was shed by the retention
// setting: its hash alone is kept, so that the digest can still be proved.
//
// Where a step says @facets@, those of the rows there are filled in.
const char *const kSteps[] = {
    R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    type INTEGER NOT NULL,
    id TEXT NOT NULL,
    doc BLOB,
    hash BLOB,
    generation INTEGER NOT NULL,
    UNIQUE (type, id),
    CHECK (doc IS NOT NULL OR hash IS NOT NULL)
);
CREATE TABLE orders (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    status TEXT NOT NULL,
    payment TEXT NOT NULL,
    shipment TEXT NOT NULL,
    total INTEGER NOT NULL,
    items INTEGER NOT NULL,
    customer TEXT NOT NULL,
    contact TEXT NOT NULL,
    city TEXT NOT NULL,
    awb TEXT NOT NULL,
    flags TEXT NOT NULL,
    packed INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX orders_by_placed ON orders (placed_at);
CREATE INDEX orders_by_total ON orders (total);
CREATE INDEX orders_by_number ON orders (number);
CREATE INDEX orders_by_status ON orders (status, placed_at);
CREATE INDEX orders_by_payment ON orders (payment, placed_at);
CREATE INDEX orders_by_shipment ON orders (shipment, placed_at);
CREATE INDEX orders_by_city ON orders (city COLLATE NOCASE, placed_at);
CREATE INDEX orders_by_awb ON orders (awb) WHERE awb <> '';
CREATE INDEX orders_flagged ON orders (placed_at) WHERE flags <> '';
CREATE VIRTUAL TABLE orders_words USING fts5 (
    words, content = 'orders', content_rowid = 'key', detail = 'none', prefix = '1 2 3 4',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE TRIGGER orders_words_in AFTER INSERT ON orders BEGIN
    INSERT INTO orders_words (rowid, words) VALUES (new.key, new.words);
END;
CREATE TRIGGER orders_words_out AFTER DELETE ON orders BEGIN
    INSERT INTO orders_words (orders_words, rowid, words) VALUES ('delete', old.key, old.words);
END;
CREATE TRIGGER orders_words_move AFTER UPDATE OF words ON orders
WHEN old.words <> new.words BEGIN
    INSERT INTO orders_words (orders_words, rowid, words) VALUES ('delete', old.key, old.words);
    INSERT INTO orders_words (rowid, words) VALUES (new.key, new.words);
END;
CREATE TABLE products (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sku TEXT NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    price INTEGER NOT NULL,
    threshold INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX products_by_title ON products (title COLLATE NOCASE);
CREATE INDEX products_by_sku ON products (sku COLLATE NOCASE);
CREATE INDEX products_by_price ON products (price);
CREATE VIRTUAL TABLE products_words USING fts5 (
    words, content = 'products', content_rowid = 'key', detail = 'none', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE TRIGGER products_words_in AFTER INSERT ON products BEGIN
    INSERT INTO products_words (rowid, words) VALUES (new.key, new.words);
END;
CREATE TRIGGER products_words_out AFTER DELETE ON products BEGIN
    INSERT INTO products_words (products_words, rowid, words)
    VALUES ('delete', old.key, old.words);
END;
CREATE TRIGGER products_words_move AFTER UPDATE OF words ON products
WHEN old.words <> new.words BEGIN
    INSERT INTO products_words (products_words, rowid, words)
    VALUES ('delete', old.key, old.words);
    INSERT INTO products_words (rowid, words) VALUES (new.key, new.words);
END;
CREATE TABLE stock (
    key INTEGER PRIMARY KEY,
    product TEXT NOT NULL UNIQUE,
    shown INTEGER NOT NULL
);
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    idempotency_key TEXT NOT NULL UNIQUE,
    type INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    body BLOB NOT NULL,
    overlay BLOB NOT NULL,
    files BLOB NOT NULL,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    problem BLOB,
    answered_at INTEGER,
    answer_version INTEGER,
    orphan BLOB
);
CREATE INDEX outbox_of_document ON outbox (type, id, seq);
CREATE INDEX outbox_open ON outbox (state, seq) WHERE state <> 'done';
CREATE TABLE settlements (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    choice TEXT NOT NULL,
    before BLOB NOT NULL,
    after_seq INTEGER
)
)sql",
    // What the members that an edit adds to were when it was first tried: see overlay.h.
    R"sql(
ALTER TABLE outbox ADD COLUMN anchor BLOB
)sql",
    // Of the orders that have a shipment or stand in a queue of the warehouse. Bits of `queues`:
    // ShipmentQueue. What stands in a file already is filled in when it is opened.
    R"sql(
CREATE TABLE parcels (
    key INTEGER PRIMARY KEY,
    shipment TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    queues INTEGER NOT NULL
);
CREATE INDEX parcels_by_shipment ON parcels (shipment) WHERE shipment <> '';
CREATE INDEX parcels_in_queues ON parcels (queues, placed_at, key) WHERE queues <> 0
)sql",
    // An index for each sort, which carries all that filters ask for but words and cities; and one
    // over facets, by which the rare states are found. Key stands in each behind the sorted column:
    // equal values then have one order, and a window can go on after any row.
    R"sql(
ALTER TABLE orders ADD COLUMN facets INTEGER NOT NULL DEFAULT 0;
DROP INDEX orders_by_placed;
DROP INDEX orders_by_total;
DROP INDEX orders_by_number;
DROP INDEX orders_by_status;
DROP INDEX orders_by_payment;
DROP INDEX orders_by_shipment;
DROP INDEX orders_by_city;
DROP INDEX orders_flagged;
@facets@;
CREATE INDEX orders_by_placed ON orders (placed_at, key, facets, total);
CREATE INDEX orders_by_total ON orders (total, key, facets, placed_at);
CREATE INDEX orders_by_number ON orders (number, key, facets, placed_at, total);
CREATE INDEX orders_by_customer ON orders (customer COLLATE NOCASE, key, facets, placed_at, total);
CREATE INDEX orders_by_city ON orders (city COLLATE NOCASE, key, facets, placed_at, total);
CREATE INDEX orders_by_facets ON orders (facets, placed_at, total)
)sql",
    // Paise that came (captures) or went back (refunds, below nothing), at a time in microseconds.
    // What a file of before should have is filled in when it is opened.
    R"sql(
CREATE TABLE money_moves (
    key INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    at INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (key, nth)
) WITHOUT ROWID;
CREATE INDEX money_moves_at ON money_moves (at, key, amount)
)sql",
};

// Files of before have orders without facets.
void fillFacets(Sql &sql)
{
    const QString read =
        u"SELECT %1 FROM orders AS o WHERE o.key > ? ORDER BY o.key LIMIT 5000"_s.arg(
            orderEntryColumns());
    for (qint64 last = 0;;) {
        QList<std::pair<qint64, qint64>> found;
        for (Rows rows = sql.rows(read, {last}); rows.next();)
            found.append({rows.number(0), facetsOf(readOrderEntry(rows))});
        if (found.isEmpty())
            return;
        for (const auto &[key, facets] : found)
            sql.run(u"UPDATE orders SET facets = ? WHERE key = ?"_s, {facets, key});
        last = found.last().first;
    }
}

} // namespace

int latest()
{
    return static_cast<int>(std::size(kSteps));
}

void migrate(Sql &sql, int upTo)
{
    const int found = sql.one(u"PRAGMA user_version"_s).toInt();
    if (found > latest())
        throw NewerFile("the replica was written by a later version of this program");
    for (int step = found; step < upTo; ++step) {
        Transaction transaction(sql);
        const QStringList parts = QString::fromUtf8(kSteps[step]).split(u"@facets@;"_s);
        sql.script(parts[0]);
        if (parts.size() > 1) {
            fillFacets(sql);
            sql.script(parts[1]);
        }
        sql.script(u"PRAGMA user_version = %1"_s.arg(step + 1));
        transaction.commit();
    }
}

} // namespace paushtik::schema
