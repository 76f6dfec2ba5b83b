// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    bool refuse(QTcpSocket *client, const QByteArray &bytes);

    QTcpServer m_listener;
    quint16 m_serverPort;
    Fault m_fault;
    int m_faults = 0;
};

} // namespace paushtik::tests
