-- SPDX-License-Identifier: GPL-3.0-or-later
-- Two realms of accounts that never meet. Tokens are kept as SHA-256 only.
CREATE TABLE staff (
    id            uuid PRIMARY KEY,
    email         text NOT NULL CHECK (email = lower(email)),
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('warehouse', 'manager', 'admin')),
    password_hash text NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT staff_email_key UNIQUE (email)
);

CREATE TABLE staff_sessions (
    id         uuid PRIMARY KEY,
    token_hash bytea NOT NULL CONSTRAINT staff_sessions_token_key UNIQUE,
    staff_id   uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX staff_sessions_staff ON staff_sessions (staff_id);

CREATE TABLE customers (
    id            uuid PRIMARY KEY,
    email         text NOT NULL CHECK (email = lower(email)),
    name          text NOT NULL,
    phone         text,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customers_email_key UNIQUE (email)
);

CREATE TABLE customer_sessions (
    id          uuid PRIMARY KEY,
    token_hash  bytea NOT NULL CONSTRAINT customer_sessions_token_key UNIQUE,
    customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
);
CREATE INDEX customer_sessions_customer ON customer_sessions (customer_id);

CREATE TABLE addresses (
    id          uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
    name        text NOT NULL,
    phone       text NOT NULL CHECK (phone ~ '^\+91[0-9]{10}$'),
    line1       text NOT NULL,
    line2       text,
    landmark    text,
    city        text NOT NULL,
    state       text NOT NULL CHECK (state ~ '^IN-[A-Z]{2}$'),
    pincode     text NOT NULL CHECK (pincode ~ '^[1-9][0-9]{5}$'),
    is_default  boolean NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX addresses_customer ON addresses (customer_id);
CREATE UNIQUE INDEX addresses_one_default ON addresses (customer_id) WHERE is_default;
