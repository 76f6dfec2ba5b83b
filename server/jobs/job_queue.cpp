// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/job_queue.h"

namespace paushtik::jobs {
namespace {

// GREATEST/LEAST by the unique index: one that waits is pulled forward, one that runs is left alone
// and is followed by nothing, because whoever runs it reads the present state of things.
const db::Query kEnqueue{"jobs.enqueue", R"sql(
    INSERT INTO jobs (id, kind, dedupe_key, payload, run_at)
    VALUES ($1, $2, $3, $4, coalesce($5, now()))
    ON CONFLICT (kind, dedupe_key) WHERE state IN ('ready', 'running')
    DO UPDATE SET run_at = least(jobs.run_at, excluded.run_at)
            WHERE jobs.state = 'ready')sql"};

} // namespace

Task<> enqueue(db::Session session, NewJob job)
{
    co_await session.run(kEnqueue, JobId::make(), job.kind, job.dedupeKey, job.payload, job.runAt);
}

} // namespace paushtik::jobs
