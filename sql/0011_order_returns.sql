-- SPDX-License-Identifier: GPL-3.0-or-later
-- A parcel that came back was opened by a person: what is good is stock again, the rest is written off. Once an order;
-- from then on its jars are settled, and orders.holds_stock is false.
CREATE TABLE order_returns (
    order_id   uuid PRIMARY KEY REFERENCES orders,
    settled_at timestamptz NOT NULL DEFAULT now(),
    actor_id   uuid,
    actor_name text NOT NULL,
    note       text
);

CREATE TABLE order_return_lines (
    order_id    uuid NOT NULL REFERENCES order_returns,
    product_id  uuid NOT NULL,
    good        integer NOT NULL CHECK (good >= 0),
    written_off integer NOT NULL CHECK (written_off >= 0),
    PRIMARY KEY (order_id, product_id),
    FOREIGN KEY (order_id, product_id) REFERENCES order_lines (order_id, product_id)
);

SELECT change_feed_follow('order_returns', 'order', 'r.order_id');
-- Every order's document has a field more.
UPDATE change_feed SET xid = pg_current_xact_id(), seq = nextval('change_feed_seq'), changed_at = now()
 WHERE type = 'order' AND NOT deleted;
