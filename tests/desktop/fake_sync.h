// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocketServer>
#include <map>

namespace paushtik::test {

/// The sync half of the HTTP contract, in memory and in the test's own event loop: the feed, the
/// digest, the live line, and the writes that a desk sends, with idempotency and edit conflicts.
class FakeSync : public QObject {
    Q_OBJECT
public:
    FakeSync();

    QUrl url() const;
    static QByteArray token() { return "fake-token"; }

    /// What is on the server: puts a document there, or takes it away, as somebody else does.
    void put(const QString &type, const QString &id, const QJsonObject &doc);
    void drop(const QString &type, const QString &id);
    QJsonObject doc(const QString &type, const QString &id) const;
    qsizetype count() const { return static_cast<qsizetype>(m_docs.size()); }
    /// The feed begins anew, as that of another database: every cursor is lost.
    void loseCursors();

    /// Every write that was carried out, in order; a replayed one is not.
    struct Applied {
        QString key;
        QString path;
        QJsonObject body;
    };
    QList<Applied> applied;
    /// "GET /api/v1/sync/changes?…", in the order they came.
    QStringList requests;
    int countOf(const QString &part) const;

    /// The next `times` requests whose line contains `part` are answered by this status alone.
    void refuseNext(const QString &part, int status, int times);
    /// The next `times` such writes are carried out and their answer is lost.
    void loseAnswers(const QString &part, int times);
    void goAway();
    void come();
    bool hasLive = true;
    /// As while an older transaction is open: the feed ends where it ends now.
    void holdBack() { m_horizon = m_seq; }
    void letGo()
    {
        m_horizon.reset();
        tellHeads();
    }
    /// A lie in the digest, to be found out.
    bool digestLies = false;

private:
    struct Request {
        QString method;
        QString path;
        QUrlQuery query;
        QString key;
        QJsonObject body;
        QString line;
    };
    struct Answer {
        int status = 200;
        QJsonObject body;
    };
    struct Held {
        QJsonObject doc;
        qint64 seq = 0;
        bool deleted = false;
    };
    using Ref = std::pair<QString, QString>;

    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const Request &request);
    Answer answer(const Request &request);
    Answer write(const Request &request);
    Answer carryOut(const Request &request);
    Answer changes(const QUrlQuery &query) const;
    Answer digest() const;
    Answer makeProduct(const QJsonObject &body);
    Answer patch(const QString &type, const QString &id, const QJsonObject &body);
    Answer adjust(const QString &id, const QJsonObject &body);
    Answer onOrder(const QString &id, const QString &what, const QJsonObject &body);
    Answer addPicture(const QString &id, const QJsonObject &body);
    Answer onProduct(const QString &id, const QString &what);
    QString cursor(qint64 seq) const;
    void tellHeads();
    static Answer problem(int status, const QString &code);
    static void write(QTcpSocket *socket, const Answer &answer);

    QTcpServer m_server;
    QWebSocketServer m_live;
    QList<QPointer<QWebSocket>> m_listeners;
    quint16 m_port = 0;
    std::map<Ref, Held> m_docs;
    QHash<QString, Answer> m_answers;
    qint64 m_seq = 0;
    std::optional<qint64> m_horizon;
    int m_epoch = 1;
    struct Fault {
        QString part;
        int status; ///< 0: carried out, the answer lost
        int times;
    };
    QList<Fault> m_faults;
};

} // namespace paushtik::test
