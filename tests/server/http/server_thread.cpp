// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/server_thread.h"

#include "server/core/launch.h"

#include <QAbstractEventDispatcher>
#include <future>

namespace paushtik::http {
namespace {

thread_local db::Database *t_database = nullptr;

Task<> drainThen(Server *server, int milliseconds, std::promise<void> *done)
{
    co_await server->drain(milliseconds);
    done->set_value();
}

} // namespace

ServerThread::ServerThread(ServerConfig config, MakeRouter makeRouter, Authenticator authenticate)
    : m_config(std::move(config))
    , m_makeRouter(std::move(makeRouter))
    , m_authenticate(std::move(authenticate))
{
}

ServerThread::~ServerThread()
{
    end();
}

void ServerThread::useWebSocket(QByteArray path, Server::WebSocketHandler handler)
{
    m_webSocketPath = std::move(path);
    m_webSocketHandler = std::move(handler);
}

db::Database *ServerThread::database()
{
    return t_database;
}

bool ServerThread::begin()
{
    std::promise<void> started;
    m_started = [&started] { started.set_value(); };
    start();
    started.get_future().wait();
    return m_port != 0;
}

void ServerThread::run()
{
    std::optional<db::Database> database;
    if (m_databaseConfig)
        database.emplace(*m_databaseConfig);
    t_database = database ? &*database : nullptr;
    m_server = std::make_unique<Server>(m_config, m_makeRouter(), m_authenticate, t_database);
    if (m_webSocketHandler)
        m_server->setWebSocketHandler(m_webSocketPath, m_webSocketHandler);
    if (m_server->listen())
        m_port = m_server->port();
    else
        m_error = m_server->errorString();
    m_started();
    exec();
    m_server.reset();
}

void ServerThread::drain(int milliseconds)
{
    std::promise<void> done;
    QMetaObject::invokeMethod(
        m_server.get(),
        [this, milliseconds, &done] {
            launch(drainThen(m_server.get(), milliseconds, &done), "drain");
        },
        Qt::QueuedConnection);
    done.get_future().wait();
}

void ServerThread::closeServerOnly()
{
    std::promise<void> done;
    // In the event loop itself, not under one of the server's own events.
    QMetaObject::invokeMethod(
        QAbstractEventDispatcher::instance(this),
        [this, &done] {
            m_server.reset();
            done.set_value();
        },
        Qt::QueuedConnection);
    done.get_future().wait();
}

void ServerThread::end()
{
    if (!isRunning())
        return;
    quit();
    wait();
}

ServerConfig loopback()
{
    ServerConfig config;
    config.address = QHostAddress(QHostAddress::LocalHost);
    config.rateLimits = false;
    return config;
}

} // namespace paushtik::http
