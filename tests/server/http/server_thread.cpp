// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/server_thread.h"

#include "server/core/launch.h"

#include <QSemaphore>

namespace paushtik::http {
namespace {

thread_local db::Database *t_database = nullptr;

Task<> drainThen(Server *server, int milliseconds, QSemaphore *done)
{
    co_await server->drain(milliseconds);
    done->release();
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
    QSemaphore started;
    m_started = [&started] { started.release(); };
    start();
    started.acquire();
    return m_port != 0;
}

void ServerThread::run()
{
    std::optional<db::Database> database;
    if (m_databaseConfig)
        database.emplace(*m_databaseConfig);
    t_database = database ? &*database : nullptr;
    Server server(m_config, m_makeRouter(), m_authenticate, t_database);
    if (m_webSocketHandler)
        server.setWebSocketHandler(m_webSocketPath, m_webSocketHandler);
    m_server = &server;
    if (server.listen())
        m_port = server.port();
    else
        m_error = server.errorString();
    m_started();
    exec();
    m_server = nullptr;
}

void ServerThread::drain(int milliseconds)
{
    QSemaphore done;
    QMetaObject::invokeMethod(
        m_server,
        [this, milliseconds, &done] { launch(drainThen(m_server, milliseconds, &done), "drain"); },
        Qt::QueuedConnection);
    done.acquire();
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
