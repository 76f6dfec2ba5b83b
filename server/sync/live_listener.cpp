// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/live_listener.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace paushtik::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kLargestMessage = 4096;
constexpr int kBadToken = 4401;
constexpr int kTryAgainLater = 1013;

} // namespace

LiveListener::LiveListener(std::unique_ptr<QWebSocket> socket, int tokenMs, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
{
    m_socket->setMaxAllowedIncomingMessageSize(kLargestMessage);
    m_socket->setMaxAllowedIncomingFrameSize(kLargestMessage);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &LiveListener::received);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this] { received(QString()); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_isSilent = false; });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, [this] {
        if (m_isBehind)
            send();
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        m_hasLeft = true;
        Q_EMIT left();
        deleteLater();
    });
    m_tokenTimer.setSingleShot(true);
    connect(&m_tokenTimer, &QTimer::timeout, this, &LiveListener::refuse);
    m_tokenTimer.start(tokenMs);
}

LiveListener::~LiveListener()
{
    m_socket->disconnect(this);
}

// The first message is the token; there is nothing else that a client has to say.
void LiveListener::received(const QString &message)
{
    if (m_isShown)
        return;
    m_isShown = true;
    const QJsonObject object = QJsonDocument::fromJson(message.toUtf8()).object();
    const QByteArray token = object["token"_L1].toString().toUtf8();
    if (token.isEmpty())
        return refuse();
    Q_EMIT tokenShown(token);
}

void LiveListener::admit(QUuid session)
{
    m_tokenTimer.stop();
    m_session = session;
}

void LiveListener::tell(const QString &head)
{
    if (head == m_head)
        return;
    m_head = head;
    m_isBehind = true;
    if (m_socket->bytesToWrite() == 0)
        send();
}

void LiveListener::send()
{
    m_isBehind = false;
    m_socket->sendTextMessage(u"{\"head\":\""_s + m_head + u"\"}"_s);
}

void LiveListener::ping()
{
    if (std::exchange(m_isSilent, true))
        return m_socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"no pong"_s);
    m_socket->ping();
}

void LiveListener::refuse()
{
    m_tokenTimer.stop();
    m_socket->close(QWebSocketProtocol::CloseCode(kBadToken), u"sign in again"_s);
}

void LiveListener::putOff()
{
    m_tokenTimer.stop();
    m_socket->close(QWebSocketProtocol::CloseCode(kTryAgainLater), u"try again later"_s);
}

} // namespace paushtik::sync
