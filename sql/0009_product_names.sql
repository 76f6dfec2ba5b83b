-- SPDX-License-Identifier: GPL-3.0-or-later
-- Looked at when a statement ends, no longer row by row: a change set may hand a name from one product to another.
ALTER TABLE products
    DROP CONSTRAINT products_sku_key,
    ADD CONSTRAINT products_sku_key UNIQUE (sku) DEFERRABLE INITIALLY IMMEDIATE,
    DROP CONSTRAINT products_slug_key,
    ADD CONSTRAINT products_slug_key UNIQUE (slug) DEFERRABLE INITIALLY IMMEDIATE;
