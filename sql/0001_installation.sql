-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs to the installation as a whole, not to one capability.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row. The epoch tells a replica that it talks to the same database as before; the secret seals cursors, so
-- that every daemon of the shop opens every other's.
CREATE TABLE installation (
    only_one      boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    epoch         uuid NOT NULL DEFAULT gen_random_uuid(),
    cursor_secret bytea NOT NULL DEFAULT
        decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
    demo_loaded   timestamptz
);
INSERT INTO installation DEFAULT VALUES;

-- The one form in which a moment leaves the database inside a document: RFC 3339, UTC, milliseconds.
CREATE FUNCTION rfc3339(moment timestamptz) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- An Idempotency-Key, claimed before the work and kept with the answer. `recorded` is the crash-safe middle: the effect
-- is committed (its resource is named), the answer is not kept yet.
CREATE TABLE idempotency_keys (
    actor        text NOT NULL,
    route        text NOT NULL,
    key          text NOT NULL,
    body_hash    bytea NOT NULL,
    state        text NOT NULL CHECK (state IN ('running', 'recorded', 'done')),
    resource     text,
    status       integer,
    content_type text,
    body         bytea,
    headers      jsonb,
    owner        uuid NOT NULL,
    lease_until  timestamptz NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (actor, route, key),
    CHECK (state <> 'done' OR status IS NOT NULL)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- Who changed what, from which value to which.
CREATE TABLE audit_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_id   uuid,
    actor_name text NOT NULL,
    actor_role text,
    action     text NOT NULL,
    entity     text NOT NULL,
    entity_id  text NOT NULL,
    changes    jsonb NOT NULL DEFAULT '[]',
    request_id text
);
CREATE INDEX audit_log_entity ON audit_log (entity, entity_id, id);
CREATE INDEX audit_log_actor ON audit_log (actor_id, id);
