-- SPDX-License-Identifier: GPL-3.0-or-later
-- Batches: which jars of a product were filled together, for best-before dates and recalls.
--
-- A sale takes jars from the product's stock, never from a batch: nobody knows yet which jars they will be, and
-- placement must stay fast. They leave a batch when the order is packed. So, for a product that has batches:
--
--   stock.on_hand + sold (jars of orders that hold stock, not yet taken from the shelf)
--       = sum(batches.on_hand) + loose (jars on the shelf that belong to no batch)
--
-- Invariants, at every commit; `paushtikd verify` proves them:
--   loose >= 0
--   batches.on_hand = sum(batch_movements.delta)
--   a ledger row that names batches is the sum of their movements
--   an order has taken at most its quantity from batches, and when it holds no stock no more than was written off
CREATE TABLE batches (
    id          uuid PRIMARY KEY,
    product_id  uuid NOT NULL REFERENCES products ON DELETE CASCADE,
    lot_number  text NOT NULL,
    packed_on   date NOT NULL,
    best_before date NOT NULL,
    mrp_paise   bigint NOT NULL CHECK (mrp_paise > 0),
    on_hand     integer NOT NULL DEFAULT 0 CONSTRAINT batches_never_negative CHECK (on_hand >= 0),
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT batches_lot_key UNIQUE (product_id, lot_number),
    CHECK (best_before > packed_on)
);
CREATE INDEX batches_fefo ON batches (product_id, best_before, packed_on, lot_number);

CREATE TABLE batch_movements (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id   uuid NOT NULL REFERENCES batches ON DELETE CASCADE,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    delta      integer NOT NULL CHECK (delta <> 0),
    balance    integer NOT NULL CHECK (balance >= 0),
    -- The first six move the product's stock too and name its ledger row. `assigned` are loose jars whose batch was
    -- found out; `picked` went into an order's parcel, `unpicked` came back out of it.
    reason     text NOT NULL CHECK (reason IN
                   ('received', 'damaged', 'lost', 'found', 'counted', 'returned', 'assigned', 'picked', 'unpicked')),
    ledger_id  bigint REFERENCES stock_ledger ON DELETE CASCADE,
    order_id   uuid REFERENCES orders,
    actor_id   uuid,
    actor_name text NOT NULL DEFAULT 'system',
    note       text,
    CHECK ((reason IN ('picked', 'unpicked')) = (order_id IS NOT NULL)),
    CHECK ((reason IN ('assigned', 'picked', 'unpicked')) = (ledger_id IS NULL))
);
CREATE INDEX batch_movements_batch ON batch_movements (batch_id, id);
CREATE INDEX batch_movements_order ON batch_movements (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX batch_movements_ledger ON batch_movements (ledger_id) WHERE ledger_id IS NOT NULL;

-- The day that counts for a best-before date.
CREATE FUNCTION shop_today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE 'Asia/Kolkata')::date
$$;

-- What an order has taken from the batches of a product.
CREATE FUNCTION picked_of(of_order uuid, of_product uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(-sum(m.delta), 0)
      FROM batch_movements m
      JOIN batches b ON b.id = m.batch_id
     WHERE m.order_id = of_order AND b.product_id = of_product
$$;

-- Jars that are sold and still stand on the shelf.
CREATE FUNCTION sold_on_shelf(of_product uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(l.qty - picked_of(o.id, l.product_id)), 0)
      FROM orders o
      JOIN order_lines l ON l.order_id = o.id
     WHERE l.product_id = of_product AND o.holds_stock AND o.packed_at IS NULL
       AND o.status IN ('pending_payment', 'paid')
$$;

-- Jars on the shelf that belong to no batch.
CREATE FUNCTION loose_jars(of_product uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT s.on_hand + sold_on_shelf(of_product)
           - (SELECT coalesce(sum(b.on_hand), 0) FROM batches b WHERE b.product_id = of_product)
      FROM stock s
     WHERE s.product_id = of_product
$$;

-- The one way in which a batch moves. The caller holds the lock of the product's stock.
CREATE FUNCTION move_batch(of_batch uuid, by integer, why text, ledger bigint, of_order uuid, who uuid, who_name text,
                           remark text) RETURNS integer LANGUAGE sql AS $$
    WITH moved AS (
        UPDATE batches
           SET on_hand = on_hand + by
         WHERE id = of_batch
        RETURNING id, on_hand)
    INSERT INTO batch_movements (batch_id, delta, balance, reason, ledger_id, order_id, actor_id, actor_name, note)
    SELECT id, by, on_hand, why, ledger, of_order, who, who_name, remark
      FROM moved
    RETURNING balance
$$;

CREATE FUNCTION pick_first_expired_first(of_order uuid, of_product uuid, wanted bigint, expired boolean)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    batch record;
    part integer;
BEGIN
    FOR batch IN
        SELECT b.id, b.on_hand
          FROM batches b
         WHERE b.product_id = of_product AND b.on_hand > 0 AND (b.best_before < shop_today()) = expired
         ORDER BY b.best_before, b.packed_on, b.lot_number
           FOR UPDATE
    LOOP
        EXIT WHEN wanted <= 0;
        part := least(wanted, batch.on_hand);
        PERFORM move_batch(batch.id, -part, 'picked', NULL, of_order, NULL, 'system', NULL);
        wanted := wanted - part;
    END LOOP;
END $$;

-- The order leaves the shelf: what nobody chose a batch for goes first expired, first out; then loose jars. A person
-- who packs is told when only expired jars are left. A parcel that the courier already has is written down as it must
-- have been.
CREATE FUNCTION take_from_batches(of_order uuid, by_person boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    line record;
    missing bigint;
BEGIN
    FOR line IN
        SELECT l.product_id, l.qty
          FROM order_lines l
         WHERE l.order_id = of_order AND EXISTS (SELECT FROM batches b WHERE b.product_id = l.product_id)
         ORDER BY l.product_id
    LOOP
        PERFORM FROM stock s WHERE s.product_id = line.product_id FOR UPDATE;
        PERFORM pick_first_expired_first(of_order, line.product_id,
                                         line.qty - picked_of(of_order, line.product_id), false);
        missing := -loose_jars(line.product_id);
        IF missing > 0 AND by_person THEN
            RAISE EXCEPTION 'only expired jars of % are left', line.product_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_expired';
        END IF;
        PERFORM pick_first_expired_first(of_order, line.product_id, missing, true);
    END LOOP;
END $$;

-- All of them come back, or, of a parcel that was opened, what a person found good: taken for the jars that expire
-- first.
CREATE FUNCTION return_to_batches(of_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    taken record;
BEGIN
    PERFORM FROM stock s
      WHERE s.product_id IN (SELECT l.product_id FROM order_lines l WHERE l.order_id = of_order)
        AND EXISTS (SELECT FROM batch_movements m WHERE m.order_id = of_order)
      ORDER BY s.product_id FOR UPDATE;
    FOR taken IN
        SELECT s.batch_id, least(s.qty, s.fit - s.earlier) AS qty
          FROM (SELECT m.batch_id, m.qty, coalesce(r.good, sum(m.qty) OVER (PARTITION BY b.product_id)) AS fit,
                       sum(m.qty) OVER (PARTITION BY b.product_id
                                        ORDER BY b.best_before, b.packed_on, b.lot_number) - m.qty AS earlier
                  FROM (SELECT batch_id, -sum(delta) AS qty
                          FROM batch_movements
                         WHERE order_id = of_order
                         GROUP BY batch_id
                        HAVING sum(delta) <> 0) AS m
                  JOIN batches b ON b.id = m.batch_id
                  LEFT JOIN order_return_lines r ON r.order_id = of_order AND r.product_id = b.product_id) AS s
         WHERE s.fit > s.earlier
         ORDER BY s.batch_id
    LOOP
        PERFORM move_batch(taken.batch_id, taken.qty::integer, 'unpicked', NULL, of_order, NULL, 'system', NULL);
    END LOOP;
END $$;

-- Whichever way an order is packed, shipped, cancelled or restocked, its jars follow it in the same transaction.
CREATE FUNCTION order_moves_batches() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was_off_shelf boolean := OLD.holds_stock
        AND (OLD.packed_at IS NOT NULL OR OLD.status NOT IN ('pending_payment', 'paid'));
    is_off_shelf boolean := NEW.holds_stock
        AND (NEW.packed_at IS NOT NULL OR NEW.status NOT IN ('pending_payment', 'paid'));
BEGIN
    IF is_off_shelf AND NOT was_off_shelf THEN
        PERFORM take_from_batches(NEW.id, NEW.packed_at IS NOT NULL AND OLD.packed_at IS NULL);
    ELSIF (was_off_shelf AND NOT is_off_shelf) OR (OLD.holds_stock AND NOT NEW.holds_stock) THEN
        PERFORM return_to_batches(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER order_moves_batches AFTER UPDATE OF status, packed_at, holds_stock ON orders
    FOR EACH ROW
    WHEN (OLD.status <> NEW.status OR OLD.packed_at IS DISTINCT FROM NEW.packed_at OR OLD.holds_stock <> NEW.holds_stock)
    EXECUTE FUNCTION order_moves_batches();
