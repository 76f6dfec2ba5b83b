-- SPDX-License-Identifier: GPL-3.0-or-later
-- A guest's cart is known by its token, an account's by the account; never both.
CREATE TABLE carts (
    id          uuid PRIMARY KEY,
    token_hash  bytea CONSTRAINT carts_token_key UNIQUE,
    customer_id uuid CONSTRAINT carts_customer_key UNIQUE REFERENCES customers ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CHECK ((token_hash IS NULL) <> (customer_id IS NULL))
);
CREATE INDEX carts_age ON carts (updated_at) WHERE customer_id IS NULL;

-- No reference to products: when one is gone, the line must still be able to say its name once.
CREATE TABLE cart_lines (
    cart_id    uuid NOT NULL REFERENCES carts ON DELETE CASCADE,
    product_id uuid NOT NULL,
    title      text NOT NULL,
    qty        integer NOT NULL CHECK (qty BETWEEN 1 AND 10),
    added_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (cart_id, product_id)
);
