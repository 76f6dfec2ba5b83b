// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "server/http/router.h"

#include <QHostAddress>
#include <QObject>
#include <functional>
#include <memory>

class QWebSocket;

namespace paushtik::http {

/// Turns a token into a caller; nothing when it is unknown, expired or revoked. Throws db::Error.
/// Implemented by customers/ and staff/, joined in app/.
///
/// The token is the bearer's. A request without an Authorization header may show the cookie
/// `paushtik_session` instead (session_cookie.h): believed for GET and HEAD, and for every other
/// method only when the browser says that a page of ours made the request. A session cookie that is
/// unknown or has ended is as good as none, so that a shop's page greets a guest and is not 401.
using Authenticator = std::function<Task<std::optional<Caller>>(QByteArray token)>;

/// Bounds of the wire. The defaults are the contract's; tests shorten the times.
struct Limits {
    int requestLine = 8 * 1024;
    int head = 16 * 1024;
    int jsonBody = 1024 * 1024;
    int upload = 20 * 1024 * 1024;
    int headTimeoutMs = 10'000;
    int bodyIdleTimeoutMs = 30'000;
    int keepAliveIdleMs = 75'000;
    int connectionsPerPeer = 1'000;
    int connectionsTotal = 10'000;
    int idempotencyLeaseMs = 30'000; ///< how long the key of a daemon that died stays taken
};

struct ServerConfig {
    QHostAddress address;
    quint16 port = 0;
    Limits limits;
    bool rateLimits = true;
    QList<std::pair<QHostAddress, int>> trustedProxies; ///< subnets
    QByteArrayList corsOrigins;
    /// What a browser that asked for a page is shown instead of a problem document. Nothing under
    /// /api is a page. Empty: problem documents everywhere.
    std::function<Response(const Request &, int status)> errorPage = {};
};

/// One worker's listener and QAbstractHttpServer on its own event loop: SO_REUSEPORT, one request
/// in flight a connection, the rest of it waits in the socket. Everything api.md says under
/// "Conventions" that is not bound to a capability happens here.
class Server : public QObject {
    Q_OBJECT
public:
    /// `database` is where Idempotency-Key is kept; without one the header is not honoured.
    Server(ServerConfig config, Router router, Authenticator authenticate, db::Database *database,
           QObject *parent = nullptr);
    ~Server() override;

    /// GET of exactly this path becomes a WebSocket; without a proper handshake it is 426. The
    /// handler owns the socket, on this server's thread: who it is, pings and limits on messages
    /// are its business. Of the request it gets path, headers, peer and id. Set before listen().
    using WebSocketHandler = std::function<void(std::unique_ptr<QWebSocket>, Request)>;
    void setWebSocketHandler(QByteArray path, WebSocketHandler handler);

    /// False when the address is taken or not ours; errorString() is one line for a person.
    bool listen();
    QString errorString() const;
    quint16 port() const;
    /// Stops accepting, lets what is in flight finish (at most `milliseconds`), closes idle
    /// connections at once and WebSockets with "going away".
    Task<> drain(int milliseconds);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::http
