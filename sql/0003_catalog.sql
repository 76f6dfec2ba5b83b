-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE categories (
    id         uuid PRIMARY KEY,
    slug       text NOT NULL CONSTRAINT categories_slug_key UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title      text NOT NULL,
    title_hi   text,
    position   integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE products (
    id                  uuid PRIMARY KEY,
    sku                 text NOT NULL CONSTRAINT products_sku_key UNIQUE,
    slug                text NOT NULL CONSTRAINT products_slug_key UNIQUE
                        CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    category_id         uuid NOT NULL CONSTRAINT products_category_fkey REFERENCES categories,
    title               text NOT NULL,
    subtitle            text,
    description         text,
    title_hi            text,
    description_hi      text,
    unit_label          text,
    weight_grams        integer NOT NULL CHECK (weight_grams > 0),
    length_mm           integer CHECK (length_mm > 0),
    width_mm            integer CHECK (width_mm > 0),
    height_mm           integer CHECK (height_mm > 0),
    price_paise         bigint NOT NULL CHECK (price_paise > 0),
    mrp_paise           bigint NOT NULL CHECK (mrp_paise > 0),
    hsn_code            text NOT NULL CHECK (hsn_code ~ '^[0-9]{4,8}$'),
    gst_rate_bp         integer NOT NULL CHECK (gst_rate_bp BETWEEN 0 AND 10000),
    low_stock_threshold integer NOT NULL DEFAULT 5 CHECK (low_stock_threshold >= 0),
    archived_at         timestamptz,
    version             bigint NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX products_category ON products (category_id);

-- Stock stands apart from the product: the row that every sale locks and rewrites stays narrow.
-- Invariant: stock = sum(stock_ledger.delta) at every commit. `paushtikd verify` proves it.
CREATE TABLE stock (
    product_id uuid PRIMARY KEY REFERENCES products ON DELETE CASCADE,
    on_hand    integer NOT NULL DEFAULT 0 CONSTRAINT stock_never_negative CHECK (on_hand >= 0)
) WITH (fillfactor = 50);

CREATE TABLE stock_ledger (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES products ON DELETE CASCADE,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    delta      integer NOT NULL CHECK (delta <> 0),
    balance    integer NOT NULL CHECK (balance >= 0),
    reason     text NOT NULL CHECK (reason IN ('order_placed', 'order_expired', 'order_cancelled', 'order_revived',
                   'order_restocked', 'received', 'damaged', 'lost', 'found', 'counted', 'returned')),
    order_id   uuid,
    actor_id   uuid,
    actor_name text NOT NULL DEFAULT 'system',
    note       text
);
CREATE INDEX stock_ledger_product ON stock_ledger (product_id, id);
CREATE INDEX stock_ledger_order ON stock_ledger (order_id) WHERE order_id IS NOT NULL;

-- A product without its stock row cannot exist.
CREATE FUNCTION product_gets_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stock (product_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER product_gets_stock AFTER INSERT ON products
    FOR EACH ROW EXECUTE FUNCTION product_gets_stock();

CREATE TABLE media (
    base_key   text PRIMARY KEY,
    width      integer NOT NULL CHECK (width > 0),
    height     integer NOT NULL CHECK (height > 0),
    bytes      bigint NOT NULL CHECK (bytes > 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE product_images (
    id         uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES products ON DELETE CASCADE,
    base_key   text NOT NULL REFERENCES media,
    alt        text NOT NULL DEFAULT '',
    position   integer NOT NULL,
    CONSTRAINT product_images_position_key UNIQUE (product_id, position) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX product_images_media ON product_images (base_key);

-- Tells every daemon that its picture of the catalog is old. Sent once a transaction, on commit.
CREATE FUNCTION catalog_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('catalog', '');
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON categories
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON products
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON product_images
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_changed();
