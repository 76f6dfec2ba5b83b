// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/server.h"

#include "server/http/connection.h"

#include <QCoroTimer>
#include <chrono>

namespace paushtik::http {
namespace {

/// What a refused client gets to take its answer before the connection is cut.
constexpr int kLingerMs = 5'000;
constexpr auto kDrainStep = std::chrono::milliseconds(20);

} // namespace

class Server::Private {
public:
    Private(Server *server, const ServerConfig &serverConfig, Router router,
            Authenticator authenticate, const db::Database *database)
        : config(serverConfig)
        , library(server)
        , deadlines({config.limits.headTimeoutMs, config.limits.bodyIdleTimeoutMs,
                     config.limits.keepAliveIdleMs, kLingerMs},
                    server)
    {
        edge.limits = config.limits;
        edge.dispatcher = std::make_shared<Dispatcher>(config, std::move(router),
                                                       std::move(authenticate), database);
        edge.library = &library;
        edge.deadlines = &deadlines;
        edge.listener = new Listener([this](qintptr descriptor) { arrived(descriptor); }, &library);
    }

    ~Private()
    {
        const QSet<Connection *> all = edge.connections;
        qDeleteAll(all);
    }

    void arrived(qintptr descriptor) { new Connection(edge, descriptor, nullptr); }

    ServerConfig config;
    Library library;
    Deadlines deadlines;
    Edge edge;
};

Server::Server(ServerConfig config, Router router, Authenticator authenticate,
               db::Database *database, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, config, std::move(router), std::move(authenticate),
                                  database))
{
}

Server::~Server() = default;

void Server::setWebSocketHandler(QByteArray path, WebSocketHandler handler)
{
    d->edge.webSocketPath = std::move(path);
    d->edge.webSocketHandler = std::move(handler);
}

bool Server::listen()
{
    if (!d->edge.listener->listenShared(d->config.address, d->config.port))
        return false;
    d->library.bind(d->edge.listener);
    return true;
}

QString Server::errorString() const
{
    return d->edge.listener->problem();
}

quint16 Server::port() const
{
    return d->edge.listener->serverPort();
}

Task<> Server::drain(int milliseconds)
{
    const QPointer<Server> self(this);
    d->edge.listener->stop();
    d->edge.draining = true;
    d->edge.dispatcher->setDraining();
    QElapsedTimer clock;
    clock.start();
    while (self && !d->edge.connections.isEmpty() && clock.elapsed() < milliseconds) {
        const QSet<Connection *> all = d->edge.connections;
        for (Connection *connection : all)
            connection->drain();
        co_await QCoro::sleepFor(kDrainStep);
    }
    if (!self)
        co_return;
    const QSet<Connection *> late = d->edge.connections;
    for (Connection *connection : late)
        connection->abort();
}

} // namespace paushtik::http
