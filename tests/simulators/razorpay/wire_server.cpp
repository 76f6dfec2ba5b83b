// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/wire_server.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <optional>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

WireRequest headOf(const QByteArray &head)
{
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList first = lines.first().trimmed().split(' ');
    WireRequest request;
    request.method = first.value(0);
    const QUrl target(QString::fromLatin1(first.value(1)));
    request.path = target.path();
    request.query = QUrlQuery(target);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

/// Takes a whole request off the front, or leaves everything.
std::optional<WireRequest> take(QByteArray &unread)
{
    const qsizetype end = unread.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    WireRequest request = headOf(unread.left(end));
    const qsizetype length = request.headers.value("content-length"_ba).toLongLong();
    if (unread.size() < end + 4 + length)
        return std::nullopt;
    request.body = unread.mid(end + 4, length);
    unread.remove(0, end + 4 + length);
    return request;
}

QByteArray bytesOf(const WireAnswer &answer)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Simulated\r\n";
    bytes += "Content-Type: " + answer.contentType + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    return bytes + (answer.truncate ? answer.body.left(answer.body.size() / 2) : answer.body);
}

} // namespace

WireServer::WireServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &WireServer::accept);
}

bool WireServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void WireServer::close()
{
    m_server.close();
    const auto sockets = m_unread.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void WireServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_unread.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_unread.remove(socket);
            socket->deleteLater();
        });
    }
}

void WireServer::read(QTcpSocket *socket)
{
    m_unread[socket] += socket->readAll();
    while (m_unread.contains(socket)) {
        const std::optional<WireRequest> request = take(m_unread[socket]);
        if (!request)
            return;
        const WireAnswer reply = m_handler(*request);
        if (reply.delayMilliseconds == 0) {
            answer(socket, reply);
            continue;
        }
        QTimer::singleShot(reply.delayMilliseconds, socket,
                           [this, socket, reply] { answer(socket, reply); });
    }
}

void WireServer::answer(QTcpSocket *socket, const WireAnswer &reply)
{
    if (!reply.cut)
        socket->write(bytesOf(reply));
    if (reply.cut || reply.truncate)
        socket->disconnectFromHost();
}

} // namespace paushtik::simulators
