// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"

#include <QThread>
#include <functional>

namespace paushtik::http {

/// A real server on its own thread and a free port of loopback, so that tests can speak to it with
/// blocking sockets.
class ServerThread final : public QThread {
public:
    using MakeRouter = std::function<Router()>;

    ServerThread(ServerConfig config, MakeRouter makeRouter, Authenticator authenticate);
    ~ServerThread() override;

    /// Before begin(): a database of its own, as a worker has; Idempotency-Key works then.
    void useDatabase(db::DatabaseConfig config) { m_databaseConfig = std::move(config); }
    void useWebSocket(QByteArray path, Server::WebSocketHandler handler);
    /// Of the server whose thread this is, for handlers.
    static db::Database *database();

    /// Waits until it listens; false with errorString() otherwise.
    bool begin();
    quint16 port() const { return m_port; }
    QString errorString() const { return m_error; }
    /// Server::drain(), waited for.
    void drain(int milliseconds);
    /// Destroys the server; its thread and what its handlers still do go on.
    void closeServerOnly();
    void end();

protected:
    void run() override;

private:
    ServerConfig m_config;
    MakeRouter m_makeRouter;
    Authenticator m_authenticate;
    std::optional<db::DatabaseConfig> m_databaseConfig;
    QByteArray m_webSocketPath;
    Server::WebSocketHandler m_webSocketHandler;
    std::unique_ptr<Server> m_server; ///< lives on the thread
    quint16 m_port = 0;
    QString m_error;
    std::function<void()> m_started;
};

/// A config on 127.0.0.1, any port, without rate limits.
ServerConfig loopback();

} // namespace paushtik::http
