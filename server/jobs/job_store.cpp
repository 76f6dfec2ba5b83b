// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/job_store.h"

namespace paushtik::jobs {

JobStore::JobStore(db::Session database, QUuid owner)
    : m_database(std::move(database))
    , m_owner(owner)
{
}

// SKIP LOCKED lets any number of daemons take at once without waiting for each other. A running job
// whose lease has ended belonged to a daemon that died.
const db::Query kTake{"jobs.take", R"sql(
    UPDATE jobs
       SET state = 'running', attempts = attempts + 1, lease_owner = $1,
           lease_until = now() + make_interval(secs => $2)
     WHERE id IN (SELECT id FROM jobs
                   WHERE kind = ANY ($4)
                     AND ((state = 'ready' AND run_at <= now())
                          OR (state = 'running' AND lease_until < now()))
                   ORDER BY run_at
                   LIMIT $3
                     FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, payload, attempts)sql"};

Task<QList<Job>> JobStore::take(int limit, QStringList kinds) const
{
    const db::Rows rows = co_await m_database.run(kTake, m_owner, kLeaseSeconds, limit, kinds);
    QList<Job> jobs;
    jobs.reserve(rows.size());
    for (const db::Row row : rows)
        jobs.append(
            {row.get<JobId>(0), row.get<QString>(1), row.get<QJsonObject>(2), row.get<int>(3)});
    co_return jobs;
}

const db::Query kRenew{"jobs.renew", R"sql(
    UPDATE jobs SET lease_until = now() + make_interval(secs => $2)
     WHERE lease_owner = $1 AND state = 'running')sql"};

Task<> JobStore::renew() const
{
    co_await m_database.run(kRenew, m_owner, kLeaseSeconds);
}

// The owner stands in every ending: a runner whose lease was taken over must not end another's run.
const db::Query kFinish{"jobs.finish", R"sql(
    UPDATE jobs SET state = 'done', finished_at = now(), last_error = NULL, lease_owner = NULL
     WHERE id = $1 AND lease_owner = $2 AND state = 'running')sql"};

Task<> JobStore::finish(JobId job) const
{
    co_await m_database.run(kFinish, job, m_owner);
}

const db::Query kRetry{"jobs.retry", R"sql(
    UPDATE jobs SET state = 'ready', run_at = now() + make_interval(secs => $3::bigint / 1000.0),
           last_error = $4, lease_owner = NULL
     WHERE id = $1 AND lease_owner = $2 AND state = 'running')sql"};

Task<> JobStore::retry(JobId job, qint64 afterMilliseconds, QString error) const
{
    co_await m_database.run(kRetry, job, m_owner, afterMilliseconds, error);
}

const db::Query kPark{"jobs.park", R"sql(
    UPDATE jobs SET state = 'parked', finished_at = now(), last_error = $3, lease_owner = NULL
     WHERE id = $1 AND lease_owner = $2 AND state = 'running')sql"};

Task<> JobStore::park(JobId job, QString error) const
{
    co_await m_database.run(kPark, job, m_owner, error);
}

const db::Query kUntilNext{"jobs.until_next", R"sql(
    SELECT greatest(0, least($1::bigint, (extract(epoch FROM min(due) - now()) * 1000)::bigint))
      FROM (SELECT min(run_at) AS due FROM jobs WHERE state = 'ready' AND kind = ANY ($2)
            UNION ALL
            SELECT min(lease_until) FROM jobs WHERE state = 'running'
                AND kind = ANY ($2)) AS next)sql"};

Task<qint64> JobStore::untilNext(qint64 atMost, QStringList kinds) const
{
    const db::Rows rows = co_await m_database.run(kUntilNext, atMost, kinds);
    co_return rows.first().get<std::optional<qint64>>(0).value_or(atMost);
}

} // namespace paushtik::jobs
