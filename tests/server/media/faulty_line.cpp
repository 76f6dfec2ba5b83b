// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/media/faulty_line.h"

#include <QHostAddress>
#include <memory>
#include <utility>

namespace paushtik::tests {

FaultyLine::FaultyLine(quint16 serverPort)
    : m_serverPort(serverPort)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultyLine::accept);
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

void FaultyLine::cut(const QByteArray &method, qsizetype bytes, int times)
{
    m_fault = {method, bytes, 0, times};
    m_faults = 0;
}

void FaultyLine::answer(const QByteArray &method, int status, int times)
{
    m_fault = {method, 0, status, times};
    m_faults = 0;
}

void FaultyLine::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        auto *server = new QTcpSocket(client);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        const auto passed = std::make_shared<qsizetype>(0);
        connect(client, &QTcpSocket::readyRead, this,
                [this, client, server, passed] { pass(client, server, *passed); });
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
    }
}

bool FaultyLine::refuse(QTcpSocket *client, const QByteArray &bytes)
{
    if (m_fault.status == 0 || m_fault.times == 0 || !bytes.startsWith(m_fault.method + ' '))
        return false;
    --m_fault.times;
    ++m_faults;
    client->write("HTTP/1.1 " + QByteArray::number(m_fault.status) +
                  " Fault\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    client->disconnectFromHost();
    return true;
}

void FaultyLine::gather(const QByteArray &method, int together)
{
    m_gathered = method;
    m_together = together;
}

bool FaultyLine::hold(QTcpSocket *client, QTcpSocket *server, const QByteArray &bytes)
{
    for (Held &held : m_held) {
        if (held.client == client) {
            held.bytes += bytes;
            return true;
        }
    }
    if (m_together == 0 || !bytes.startsWith(m_gathered + ' '))
        return false;
    m_held.append({client, server, bytes});
    if (m_held.size() < m_together)
        return true;
    m_together = 0;
    const QList<Held> all = std::exchange(m_held, {});
    for (const Held &held : all) {
        if (held.server)
            held.server->write(held.bytes);
    }
    return true;
}

// A client of ours sends a request only when the last one of the connection is answered, so what
// begins with a method is a new one.
void FaultyLine::pass(QTcpSocket *client, QTcpSocket *server, qsizetype &passed)
{
    const QByteArray bytes = client->readAll();
    if (hold(client, server, bytes) || refuse(client, bytes))
        return;
    if (bytes.startsWith(m_fault.method + ' '))
        passed = 0;
    passed += bytes.size();
    if (m_fault.status != 0 || m_fault.times == 0 || passed <= m_fault.bytes) {
        server->write(bytes);
        return;
    }
    --m_fault.times;
    ++m_faults;
    server->write(bytes.first(qMax<qsizetype>(0, bytes.size() - (passed - m_fault.bytes))));
    server->flush();
    client->abort();
}

} // namespace paushtik::tests
