// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>
#include <functional>
#include <optional>

class QTcpSocket;

namespace paushtik::test {

/// The staff half of the HTTP contract, in the test's own process and event loop, with faults on
/// demand. Members of staff: admin@, manager@ and warehouse@demo.paushtik.in, password
/// "demo-ghee-2026".
class FakeShop : public QObject {
    Q_OBJECT
public:
    enum class Mood { Well, Unavailable, SomethingElse, Locked };

    explicit FakeShop(int orders = 0);

    QUrl url() const;
    /// No answers, no connections; come() brings it back at the same address.
    void goAway();
    void come();
    void setMood(Mood mood) { m_mood = mood; }
    /// Every token handed out is worth nothing from now on.
    void revokeTokens() { m_token.clear(); }
    /// Requests whose path and query contain `part` are kept waiting until release().
    void hold(const QString &part) { m_held = part; }
    void release(const QString &part);
    /// Breaks the connection of the next `times` requests without an answer.
    void cutNext(int times) { m_cuts = times; }

    QList<QJsonObject> orders;
    QList<QJsonObject> products;
    QList<QJsonObject> categories;
    /// A bulk change is refused with these `items`; empty: it is applied.
    QJsonArray bulkRefusal;
    /// By shipment id; absent: 404.
    QHash<QString, QByteArray> labels;
    QList<QJsonObject> manifests;
    /// By manifest id.
    QHash<QString, QJsonObject> handovers;
    qint64 mostPerPage = 100; ///< of orders, whatever is asked for
    /// The batches to take, the same for each order; empty: a server without batches.
    QJsonArray picks;
    /// What the courier says of each booking; empty: it gives an AWB.
    QString courierTrouble;
    QJsonObject dashboard = makeDashboard();
    /// The Idempotency-Keys of what was posted, in the order they came; empty where there was none.
    QList<QByteArray> keys;
    /// The bodies of what was posted.
    QList<QJsonObject> bodies;
    /// What a reverify answers.
    QString outcome = QStringLiteral("still_unpaid");
    /// "GET /api/v1/admin/orders?…", in the order they came.
    QStringList requests;
    int countOf(const QString &part) const;

    /// A label as couriers make them: 4 by 6 inches, one page.
    static QByteArray labelPdf(const QString &awb);
    static QJsonObject makeOrder(int index);
    /// Fills the shelf: categories, and so many products.
    void stock(int products);
    /// Thirty days that end on 22 Nov 2026, one of them in the red.
    static QJsonObject makeDashboard();

private:
    struct Request {
        QString method;
        QString path;
        QUrlQuery query;
        QByteArray token;
        QJsonObject body;
        QByteArray key;
    };
    struct Answer {
        int status = 200;
        QByteArray body;
        QByteArray type = "application/json";
        QList<QByteArray> heads;
    };
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const Request &request, const QString &line);
    Answer answer(const Request &request);
    Answer login(const Request &request);
    Answer listOrders(const QUrlQuery &query) const;
    Answer act(const Request &request);
    Answer oneOrder(const QString &idOrNumber) const;
    Answer catalogue(const Request &request);
    Answer listProducts(const QUrlQuery &query) const;
    Answer changeProducts(const QJsonArray &items);
    QJsonObject *productById(const QString &id);
    Answer label(const QString &shipment) const;
    /// Parcels and manifests; none where the path is another's.
    std::optional<Answer> shipping(const Request &request);
    Answer listShipments(const QString &state) const;
    Answer book(QJsonObject &order) const;
    Answer makeManifest(const QJsonObject &body);
    Answer handOver(const QString &manifest, const QJsonObject &body);
    QJsonObject *orderOf(const QString &member, const QString &id);
    static QJsonObject parcelOf(const QJsonObject &order);
    static Answer json(int status, const QJsonObject &body);
    static Answer problem(int status, const QString &code, const QString &detail = {});
    static Answer fieldProblem(const QString &field, const QString &words);
    static void write(QTcpSocket *socket, const Answer &answer);

    struct Waiting {
        QString line;
        QPointer<QTcpSocket> socket;
        Request request;
    };
    QTcpServer m_server;
    quint16 m_port = 0;
    Mood m_mood = Mood::Well;
    QByteArray m_token;
    QString m_email;
    QString m_held;
    QList<Waiting> m_waiting;
    int m_cuts = 0;
};

} // namespace paushtik::test
