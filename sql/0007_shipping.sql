-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE manifests (
    id         uuid PRIMARY KEY,
    number     text NOT NULL CONSTRAINT manifests_number_key UNIQUE,
    courier    text NOT NULL,
    pdf        bytea,
    actor_id   uuid,
    actor_name text NOT NULL DEFAULT 'system',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE SEQUENCE manifest_numbers;

-- One attempt to bring an order to its door. A dead one (cancelled) may be followed by another under a new reference.
CREATE TABLE shipments (
    id                  uuid PRIMARY KEY,
    order_id            uuid NOT NULL REFERENCES orders,
    -- What the courier knows it by: the order's number, `-R2` and so on for those made again.
    reference           text NOT NULL CONSTRAINT shipments_reference_key UNIQUE,
    state               text NOT NULL CHECK (state IN ('pending', 'created', 'awb_assigned', 'pickup_scheduled',
                            'picked_up', 'in_transit', 'out_for_delivery', 'undelivered', 'rto_initiated',
                            'delivered', 'rto_delivered', 'cancelled', 'lost')),
    -- Of the newest courier event of this state; null while only our own commands made it.
    state_time          timestamptz,
    courier_order_id    text,
    courier_shipment_id text,
    awb                 text CONSTRAINT shipments_awb_key UNIQUE,
    courier             text,
    courier_company_id  bigint,
    routing_code        text,
    edd                 date,
    tracking_url        text,
    weight_grams        integer NOT NULL CHECK (weight_grams > 0),
    label               bytea,
    pickup_at           timestamptz,
    manifest_id         uuid REFERENCES manifests,
    attempts            integer NOT NULL DEFAULT 0,
    last_error          text,
    parked              boolean NOT NULL DEFAULT false,
    version             bigint NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL DEFAULT now(),
    CHECK (state = 'pending' OR courier_shipment_id IS NOT NULL OR state = 'cancelled'),
    CHECK (state IN ('pending', 'created', 'cancelled') OR awb IS NOT NULL)
);
-- Never ship twice: one living shipment an order.
CREATE UNIQUE INDEX shipments_one_living ON shipments (order_id) WHERE state <> 'cancelled';
CREATE INDEX shipments_order ON shipments (order_id, created_at DESC);
CREATE INDEX shipments_state ON shipments (state, created_at DESC, id DESC);
CREATE INDEX shipments_courier_order ON shipments (courier_order_id);

-- Who works on a shipment just now. The courier is never called inside a transaction, so a lease, not a row lock, keeps two
-- workers from calling it at once; that of a dead one ends by itself. Apart from the shipment, which replicas follow.
CREATE TABLE shipment_work (
    shipment_id uuid PRIMARY KEY REFERENCES shipments,
    lease_owner uuid,
    lease_until timestamptz,
    polled_at   timestamptz
);

-- Each step of the saga, written before and after: a crash in between is seen, and looked up before it is repeated.
CREATE TABLE shipment_steps (
    shipment_id uuid NOT NULL REFERENCES shipments,
    step        text NOT NULL CHECK (step IN ('create_order', 'assign_awb', 'schedule_pickup', 'fetch_label',
                    'manifest')),
    state       text NOT NULL CHECK (state IN ('started', 'done', 'failed')),
    attempts    integer NOT NULL DEFAULT 1,
    error       text,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at    timestamptz,
    PRIMARY KEY (shipment_id, step)
);

CREATE TABLE shipment_events (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shipment_id uuid NOT NULL REFERENCES shipments,
    at          timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    state       text,
    text        text NOT NULL DEFAULT '',
    location    text NOT NULL DEFAULT '',
    dedupe      bytea NOT NULL,
    CONSTRAINT shipment_events_once UNIQUE (shipment_id, dedupe)
);
CREATE INDEX shipment_events_shipment ON shipment_events (shipment_id, at, id);

-- A courier's webhook that is stored but not applied yet: it came before its AWB, or its application failed.
CREATE TABLE courier_waiting (
    event_id         text PRIMARY KEY,
    awb              text,
    courier_order_id text,
    reference        text,
    received_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX courier_waiting_awb ON courier_waiting (awb);

-- The courier's token, shared by all workers and daemons. One of them holds the lease while it logs in again.
CREATE TABLE courier_tokens (
    account     text PRIMARY KEY,
    token       text NOT NULL DEFAULT '',
    renew_at    timestamptz NOT NULL DEFAULT '-infinity',
    lease_until timestamptz,
    updated_at  timestamptz NOT NULL DEFAULT now()
);

-- The in-process mock of the courier keeps its own books here, so that they survive a restart.
CREATE TABLE mock_courier_shipments (
    reference  text PRIMARY KEY,
    awb        text CONSTRAINT mock_courier_shipments_awb_key UNIQUE,
    status_id  integer NOT NULL DEFAULT 11,
    pickup_at  timestamptz,
    details    jsonb NOT NULL,
    history    jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now()
);
