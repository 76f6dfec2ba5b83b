// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/job_runner.h"

#include "server/core/launch.h"
#include "server/jobs/job_store.h"

#include <QCoroSignal>
#include <QHash>
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>
#include <chrono>

namespace paushtik::jobs {
namespace {

Q_LOGGING_CATEGORY(lcJobs, "paushtik.jobs")

constexpr qint64 kPollMilliseconds = 5'000;
constexpr qint64 kFirstBackoffMilliseconds = 1'000;
constexpr qint64 kLongestBackoffMilliseconds = 15 * 60'000;

// "Full jitter": anywhere between half and the whole of the doubled wait, so that jobs that failed
// together do not come back together.
qint64 backoff(int attempt)
{
    const int doublings = qBound(0, attempt - 1, 20);
    const qint64 whole = qMin(kLongestBackoffMilliseconds, kFirstBackoffMilliseconds << doublings);
    return whole / 2 + QRandomGenerator::global()->bounded(whole / 2 + 1);
}

} // namespace

class JobRunner::Private : public QObject {
    Q_OBJECT
public:
    Private(db::Database *database, int parallel)
        : m_store(*database, makeUuidV7())
        , m_database(*database)
        , m_parallel(parallel)
    {
        m_wakeTimer.setSingleShot(true);
        connect(&m_wakeTimer, &QTimer::timeout, this, &Private::look);
        connect(&m_leaseTimer, &QTimer::timeout, this, [this] { launch(renew(), "job lease"); });
    }

    void start()
    {
        m_leaseTimer.start(std::chrono::seconds(JobStore::kLeaseSeconds / 3));
        for (const Periodic &periodic : std::as_const(m_periodic))
            launch(schedule(periodic), "periodic job");
        look();
    }

    void look()
    {
        if (m_stopping)
            return;
        if (m_looking) { // what came meanwhile may have been missed by the look under way
            m_lookAgain = true;
            return;
        }
        m_looking = true;
        launch(takeDue(), "job runner");
    }

    Task<> stop()
    {
        m_stopping = true;
        m_wakeTimer.stop();
        if (m_running > 0 || m_looking)
            co_await qCoro(this, &Private::idle);
        m_leaseTimer.stop();
    }

    struct Periodic {
        QString kind;
        int seconds;
    };

    QHash<QString, JobHandler> m_handlers;
    QList<Periodic> m_periodic;

Q_SIGNALS:
    void idle();

private:
    Task<> takeDue()
    {
        const QPointer<Private> self{this};
        qint64 next = kPollMilliseconds;
        try {
            next = co_await startDue();
        } catch (const std::exception &error) {
            qCWarning(lcJobs, "cannot look for jobs: %s", error.what());
        }
        if (!self)
            co_return;
        m_looking = false;
        if (m_stopping) {
            reportIdle();
            co_return;
        }
        m_wakeTimer.start(static_cast<int>(std::exchange(m_lookAgain, false) ? 0 : next));
    }

    Task<qint64> startDue()
    {
        const int room = m_parallel - m_running;
        if (room <= 0)
            co_return kPollMilliseconds;
        const QStringList kinds = m_handlers.keys();
        const QList<Job> taken = co_await m_store.take(room, kinds);
        for (const Job &job : taken) {
            ++m_running;
            launch(run(job), "job");
        }
        if (taken.size() == room)
            co_return kPollMilliseconds; // the end of one of them looks again
        co_return co_await m_store.untilNext(kPollMilliseconds, kinds);
    }

    Task<> run(Job job)
    {
        Outcome outcome = Outcome::done();
        try {
            outcome = co_await m_handlers.value(job.kind)(job);
        } catch (const std::exception &error) {
            outcome = Outcome::retry(QString::fromUtf8(error.what()));
        }
        try {
            co_await settle(job, std::move(outcome));
        } catch (const std::exception &error) {
            // The lease runs out and the job is taken again.
            qCWarning(lcJobs, "cannot settle a job of kind %s: %s", qUtf8Printable(job.kind),
                      error.what());
        }
        --m_running;
        if (m_stopping)
            reportIdle();
        else
            look();
    }

    Task<> settle(Job job, Outcome outcome)
    {
        switch (outcome.kind) {
        case Outcome::Kind::Done:
            co_await m_store.finish(job.id);
            break;
        case Outcome::Kind::Retry: {
            const qint64 wait =
                outcome.afterSeconds ? *outcome.afterSeconds * qint64(1000) : backoff(job.attempt);
            if (!outcome.error.isEmpty())
                qCInfo(lcJobs, "job %s will be tried again in %lld ms: %s",
                       qUtf8Printable(job.kind), static_cast<long long>(wait),
                       qUtf8Printable(outcome.error));
            co_await m_store.retry(job.id, wait, outcome.error);
            break;
        }
        case Outcome::Kind::Park:
            qCWarning(lcJobs, "job %s needs a person: %s", qUtf8Printable(job.kind),
                      qUtf8Printable(outcome.error));
            co_await m_store.park(job.id, outcome.error);
            break;
        }
    }

    Task<> schedule(Periodic periodic)
    {
        NewJob first{periodic.kind, QStringLiteral("periodic")};
        co_await enqueue(m_database, std::move(first));
    }

    Task<> renew()
    {
        if (m_running == 0)
            co_return;
        co_await m_store.renew();
    }

    void reportIdle()
    {
        if (m_running == 0 && !m_looking)
            Q_EMIT idle();
    }

    JobStore m_store;
    db::Session m_database;
    QTimer m_wakeTimer;
    QTimer m_leaseTimer;
    int m_parallel;
    int m_running = 0;
    bool m_looking = false;
    bool m_lookAgain = false;
    bool m_stopping = false;
};

JobRunner::JobRunner(db::Database *database, int parallel, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(database, parallel))
{
}

JobRunner::~JobRunner() = default;

void JobRunner::handle(const QString &kind, JobHandler handler)
{
    d->m_handlers.insert(kind, std::move(handler));
}

namespace {

// A periodic job ends as a retry of itself, so the table holds exactly one row of it, whatever
// dies.
Task<Outcome> runAndComeBack(JobHandler handler, int seconds, Job job)
{
    QString error;
    try {
        const Outcome outcome = co_await handler(std::move(job));
        error = outcome.error;
    } catch (const std::exception &thrown) {
        error = QString::fromUtf8(thrown.what());
    }
    co_return Outcome::retry(std::move(error), seconds);
}

} // namespace

void JobRunner::every(const QString &kind, int seconds, JobHandler handler)
{
    d->m_periodic.append({kind, seconds});
    handle(kind, [handler = std::move(handler), seconds](Job job) {
        return runAndComeBack(handler, seconds, std::move(job));
    });
}

void JobRunner::start()
{
    d->start();
}

void JobRunner::wake()
{
    d->look();
}

Task<> JobRunner::stop()
{
    return d->stop();
}

} // namespace paushtik::jobs

#include "job_runner.moc"
