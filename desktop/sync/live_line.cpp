// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/live_line.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kMostWaits = 60; // of the first wait
constexpr int kBadToken = 4401;

} // namespace

LiveLine::LiveLine(QObject *parent)
    : QObject(parent)
{
    m_again.setSingleShot(true);
    m_poll.setInterval(15s);
    m_ping.setInterval(20s);
    connect(&m_again, &QTimer::timeout, this, &LiveLine::connectNow);
    connect(&m_poll, &QTimer::timeout, this, &LiveLine::poll);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        // A line that is cut without a word looks open for hours.
        if (m_awaitsPong)
            return m_socket->abort();
        m_awaitsPong = true;
        m_socket->ping();
    });
}

LiveLine::~LiveLine()
{
    blockSignals(true);
    close();
}

void LiveLine::setPatience(std::chrono::milliseconds first, std::chrono::milliseconds poll)
{
    m_firstWait = first;
    m_poll.setInterval(poll);
}

void LiveLine::open(const QUrl &server, const QByteArray &token)
{
    close();
    m_url = server;
    m_url.setScheme(server.scheme() == u"https" ? u"wss"_s : u"ws"_s);
    QString root = server.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    m_url.setPath(root + u"/api/v1/sync/live"_s);
    m_token = token;
    m_failures = 0;
    m_poll.start();
    connectNow();
}

void LiveLine::close()
{
    for (QTimer *timer : {&m_again, &m_poll, &m_ping})
        timer->stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    setOpen(false);
}

void LiveLine::connectNow()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
    m_socket = std::make_unique<QWebSocket>();
    QWebSocket *socket = m_socket.get();
    // A server that takes the connection and never shakes hands is given up like a silent line.
    m_awaitsPong = true;
    m_ping.start();
    connect(socket, &QWebSocket::connected, this, [this, socket] {
        const QJsonObject first{{u"token"_s, QString::fromLatin1(m_token)}};
        socket->sendTextMessage(
            QString::fromUtf8(QJsonDocument(first).toJson(QJsonDocument::Compact)));
        m_awaitsPong = false;
        m_ping.start();
    });
    connect(socket, &QWebSocket::textMessageReceived, this, &LiveLine::received);
    connect(socket, &QWebSocket::pong, this, [this] { m_awaitsPong = false; });
    connect(socket, &QWebSocket::disconnected, this, &LiveLine::lost);
    // Refused before it was ever open: there is no `disconnected` then on every Qt.
    connect(socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            lost();
    });
    socket->open(m_url);
}

void LiveLine::received(const QString &message)
{
    const QString head = QJsonDocument::fromJson(message.toUtf8()).object()["head"_L1].toString();
    if (head.isEmpty())
        return;
    m_failures = 0;
    m_poll.stop();
    setOpen(true);
    Q_EMIT headMoved(head);
}

void LiveLine::lost()
{
    if (m_again.isActive())
        return;
    m_ping.stop();
    const bool badToken = m_socket && static_cast<int>(m_socket->closeCode()) == kBadToken;
    setOpen(false);
    if (badToken) {
        m_poll.stop();
        Q_EMIT refused();
        return;
    }
    if (!m_poll.isActive())
        m_poll.start();
    const int doubled = std::min(1 << std::min(m_failures++, 10), kMostWaits);
    const auto wait = m_firstWait * doubled;
    m_again.start(wait / 2 + std::chrono::milliseconds(
                                 QRandomGenerator::global()->bounded(int(wait.count() / 2) + 1)));
}

void LiveLine::setOpen(bool open)
{
    if (std::exchange(m_isOpen, open) != open)
        Q_EMIT openChanged();
}

} // namespace paushtik
