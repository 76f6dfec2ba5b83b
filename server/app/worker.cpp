// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/worker.h"

#include "server/core/launch.h"

#include <QSemaphore>

namespace paushtik::app {

Worker::Worker(Shared *shared, db::DatabaseConfig config)
    : m_shared(shared)
    , m_context(std::make_unique<QObject>())
{
    m_context->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("worker"));
    m_thread.start();
    onThread([&] { m_services = std::make_unique<Services>(m_shared, config); });
}

Worker::~Worker()
{
    if (m_thread.isRunning())
        stop(0);
}

void Worker::onThread(const std::function<void()> &work)
{
    QMetaObject::invokeMethod(m_context.get(), work, Qt::BlockingQueuedConnection);
}

Result<quint16> Worker::listen(quint16 port)
{
    const Settings &settings = m_shared->settings;
    http::ServerConfig config;
    config.address = settings.listenAddress;
    config.port = port;
    config.rateLimits = settings.rateLimits;
    config.trustedProxies = settings.trustedProxies;
    config.corsOrigins = settings.corsOrigins;
    config.errorPage = [this](const http::Request &request, int status) {
        return m_services->storefront.errorPage(request, status);
    };
    Result<quint16> listening = fail(Fault::Unavailable);
    onThread([&] {
        m_server =
            std::make_unique<http::Server>(config, m_services->makeRouter(),
                                           m_services->makeAuthenticator(), &m_services->database);
        m_server->setWebSocketHandler("/api/v1/sync/live",
                                      [live = &m_services->live](auto socket, http::Request) {
                                          live->welcome(std::move(socket));
                                      });
        if (m_server->listen())
            listening = m_server->port();
        else
            listening = fail(Fault::Unavailable, {}, m_server->errorString());
    });
    return listening;
}

namespace {

Task<> drainAndClose(http::Server *server, db::Database *database, int milliseconds)
{
    if (server)
        co_await server->drain(milliseconds);
    co_await database->close();
}

Task<> thenRelease(Task<> task, QSemaphore *done)
{
    try {
        co_await task;
    } catch (...) {
        done->release();
        throw;
    }
    done->release();
}

} // namespace

void Worker::stop(int drainMilliseconds)
{
    QSemaphore done;
    onThread([&] {
        launch(thenRelease(drainAndClose(m_server.get(), &m_services->database, drainMilliseconds),
                           &done),
               "stopping a worker");
    });
    done.acquire();
    onThread([&] {
        m_server.reset();
        m_services.reset();
    });
    m_context.release()->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

} // namespace paushtik::app
