// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QTcpSocket>

namespace paushtik::http {

/// The socket that QtHttpServer sees. It has no descriptor: a Connection puts whole, checked
/// requests into it, and what is written to it goes out on the wire. So the library never meets a
/// byte that the gate did not pass, and its own reading cannot be slowed, cut or flooded by a
/// client. The library owns it, like any pending connection.
class RequestSocket final : public QTcpSocket {
    Q_OBJECT
public:
    RequestSocket(QTcpSocket *wire, QObject *parent);

    /// Lets the library read these bytes now.
    void offer(QByteArray head, QByteArray body);
    /// Tells the library that the client is gone; it then deletes the socket.
    void leave();
    /// Drops what the library did not read: it must not become the beginning of the next request.
    void forget();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    bool canReadLine() const override;
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 readLineData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    qint64 waiting() const { return m_head.size() + m_body.size() - m_position; }

    QPointer<QTcpSocket> m_wire;
    QByteArray m_head;
    QByteArray m_body;
    qint64 m_position = 0; ///< in m_head, then in m_body
};

} // namespace paushtik::http
