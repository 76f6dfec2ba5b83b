// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/library.h"

namespace paushtik::http {
namespace {

std::optional<Method> methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return Method::Get;
    case QHttpServerRequest::Method::Head:
        return Method::Head;
    case QHttpServerRequest::Method::Post:
        return Method::Post;
    case QHttpServerRequest::Method::Put:
        return Method::Put;
    case QHttpServerRequest::Method::Patch:
        return Method::Patch;
    case QHttpServerRequest::Method::Delete:
        return Method::Delete;
    case QHttpServerRequest::Method::Options:
        return Method::Options;
    default:
        return std::nullopt;
    }
}

} // namespace

Library::Library(QObject *parent)
    : QAbstractHttpServer(parent)
{
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, [this] {
        m_upgraded = nextPendingWebSocketConnection();
        m_upgraded->setParent(nullptr); // its owner is the pointer alone
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Only upgrade() shows the library a handshake, and it was looked at before.
    addWebSocketUpgradeVerifier(this, [](const QHttpServerRequest &) {
        return QHttpServerWebSocketUpgradeResponse::accept();
    });
#endif
}

std::unique_ptr<QWebSocket> Library::upgrade(RequestSocket &socket, QByteArray head)
{
    m_upgraded.reset();
    socket.offer(std::move(head), {});
    return std::move(m_upgraded);
}

std::optional<Library::Parsed> Library::parse(RequestSocket &socket, QByteArray head,
                                              QByteArray body)
{
    m_parsed.reset();
    const QPointer<RequestSocket> alive(&socket);
    socket.offer(std::move(head), std::move(body));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_responder.reset();
#endif
    if (alive)
        alive->forget();
    return std::exchange(m_parsed, std::nullopt);
}

void Library::keep(const QHttpServerRequest &request)
{
    if (const auto method = methodOf(request.method()))
        m_parsed = Parsed{*method, request.body()};
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
bool Library::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    keep(request);
    m_responder.emplace(std::move(responder));
    return true;
}

void Library::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) {}
#else
bool Library::handleRequest(const QHttpServerRequest &request, QTcpSocket *)
{
    keep(request);
    return true;
}

void Library::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}
#endif

} // namespace paushtik::http
