-- SPDX-License-Identifier: GPL-3.0-or-later
-- What replicas follow: one row a document, so that the feed is never longer than the data.
CREATE TYPE feed_type AS ENUM ('category', 'product', 'stock', 'order', 'manifest');
CREATE SEQUENCE change_feed_seq;

-- Sequences do not commit in order, so a document stands at (xid, seq) of the transaction that changed it last, and
-- readers stop below the oldest transaction still open: nothing can appear behind them. 64 bits of xid never wrap.
-- `folded` is the checksum of the document that change_digest holds; null: none.
CREATE TABLE change_feed (
    type       feed_type NOT NULL,
    id         uuid NOT NULL,
    xid        xid8 NOT NULL,
    seq        bigint NOT NULL,
    deleted    boolean NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL DEFAULT now(),
    folded     bytea CHECK (octet_length(folded) = 32),
    PRIMARY KEY (type, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX change_feed_position ON change_feed (xid, seq);
CREATE INDEX change_feed_tombstones ON change_feed (changed_at) WHERE deleted;

-- Up to `folded` the checksums are in change_digest; up to `pruned` tombstones are gone, and whoever stopped before it
-- must start again.
CREATE TABLE change_feed_state (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    folded_xid xid8 NOT NULL DEFAULT '0',
    folded_seq bigint NOT NULL DEFAULT 0,
    pruned_xid xid8 NOT NULL DEFAULT '0',
    pruned_seq bigint NOT NULL DEFAULT 0
);
INSERT INTO change_feed_state DEFAULT VALUES;

-- Invariant: checksum = the XOR, and documents = the count, of change_feed.folded of the type.
CREATE TABLE change_digest (
    type      feed_type PRIMARY KEY,
    documents bigint NOT NULL DEFAULT 0 CHECK (documents >= 0),
    checksum  bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (octet_length(checksum) = 32)
);
INSERT INTO change_digest (type) SELECT unnest(enum_range(NULL::feed_type));

-- Rows of the table `source` show in documents of the type `what`: in those with the ids `key`, an expression over the
-- row `r` and what `via` joins to it. Of updates only those count that change one of the expressions `shown` (null: all
-- of them count). With `is_document` a row is the document itself, and deleting it leaves a tombstone. `moments`: after
-- which of INSERT, UPDATE, DELETE; rows that are only ever inserted together with their document need not say so again.
--
-- Once a statement. A document that this transaction has touched before stays where it is. In the order of the ids,
-- since two transactions may touch many documents each that they have not locked.
CREATE FUNCTION change_feed_follow(source text, what feed_type, key text, shown text DEFAULT NULL,
                                   via text DEFAULT '', is_document boolean DEFAULT false,
                                   moments text DEFAULT 'INSERT UPDATE DELETE')
RETURNS void LANGUAGE plpgsql AS $follow$
DECLARE
    follower text := format('change_feed_%s_%s', source, what);
    standing text := CASE WHEN is_document THEN 'excluded.deleted' ELSE 'f.deleted' END;
    new_docs text := format('SELECT %s AS doc FROM new_rows AS r %s', key, via);
    old_docs text := format('SELECT %s AS doc FROM old_rows AS r %s', key, via);
    new_face text := format('SELECT %s AS doc, %s FROM new_rows AS r %s', key, shown, via);
    old_face text := format('SELECT %s AS doc, %s FROM old_rows AS r %s', key, shown, via);
    changed  text := CASE WHEN shown IS NOT NULL
        THEN format('SELECT doc FROM ((%1$s EXCEPT %2$s) UNION ALL (%2$s EXCEPT %1$s)) AS differs', new_face, old_face)
        WHEN is_document THEN new_docs
        ELSE new_docs || ' UNION ALL ' || old_docs END;
    in_order text := 'SELECT DISTINCT doc FROM (%s) AS docs WHERE doc IS NOT NULL ORDER BY doc';
    touch    text := $sql$
        INSERT INTO change_feed AS f (type, id, xid, seq, deleted)
        SELECT %1$L, doc, pg_current_xact_id(), nextval('change_feed_seq'), %3$s FROM (%2$s) AS touched
            ON CONFLICT (type, id) DO UPDATE
           SET xid = excluded.xid, seq = excluded.seq, changed_at = excluded.changed_at, deleted = %4$s
         WHERE f.xid <> excluded.xid OR f.deleted <> %4$s;$sql$;
    moment text;
BEGIN
    EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS %L', follower, format($body$
BEGIN
    IF TG_OP = 'INSERT' THEN %s
    ELSIF TG_OP = 'UPDATE' THEN %s
    ELSE %s
    END IF;
    RETURN NULL;
END $body$,
        format(touch, what, CASE WHEN is_document THEN new_docs ELSE format(in_order, new_docs) END, 'false', standing),
        format(touch, what, format(in_order, changed), 'false', standing),
        format(touch, what, format(in_order, old_docs), is_document::text, standing)));
    FOREACH moment IN ARRAY string_to_array(moments, ' ') LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION %I()',
            follower || '_' || lower(moment), moment, source,
            CASE moment WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                        ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END,
            follower);
    END LOOP;
END $follow$;

SELECT change_feed_follow('categories', 'category', 'r.id', 'r.slug, r.title, r.title_hi', is_document => true);
SELECT change_feed_follow('products', 'product', 'r.id', is_document => true);
SELECT change_feed_follow('stock', 'stock', 'r.product_id', is_document => true, moments => 'INSERT DELETE');
SELECT change_feed_follow('orders', 'order', 'r.id', 'r.number, r.customer_id, r.status, r.subtotal_paise, '
    'r.shipping_paise, r.total_paise, r.refunded_paise, r.address, r.note, r.placed_at, r.paid_at, r.cancelled_at, '
    'r.packed_at', is_document => true);
SELECT change_feed_follow('manifests', 'manifest', 'r.id', 'r.number, r.courier, r.created_at', is_document => true);

-- A product shows its category and its pictures.
SELECT change_feed_follow('categories', 'product', 'p.id', 'r.slug, r.title',
    via => 'JOIN products AS p ON p.category_id = r.id', moments => 'UPDATE');
SELECT change_feed_follow('product_images', 'product', 'r.product_id');
SELECT change_feed_follow('media', 'product', 'i.product_id', 'r.base_key, r.width, r.height',
    via => 'JOIN product_images AS i ON i.base_key = r.base_key', moments => 'UPDATE');

-- Every sale comes by here. Nobody else touches the count's row of the feed, and whoever does has locked the count: no
-- order is needed. The product shows the count only while it is low.
CREATE FUNCTION change_feed_stock_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_feed AS f (type, id, xid, seq)
    SELECT 'stock', product_id, pg_current_xact_id(), nextval('change_feed_seq') FROM new_rows
        ON CONFLICT (type, id) DO UPDATE
       SET xid = excluded.xid, seq = excluded.seq, changed_at = excluded.changed_at
     WHERE f.xid <> excluded.xid;
    INSERT INTO change_feed AS f (type, id, xid, seq)
    SELECT 'product', product_id, pg_current_xact_id(), nextval('change_feed_seq')
      FROM (SELECT DISTINCT product_id
              FROM (SELECT product_id, on_hand FROM new_rows UNION ALL SELECT product_id, on_hand FROM old_rows) AS r
             WHERE on_hand <= (SELECT low_stock_threshold FROM products AS p WHERE p.id = r.product_id)
             ORDER BY product_id) AS low
        ON CONFLICT (type, id) DO UPDATE
       SET xid = excluded.xid, seq = excluded.seq, changed_at = excluded.changed_at
     WHERE f.xid <> excluded.xid;
    RETURN NULL;
END $$;
CREATE TRIGGER change_feed_stock_update AFTER UPDATE ON stock
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION change_feed_stock_update();

SELECT change_feed_follow('customers', 'order', 'o.id', 'r.email, r.name, r.phone',
    via => 'JOIN orders AS o ON o.customer_id = r.id', moments => 'UPDATE');
SELECT change_feed_follow('order_lines', 'order', 'r.order_id', moments => 'UPDATE DELETE');
SELECT change_feed_follow('order_timeline', 'order', 'r.order_id', 'r.id, r.at, r.kind, r.text',
    moments => 'UPDATE DELETE');
SELECT change_feed_follow('order_flags', 'order', 'r.order_id', 'r.flag, r.at');
SELECT change_feed_follow('order_notes', 'order', 'r.order_id');
SELECT change_feed_follow('gateway_orders', 'order', 'r.order_id', 'r.gateway_order_id, r.amount_paise, r.created_at');
SELECT change_feed_follow('payments', 'order', 'r.order_id');
SELECT change_feed_follow('payment_evidence', 'order', 'r.order_id');
SELECT change_feed_follow('refunds', 'order', 'r.order_id', 'r.id, r.amount_paise, r.state, r.reason, r.created_at');
SELECT change_feed_follow('shipments', 'order', 'r.order_id',
    'r.id, r.state, r.awb, r.courier, r.edd, r.tracking_url, r.created_at');
SELECT change_feed_follow('shipments', 'manifest', 'r.manifest_id', 'r.id, r.created_at');

-- The first line of a timeline comes with its order, and orders come in hundreds at once; later ones come alone.
CREATE FUNCTION change_feed_timeline_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_feed AS f (type, id, xid, seq)
    VALUES ('order', NEW.order_id, pg_current_xact_id(), nextval('change_feed_seq'))
        ON CONFLICT (type, id) DO UPDATE
       SET xid = excluded.xid, seq = excluded.seq, changed_at = excluded.changed_at
     WHERE f.xid <> excluded.xid;
    RETURN NULL;
END $$;
CREATE TRIGGER change_feed_timeline_insert AFTER INSERT ON order_timeline
    FOR EACH ROW WHEN (NEW.kind <> 'placed') EXECUTE FUNCTION change_feed_timeline_insert();

-- What is there already.
INSERT INTO change_feed (type, id, xid, seq)
SELECT type, id, pg_current_xact_id(), nextval('change_feed_seq')
  FROM (SELECT 'category'::feed_type AS type, id FROM categories
        UNION ALL SELECT 'product', id FROM products
        UNION ALL SELECT 'stock', product_id FROM stock
        UNION ALL SELECT 'order', id FROM orders
        UNION ALL SELECT 'manifest', id FROM manifests) AS documents
 ORDER BY type, id;

-- The 16 hexadecimal digits by which a cursor knows the history it belongs to. After a failover (a new timeline) the
-- end of the old history may be missing here, so it is another.
CREATE FUNCTION change_feed_epoch() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT left(md5(epoch::text || left(pg_walfile_name(pg_current_wal_lsn()), 8)), 16) FROM installation
$$;

-- The last change that every reader may see, and the last there is. Asked for many times a second: from the index, even
-- by a plan that was made while the table was small.
CREATE FUNCTION change_feed_edges(OUT head_xid xid8, OUT head_seq bigint, OUT newest_xid xid8, OUT newest_seq bigint)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
    SELECT xid, seq INTO head_xid, head_seq FROM change_feed
     WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid DESC, seq DESC LIMIT 1;
    SELECT xid, seq INTO newest_xid, newest_seq FROM change_feed ORDER BY xid DESC, seq DESC LIMIT 1;
    head_xid := coalesce(head_xid, '0');
    head_seq := coalesce(head_seq, 0);
    newest_xid := coalesce(newest_xid, '0');
    newest_seq := coalesce(newest_seq, 0);
END $$;

-- The database has become another one: put back from a backup, or copied. Its transaction ids are of the place it came
-- from and may lie ahead of those here, where no reader would ever reach them.
CREATE FUNCTION installation_restored() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    folded change_feed_state;
BEGIN
    SELECT * INTO folded FROM change_feed_state FOR UPDATE;
    UPDATE change_feed
       SET xid = CASE WHEN (xid, seq) <= (folded.folded_xid, folded.folded_seq) THEN '3'::xid8
                      ELSE pg_current_xact_id() END;
    UPDATE change_feed_state
       SET folded_xid = '3', folded_seq = (SELECT coalesce(max(seq), 0) FROM change_feed WHERE xid = '3'),
           pruned_xid = '0', pruned_seq = 0;
    UPDATE installation SET epoch = gen_random_uuid(), home = NULL;
END $$;

-- For a daemon's start: finds out by itself that it stands on a copy that nobody announced. True when it did.
ALTER TABLE installation ADD COLUMN home text;
CREATE FUNCTION installation_settle() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    here text := (SELECT system_identifier FROM pg_control_system()) || '/' ||
                 (SELECT oid FROM pg_database WHERE datname = current_database());
    known text;
BEGIN
    SELECT home INTO known FROM installation FOR UPDATE;
    IF known <> here THEN
        PERFORM installation_restored();
    END IF;
    UPDATE installation SET home = here WHERE home IS DISTINCT FROM here;
    RETURN coalesce(known <> here, false);
END $$;
