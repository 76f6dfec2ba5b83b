// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/log.h"
#include "server/core/metrics.h"
#include "tests/server/http/captured_error.h"
#include "tests/server/http/keyed_routes.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"
#include "tests/server/http/test_routes.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace paushtik::http {

using tests::waitUntil;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;

QByteArray get(const QByteArray &target = "/api/v1/echo", const QByteArrayList &headers = {})
{
    return request("GET", target, headers);
}

QByteArray waitingEffect()
{
    return request("POST", "/api/v1/effects", {"Content-Type: application/json"},
                   R"({"wait":true})");
}

QString code(const RawAnswer &answer)
{
    return answer.json()["code"_L1].toString();
}

} // namespace

class TestHttpLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { keyedEffects().reset(); }
    void cleanup();

    void aSlowHeadIs408HoweverItDrips();
    void aBodyThatStopsIs408AndOneThatGoesOnIsNot();
    void anIdleConnectionIsClosedWithoutAWord();
    void twoHundredSlowClientsDoNotHoldUpAQuickOne();
    void aPeerHasItsConnectionsAndNoMore();
    void allPeersTogetherHaveABound();
    void logInsAreLimitedByPeer();
    void writesAreLimitedByAccountElseByPeer();
    void aStrangersForwardedForDodgesNothing();
    void limitsCanBeTurnedOffTogether();
    void drainLetsTheRunningFinishAndClosesTheIdle();
    void drainGivesUpOnWhatHangs();
    void aHandlerMayOutliveItsClientAndItsServer();
    void clientsThatLeaveAtEveryStageHarmNothing();
    void answersAreCounted();
    void corsReachesTheWire();
    void headAnd304GoTogether();
    void faultsOfTheDatabaseAre503WithRetryAfter();
    void aSessionCookieSignsIn();
    void theLogHoldsNoSecret();
    void theLimitOfOpenFilesIsRaised();

private:
    void begin(const ServerConfig &config, ServerThread::MakeRouter routes = testRoutes);
    quint16 port() const { return m_server->port(); }

    std::unique_ptr<ServerThread> m_server;
};

void TestHttpLimits::begin(const ServerConfig &config, ServerThread::MakeRouter routes)
{
    m_server = std::make_unique<ServerThread>(config, std::move(routes), testAuthenticate);
    QVERIFY2(m_server->begin(), qPrintable(m_server->errorString()));
}

void TestHttpLimits::cleanup()
{
    keyedEffects().gateOpen = true;
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 0; }));
    m_server.reset();
}

void TestHttpLimits::aSlowHeadIs408HoweverItDrips()
{
    ServerConfig config = loopback();
    config.limits.headTimeoutMs = 300;
    begin(config);
    RawClient client(port());
    const QByteArray head = "GET /api/v1/echo HTTP/1.1\r\nHost: x\r\nX-Long: ";
    client.send(head);
    QVERIFY(waitUntil([&] { return client.somethingCame() || !client.send("a"); }));
    const RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 408);
    QCOMPARE(code(answer), u"request_timeout"_s);
    QCOMPARE(answer.header("Connection"), "close"_ba);
}

void TestHttpLimits::aBodyThatStopsIs408AndOneThatGoesOnIsNot()
{
    ServerConfig config = loopback();
    config.limits.bodyIdleTimeoutMs = 4'000;
    begin(config);
    RawClient stops(port());
    RawClient goesOn(port());
    const QByteArray whole = request("POST", "/api/v1/upload", {}, QByteArray(50, 'u'));
    stops.send(whole.chopped(50));
    goesOn.send(whole.chopped(50));
    for (int i = 0; i < 50; ++i) { // 50 × 100 ms is longer than the limit in all
        QTest::qWait(100);
        QVERIFY(goesOn.send("u"));
    }
    QCOMPARE(goesOn.receive().status, 200);
    QCOMPARE(stops.receive().status, 408);
}

void TestHttpLimits::anIdleConnectionIsClosedWithoutAWord()
{
    ServerConfig config = loopback();
    config.limits.keepAliveIdleMs = 2'000;
    begin(config);
    RawClient fresh(port());
    RawClient used(port());
    used.send(get());
    QCOMPARE(used.receive().status, 200);
    QVERIFY(used.closed());
    QVERIFY(fresh.closed());
}

void TestHttpLimits::twoHundredSlowClientsDoNotHoldUpAQuickOne()
{
    begin(loopback());
    Clients slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<RawClient>(port()));
        const QByteArray bytes = request("POST", "/api/v1/upload", {}, QByteArray(100, 'u'));
        slow.back()->send(i % 2 ? bytes.first(30) : bytes.chopped(50));
    }
    RawClient quick(port());
    for (int i = 0; i < 300; ++i) {
        slow[static_cast<std::size_t>(i) % slow.size()]->send(i % 2 ? QByteArray() : "u"_ba);
        quick.send(get());
        QCOMPARE(quick.receive().status, 200);
    }
}

void TestHttpLimits::aPeerHasItsConnectionsAndNoMore()
{
    ServerConfig config = loopback();
    config.limits.connectionsPerPeer = 5;
    begin(config);
    Clients clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<RawClient>(port()));
        clients.back()->send(get());
        QCOMPARE(clients.back()->receive().status, 200);
    }
    QVERIFY(RawClient(port()).closed());
    QCOMPARE(ask(port(), get(), "127.0.0.9").status, 200);
    clients.pop_back();
    bool letIn = false; // once is enough: the one after it may meet it still closing
    QVERIFY(waitUntil([&] { return letIn = letIn || ask(port(), get()).status == 200; }));
}

void TestHttpLimits::allPeersTogetherHaveABound()
{
    ServerConfig config = loopback();
    config.limits.connectionsTotal = 3;
    begin(config);
    Clients clients;
    for (const char *from : {"127.0.0.2", "127.0.0.3", "127.0.0.4"}) {
        clients.push_back(std::make_unique<RawClient>(port(), from));
        clients.back()->send(get());
        QCOMPARE(clients.back()->receive().status, 200);
    }
    QVERIFY(RawClient(port(), "127.0.0.5").closed());
}

void TestHttpLimits::logInsAreLimitedByPeer()
{
    ServerConfig config = loopback();
    config.rateLimits = true;
    begin(config);
    const QByteArray bytes = request("POST", "/api/v1/log-in");
    for (int i = 0; i < 30; ++i)
        QCOMPARE(ask(port(), bytes, "127.1.0.1").status, 200);
    const RawAnswer answer = ask(port(), bytes, "127.1.0.1");
    QCOMPARE(answer.status, 429);
    QCOMPARE(code(answer), u"rate_limited"_s);
    QVERIFY(answer.header("Retry-After").toInt() > 0);
    QCOMPARE(ask(port(), bytes, "127.1.0.2").status, 200);
    QCOMPARE(ask(port(), get("/api/v1/echo"), "127.1.0.1").status, 200);
}

void TestHttpLimits::writesAreLimitedByAccountElseByPeer()
{
    ServerConfig config = loopback();
    config.rateLimits = true;
    begin(config);
    const QByteArray guest = request("POST", "/api/v1/write");
    const QByteArray known = request("POST", "/api/v1/write", {"Authorization: Bearer customer"});
    RawClient client(port(), "127.1.0.3");
    for (int i = 0; i < 600; ++i) {
        client.send(known);
        QCOMPARE(client.receive().status, 200);
    }
    client.send(known);
    QCOMPARE(client.receive().status, 429);
    QCOMPARE(ask(port(), known, "127.1.0.4").status, 429); // the account, wherever it is
    QCOMPARE(ask(port(), guest, "127.1.0.3").status, 200);
}

void TestHttpLimits::aStrangersForwardedForDodgesNothing()
{
    ServerConfig config = loopback();
    config.rateLimits = true;
    config.trustedProxies = {QHostAddress::parseSubnet(u"127.1.9.0/24"_s)};
    begin(config);
    const auto asked = [this](int i, const char *from) {
        const QByteArray hop = "X-Forwarded-For: 203.0.113." + QByteArray::number(i);
        return ask(port(), request("POST", "/api/v1/log-in", {hop}), from);
    };
    for (int i = 0; i < 30; ++i)
        QCOMPARE(asked(i, "127.1.0.5").status, 200);
    QCOMPARE(asked(31, "127.1.0.5").status, 429);
    for (int i = 0; i < 40; ++i) // a proxy's clients are many peers
        QCOMPARE(asked(i, "127.1.9.1").json()["peer"_L1].toString(), u"203.0.113.%1"_s.arg(i));
}

void TestHttpLimits::limitsCanBeTurnedOffTogether()
{
    begin(loopback());
    for (int i = 0; i < 40; ++i)
        QCOMPARE(ask(port(), request("POST", "/api/v1/log-in"), "127.1.0.6").status, 200);
}

void TestHttpLimits::drainLetsTheRunningFinishAndClosesTheIdle()
{
    begin(loopback(), keyedRoutes);
    RawClient running(port());
    RawClient idle(port());
    idle.send(get("/api/v1/nothing"));
    QCOMPARE(idle.receive().status, 404);
    running.send(waitingEffect() + get("/api/v1/nothing"));
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
    const std::unique_ptr<QThread> draining(QThread::create([this] { m_server->drain(60'000); }));
    draining->start();
    QVERIFY(idle.closed());
    QVERIFY(waitUntil([this] { return !RawClient(port()).connected(); }));
    keyedEffects().gateOpen = true;
    const RawAnswer answer = running.receive();
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.header("Connection"), "close"_ba);
    QVERIFY(running.closed());
    draining->wait();
}

void TestHttpLimits::drainGivesUpOnWhatHangs()
{
    begin(loopback(), keyedRoutes);
    RawClient running(port());
    running.send(waitingEffect());
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
    m_server->drain(50);
    QVERIFY(running.closed());
}

void TestHttpLimits::aHandlerMayOutliveItsClientAndItsServer()
{
    begin(loopback(), keyedRoutes);
    {
        RawClient leaves(port());
        leaves.send(waitingEffect());
        RawClient stays(port());
        stays.send(waitingEffect());
        QVERIFY(waitUntil([] { return keyedEffects().waiting == 2; }));
        leaves.reset();
        keyedEffects().gateOpen = true;
        QCOMPARE(stays.receive().status, 201);
    }
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 0; }));
    QCOMPARE(ask(port(), get("/api/v1/nothing")).status, 404);
    keyedEffects().gateOpen = false;
    RawClient cut(port());
    cut.send(waitingEffect());
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 1; }));
    m_server->closeServerOnly();
    keyedEffects().gateOpen = true; // the handler ends after its server
    QVERIFY(waitUntil([] { return keyedEffects().waiting == 0; }));
    QVERIFY(cut.closed());
}

void TestHttpLimits::clientsThatLeaveAtEveryStageHarmNothing()
{
    begin(loopback());
    const QByteArrayList requests{
        get(),
        get("/api/v1/slow"),
        get("/api/v1/large"),
        get("/api/v1/cached") + get(),
        request("POST", "/api/v1/slow", {"Content-Type: application/json"}, R"({"a":1})"),
        request("POST", "/api/v1/upload", {"Expect: 100-continue"}, QByteArray(200'000, 'u')),
        request("GET", "/api/v1/customer", {"Authorization: Bearer customer"})};
    for (int i = 0; i < 2'000; ++i) {
        RawClient client(port());
        const QByteArray &bytes = requests[i % requests.size()];
        const qsizetype stage = (i / requests.size()) % 40;
        client.send(stage < 30 ? bytes.first(bytes.size() * stage / 30) : bytes);
        if (stage >= 36)
            client.receive();
        if (i % 3 == 0)
            client.reset();
        else if (i % 3 == 1)
            client.halfClose();
    }
    QCOMPARE(ask(port(), get()).status, 200);
}

void TestHttpLimits::answersAreCounted()
{
    begin(loopback());
    const auto counted = [](const char *route, int status) {
        const QByteArray label = "paushtik_http_requests_total{route=\"" + QByteArray(route) +
                                 "\",status=\"" + QByteArray::number(status) + "\"} ";
        const QByteArray text = metricsText();
        const qsizetype at = text.indexOf(label);
        return at < 0 ? 0 : text.mid(at + label.size(), 12).split('\n').first().toInt();
    };
    const int before = counted("GET /api/v1/things/{name}", 200);
    const int none = counted("none", 404);
    const int refused = counted("none", 400);
    ask(port(), get("/api/v1/things/a"));
    ask(port(), get("/api/v1/things/b"));
    ask(port(), get("/api/v1/nothing"));
    ask(port(), "\x16\x03\x01");
    QCOMPARE(counted("GET /api/v1/things/{name}", 200), before + 2);
    QCOMPARE(counted("none", 404), none + 1);
    QCOMPARE(counted("none", 400), refused + 1);
}

void TestHttpLimits::corsReachesTheWire()
{
    ServerConfig config = loopback();
    config.corsOrigins = {"https://shop.example"};
    begin(config);
    const QByteArray origin = "Origin: https://shop.example";
    for (const QByteArray &target : {"/api/v1/echo"_ba, "/api/v1/nothing"_ba, "/api/v1/admin"_ba})
        QCOMPARE(ask(port(), get(target, {origin})).header("Access-Control-Allow-Origin"),
                 "https://shop.example"_ba);
    const RawAnswer preflight =
        ask(port(), request("OPTIONS", "/api/v1/admin",
                            {origin, "Access-Control-Request-Method: POST",
                             "Access-Control-Request-Headers: authorization"}));
    QCOMPARE(preflight.status, 204);
    QVERIFY(preflight.header("Access-Control-Allow-Methods").contains("POST"));
    QCOMPARE(preflight.count("Access-Control-Allow-Credentials"), 0);
}

void TestHttpLimits::headAnd304GoTogether()
{
    begin(loopback());
    RawClient client(port());
    client.send(request("HEAD", "/api/v1/cached", {"If-None-Match: \"v1\""}) +
                request("HEAD", "/api/v1/cached", {"If-None-Match: \"v0\""}) + get());
    const RawAnswer same = client.receive(true);
    const RawAnswer other = client.receive(true);
    QCOMPARE(same.status, 304);
    QCOMPARE(same.header("ETag"), "\"v1\""_ba);
    QCOMPARE(same.count("Content-Length"), 0);
    QCOMPARE(other.status, 200);
    QVERIFY(other.header("Content-Length").toInt() > 0);
    QCOMPARE(client.receive().status, 200);
}

void TestHttpLimits::faultsOfTheDatabaseAre503WithRetryAfter()
{
    begin(loopback());
    const RawAnswer away = ask(port(), get("/api/v1/database?q=away"));
    QCOMPARE(away.status, 503);
    QCOMPARE(code(away), u"unavailable"_s);
    QVERIFY(away.header("Retry-After").toInt() > 0);
    QVERIFY(!away.body.contains("SELECT"));
    QCOMPARE(ask(port(), get("/api/v1/database")).status, 500);
}

void TestHttpLimits::aSessionCookieSignsIn()
{
    begin(loopback());
    const QByteArray cookie = "Cookie: paushtik_session=customer";
    QCOMPARE(ask(port(), get("/api/v1/customer", {cookie})).status, 200);
    QCOMPARE(ask(port(), get("/api/v1/customer", {cookie, "Authorization: Bearer zzz"})).status,
             401);
    QCOMPARE(ask(port(), get("/api/v1/warehouse", {cookie})).status, 403);
    const QByteArray ended = "Cookie: paushtik_session=ended";
    QCOMPARE(ask(port(), get("/api/v1/customer", {ended})).status, 401);
    QCOMPARE(ask(port(), get("/api/v1/customer-optional", {ended})).status, 200);
    const auto write = [&](const QByteArray &more) {
        return ask(port(), request("POST", "/api/v1/write", {cookie, more}));
    };
    QCOMPARE(write("Sec-Fetch-Site: same-origin").json()["caller"_L1].toString(), u"customer"_s);
    QCOMPARE(write("Origin: http://test").json()["caller"_L1].toString(), u"customer"_s);
    for (const char *other : {"Sec-Fetch-Site: cross-site", "Origin: http://evil", "X-None: 1"})
        QCOMPARE(write(other).json()["caller"_L1].toString(), QString());
}

void TestHttpLimits::theLogHoldsNoSecret()
{
    begin(loopback());
    CapturedError captured;
    const auto before = qInstallMessageHandler(nullptr);
    installLog(LogFormat::JsonLines);
    const QByteArrayList secrets{"Authorization: Bearer S3CRET", "Cookie: paushtik_session=S3CRET",
                                 "X-Cart-Token: S3CRET", "X-Api-Key: S3CRET"};
    for (const QByteArray &target : {"/api/v1/admin"_ba, "/api/v1/nothing?token=S3CRET"_ba})
        ask(port(), request("POST", target, secrets + QByteArrayList{"Content-Type: a/b"},
                            R"({"password":"S3CRET"})"));
    ask(port(), get("/api/v1/throws", secrets));
    ask(port(), "GET / HTTP/1.1\r\nHost: x\r\nAuthorization : Bearer S3CRET\r\n\r\n");
    const QByteArrayList lines = captured.lines();
    qInstallMessageHandler(before);
    QVERIFY(lines.size() >= 4);
    QVERIFY(!lines.join('\n').contains("S3CRET"));
}

void TestHttpLimits::theLimitOfOpenFilesIsRaised()
{
    begin(loopback());
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(limit.rlim_cur == limit.rlim_max || limit.rlim_cur >= 65'536);
}

} // namespace paushtik::http

PAUSHTIK_TEST_MAIN(paushtik::http::TestHttpLimits)
#include "tst_http_limits.moc"
