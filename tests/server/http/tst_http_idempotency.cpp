// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/idempotency.h"
#include "tests/server/http/keyed_routes.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"
#include "tests/server/http/test_routes.h"
#include "tests/support/patience.h"
#include "tests/support/registered_queries.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

using namespace Qt::StringLiterals;

namespace paushtik::http {

using tests::settled;
using tests::TestDatabase;
using tests::waitUntil;

namespace {

QByteArray keyed(const QByteArray &key, const QByteArray &body, const QByteArrayList &more = {},
                 const QByteArray &path = "/api/v1/effects")
{
    return request(
        "POST", path,
        QByteArrayList{"Content-Type: application/json", "Idempotency-Key: " + key} + more, body);
}

QByteArray nextKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QString code(const RawAnswer &answer)
{
    return answer.json()["code"_L1].toString();
}

bool isReplay(const RawAnswer &answer)
{
    return answer.header("Idempotency-Replayed") == "true";
}

} // namespace

class TestIdempotency : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { keyedEffects().reset(); }
    void cleanup();
    void cleanupTestCase();

    void everyStatementIsUnderstoodByTheDatabase();
    void theSameKeyGetsTheFirstAnswerAgain();
    void anotherBodyOrQueryIsAMismatch();
    void actorsAndRoutesHaveTheirOwnKeys();
    void withoutAKeyNothingIsKept();
    void whatIsNoKeyIsRefused_data();
    void whatIsNoKeyIsRefused();
    void someAnswersGiveTheKeyBack_data();
    void someAnswersGiveTheKeyBack();
    void anExceptionGivesTheKeyBack();
    void twelveAtOnceOnTwoServersHaveOneWinner();
    void aRecordedEffectIsAnsweredFromItsResource();
    void theKeyOfADeadDaemonIsFreeWhenItsLeaseEnds();
    void aDeadDaemonsRecordIsKeptForItsBodyOnly();
    void aHandlerWithoutItsLeaseCannotCommit();
    void aSecondTryNeverWaitsForTheTransactionOfTheFirst();
    void theLeaseIsRenewedWhileTheHandlerRuns();
    void aClientMayLeaveBeforeItsAnswer();
    void aVeryLongPathIsNoFault();
    void aReplayIsNever304();
    void withTheDatabaseAwayItIs503();
    void oldKeysArePurged();

private:
    quint16 port() const { return m_first->port(); }
    static std::unique_ptr<ServerThread> server(const db::DatabaseConfig &database,
                                                int leaseMs = 30'000);
    void left(const QByteArray &key, const QByteArray &state, const QByteArray &lease,
              const QByteArray &body);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ServerThread> m_first;
    std::unique_ptr<ServerThread> m_second; ///< another daemon on the same database
};

std::unique_ptr<ServerThread> TestIdempotency::server(const db::DatabaseConfig &database,
                                                      int leaseMs)
{
    ServerConfig config = loopback();
    config.limits.idempotencyLeaseMs = leaseMs;
    auto server = std::make_unique<ServerThread>(config, keyedRoutes, testAuthenticate);
    server->useDatabase(database);
    return server->begin() ? std::move(server) : nullptr;
}

void TestIdempotency::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->execute("CREATE TABLE effects (id text NOT NULL)");
    m_first = server(m_database->config());
    m_second = server(m_database->config());
    QVERIFY(m_first && m_second);
}

void TestIdempotency::cleanup()
{
    keyedEffects().gateOpen = true;
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 0; }));
    m_database->execute("TRUNCATE effects");
}

void TestIdempotency::cleanupTestCase()
{
    m_first.reset();
    m_second.reset();
    m_database.reset();
}

void TestIdempotency::everyStatementIsUnderstoodByTheDatabase()
{
    QCOMPARE(tests::refusedQueries(*m_database, "http."), QStringList());
}

void TestIdempotency::theSameKeyGetsTheFirstAnswerAgain()
{
    const QByteArray bytes = keyed(nextKey(), R"({"note":"घी"})");
    const RawAnswer first = ask(port(), bytes);
    QCOMPARE(first.status, 201);
    QVERIFY(!isReplay(first));
    for (const quint16 at : {port(), m_second->port()}) {
        const RawAnswer again = ask(at, bytes);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QVERIFY(isReplay(again));
        QCOMPARE(again.count("Idempotency-Replayed"), 1);
        for (const char *name : {"Content-Type", "ETag", "Cache-Control", "X-Cart-Token"})
            QCOMPARE(again.header(name), first.header(name));
        QVERIFY(again.header("X-Request-Id") != first.header("X-Request-Id"));
    }
    QCOMPARE(keyedEffects().count.load(), 1);
}

void TestIdempotency::anotherBodyOrQueryIsAMismatch()
{
    const QByteArray key = nextKey();
    QCOMPARE(ask(port(), keyed(key, R"({"note":"a"})")).status, 201);
    const RawAnswer other = ask(port(), keyed(key, R"({"note":"b"})"));
    QCOMPARE(other.status, 409);
    QCOMPARE(code(other), u"idempotency_mismatch"_s);
    QVERIFY(!isReplay(other));
    QCOMPARE(code(ask(port(), keyed(key, R"({"note":"a"})", {}, "/api/v1/effects?q=1"))),
             u"idempotency_mismatch"_s);
    QVERIFY(isReplay(ask(port(), keyed(key, R"({"note":"a"})"))));
    QCOMPARE(keyedEffects().count.load(), 1);
}

void TestIdempotency::actorsAndRoutesHaveTheirOwnKeys()
{
    const QByteArray key = nextKey();
    const QList<QByteArrayList> actors{
        {}, {"X-Cart-Token: a"}, {"X-Cart-Token: b"}, {"Authorization: Bearer customer"}};
    for (const QByteArrayList &headers : actors)
        QVERIFY(!isReplay(ask(port(), keyed(key, "{}", headers))));
    for (const QByteArrayList &headers : actors)
        QVERIFY(isReplay(ask(port(), keyed(key, "{}", headers))));
    QVERIFY(isReplay(
        ask(port(), keyed(key, "{}", {"Authorization: Bearer customer", "X-Cart-Token: a"}))));
    QVERIFY(!isReplay(ask(port(), keyed(key, "{}"), "127.0.0.2")));
    QVERIFY(!isReplay(ask(port(), keyed(key, "{}", {}, "/api/v1/effects/ghee"))));
    QVERIFY(!isReplay(ask(port(), keyed(key, "{}", {}, "/api/v1/effects/oil"))));
    QCOMPARE(keyedEffects().count.load(), 7);
    QCOMPARE(m_database->execute("SELECT count(*) FROM idempotency_keys WHERE actor ~ 'cart:.$'"),
             "0"_ba); // the token itself is nowhere
}

void TestIdempotency::withoutAKeyNothingIsKept()
{
    const QByteArray before = m_database->execute("SELECT count(*) FROM idempotency_keys");
    const QByteArray bytes =
        request("POST", "/api/v1/effects", {"Content-Type: application/json"}, "{}");
    QVERIFY(!isReplay(ask(port(), bytes)));
    QVERIFY(!isReplay(ask(port(), bytes)));
    QCOMPARE(keyedEffects().count.load(), 2);
    QCOMPARE(m_database->execute("SELECT count(*) FROM idempotency_keys"), before);
}

void TestIdempotency::whatIsNoKeyIsRefused_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 422;
    QTest::newRow("256") << QByteArray(256, 'k') << 422;
    QTest::newRow("255") << QByteArray(255, 'k') << 201;
    QTest::newRow("a space") << "a b"_ba << 422;
    QTest::newRow("not ASCII") << "घी"_ba << 422;
    QTest::newRow("marks") << "~!'\"\\;--"_ba << 201;
}

void TestIdempotency::whatIsNoKeyIsRefused()
{
    QFETCH(QByteArray, key);
    QFETCH(int, status);
    const RawAnswer answer = ask(port(), keyed(key, "{}"));
    QCOMPARE(answer.status, status);
    QCOMPARE(keyedEffects().count.load(), status == 201 ? 1 : 0);
}

void TestIdempotency::someAnswersGiveTheKeyBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("kept");
    for (const int status : {200, 201, 400, 403, 404, 409, 422})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {401, 429, 500, 503})
        QTest::addRow("%d", status) << status << false;
}

void TestIdempotency::someAnswersGiveTheKeyBack()
{
    QFETCH(int, status);
    QFETCH(bool, kept);
    const QByteArray key = nextKey();
    const QByteArray body = "{\"status\":" + QByteArray::number(status) + "}";
    QCOMPARE(ask(port(), keyed(key, body)).status, status);
    const RawAnswer again = ask(port(), keyed(key, body));
    QCOMPARE(again.status, status);
    QCOMPARE(isReplay(again), kept);
    QCOMPARE(keyedEffects().count.load(), kept ? 1 : 2);
    if (!kept) // free for a corrected body too
        QCOMPARE(ask(port(), keyed(key, "{}")).status, 201);
}

void TestIdempotency::anExceptionGivesTheKeyBack()
{
    const QByteArray bytes = keyed(nextKey(), R"({"throw":true})");
    QCOMPARE(ask(port(), bytes).status, 500);
    QCOMPARE(ask(port(), bytes).status, 500);
    QCOMPARE(keyedEffects().count.load(), 2);
}

void TestIdempotency::twelveAtOnceOnTwoServersHaveOneWinner()
{
    const QByteArray bytes = keyed(nextKey(), R"({"wait":true})");
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 12; ++i) {
        clients.push_back(std::make_unique<RawClient>(i % 2 ? port() : m_second->port()));
        QVERIFY(clients.back()->send(bytes));
    }
    int losers = 0;
    QVERIFY(waitUntil([&] {
        for (auto &client : clients) {
            if (client && client->somethingCame()) {
                losers += code(client->receive()) == "in_progress"_L1 ? 1 : 0;
                client.reset();
            }
        }
        return losers == 11;
    }));
    keyedEffects().gateOpen = true;
    for (auto &client : clients) {
        if (client)
            QCOMPARE(client->receive().status, 201);
    }
    QCOMPARE(keyedEffects().count.load(), 1);
    QVERIFY(isReplay(ask(port(), bytes)));
}

void TestIdempotency::aRecordedEffectIsAnsweredFromItsResource()
{
    const QByteArray bytes = keyed(nextKey(), R"({"throw":true})", {}, "/api/v1/recorded");
    QCOMPARE(ask(port(), bytes).status, 500);
    const RawAnswer again = ask(m_second->port(), bytes);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.json()["resource"_L1].toString(), u"jar"_s);
    QVERIFY(!isReplay(again)); // made now, not kept from then
    QVERIFY(isReplay(ask(port(), bytes)));
    QCOMPARE(m_database->execute("SELECT count(*) FROM effects"), "1"_ba);
}

/// A row as a daemon leaves it that is killed while a handler runs.
void TestIdempotency::left(const QByteArray &key, const QByteArray &state, const QByteArray &lease,
                           const QByteArray &body)
{
    m_database->execute(
        "INSERT INTO idempotency_keys (actor, route, key, body_hash, state, resource, owner, "
        "lease_until) VALUES ('peer:127.0.0.1', 'POST /api/v1/recorded', $1, "
        "sha256(convert_to(E'\\n' || $4, 'UTF8')), $2, "
        "CASE WHEN $2 = 'recorded' THEN 'left' END, gen_random_uuid(), now() + $3::interval)",
        {key, state, lease, body});
}

void TestIdempotency::theKeyOfADeadDaemonIsFreeWhenItsLeaseEnds()
{
    for (const QByteArray &body : {"{}"_ba, R"({"note":"corrected"})"_ba}) {
        const QByteArray key = nextKey();
        left(key, "running", "20 seconds", "{}");
        const RawAnswer early = ask(port(), keyed(key, "{}", {}, "/api/v1/recorded"));
        QCOMPARE(code(early), u"in_progress"_s);
        m_database->execute("UPDATE idempotency_keys SET lease_until = now() WHERE key = $1",
                            {key});
        const RawAnswer later = ask(port(), keyed(key, body, {}, "/api/v1/recorded"));
        QCOMPARE(later.status, 201);
        QVERIFY(later.json().contains("made"_L1));
        QVERIFY(isReplay(ask(port(), keyed(key, body, {}, "/api/v1/recorded"))));
    }
}

void TestIdempotency::aDeadDaemonsRecordIsKeptForItsBodyOnly()
{
    const QByteArray key = nextKey();
    left(key, "recorded", "-1 second", "{}");
    QCOMPARE(code(ask(port(), keyed(key, R"({"x":1})", {}, "/api/v1/recorded"))),
             u"idempotency_mismatch"_s);
    const RawAnswer answer = ask(port(), keyed(key, "{}", {}, "/api/v1/recorded"));
    QCOMPARE(answer.json()["resource"_L1].toString(), u"left"_s);
    QCOMPARE(m_database->execute("SELECT count(*) FROM effects"), "0"_ba);
}

void TestIdempotency::aHandlerWithoutItsLeaseCannotCommit()
{
    const QByteArray key = nextKey();
    RawClient client(port());
    client.send(keyed(key, R"({"wait":"before"})", {}, "/api/v1/recorded"));
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
    m_database->execute("UPDATE idempotency_keys SET owner = gen_random_uuid() WHERE key = $1",
                        {key});
    keyedEffects().gateOpen = true;
    QCOMPARE(code(client.receive()), u"in_progress"_s);
    QCOMPARE(m_database->execute("SELECT count(*) FROM effects"), "0"_ba);
}

void TestIdempotency::aSecondTryNeverWaitsForTheTransactionOfTheFirst()
{
    const QByteArray bytes = keyed(nextKey(), R"({"wait":"inside"})", {}, "/api/v1/recorded");
    RawClient client(port());
    client.send(bytes);
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
    QCOMPARE(code(ask(port(), bytes)), u"in_progress"_s);
    QCOMPARE(code(ask(m_second->port(), bytes)), u"in_progress"_s);
    keyedEffects().gateOpen = true;
    QCOMPARE(client.receive().status, 201);
    QVERIFY(isReplay(ask(port(), bytes)));
}

void TestIdempotency::theLeaseIsRenewedWhileTheHandlerRuns()
{
    const auto quick = server(m_database->config(), 900);
    QVERIFY(quick);
    const QByteArray key = nextKey();
    RawClient client(quick->port());
    client.send(keyed(key, R"({"wait":true})"));
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
    // Two seconds on from the claim it is held still: it was renewed at least twice.
    QVERIFY(waitUntil([&] {
        return m_database->execute("SELECT lease_until > created_at + interval '2 seconds' "
                                   "FROM idempotency_keys WHERE key = $1",
                                   {key}) == "t";
    }));
    keyedEffects().gateOpen = true;
    QCOMPARE(client.receive().status, 201);
    QCOMPARE(keyedEffects().count.load(), 1);
}

void TestIdempotency::aClientMayLeaveBeforeItsAnswer()
{
    const QByteArray bytes = keyed(nextKey(), R"({"wait":true})");
    {
        RawClient client(port());
        client.send(bytes);
        QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
        client.reset();
    }
    keyedEffects().gateOpen = true;
    QVERIFY(waitUntil([&] { return isReplay(ask(port(), bytes)); }));
    QCOMPARE(keyedEffects().count.load(), 1);
}

void TestIdempotency::aVeryLongPathIsNoFault()
{
    const QByteArray bytes = keyed(nextKey(), "{}", {}, "/api/v1/effects/" + QByteArray(7000, 'g'));
    QCOMPARE(ask(port(), bytes).status, 201);
    QVERIFY(isReplay(ask(port(), bytes)));
}

void TestIdempotency::aReplayIsNever304()
{
    const QByteArray bytes = keyed(nextKey(), "{}", {"If-None-Match: \"e1\""});
    QCOMPARE(ask(port(), bytes).status, 201);
    const RawAnswer again = ask(port(), bytes);
    QCOMPARE(again.status, 201);
    QVERIFY(isReplay(again));
    QVERIFY(!again.body.isEmpty());
}

void TestIdempotency::withTheDatabaseAwayItIs503()
{
    db::DatabaseConfig nowhere = m_database->config();
    nowhere.url = "host=/nonexistent dbname=paushtik";
    nowhere.statementTimeoutMs = 500;
    nowhere.acquireTimeoutMs = 500;
    const auto lonely = server(nowhere);
    QVERIFY(lonely);
    const RawAnswer answer = ask(lonely->port(), keyed(nextKey(), "{}"));
    QCOMPARE(answer.status, 503);
    QCOMPARE(code(answer), u"unavailable"_s);
    QVERIFY(answer.header("Retry-After").toInt() > 0);
    QVERIFY(!answer.body.contains("nonexistent"));
    QCOMPARE(keyedEffects().count.load(), 0);
}

void TestIdempotency::oldKeysArePurged()
{
    const QByteArray old = nextKey();
    const QByteArray young = nextKey();
    for (const QByteArray &key : {old, young})
        QCOMPARE(ask(port(), keyed(key, "{}")).status, 201);
    m_database->execute("UPDATE idempotency_keys SET lease_until = 'epoch', "
                        "created_at = now() - CASE key WHEN $1 THEN interval '30 days 1 minute' "
                        "ELSE interval '29 days 23 hours' END",
                        {old});
    db::Database database(m_database->config());
    QCOMPARE(settled(purgeOldKeys(database)), qint64(1));
    QCOMPARE(settled(purgeOldKeys(database)), qint64(0));
    QVERIFY(isReplay(ask(port(), keyed(young, "{}"))));
    QVERIFY(!isReplay(ask(port(), keyed(old, "{}"))));
    settled(database.close());
}

} // namespace paushtik::http

PAUSHTIK_TEST_MAIN(paushtik::http::TestIdempotency)
#include "tst_http_idempotency.moc"
