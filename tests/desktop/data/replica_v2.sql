-- SPDX-License-Identifier: GPL-3.0-or-later
-- A replica as the second version of its schema left it: a patch waits, and a delta was
-- being sent when the program ended. Never changed: desks with such files exist.
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
    orphan BLOB, anchor BLOB
);
CREATE INDEX outbox_of_document ON outbox (type, id, seq);
CREATE INDEX outbox_open ON outbox (state, seq) WHERE state <> 'done';
CREATE TABLE settlements (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    choice TEXT NOT NULL,
    before BLOB NOT NULL,
    after_seq INTEGER
);
PRAGMA user_version = 2;
INSERT INTO documents (type, id, doc, generation) VALUES (0,
    '01935003-0000-7000-8000-000000000001', CAST('{"title":"Ghee","version":1}' AS BLOB), 1);
INSERT INTO outbox (idempotency_key, type, id, kind, title, method, path, body, overlay, files,
                    state, made_at)
VALUES ('key-of-a-patch', 0, '01935003-0000-7000-8000-000000000001', 'patch', 'Ghee', 'PATCH',
    '/admin/products/01935003-0000-7000-8000-000000000001',
    CAST('{"set":{"title":"Gold"},"base":{"title":"Ghee"}}' AS BLOB),
    CAST('{"set":{"title":"Gold"}}' AS BLOB), CAST('[]' AS BLOB), 'waiting', 1790000000000000);
INSERT INTO outbox (idempotency_key, type, id, kind, title, method, path, body, overlay, files,
                    state, made_at, tries, anchor)
VALUES ('key-of-a-delta', 2, '01935003-0000-7000-8000-000000000001', 'stock', 'Ghee', 'POST',
    '/admin/products/01935003-0000-7000-8000-000000000001/stock-adjustments',
    CAST('{"delta":4,"reason":"found"}' AS BLOB), CAST('{"add":{"stock":4}}' AS BLOB),
    CAST('[]' AS BLOB), 'sending', 1790000000000000, 3,
    CAST('{"stock":10}' AS BLOB))
