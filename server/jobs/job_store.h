// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/job_runner.h"

namespace paushtik::jobs {

/// The runner's SQL. `owner` names this runner; a lease lasts kLeaseSeconds from its last renewal.
class JobStore {
public:
    static constexpr int kLeaseSeconds = 30;

    JobStore(db::Session database, QUuid owner);

    /// Takes at most `limit` due jobs of the kinds we know, those of dead daemons among them.
    Task<QList<Job>> take(int limit, QStringList kinds) const;
    Task<> renew() const;
    Task<> finish(JobId job) const;
    Task<> retry(JobId job, qint64 afterMilliseconds, QString error) const;
    Task<> park(JobId job, QString error) const;
    /// Milliseconds until the next job is due, at most `atMost`.
    Task<qint64> untilNext(qint64 atMost, QStringList kinds) const;

private:
    db::Session m_database;
    QUuid m_owner;
};

} // namespace paushtik::jobs
