// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/library.h"

#include "server/http/handshake.h"

#include <QNetworkRequest>

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
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &Library::takeUpgraded);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Only upgrade() shows the library a handshake, and it was looked at before.
    addWebSocketUpgradeVerifier(this, [](const QHttpServerRequest &) {
        return QHttpServerWebSocketUpgradeResponse::accept();
    });
#endif
}

void Library::upgrade(RequestSocket &socket, const RequestHead &head, Upgraded done)
{
    const QByteArray id = QByteArray::number(++m_lastUpgrade);
    m_upgrades.insert(id, std::move(done));
    connect(&socket, &QObject::destroyed, this, [this, id] { m_upgrades.remove(id); });
    socket.offer(handshakeHead(head, id), {});
}

void Library::takeUpgraded()
{
    while (std::unique_ptr<QWebSocket> socket = nextPendingWebSocketConnection()) {
        socket->setParent(nullptr); // its owner is the pointer alone
        const Upgraded done = m_upgrades.take(socket->request().rawHeader(kUpgradeId));
        if (done)
            done(std::move(socket));
    }
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
