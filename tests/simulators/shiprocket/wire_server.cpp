// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/wire_server.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <optional>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

/// The first whole request of `bytes`, taken out of them; nothing while it is not all there.
std::optional<Call> takeCall(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> lines = bytes.first(end).split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    Call call;
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        call.headers.insert(line.first(qMax(0, colon)).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = call.headers.value("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    const QUrl target = QUrl::fromEncoded(start.value(1));
    call.method = start.first();
    call.path = target.path(QUrl::FullyDecoded);
    call.query = QUrlQuery(target);
    call.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    return call;
}

QByteArray written(const Reply &reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Simulated\r\n";
    if (reply.status != 204)
        head += "Content-Type: " + reply.type + "\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    if (reply.status == 204)
        return head + "\r\n";
    return head + "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" +
           reply.body;
}

} // namespace

QJsonObject Call::json() const
{
    return QJsonDocument::fromJson(body).object();
}

Reply jsonReply(const QJsonObject &body, int status)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

Reply refusal(int status, const QString &message)
{
    return jsonReply({{u"message"_s, message}, {u"status_code"_s, status}}, status);
}

WireServer::WireServer(Handler handler)
    : m_handler(std::move(handler))
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
    const QList<QTcpSocket *> sockets = m_waiting.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void WireServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_waiting.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_waiting.remove(socket);
            socket->deleteLater();
        });
    }
}

void WireServer::read(QTcpSocket *socket)
{
    QByteArray bytes = m_waiting.value(socket) + socket->readAll();
    const auto call = takeCall(bytes);
    m_waiting.insert(socket, bytes);
    if (!call)
        return;
    const Delivery delivery = m_handler(*call);
    QTimer::singleShot(delivery.delayMs, this, [this, guard = QPointer(socket), delivery] {
        if (guard)
            deliver(guard, delivery);
    });
}

void WireServer::deliver(QTcpSocket *socket, const Delivery &delivery)
{
    const QByteArray bytes = written(delivery.reply);
    switch (delivery.fate) {
    case Delivery::Fate::Whole:
        socket->write(bytes);
        break;
    case Delivery::Fate::Never:
        break;
    case Delivery::Fate::Cut:
        socket->abort();
        break;
    case Delivery::Fate::CutInBody:
        socket->write(
            bytes.first(bytes.size() - qMax<qsizetype>(1, delivery.reply.body.size() / 2)));
        socket->flush();
        socket->disconnectFromHost();
        break;
    }
}

} // namespace paushtik::simulators
