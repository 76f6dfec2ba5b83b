-- SPDX-License-Identifier: GPL-3.0-or-later
-- The gateway's order that stands for ours. A new one is made when the old cannot be paid any more.
CREATE TABLE gateway_orders (
    gateway_order_id text PRIMARY KEY,
    order_id         uuid NOT NULL REFERENCES orders,
    amount_paise     bigint NOT NULL CHECK (amount_paise > 0),
    currency         text NOT NULL DEFAULT 'INR',
    created_at       timestamptz NOT NULL DEFAULT now(),
    last_asked_at    timestamptz
);
CREATE INDEX gateway_orders_order ON gateway_orders (order_id, created_at DESC);

-- What the gateway has told of a payment so far; moves forward only (rank of razorpay.md section 4).
CREATE TABLE payments (
    payment_id       text PRIMARY KEY,
    order_id         uuid NOT NULL REFERENCES orders,
    gateway_order_id text NOT NULL REFERENCES gateway_orders,
    status           text NOT NULL CHECK (status IN ('created', 'failed', 'authorized', 'captured', 'refunded')),
    amount_paise     bigint NOT NULL CHECK (amount_paise >= 0),
    currency         text NOT NULL,
    method           text,
    refunded_paise   bigint NOT NULL DEFAULT 0,
    captured_at      timestamptz,
    -- This is the payment that paid the order.
    pays             boolean NOT NULL DEFAULT false,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    -- Invariant: refunded <= captured.
    CHECK (refunded_paise >= 0 AND refunded_paise <= amount_paise),
    CHECK (NOT pays OR captured_at IS NOT NULL)
);
CREATE INDEX payments_order ON payments (order_id);
CREATE UNIQUE INDEX payments_one_pays ON payments (order_id) WHERE pays;

-- Everything that was ever claimed about a payment, kept whether it moved anything or not.
CREATE TABLE payment_evidence (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id         uuid NOT NULL REFERENCES orders,
    at               timestamptz NOT NULL DEFAULT clock_timestamp(),
    source           text NOT NULL CHECK (source IN ('verify', 'webhook', 'reverify', 'expiry')),
    kind             text NOT NULL,
    gateway_order_id text NOT NULL,
    payment_id       text,
    amount_paise     bigint,
    currency         text
);
CREATE INDEX payment_evidence_order ON payment_evidence (order_id, id);

-- Webhooks of both providers: recorded first, applied after. The body is kept as it came.
CREATE TABLE webhook_events (
    provider    text NOT NULL CHECK (provider IN ('razorpay', 'shiprocket')),
    event_id    text NOT NULL,
    kind        text NOT NULL DEFAULT '',
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_at  timestamptz,
    deliveries  integer NOT NULL DEFAULT 1,
    note        text,
    PRIMARY KEY (provider, event_id)
);
CREATE INDEX webhook_events_waiting ON webhook_events (received_at) WHERE applied_at IS NULL;

CREATE TABLE refunds (
    id                uuid PRIMARY KEY,
    order_id          uuid NOT NULL REFERENCES orders,
    payment_id        text NOT NULL REFERENCES payments,
    amount_paise      bigint NOT NULL CHECK (amount_paise > 0),
    state             text NOT NULL CHECK (state IN ('pending', 'processed', 'failed')),
    reason            text NOT NULL,
    restock           boolean NOT NULL DEFAULT false,
    -- Sent as X-Refund-Idempotency: the same refund asked twice leaves the bank once.
    idempotency_key   text NOT NULL CONSTRAINT refunds_key UNIQUE,
    gateway_refund_id text CONSTRAINT refunds_gateway_key UNIQUE,
    last_error        text,
    actor_id          uuid,
    actor_name        text NOT NULL DEFAULT 'system',
    created_at        timestamptz NOT NULL DEFAULT now(),
    settled_at        timestamptz
);
CREATE INDEX refunds_order ON refunds (order_id, created_at);
CREATE INDEX refunds_payment ON refunds (payment_id);

-- The in-process mock of the gateway keeps its own books here, so that they survive a restart.
CREATE TABLE mock_gateway_orders (
    gateway_order_id text PRIMARY KEY,
    amount_paise     bigint NOT NULL,
    receipt          text NOT NULL,
    status           text NOT NULL DEFAULT 'created',
    created_at       timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE mock_gateway_payments (
    payment_id       text PRIMARY KEY,
    gateway_order_id text NOT NULL REFERENCES mock_gateway_orders,
    status           text NOT NULL,
    amount_paise     bigint NOT NULL,
    refunded_paise   bigint NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE mock_gateway_refunds (
    refund_id       text PRIMARY KEY,
    payment_id      text NOT NULL REFERENCES mock_gateway_payments,
    amount_paise    bigint NOT NULL,
    idempotency_key text NOT NULL UNIQUE,
    created_at      timestamptz NOT NULL DEFAULT now()
);
