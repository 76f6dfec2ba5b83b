// SPDX-License-Identifier: GPL-3.0-or-later
// Two daemons on one database, and clients who are all there at once: one outcome, and the books
// add up after each.
#include "tests/e2e/daemon_process.h"
#include "tests/server/contract/contract_shop.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;
using http::RawAnswer;

namespace {

QByteArray jsonRequest(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                       const QJsonObject &body)
{
    QByteArrayList headers{"Content-Type: application/json"};
    if (!token.isEmpty())
        headers.append("Authorization: Bearer " + token);
    return http::request(method, "/api/v1" + path, headers,
                         QJsonDocument(body).toJson(QJsonDocument::Compact));
}

/// Every request is on its way before the first answer is read; in turn to each of the ports. Whom
/// a daemon puts off, since for too long no connection was free, asks again as it was told to.
QList<RawAnswer> allAtOnce(const QList<quint16> &ports, const QByteArrayList &requests)
{
    std::vector<std::unique_ptr<http::RawClient>> clients;
    for (qsizetype i = 0; i < requests.size(); ++i)
        clients.push_back(std::make_unique<http::RawClient>(ports[i % ports.size()]));
    for (std::size_t i = 0; i < clients.size(); ++i)
        clients[i]->send(requests[qsizetype(i)]);
    QList<RawAnswer> answers;
    for (qsizetype i = 0; i < requests.size(); ++i) {
        answers.append(clients[std::size_t(i)]->receive());
        while (answers.last().status == 503)
            answers.last() = http::ask(ports[i % ports.size()], requests[i]);
    }
    return answers;
}

} // namespace

class TestRaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void twoHundredBuyersOfTwentyJarsGetExactlyTwenty();
    void ordersInOppositeDirectionsNeverDeadlock();
    void aCancelRacingACaptureHasOneOutcome();
    void twoCancelsRestockOnce();
    void anExpiryRacingACaptureHasOneOutcome();
    void aCommitIsSeenByEveryWorkerOfBothDaemons();

private:
    QJsonObject product(const QString &sku, int stock);
    int stockOf(const QJsonObject &product);
    QByteArray orderRequest(const QJsonArray &lines) const;
    QByteArray payRequest(const QJsonObject &order) const;
    RawAnswer staff(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {});
    QJsonObject ordered(const QJsonObject &product);
    static QJsonObject line(const QJsonObject &product, int qty = 1)
    {
        return {{u"product_id"_s, product["id"_L1]}, {u"qty"_s, qty}};
    }
    QByteArray signedIn(const QByteArray &path, const QString &who);

    TestDatabase m_database{TestDatabase::Empty};
    e2e::DataFolder m_folders[2];
    std::unique_ptr<e2e::RunningDaemon> m_daemons[2];
    QList<quint16> m_ports;
    QByteArray m_asha;
    QByteArray m_admin;
};

void TestRaces::initTestCase()
{
    const QString url = u"--database-url="_s + QString::fromUtf8(m_database.url());
    for (int i = 0; i < 2; ++i) {
        m_daemons[i] = std::make_unique<e2e::RunningDaemon>(
            m_folders[i].path(), QStringList{u"--demo"_s, url, u"--rate-limits=off"_s});
        QVERIFY2(m_daemons[i]->isReady(), m_daemons[i]->errors().constData());
        m_ports.append(m_daemons[i]->port());
    }
    m_asha = signedIn("/auth/login", u"asha"_s);
    m_admin = signedIn("/staff/login", u"admin"_s);
    QVERIFY(!m_asha.isEmpty() && !m_admin.isEmpty());
}

void TestRaces::cleanup()
{
    const e2e::Ended verified =
        e2e::runToEnd({u"verify"_s, u"--database-url="_s + QString::fromUtf8(m_database.url())},
                      e2e::environmentFor(m_folders[0].path()));
    QVERIFY2(verified.status == 0, (verified.output + verified.errors).constData());
}

QByteArray TestRaces::signedIn(const QByteArray &path, const QString &who)
{
    return m_daemons[0]
        ->post(path, {{u"email"_s, who + u"@demo.paushtik.in"_s},
                      {u"password"_s, u"demo-ghee-2026"_s}})["token"_L1]
        .toString()
        .toLatin1();
}

RawAnswer TestRaces::staff(const QByteArray &method, const QByteArray &path,
                           const QJsonObject &body)
{
    return http::ask(m_ports[0], jsonRequest(method, path, m_admin, body));
}

QJsonObject TestRaces::product(const QString &sku, int stock)
{
    const QJsonValue category = staff("GET", "/categories").json()["items"_L1][0]["id"_L1];
    const QJsonObject made = staff("POST", "/admin/products",
                                   {{u"sku"_s, sku},
                                    {u"title"_s, u"A jar to race for, "_s + sku},
                                    {u"price_paise"_s, 50000},
                                    {u"mrp_paise"_s, 60000},
                                    {u"category_id"_s, category},
                                    {u"weight_grams"_s, 500},
                                    {u"hsn_code"_s, u"04059020"_s},
                                    {u"gst_rate_bp"_s, 500}})
                                 .json();
    staff("POST", "/admin/products/" + made["id"_L1].toString().toLatin1() + "/stock-adjustments",
          {{u"delta"_s, stock}, {u"reason"_s, u"received"_s}});
    return made;
}

int TestRaces::stockOf(const QJsonObject &product)
{
    return staff("GET", "/admin/products/" + product["id"_L1].toString().toLatin1())
        .json()["stock"_L1]
        .toInt(-1);
}

QByteArray TestRaces::orderRequest(const QJsonArray &lines) const
{
    return jsonRequest("POST", "/orders", m_asha,
                       {{u"address"_s, ContractShop::address()}, {u"lines"_s, lines}});
}

QByteArray TestRaces::payRequest(const QJsonObject &order) const
{
    return jsonRequest("POST", "/mock/razorpay/pay", {},
                       {{u"gateway_order_id"_s, u"order_mock_"_s + order["number"_L1].toString()},
                        {u"outcome"_s, u"captured"_s}});
}

QJsonObject TestRaces::ordered(const QJsonObject &product)
{
    return http::ask(m_ports[0], orderRequest(QJsonArray{line(product)}))
        .json()["order"_L1]
        .toObject();
}

void TestRaces::twoHundredBuyersOfTwentyJarsGetExactlyTwenty()
{
    const QJsonObject jar = product(u"RACE-20"_s, 20);
    const QByteArrayList buyers(200, orderRequest(QJsonArray{line(jar)}));
    QMap<int, int> statuses;
    for (const RawAnswer &answer : allAtOnce(m_ports, buyers))
        ++statuses[answer.status];
    QCOMPARE(statuses, (QMap<int, int>{{201, 20}, {409, 180}}));
    QCOMPARE(stockOf(jar), 0);
}

void TestRaces::ordersInOppositeDirectionsNeverDeadlock()
{
    QJsonArray there;
    QJsonArray back;
    QList<QJsonObject> jars;
    for (int i = 0; i < 6; ++i) {
        jars.append(product(u"RACE-WAY-%1"_s.arg(i), 100));
        there.append(line(jars.last()));
        back.prepend(line(jars.last()));
    }
    QByteArrayList buyers;
    for (int i = 0; i < 60; ++i)
        buyers.append(orderRequest(i % 4 < 2 ? there : back));
    for (const RawAnswer &answer : allAtOnce(m_ports, buyers))
        QCOMPARE(answer.status, 201);
    for (const QJsonObject &jar : jars)
        QCOMPARE(stockOf(jar), 40);
}

void TestRaces::aCancelRacingACaptureHasOneOutcome()
{
    const QJsonObject jar = product(u"RACE-CANCEL"_s, 50);
    for (int round = 0; round < 12; ++round) {
        const QJsonObject order = ordered(jar);
        const QByteArray path = "/orders/" + order["id"_L1].toString().toLatin1();
        const QByteArray cancel = jsonRequest("POST", path + "/cancel", m_asha, {});
        const auto answers = allAtOnce(m_ports, {payRequest(order), cancel});
        QCOMPARE(answers[1].status, 200);
        // A capture that loses is refunded, one that wins is refunded by the cancel.
        QVERIFY(waitUntil([&] {
            const QJsonObject now = staff("GET", "/admin" + path).json();
            return now["status"_L1] == u"cancelled"_s &&
                   (answers[0].status != 200 || now["refunded_paise"_L1] == now["total_paise"_L1]);
        }));
    }
    QCOMPARE(stockOf(jar), 50);
}

void TestRaces::twoCancelsRestockOnce()
{
    const QJsonObject jar = product(u"RACE-TWICE"_s, 9);
    const QJsonObject order = ordered(jar);
    const QByteArray path = "/orders/" + order["id"_L1].toString().toLatin1() + "/cancel";
    QByteArrayList cancels(8, jsonRequest("POST", path, m_asha, {}));
    cancels.append(jsonRequest("POST", "/admin" + path, m_admin, {{u"reason"_s, u"It rang"_s}}));
    for (const RawAnswer &answer : allAtOnce(m_ports, cancels))
        QCOMPARE(answer.status, 200);
    QCOMPARE(stockOf(jar), 9);
}

/// A third daemon expires what is a second old, while the customers pay.
void TestRaces::anExpiryRacingACaptureHasOneOutcome()
{
    const QJsonObject jar = product(u"RACE-EXPIRY"_s, 30);
    QList<QJsonObject> orders;
    for (int i = 0; i < 10; ++i)
        orders.append(ordered(jar));
    e2e::DataFolder folder;
    e2e::RunningDaemon impatient(folder.path(),
                                 {u"--database-url="_s + QString::fromUtf8(m_database.url()),
                                  u"--pending-ttl=1"_s, u"--rate-limits=off"_s});
    QVERIFY2(impatient.isReady(), impatient.errors().constData());
    for (int i = 0; i < 10; ++i)
        orders.append(http::ask(impatient.port(), orderRequest(QJsonArray{line(jar)}))
                          .json()["order"_L1]
                          .toObject());
    QByteArrayList payments;
    for (const QJsonObject &order : orders)
        payments.append(payRequest(order));
    const auto answers = allAtOnce(m_ports + QList{impatient.port()}, payments);
    int taken = 0;
    for (qsizetype i = 0; i < orders.size(); ++i) {
        const QByteArray path = "/admin/orders/" + orders[i]["id"_L1].toString().toLatin1();
        QString status;
        QVERIFY2(waitUntil([&] {
                     status = staff("GET", path).json()["status"_L1].toString();
                     return status != "pending_payment"_L1 &&
                            (answers[i].status != 200 || status != "cancelled"_L1);
                 }),
                 qPrintable(status));
        taken += status == "cancelled"_L1 ? 0 : 1;
    }
    QCOMPARE(stockOf(jar), 30 - taken);
}

void TestRaces::aCommitIsSeenByEveryWorkerOfBothDaemons()
{
    const QJsonObject jar = product(u"RACE-NEWS"_s, 1);
    const QByteArray id = jar["id"_L1].toString().toLatin1();
    const QByteArray shown = "/api/v1/products/" + jar["slug"_L1].toString().toLatin1();
    for (int price : {51000, 52000}) {
        const QJsonObject set{{u"price_paise"_s, price}};
        QCOMPARE(staff("PATCH", "/admin/products/" + id, {{u"set"_s, set}}).status, 200);
        for (const quint16 port : m_ports) {
            // Connections are spread over the workers, so that all of them are asked.
            const QByteArrayList questions(24, http::request("GET", shown));
            QVERIFY(waitUntil([&] {
                const auto answers = allAtOnce({port}, questions);
                return std::all_of(answers.begin(), answers.end(), [&](const RawAnswer &answer) {
                    return answer.json()["price_paise"_L1].toInt() == price;
                });
            }));
        }
    }
}

QTEST_GUILESS_MAIN(TestRaces)
#include "races_test.moc"
