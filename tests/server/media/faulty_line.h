// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace paushtik::tests {

/// A TCP line to a server on this machine that breaks as told. Lives in the test's event loop.
class FaultyLine : public QObject {
    Q_OBJECT

public:
    explicit FaultyLine(quint16 serverPort);

    quint16 port() const { return m_listener.serverPort(); }
    /// The next `times` requests with this method that are longer than `bytes` (head and body) are
    /// cut when that many of them went through.
    void cut(const QByteArray &method, qsizetype bytes, int times);
    /// The next `times` requests with this method are answered so, and not passed on.
    void answer(const QByteArray &method, int status, int times);
    /// The next requests with this method wait for each other: none goes on before there are so
    /// many at the same time.
    void gather(const QByteArray &method, int together);
    int faults() const { return m_faults; } ///< how many there were so far

private:
    struct Fault {
        QByteArray method;
        qsizetype bytes = 0;
        int status = 0;
        int times = 0;
    };
    void accept();
    void pass(QTcpSocket *client, QTcpSocket *server, qsizetype &passed);
    bool hold(QTcpSocket *client, QTcpSocket *server, const QByteArray &bytes);
    bool refuse(QTcpSocket *client, const QByteArray &bytes);

    QTcpServer m_listener;
    quint16 m_serverPort;
    Fault m_fault;
    struct Held {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> server;
        QByteArray bytes;
    };
    QList<Held> m_held;
    QByteArray m_gathered;
    int m_together = 0;
    int m_faults = 0;
};

} // namespace paushtik::tests
