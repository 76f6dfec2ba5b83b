// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/embedded_cluster.h"

#include "server/db/blocking_connection.h"
#include "server/db/cluster_folder.h"
#include "shared/files/file_lock.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QThread>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
Q_LOGGING_CATEGORY(lcCluster, "paushtik.cluster")

constexpr int kStartMs = 60'000; // crash recovery may take long
constexpr int kStopMs = 30'000;
constexpr int kPollMs = 20;

QByteArray quoted(QByteArray value)
{
    return '\'' + value.replace('\\', "\\\\").replace('\'', "\\'") + '\'';
}

QByteArray urlFor(const QString &dataFolder, const char *database)
{
    return "host=" + quoted(QFile::encodeName(dataFolder)) +
           " port=5432 user=paushtik dbname=" + database;
}

QString settingFor(const QString &name, QString folder)
{
    // The list of socket folders is split at commas unless it is quoted.
    return name + u"=\""_s + folder.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

class EmbeddedCluster::Private {
public:
    Private(const QString &dataFolder, Durability kind)
        : folder(dataFolder)
        , durability(kind)
    {
    }

    Result<void> startOrAdopt();
    Result<void> launch();
    Result<bool> waitUntilItAnswers(const QDeadlineTimer &deadline);
    Result<void> ensureDatabase() const;
    bool hasEnded(pid_t process);
    bool waitForEnd(pid_t process, int ms);
    FileLock startLock() const { return FileLock(folder.path() + u"/.postgres-start.lock"_s); }

    ClusterFolder folder;
    Durability durability;
    pid_t child = 0; ///< ours to reap; 0 when adopted
    bool adopted = false;
    std::optional<FileLock> inUse; ///< shared while we use it: stop() looks whether others do
};

EmbeddedCluster::EmbeddedCluster(QString dataFolder, Durability durability)
    : d(std::make_unique<Private>(dataFolder, durability))
{
}

EmbeddedCluster::~EmbeddedCluster() = default;

bool EmbeddedCluster::wasRunning() const
{
    return d->adopted;
}

QByteArray EmbeddedCluster::url() const
{
    return urlFor(d->folder.path(), "paushtik");
}

Result<void> EmbeddedCluster::start()
{
    if (const auto checked = d->folder.checkFolder(); !checked)
        return checked;
    // Two programs that start on one new folder: one makes the cluster, the other adopts it.
    FileLock starting = d->startLock();
    if (!starting.isOpen() || !starting.lock(FileLock::Exclusive))
        return fail(Fault::Unavailable, {},
                    u"cannot write to the data folder %1"_s.arg(d->folder.path()));
    if (const auto prepared = d->folder.prepare(d->durability == Durability::Throwaway); !prepared)
        return prepared;
    d->inUse.emplace(d->folder.path() + u"/.postgres-users.lock"_s);
    d->inUse->lock(FileLock::Shared);
    if (const auto started = d->startOrAdopt(); !started)
        return started;
    return d->ensureDatabase();
}

Result<void> EmbeddedCluster::Private::startOrAdopt()
{
    const QDeadlineTimer deadline(kStartMs);
    adopted = folder.runningProcess() != 0;
    while (!deadline.hasExpired()) {
        if (folder.runningProcess() == 0 && child == 0) {
            adopted = false;
            if (const auto launched = launch(); !launched)
                return launched;
        }
        const auto answers = waitUntilItAnswers(deadline);
        if (!answers)
            return fail(answers.error());
        if (*answers)
            return {};
    }
    return fail(Fault::Unavailable, {},
                u"the private PostgreSQL does not answer after %1 s: %2"_s.arg(kStartMs / 1000)
                    .arg(folder.lastComplaint()));
}

Result<void> EmbeddedCluster::Private::launch()
{
    if (const auto cleared = folder.removeLeftovers(); !cleared)
        return cleared;
    const int log = folder.openLog();
    if (log < 0)
        return fail(Fault::Unavailable, {}, u"cannot write %1"_s.arg(folder.logFile()));
    QStringList settings{u"listen_addresses="_s, u"port=5432"_s,
                         settingFor(u"unix_socket_directories"_s, folder.path()),
                         u"unix_socket_permissions=0777"_s, u"logging_collector=off"_s};
    if (durability == Durability::Throwaway)
        settings << u"fsync=off"_s << u"synchronous_commit=off"_s << u"full_page_writes=off"_s;
    QStringList arguments{u"-D"_s, folder.cluster()};
    for (const QString &setting : std::as_const(settings))
        arguments << u"-c"_s << setting;
    child = spawnAs(folder.user(), folder.programs() + u"/postgres"_s, arguments, log);
    ::close(log);
    if (child < 0) {
        child = 0;
        return fail(Fault::Unavailable, {}, u"cannot start a process for PostgreSQL"_s);
    }
    return {};
}

// True: it answers. False: it is gone and worth another try (it was on its way down, or its killed
// predecessor's last processes still hold the shared memory).
Result<bool> EmbeddedCluster::Private::waitUntilItAnswers(const QDeadlineTimer &deadline)
{
    const QByteArray url = urlFor(folder.path(), "postgres");
    const bool ours = child != 0;
    while (!deadline.hasExpired()) {
        const pid_t process = ours ? child : folder.runningProcess();
        if (process == 0 || (ours && hasEnded(process))) {
            if (!ours || folder.lastComplaint().contains(u"pre-existing shared memory"_s)) {
                QThread::msleep(kPollMs * 5);
                return false;
            }
            return fail(Fault::Unavailable, {},
                        u"the private PostgreSQL does not start: "_s + folder.lastComplaint());
        }
        if (PQping(url.constData()) == PQPING_OK)
            return true;
        QThread::msleep(kPollMs);
    }
    return false;
}

Result<void> EmbeddedCluster::Private::ensureDatabase() const
{
    try {
        BlockingConnection connection(DatabaseConfig{.url = urlFor(folder.path(), "postgres")});
        const ResultPtr found =
            connection.run("SELECT 1 FROM pg_database WHERE datname = 'paushtik'");
        if (PQntuples(found.get()) == 0)
            connection.run("CREATE DATABASE paushtik");
    } catch (const Error &error) {
        return fail(Fault::Unavailable, {},
                    u"the private PostgreSQL refuses: "_s + QString::fromUtf8(error.what()));
    }
    return {};
}

bool EmbeddedCluster::Private::hasEnded(pid_t process)
{
    if (process != child)
        return folder.runningProcess() != process;
    if (::waitpid(child, nullptr, WNOHANG) == 0)
        return false;
    child = 0;
    return true;
}

bool EmbeddedCluster::Private::waitForEnd(pid_t process, int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!hasEnded(process)) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(kPollMs);
    }
    return true;
}

void EmbeddedCluster::stop()
{
    if (!d->inUse)
        return;
    FileLock starting = d->startLock();
    starting.lock(FileLock::Exclusive);
    d->inUse->unlock();
    const bool last = d->inUse->tryLock(FileLock::Exclusive);
    d->inUse.reset();
    const pid_t process = d->child != 0 ? d->child : d->folder.runningProcess();
    if (!last || process == 0)
        return;
    ::kill(process, SIGINT); // "fast": open sessions are ended, everything is written
    if (d->waitForEnd(process, kStopMs))
        return;
    qCWarning(lcCluster,
              "PostgreSQL does not stop, ending it at once: it recovers at its next start");
    ::kill(process, SIGQUIT);
    d->waitForEnd(process, kStopMs);
}

} // namespace paushtik::db
