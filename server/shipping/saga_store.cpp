// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/saga_store.h"

namespace paushtik::shipping::store {

const db::Query kTakeLease{"shipping.take_lease", R"sql(
    INSERT INTO shipment_work AS w (shipment_id, lease_owner, lease_until)
    VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
        ON CONFLICT (shipment_id) DO UPDATE
       SET lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
     WHERE w.lease_until IS NULL OR w.lease_until < clock_timestamp()
    RETURNING w.shipment_id)sql"};

Task<bool> takeLease(db::Session session, Lease lease, int seconds)
{
    const db::Rows rows = co_await session.run(kTakeLease, lease.shipment, lease.owner, seconds);
    co_return !rows.isEmpty();
}

const db::Query kRenewLease{"shipping.renew_lease", R"sql(
    UPDATE shipment_work SET lease_until = clock_timestamp() + make_interval(secs => $3)
     WHERE shipment_id = $1 AND lease_owner = $2
    RETURNING shipment_id)sql"};

Task<bool> renewLease(db::Session session, Lease lease, int seconds)
{
    const db::Rows rows = co_await session.run(kRenewLease, lease.shipment, lease.owner, seconds);
    co_return !rows.isEmpty();
}

const db::Query kDropLease{"shipping.drop_lease", R"sql(
    UPDATE shipment_work SET lease_owner = NULL, lease_until = NULL
     WHERE shipment_id = $1 AND lease_owner = $2)sql"};

Task<> dropLease(db::Session session, Lease lease)
{
    co_await session.run(kDropLease, lease.shipment, lease.owner);
}

const db::Query kStartStep{"shipping.start_step", R"sql(
    INSERT INTO shipment_steps AS s (shipment_id, step, state) VALUES ($1, $2, 'started')
        ON CONFLICT (shipment_id, step) DO UPDATE
       SET state = 'started', attempts = s.attempts + 1, error = NULL,
           started_at = clock_timestamp(), ended_at = NULL
    RETURNING attempts)sql"};

Task<int> startStep(db::Session session, ShipmentId shipment, Step step)
{
    const db::Rows rows = co_await session.run(kStartStep, shipment, QString(toString(step)));
    co_return rows.first().get<int>(0);
}

const db::Query kEndStep{"shipping.end_step", R"sql(
    UPDATE shipment_steps SET state = CASE WHEN $3 THEN 'done' ELSE 'failed' END,
           error = NULLIF($4, ''),
           ended_at = clock_timestamp()
     WHERE shipment_id = $1 AND step = $2)sql"};

Task<> endStep(db::Session session, ShipmentId shipment, Step step, bool worked, QString error)
{
    co_await session.run(kEndStep, shipment, QString(toString(step)), worked, error);
}

const db::Query kStartsOf{"shipping.starts_of", R"sql(
    SELECT attempts FROM shipment_steps WHERE shipment_id = $1 AND step = $2)sql"};

Task<int> startsOf(db::Session session, ShipmentId shipment, Step step)
{
    const db::Rows rows = co_await session.run(kStartsOf, shipment, QString(toString(step)));
    co_return rows.isEmpty() ? 0 : rows.first().get<int>(0);
}

} // namespace paushtik::shipping::store
