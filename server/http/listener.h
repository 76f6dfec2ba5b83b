// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request_socket.h"

#include <QHostAddress>
#include <QTcpServer>
#include <functional>

namespace paushtik::http {

/// Listens with SO_REUSEPORT, so that every worker has its own queue of connections on the one
/// port, and gives the descriptors to `arrived`. What the library gets from it as pending
/// connections are RequestSockets only.
class Listener final : public QTcpServer {
    Q_OBJECT
public:
    Listener(std::function<void(qintptr)> arrived, QObject *parent);
    ~Listener() override;

    /// False when the address is taken by another program (or another daemon of ours), or is not
    /// this machine's; problem() is one line for a person. The first call raises the process's
    /// limit of open files as far as it may go: each client is one.
    bool listenShared(const QHostAddress &address, quint16 port);
    QString problem() const { return m_problem; }
    /// Lets the library take this socket for a new connection.
    void present(RequestSocket *socket) { addPendingConnection(socket); }
    /// Stops accepting. Connections that the kernel has already taken in are still handed over.
    void stop();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool claim(const QHostAddress &address, quint16 port);
    bool adopt(int descriptor);
    void acceptLater();
    static void raiseDescriptorLimit();

    std::function<void(qintptr)> m_arrived;
    QString m_problem;
    QByteArray m_claimed;
};

} // namespace paushtik::http
