// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_socket.h"

#include <algorithm>
#include <cstring>

namespace paushtik::http {

RequestSocket::RequestSocket(QTcpSocket *wire, QObject *parent)
    : QTcpSocket(parent)
    , m_wire(wire)
{
    setSocketState(QAbstractSocket::ConnectedState);
    setOpenMode(QIODevice::ReadWrite);
    setPeerAddress(wire->peerAddress());
    setPeerPort(wire->peerPort());
    setLocalAddress(wire->localAddress());
    setLocalPort(wire->localPort());
    connect(wire, &QIODevice::bytesWritten, this, &QIODevice::bytesWritten);
}

void RequestSocket::offer(QByteArray head, QByteArray body)
{
    if (waiting() == 0) {
        m_head = std::move(head);
        m_body = std::move(body);
        m_position = 0;
    } else {
        m_body += head + body;
    }
    Q_EMIT readyRead();
}

void RequestSocket::leave()
{
    if (state() == QAbstractSocket::UnconnectedState)
        return;
    setSocketState(QAbstractSocket::UnconnectedState);
    Q_EMIT stateChanged(QAbstractSocket::UnconnectedState);
    Q_EMIT disconnected();
}

void RequestSocket::forget()
{
    m_head.clear();
    m_body.clear();
    m_position = 0;
}

qint64 RequestSocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + waiting();
}

qint64 RequestSocket::bytesToWrite() const
{
    return m_wire ? m_wire->bytesToWrite() : 0;
}

bool RequestSocket::canReadLine() const
{
    const bool here = m_position < m_head.size() ? m_head.indexOf('\n', m_position) >= 0 : false;
    return here || m_body.contains('\n') || QIODevice::canReadLine();
}

void RequestSocket::disconnectFromHost()
{
    if (m_wire)
        m_wire->disconnectFromHost();
}

void RequestSocket::close()
{
    disconnectFromHost();
}

qint64 RequestSocket::readData(char *data, qint64 maxSize)
{
    qint64 done = 0;
    while (done < maxSize && waiting() > 0) {
        const bool inHead = m_position < m_head.size();
        const QByteArray &part = inHead ? m_head : m_body;
        const qint64 from = inHead ? m_position : m_position - m_head.size();
        const qint64 count = std::min<qint64>(maxSize - done, part.size() - from);
        std::memcpy(data + done, part.constData() + from, static_cast<std::size_t>(count));
        m_position += count;
        done += count;
    }
    return done; // 0: no more for now, which is no end of file
}

qint64 RequestSocket::readLineData(char *data, qint64 maxSize)
{
    return QIODevice::readLineData(data, maxSize);
}

qint64 RequestSocket::writeData(const char *data, qint64 size)
{
    return m_wire ? m_wire->write(data, size) : -1;
}

} // namespace paushtik::http
