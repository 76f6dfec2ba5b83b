-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE SEQUENCE order_numbers;

CREATE TABLE orders (
    id             uuid PRIMARY KEY,
    number         text NOT NULL CONSTRAINT orders_number_key UNIQUE CHECK (number ~ '^PF-[0-9]{4}-[0-9]{6,}$'),
    customer_id    uuid NOT NULL REFERENCES customers,
    status         text NOT NULL CHECK (status IN
                       ('pending_payment', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded')),
    subtotal_paise bigint NOT NULL CHECK (subtotal_paise > 0),
    shipping_paise bigint NOT NULL CHECK (shipping_paise >= 0),
    total_paise    bigint NOT NULL CHECK (total_paise = subtotal_paise + shipping_paise),
    refunded_paise bigint NOT NULL DEFAULT 0 CHECK (refunded_paise >= 0),
    address        jsonb NOT NULL,
    note           text,
    placed_at      timestamptz NOT NULL DEFAULT now(),
    expires_at     timestamptz NOT NULL,
    paid_at        timestamptz,
    cancelled_at   timestamptz,
    -- Money that comes later revives what the clock cancelled, never what a person did.
    cancelled_by   text CHECK (cancelled_by IN ('person', 'expiry')),
    cancel_reason  text,
    -- Whether the jars of this order are out of the stock: they come back once and are taken again once.
    holds_stock    boolean NOT NULL DEFAULT true,
    packed_at      timestamptz,
    packed_by      text,
    version        bigint NOT NULL DEFAULT 1,
    CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL AND cancelled_by IS NOT NULL)),
    CHECK (status NOT IN ('paid', 'shipped', 'delivered', 'refunded') OR paid_at IS NOT NULL),
    CHECK (status NOT IN ('pending_payment') OR holds_stock)
);
CREATE INDEX orders_customer ON orders (customer_id, placed_at DESC, id DESC);
CREATE INDEX orders_placed ON orders (placed_at DESC, id DESC);
CREATE INDEX orders_status ON orders (status, placed_at DESC, id DESC);
CREATE INDEX orders_total ON orders (total_paise, id);
CREATE INDEX orders_pending ON orders (expires_at) WHERE status = 'pending_payment';

CREATE TABLE order_lines (
    order_id         uuid NOT NULL REFERENCES orders,
    line_no          integer NOT NULL,
    product_id       uuid NOT NULL CONSTRAINT order_lines_product_fkey REFERENCES products,
    title            text NOT NULL,
    sku              text NOT NULL,
    qty              integer NOT NULL CHECK (qty BETWEEN 1 AND 10),
    unit_price_paise bigint NOT NULL CHECK (unit_price_paise > 0),
    line_total_paise bigint NOT NULL CHECK (line_total_paise = unit_price_paise * qty),
    hsn_code         text NOT NULL,
    gst_rate_bp      integer NOT NULL,
    weight_grams     integer NOT NULL,
    PRIMARY KEY (order_id, line_no),
    CONSTRAINT order_lines_once UNIQUE (order_id, product_id)
);
CREATE INDEX order_lines_product ON order_lines (product_id);

CREATE TABLE order_timeline (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id   uuid NOT NULL REFERENCES orders,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind       text NOT NULL,
    text       text NOT NULL,
    actor_id   uuid,
    actor_name text NOT NULL DEFAULT 'system'
);
CREATE INDEX order_timeline_order ON order_timeline (order_id, id);

-- What a person must look at. A flag is raised once and stays until it is settled.
CREATE TABLE order_flags (
    order_id   uuid NOT NULL REFERENCES orders,
    flag       text NOT NULL,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    detail     text NOT NULL DEFAULT '',
    PRIMARY KEY (order_id, flag)
);

CREATE TABLE order_notes (
    id         uuid PRIMARY KEY,
    order_id   uuid NOT NULL REFERENCES orders,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    text       text NOT NULL,
    actor_id   uuid,
    actor_name text NOT NULL
);
CREATE INDEX order_notes_order ON order_notes (order_id, at);
