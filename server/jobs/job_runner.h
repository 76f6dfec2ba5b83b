// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/job_queue.h"

#include <QObject>
#include <functional>
#include <memory>

namespace paushtik::jobs {

struct Job {
    JobId id;
    QString kind;
    QJsonObject payload;
    int attempt; ///< 1 for the first
};

/// What a handler says of its job. An exception counts as retry().
struct Outcome {
    enum class Kind { Done, Retry, Park };
    Kind kind = Kind::Done;
    std::optional<int> afterSeconds =
        {};             ///< Retry: nothing means exponential backoff with jitter (1 s to 15 min)
    QString error = {}; ///< why; shown to staff

    static Outcome done() { return {}; }
    static Outcome retry(QString error, std::optional<int> afterSeconds = {})
    {
        return {Kind::Retry, afterSeconds, std::move(error)};
    }
    /// A person must look: not tried again by itself.
    static Outcome park(QString error) { return {Kind::Park, {}, std::move(error)}; }
};

using JobHandler = std::function<Task<Outcome>(Job)>;

/// Takes due jobs with FOR UPDATE SKIP LOCKED, at most `parallel` at a time, and runs them on this
/// thread's event loop under a lease that is renewed while they run; the lease of a dead daemon
/// ends and the job is taken again, so a handler must be safe to repeat. Woken by wake() (NOTIFY)
/// and by a timer.
class JobRunner : public QObject {
    Q_OBJECT
public:
    JobRunner(db::Database *database, int parallel = 8, QObject *parent = nullptr);
    ~JobRunner() override;

    void handle(const QString &kind, JobHandler handler);
    /// Runs `handler` about every `seconds`, on one daemon only at a time.
    void every(const QString &kind, int seconds, JobHandler handler);
    void start();
    void wake();
    /// Takes no more and waits for those that run.
    Task<> stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::jobs
