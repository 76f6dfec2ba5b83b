// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QTcpServer>
#include <QUrlQuery>
#include <functional>

class QTcpSocket;

namespace paushtik::simulators {

struct Call {
    QByteArray method;
    QString path; ///< decoded, without the query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QJsonObject json() const;
};

struct Reply {
    int status = 200;
    QByteArray body = {};
    QByteArray type = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};
Reply jsonReply(const QJsonObject &body, int status = 200);
/// The provider's flat error: `{"message":…,"status_code":…}`.
Reply refusal(int status, const QString &message);

/// What becomes of a reply on its way.
struct Delivery {
    enum class Fate {
        Whole,
        Never,     ///< the connection stays open and silent
        Cut,       ///< the connection is closed instead
        CutInBody, ///< half of the body, then the connection is reset
    };
    Reply reply;
    Fate fate = Fate::Whole;
    int delayMs = 0;
};

/// HTTP/1.1 on loopback with nothing between the handler and the socket, so that a reply can be
/// late, cut or missing. One call at a time on a connection; on the thread that made it.
class WireServer final : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<Delivery(const Call &)>;
    explicit WireServer(Handler handler);
    ~WireServer() override { close(); }

    /// 0 for any free port.
    bool listen(quint16 port);
    void close();
    quint16 port() const { return m_server.serverPort(); }
    QString errorString() const { return m_server.errorString(); }

private:
    void accept();
    void read(QTcpSocket *socket);
    void deliver(QTcpSocket *socket, const Delivery &delivery);

    Handler m_handler;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_waiting;
};

} // namespace paushtik::simulators
