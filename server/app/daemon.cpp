// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/daemon.h"

#include "server/app/demo.h"
#include "server/core/launch.h"
#include "server/core/provider_client.h"
#include "server/core/run_to_end.h"
#include "server/http/cursor.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTcpServer>
#include <QTimer>

namespace paushtik::app {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDaemon, "paushtik.daemon")

constexpr int kDrainMilliseconds = 10'000;

} // namespace

Daemon::Daemon(Settings settings, bool demo)
    : m_demo(demo)
    , m_shared(std::move(settings))
    , m_database(m_shared.settings)
{
}

Daemon::~Daemon() = default;

Result<void> Daemon::start()
{
    if (const auto allowed = m_demo ? checkDemo(m_shared.settings) : Result<void>(); !allowed)
        return allowed;
    if (const auto claimed = claimFolder(); !claimed)
        return claimed;
    if (const auto free = checkAddress(); !free)
        return free;
    for (const auto step : {&Daemon::prepare, &Daemon::prepareDemo, &Daemon::startWorkers}) {
        try {
            if (const auto done = (this->*step)(); !done) {
                stop();
                return done;
            }
        } catch (const std::exception &error) {
            stop();
            return fail(Fault::Unavailable, {}, QString::fromUtf8(error.what()).simplified());
        }
    }
    startJobs();
    return {};
}

Result<void> Daemon::claimFolder()
{
    if (!QDir().mkpath(m_shared.settings.dataFolder)) {
        return fail(Fault::Unavailable, {},
                    u"the data folder %1 cannot be made"_s.arg(m_shared.settings.dataFolder));
    }
    auto lock = db::DataFolderLock::take(m_shared.settings.dataFolder);
    if (!lock)
        return fail(lock.error());
    m_lock.emplace(std::move(*lock));
    return {};
}

/// Before anything slow, so that a taken port is said at once. The workers look again.
Result<void> Daemon::checkAddress() const
{
    const Settings &settings = m_shared.settings;
    QTcpServer probe;
    if (settings.listenPort == 0 || probe.listen(settings.listenAddress, settings.listenPort))
        return {};
    return fail(Fault::Unavailable, {},
                u"cannot listen on %1:%2: %3"_s.arg(settings.listenAddress.toString())
                    .arg(settings.listenPort)
                    .arg(probe.errorString()));
}

const db::Query kCursorSecret{"daemon.cursor_secret", R"sql(
    SELECT cursor_secret FROM installation)sql"};

const db::Query kSettle{"daemon.settle", R"sql(
    SELECT installation_settle())sql"};

Result<void> Daemon::prepare()
{
    if (const auto opened = m_database.open(); !opened)
        return opened;
    if (const auto migrated = m_database.migrate(); !migrated)
        return migrated;
    if (const auto opened = m_shared.openMedia(); !opened)
        return opened;
    m_services = std::make_unique<Services>(&m_shared, m_database.config());
    const db::Rows settled = runToEnd(m_services->database.run(kSettle));
    if (settled.first().get<bool>(0))
        qCWarning(lcDaemon, "this database was moved or copied here: replicas start again");
    const db::Rows secret = runToEnd(m_services->database.run(kCursorSecret));
    http::setCursorSecret(secret.first().get<QByteArray>(0));
    return {};
}

Result<void> Daemon::prepareDemo()
{
    if (m_demo) {
        if (const auto loaded = runToEnd(loadDemo(m_services.get(), &m_shared)); !loaded)
            return loaded;
    }
    m_refresher =
        std::make_unique<catalog::CatalogRefresher>(m_shared.catalog, m_services->database);
    runToEnd(m_refresher->load());
    return {};
}

Result<void> Daemon::startWorkers()
{
    m_port = m_shared.settings.listenPort;
    for (int i = 0; i < m_shared.settings.threads; ++i) {
        m_workers.push_back(std::make_unique<Worker>(&m_shared, m_database.config()));
        const Result<quint16> listening = m_workers.back()->listen(m_port);
        if (!listening)
            return fail(listening.error());
        m_port = *listening;
    }
    return {};
}

void Daemon::startJobs()
{
    m_jobs = std::make_unique<jobs::JobRunner>(&m_services->database);
    m_services->addJobs(*m_jobs);
    runToEnd(shipping::checkAccountAtStart(m_services->shipping));
    const QList<QByteArray> channels{"jobs"_ba, "catalog"_ba};
    m_notifications = std::make_unique<db::Notifications>(m_database.config(), channels);
    m_refresher->follow(*m_notifications);
    QObject::connect(m_notifications.get(), &db::Notifications::notified, m_jobs.get(),
                     [this](const QByteArray &channel) {
                         if (channel == "jobs")
                             m_jobs->wake();
                     });
    QObject::connect(m_notifications.get(), &db::Notifications::reconnected, m_jobs.get(),
                     &jobs::JobRunner::wake);
    m_notifications->start();
    m_jobs->start();
    if (m_demo)
        launch(drawDemoPictures(m_services.get(), &m_shared), "demo pictures");
}

/// A job goes on to its end, but for no longer than a request may: then what it asks of a provider
/// is cut off, and the next start goes on from what was recorded.
void Daemon::stopJobs()
{
    if (!m_jobs)
        return;
    QTimer late;
    late.setSingleShot(true);
    QObject::connect(&late, &QTimer::timeout, &late, &ProviderClient::cutOff);
    late.start(kDrainMilliseconds);
    runToEnd(m_jobs->stop());
}

void Daemon::stop()
{
    // Side by side: a slow client of one worker must not use up the time of the next.
    std::vector<std::unique_ptr<QThread>> stopping;
    for (const auto &worker : m_workers) {
        stopping.emplace_back(QThread::create([&worker] { worker->stop(kDrainMilliseconds); }));
        stopping.back()->start();
    }
    stopJobs(); // meanwhile
    for (const auto &thread : stopping)
        thread->wait();
    m_workers.clear();
    if (m_notifications)
        m_notifications->stop();
    m_jobs.reset();
    m_refresher.reset();
    m_notifications.reset();
    if (m_services)
        runToEnd(m_services->database.close());
    m_services.reset();
    m_database.close();
    m_lock.reset();
}

} // namespace paushtik::app
