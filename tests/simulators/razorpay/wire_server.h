// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QUrlQuery>
#include <functional>

class QTcpSocket;

namespace paushtik::simulators {

struct WireRequest {
    QByteArray method;
    QString path; ///< decoded, without the query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

struct WireAnswer {
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    int delayMilliseconds = 0;
    bool cut = false;      ///< the connection ends without a byte of answer
    bool truncate = false; ///< half of the body, then the connection ends
};

/// Just enough HTTP/1.1 on a loopback port to be a provider: keep-alive, Content-Length bodies, and
/// answers that break off. One thread.
class WireServer : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<WireAnswer(const WireRequest &)>;
    explicit WireServer(Handler handler, QObject *parent = nullptr);
    ~WireServer() override { close(); }

    /// 0 takes any port. False when the port is taken.
    bool listen(quint16 port = 0);
    void close();
    quint16 port() const { return m_server.serverPort(); }

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const WireAnswer &answer);

    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_unread;
    QTcpServer m_server;
};

} // namespace paushtik::simulators
