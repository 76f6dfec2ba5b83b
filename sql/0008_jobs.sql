-- SPDX-License-Identifier: GPL-3.0-or-later
-- The transactional outbox and every timer of the shop. A job is written in the transaction that makes it necessary, so
-- it can be neither lost nor left over. Safe with any number of daemons: FOR UPDATE SKIP LOCKED and a lease.
CREATE TABLE jobs (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    -- While a job with this key waits or runs, another of its kind is not made.
    dedupe_key  text NOT NULL,
    payload     jsonb NOT NULL DEFAULT '{}',
    state       text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'running', 'done', 'parked')),
    run_at      timestamptz NOT NULL DEFAULT now(),
    attempts    integer NOT NULL DEFAULT 0,
    last_error  text,
    lease_owner uuid,
    lease_until timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE UNIQUE INDEX jobs_once ON jobs (kind, dedupe_key) WHERE state IN ('ready', 'running');
CREATE INDEX jobs_due ON jobs (run_at) WHERE state = 'ready';
CREATE INDEX jobs_leases ON jobs (lease_until) WHERE state = 'running';

CREATE FUNCTION jobs_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('jobs', '');
    RETURN NULL;
END $$;
CREATE TRIGGER jobs_wake AFTER INSERT ON jobs FOR EACH STATEMENT EXECUTE FUNCTION jobs_wake();
