// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/raw_send.h"

#include <QCoroFuture>
#include <QPromise>
#include <QTcpSocket>
#include <QTimer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// One connection of one job; it deletes itself when it has ended.
class RawSend : public QObject {
public:
    RawSend(QByteArray bytes, SendPatience patience)
        : m_bytes(std::move(bytes))
    {
        m_promise.start();
        m_connect.setSingleShot(true);
        m_connect.setInterval(patience.connect);
        m_whole.setSingleShot(true);
        m_whole.setInterval(patience.whole);
        connect(&m_connect, &QTimer::timeout, this, [this] { broke(u"timeout"_s); });
        connect(&m_whole, &QTimer::timeout, this, [this] { broke(u"timeout"_s); });
        connect(&m_socket, &QTcpSocket::connected, this, &RawSend::send);
        connect(&m_socket, &QTcpSocket::bytesWritten, this, &RawSend::closeWhenWritten);
        connect(&m_socket, &QTcpSocket::disconnected, this, &RawSend::closed);
        connect(&m_socket, &QTcpSocket::errorOccurred, this, &RawSend::failed);
    }
    QFuture<SendOutcome> start(const QString &host, quint16 port)
    {
        m_connect.start();
        m_socket.connectToHost(host, port);
        return m_promise.future();
    }

private:
    void send()
    {
        m_connect.stop();
        m_whole.start();
        m_begun = true;
        m_socket.write(m_bytes);
    }
    void closeWhenWritten()
    {
        if (m_socket.bytesToWrite() > 0 || m_written)
            return;
        m_written = true;
        m_socket.disconnectFromHost();
    }
    void closed() { end(m_written ? Sent::Whole : Sent::Unsure, m_written ? u""_s : u"cut"_s); }
    void failed(QAbstractSocket::SocketError error)
    {
        // The printer may close first, once it has all.
        if (m_written && error == QAbstractSocket::RemoteHostClosedError)
            return;
        broke(m_socket.errorString());
    }
    void broke(const QString &why) { end(m_begun ? Sent::Unsure : Sent::Nothing, why); }
    void end(Sent sent, const QString &detail)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_connect.stop();
        m_whole.stop();
        m_socket.abort();
        m_promise.addResult(SendOutcome{sent, detail});
        m_promise.finish();
        deleteLater();
    }

    QByteArray m_bytes;
    QTcpSocket m_socket;
    QTimer m_connect;
    QTimer m_whole;
    QPromise<SendOutcome> m_promise;
    bool m_begun = false;
    bool m_written = false;
    bool m_ended = false;
};

} // namespace

Task<SendOutcome> sendRaw(QString host, quint16 port, QByteArray bytes, SendPatience patience)
{
    auto *send = new RawSend(std::move(bytes), patience);
    auto future = send->start(host, port);
    co_return co_await future;
}

} // namespace paushtik
