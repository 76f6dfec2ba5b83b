// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request_head.h"
#include "server/http/request_socket.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QWebSocket>
#include <functional>

namespace paushtik::http {

/// The one place that knows how QtHttpServer hands a request over, which differs between Qt 6.4
/// and 6.8. The library is asked to parse a whole request at once; the answer is never written
/// through it.
class Library final : public QAbstractHttpServer {
    Q_OBJECT
public:
    explicit Library(QObject *parent);

    struct Parsed {
        Method method;
        QByteArray body;
    };
    /// Nothing when the library will not have it, which for a request that passed the gate means a
    /// fault of ours.
    std::optional<Parsed> parse(RequestSocket &socket, QByteArray head, QByteArray body);

    using Upgraded = std::function<void(std::unique_ptr<QWebSocket>)>;
    /// Makes the virtual socket a WebSocket, a turn of the event loop later, and calls `done` with
    /// it; it owns the virtual socket from then on. When the library will not have the handshake it
    /// closes the socket instead.
    void upgrade(RequestSocket &socket, const RequestHead &head, Upgraded done);

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#endif

private:
    void keep(const QHttpServerRequest &request);
    void takeUpgraded();

    std::optional<Parsed> m_parsed;
    QHash<QByteArray, Upgraded> m_upgrades; ///< under way, by the id that the handshake carries
    quint64 m_lastUpgrade = 0;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Dropping a responder lets the next request in. Inside handleRequest that would connect the
    // library's reader a second time, so it is kept until the library has returned.
    std::optional<QHttpServerResponder> m_responder;
#endif
};

} // namespace paushtik::http
