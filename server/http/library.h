// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "server/http/request_socket.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QWebSocket>

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

    /// Makes the virtual socket a WebSocket. Nothing when the library will not have it. The
    /// WebSocket owns the socket from then on.
    std::unique_ptr<QWebSocket> upgrade(RequestSocket &socket, QByteArray head);

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

    std::optional<Parsed> m_parsed;
    std::unique_ptr<QWebSocket> m_upgraded;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Dropping a responder lets the next request in. Inside handleRequest that would connect the
    // library's reader a second time, so it is kept until the library has returned.
    std::optional<QHttpServerResponder> m_responder;
#endif
};

} // namespace paushtik::http
