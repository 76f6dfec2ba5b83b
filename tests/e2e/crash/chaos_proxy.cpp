// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/crash/chaos_proxy.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace paushtik::test {

using namespace Qt::StringLiterals;

qsizetype messageLength(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return 0;
    qsizetype length = 0;
    for (const QByteArray &line : bytes.first(end).toLower().split('\n'))
        if (line.startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    return bytes.size() >= end + 4 + length ? end + 4 + length : 0;
}

ChaosProxy::ChaosProxy(const QUrl &upstream, quint32 seed)
    : m_upstream(upstream)
    , m_random(seed)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the proxy cannot listen");
}

QUrl ChaosProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void ChaosProxy::read(QTcpSocket *client)
{
    if (client->peek(64).startsWith("GET /api/v1/sync/live"))
        return tunnel(client);
    QByteArray all = client->property("all").toByteArray() + client->readAll();
    if (const qsizetype length = messageLength(all)) {
        decide(client, all.first(length));
        all.remove(0, length);
    }
    client->setProperty("all", all);
}

void ChaosProxy::tunnel(QTcpSocket *client)
{
    client->disconnect(this);
    auto *upstream = new QTcpSocket(client);
    connect(upstream, &QTcpSocket::connected, client,
            [client, upstream] { upstream->write(client->readAll()); });
    connect(client, &QTcpSocket::readyRead, upstream, [client, upstream] {
        if (upstream->state() == QAbstractSocket::ConnectedState)
            upstream->write(client->readAll());
    });
    connect(upstream, &QTcpSocket::readyRead, client,
            [client, upstream] { client->write(upstream->readAll()); });
    connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::abort);
    if (!m_calm)
        QTimer::singleShot(m_random.bounded(2000), client, &QTcpSocket::abort);
    upstream->connectToHost(m_upstream.host(), static_cast<quint16>(m_upstream.port()));
}

ChaosProxy::Fate ChaosProxy::draw()
{
    const int drawn = m_calm ? 0 : static_cast<int>(m_random.bounded(100));
    return drawn < 52   ? Fate::Pass
           : drawn < 67 ? Fate::Delay
           : drawn < 75 ? Fate::Twice
           : drawn < 80 ? Fate::AgainLater
           : drawn < 88 ? Fate::LoseRequest
           : drawn < 95 ? Fate::LoseAnswer
                        : Fate::CutAnswer;
}

void ChaosProxy::decide(QTcpSocket *client, const QByteArray &request)
{
    static const QStringList kNames{u"passed"_s, u"delayed"_s,    u"doubled"_s, u"again later"_s,
                                    u"lost"_s,   u"unanswered"_s, u"cut"_s};
    const Fate fate = draw();
    ++m_fates[kNames[static_cast<int>(fate)]];
    switch (fate) {
    case Fate::LoseRequest:
        return client->abort();
    case Fate::Delay: {
        // The request goes its way even when the desk is gone by then: that is what lines do.
        const QPointer<QTcpSocket> patient(client);
        QTimer::singleShot(20 + m_random.bounded(180), this,
                           [this, patient, request] { forward(patient, request, Fate::Delay); });
        return;
    }
    case Fate::Twice:
        forward(nullptr, request, fate);
        return forward(client, request, fate);
    case Fate::AgainLater:
        QTimer::singleShot(200 + m_random.bounded(1500), this,
                           [this, request] { forward(nullptr, request, Fate::AgainLater); });
        return forward(client, request, fate);
    case Fate::Pass:
    case Fate::LoseAnswer:
    case Fate::CutAnswer:
        forward(client, request, fate);
    }
}

void ChaosProxy::forward(QTcpSocket *client, const QByteArray &request, Fate fate)
{
    const QPointer<QTcpSocket> waiting(client);
    auto *upstream = new QTcpSocket(this);
    connect(upstream, &QTcpSocket::connected, this,
            [upstream, request] { upstream->write(request); });
    connect(upstream, &QTcpSocket::readyRead, this, [upstream, waiting, fate] {
        const QByteArray answer = upstream->property("all").toByteArray() + upstream->readAll();
        upstream->setProperty("all", answer);
        if (messageLength(answer) == 0)
            return;
        upstream->disconnect(); // its end is no cut line
        upstream->deleteLater();
        if (!waiting)
            return;
        if (fate == Fate::LoseAnswer)
            return waiting->abort();
        waiting->write(fate == Fate::CutAnswer ? answer.first(answer.size() / 2) : answer);
        if (fate == Fate::CutAnswer)
            waiting->disconnectFromHost();
    });
    connect(upstream, &QTcpSocket::disconnected, this, [upstream, waiting] {
        upstream->deleteLater();
        if (waiting)
            waiting->abort();
    });
    upstream->connectToHost(m_upstream.host(), static_cast<quint16>(m_upstream.port()));
}

} // namespace paushtik::test
