// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"
#include "tests/server/http/test_routes.h"

#include <QJsonArray>
#include <QSet>
#include <QTcpServer>
#include <QTest>
#include <memory>

using namespace Qt::StringLiterals;
using namespace paushtik::http;

namespace {

QByteArray get(const QByteArray &target, const QByteArrayList &headers = {})
{
    return request("GET", target, headers);
}

QByteArray postJson(const QByteArray &target, const QByteArray &body,
                    const QByteArrayList &headers = {})
{
    return request("POST", target, QByteArrayList{"Content-Type: application/json"} + headers,
                   body);
}

/// Fails the test unless the answer is a whole problem document of that status and code.
void verifyProblem(const RawAnswer &answer, int status, const char *code)
{
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("Content-Type"), "application/problem+json"_ba);
    const QJsonObject problem = answer.json();
    QCOMPARE(problem["status"_L1].toInt(), status);
    QCOMPARE(problem["code"_L1].toString(), QString::fromLatin1(code));
    QVERIFY(!problem["type"_L1].toString().isEmpty());
    QVERIFY(!problem["title"_L1].toString().isEmpty());
    QVERIFY(!problem["detail"_L1].toString().isEmpty());
    QCOMPARE(problem["request_id"_L1].toString(),
             QString::fromLatin1(answer.header("X-Request-Id")));
    QVERIFY(!answer.header("X-Request-Id").isEmpty());
    QCOMPARE(problem.contains("errors"_L1), status == 422);
    QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff"_ba);
}

QString firstField(const RawAnswer &answer)
{
    return answer.json()["errors"_L1].toArray().first()["field"_L1].toString();
}

} // namespace

class TestHttpEdge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aGetIsAnsweredWithEveryPromisedHeader();
    void refusalsOfTheWireAreProblemsAndClose_data();
    void refusalsOfTheWireAreProblemsAndClose();
    void unknownPathsAndMethods();
    void headIsGetWithoutItsBody();
    void optionsNamesTheMethods();
    void theTagSavesTheBody();
    void pathParametersAreDecodedAndChecked();
    void strangePathsFindNothing_data();
    void strangePathsFindNothing();
    void theQueryIsStrictUnderTheApi();
    void jsonIsChecked_data();
    void jsonIsChecked();
    void everyFaultOfAFormIsNamed();
    void rolesAreDenyByDefault_data();
    void rolesAreDenyByDefault();
    void tokensThatAreNone_data();
    void tokensThatAreNone();
    void requestIdsAreKeptWhenSane();
    void faultsOfOursSayNothing();
    void aHandlerCannotBeMadeToForgeAHeader();
    void pagesHaveAPolicy();
    void chunkedBodiesArePutTogether();
    void anExpectedContinueIsSaid();
    void oldAndClosingClientsAreClosed();
    void aHundredPipelinedRequestsAreAnsweredInOrder();
    void aLargeAnswerReachesASlowReader();
    void aTooLargeBodyIsRefusedWhileItIsSent();
    void uploadsOf20MegabytesPass();
    void aPortInUseIsSaidInOneLine();

private:
    quint16 port() const { return m_server->port(); }
    std::unique_ptr<ServerThread> m_server;
};

void TestHttpEdge::initTestCase()
{
    m_server = std::make_unique<ServerThread>(loopback(), testRoutes, testAuthenticate);
    QVERIFY2(m_server->begin(), qPrintable(m_server->errorString()));
}

void TestHttpEdge::cleanupTestCase()
{
    m_server->drain(5000);
    m_server.reset();
}

void TestHttpEdge::aGetIsAnsweredWithEveryPromisedHeader()
{
    const RawAnswer answer = ask(port(), get("/api/v1/echo"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), "application/json"_ba);
    QCOMPARE(answer.header("Cache-Control"), "no-store"_ba);
    QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff"_ba);
    QVERIFY(!answer.header("Referrer-Policy").isEmpty());
    QVERIFY(answer.header("Date").endsWith(" GMT"));
    QVERIFY(answer.header("Access-Control-Allow-Origin").isEmpty());
    QCOMPARE(answer.json()["id"_L1].toString(), QString::fromLatin1(answer.header("X-Request-Id")));
    QCOMPARE(answer.json()["peer"_L1].toString(), u"127.0.0.1"_s);
}

void TestHttpEdge::refusalsOfTheWireAreProblemsAndClose_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QByteArray head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 10; ++i)
        head += "X-H" + QByteArray::number(i) + ": " + QByteArray(2000, 'b') + "\r\n";
    QTest::newRow("line") << QByteArray("GET /" + QByteArray(9000, 'a') +
                                        " HTTP/1.1\r\nHost: x\r\n\r\n")
                          << 414 << "uri_too_long"_ba;
    QTest::newRow("head") << QByteArray(head + "\r\n") << 431 << "head_too_large"_ba;
    QTest::newRow("two lengths") << "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\n"
                                    "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x"_ba
                                 << 400 << "bad_request"_ba;
    QTest::newRow("both") << "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\n"
                             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"_ba
                          << 400 << "bad_request"_ba;
    QTest::newRow("version") << "GET / HTTP/3.7\r\nHost: x\r\n\r\n"_ba << 505
                             << "http_version_not_supported"_ba;
    QTest::newRow("method") << "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"_ba << 501
                            << "not_implemented"_ba;
    QTest::newRow("expectation") << "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\n"
                                    "Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}"_ba
                                 << 417 << "expectation_failed"_ba;
    QTest::newRow("body")
        << "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1200000\r\n\r\n"_ba << 413
        << "too_large"_ba;
    QTest::newRow("no length") << "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\n\r\n"_ba << 411
                               << "length_required"_ba;
    QTest::newRow("TLS") << QByteArray::fromHex("16030102000100") << 400 << "bad_request"_ba;
}

void TestHttpEdge::refusalsOfTheWireAreProblemsAndClose()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    RawClient client(port());
    client.send(bytes);
    const RawAnswer answer = client.receive();
    verifyProblem(answer, status, code.constData());
    QCOMPARE(answer.header("Connection"), "close"_ba);
    QVERIFY(client.closed());
    QCOMPARE(ask(port(), get("/api/v1/echo")).status, 200);
}

void TestHttpEdge::unknownPathsAndMethods()
{
    verifyProblem(ask(port(), get("/api/v1/nothing")), 404, "not_found");
    const RawAnswer answer = ask(port(), request("DELETE", "/api/v1/echo"));
    verifyProblem(answer, 405, "method_not_allowed");
    QCOMPARE(answer.header("Allow"), "GET, HEAD, POST, OPTIONS"_ba);
}

void TestHttpEdge::headIsGetWithoutItsBody()
{
    RawClient client(port());
    client.send(request("HEAD", "/api/v1/cached") + get("/api/v1/cached"));
    const RawAnswer head = client.receive(true);
    const RawAnswer full = client.receive();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("Content-Length"), full.header("Content-Length"));
    QCOMPARE(head.header("ETag"), full.header("ETag"));
    QCOMPARE(full.body.size(), full.header("Content-Length").toLongLong());
}

void TestHttpEdge::optionsNamesTheMethods()
{
    const RawAnswer answer = ask(port(), request("OPTIONS", "/api/v1/echo"));
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.header("Allow"), "GET, HEAD, POST, OPTIONS"_ba);
    QCOMPARE(answer.count("Content-Length"), 0);
    QVERIFY(!answer.header("X-Request-Id").isEmpty());
    QCOMPARE(ask(port(), request("OPTIONS", "*")).status, 204);
    verifyProblem(ask(port(), request("OPTIONS", "/api/v1/nothing")), 404, "not_found");
}

void TestHttpEdge::theTagSavesTheBody()
{
    for (const QByteArray &tag : {"\"v1\""_ba, "W/\"v1\""_ba, "\"x\", \"v1\""_ba, "*"_ba}) {
        const RawAnswer answer = ask(port(), get("/api/v1/cached", {"If-None-Match: " + tag}));
        QCOMPARE(answer.status, 304);
        QVERIFY(answer.body.isEmpty());
        QCOMPARE(answer.header("ETag"), "\"v1\""_ba);
        QCOMPARE(answer.header("Cache-Control"), "public, max-age=60"_ba);
        QVERIFY(!answer.header("X-Request-Id").isEmpty());
    }
    QCOMPARE(ask(port(), get("/api/v1/cached", {"If-None-Match: \"v2\""})).status, 200);
    QCOMPARE(ask(port(), get("/api/v1/cached", {"If-None-Match: v1"})).status, 200);
}

void TestHttpEdge::pathParametersAreDecodedAndChecked()
{
    const RawAnswer text = ask(port(), get("/api/v1/things/a%20b%2Fc+d"));
    QCOMPARE(text.json()["params"_L1]["name"_L1].toString(), u"a b/c+d"_s);
    const QByteArray id = "0199f0c0-0000-7000-8000-000000000001";
    QCOMPARE(ask(port(), get("/api/v1/ids/" + id)).json()["params"_L1]["id"_L1].toString(),
             QString::fromLatin1(id));
    QCOMPARE(ask(port(), get("/api/v1/ids/" + id + ".pdf")).status, 200);
    verifyProblem(ask(port(), get("/api/v1/ids/42")), 404, "not_found");
    verifyProblem(ask(port(), get("/api/v1/ids/" + id + ".csv")), 404, "not_found");
    QCOMPARE(ask(port(), get("/media/ab/cd/full.webp")).json()["params"_L1]["key"_L1].toString(),
             u"ab/cd/full.webp"_s);
}

void TestHttpEdge::strangePathsFindNothing_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"/api/v1//echo", "//api/v1/echo", "/api/v1/echo/", "/api/v1/things/",
          "/api/v1/things/%00", "/api/v1/things/%ff%fe", "/api/v1/things/%zz", "/api/v1/things/%",
          "/api/v1/things/a%0ab", "/api/v1/../v1/echo", "/api/v1/things/../echo", "/API/v1/echo"})
        QTest::newRow(path) << QByteArray(path);
}

void TestHttpEdge::strangePathsFindNothing()
{
    QFETCH(QByteArray, path);
    verifyProblem(ask(port(), get(path)), 404, "not_found");
}

void TestHttpEdge::theQueryIsStrictUnderTheApi()
{
    const RawAnswer unknown = ask(port(), get("/api/v1/echo?limt=5"));
    verifyProblem(unknown, 422, "invalid");
    QCOMPARE(firstField(unknown), u"limt"_s);
    verifyProblem(ask(port(), get("/api/v1/echo?q=a&q=b")), 422, "invalid");
    verifyProblem(ask(port(), get("/api/v1/echo?q=%ff")), 400, "bad_request");
    verifyProblem(ask(port(), get("/api/v1/echo?q=%00")), 422, "invalid");
    QCOMPARE(ask(port(), get("/api/v1/echo?q=a+b%26&limit=")).json()["query"_L1]["q"_L1].toString(),
             u"a b&"_s);
    QCOMPARE(ask(port(), get("/page?utm_source=x")).status, 200);
}

void TestHttpEdge::jsonIsChecked_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QByteArray json = "application/json";
    for (const char *bad : {"{", "{\"a\":}", "nul", "{\"a\":1} trailing", "{'a':1}", "[1,",
                            "{\"a\":1,}", "", "{\"a\":\"\xff\"}", "{\"a\":\"\xc3(\"}",
                            "{\"a\":\"\xed\xa0\x80\"}", "{\"a\":\"\xc0\xaf\"}", "{\"a\":\"\x01\"}"})
        QTest::newRow(bad) << json << QByteArray(bad) << 400 << "bad_request"_ba;
    QTest::newRow("deep") << json << QByteArray(QByteArray(100'000, '[') + QByteArray(100'000, ']'))
                          << 400 << "bad_request"_ba;
    for (const char *other : {"[]", "[{\"a\":1}]"})
        QTest::newRow(other) << json << QByteArray(other) << 422 << "invalid"_ba;
    QTest::newRow("NUL") << json << "{\"a\":{\"b\":[\"x\\u0000\"]}}"_ba << 422 << "invalid"_ba;
    QTest::newRow("half a pair") << json << "{\"a\":\"x\\ud800y\"}"_ba << 422 << "invalid"_ba;
    QTest::newRow("half a pair in a name") << json << "{\"a\\udc00\":1}"_ba << 422 << "invalid"_ba;
    for (const char *type : {"text/plain", "application/xml", "application/x-www-form-urlencoded",
                             "", "application/json; charset=latin1"})
        QTest::newRow(type) << QByteArray(type) << "{}"_ba << 415 << "unsupported_media_type"_ba;
    for (const char *type :
         {"application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"})
        QTest::newRow(type) << QByteArray(type) << "{\"a\":\"\\ud83d\\ude00 घी\"}"_ba << 200
                            << QByteArray();
}

void TestHttpEdge::jsonIsChecked()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    const RawAnswer answer =
        ask(port(), request("POST", "/api/v1/echo", {"Content-Type: " + type}, body));
    if (status == 200)
        QCOMPARE(answer.json()["json"_L1]["a"_L1].toString(), u"😀 घी"_s);
    else
        verifyProblem(answer, status, code.constData());
    QCOMPARE(ask(port(), request("POST", "/api/v1/optional")).status, 200);
}

void TestHttpEdge::everyFaultOfAFormIsNamed()
{
    const RawAnswer answer =
        ask(port(), postJson("/api/v1/form", R"({"name":"घी","qty":10.5,"nmae":1})"));
    verifyProblem(answer, 422, "invalid");
    const QJsonArray errors = answer.json()["errors"_L1].toArray();
    QCOMPARE(errors.size(), 3);
    QCOMPARE(errors[0]["message"_L1].toString(), u"must be at least 10 characters"_s);
    QCOMPARE(errors[1]["field"_L1].toString(), u"qty"_s);
    QCOMPARE(errors[2]["field"_L1].toString(), u"nmae"_s);
}

void TestHttpEdge::rolesAreDenyByDefault_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    struct Row {
        const char *path;
        QList<int> statuses; // nobody, unknown token, customer, warehouse, manager, admin
    };
    const QList<Row> rows{{"echo", {200, 200, 200, 200, 200, 200}},
                          {"customer-optional", {200, 401, 200, 403, 403, 403}},
                          {"customer", {401, 401, 200, 403, 403, 403}},
                          {"staff", {401, 401, 403, 200, 200, 200}},
                          {"warehouse", {401, 401, 403, 200, 200, 200}},
                          {"manager", {401, 401, 403, 403, 200, 200}},
                          {"admin", {401, 401, 403, 403, 403, 200}}};
    const QByteArrayList tokens{"", "zzz", "customer", "warehouse", "manager", "admin"};
    for (const Row &row : rows) {
        for (qsizetype i = 0; i < tokens.size(); ++i)
            QTest::addRow("%s as %s", row.path, tokens[i].constData())
                << QByteArray("/api/v1/" + QByteArray(row.path)) << tokens[i] << row.statuses[i];
    }
}

void TestHttpEdge::rolesAreDenyByDefault()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, token);
    QFETCH(int, status);
    const QByteArrayList headers =
        token.isEmpty() ? QByteArrayList() : QByteArrayList{"Authorization: bEaReR " + token};
    const RawAnswer answer = ask(port(), get(path, headers));
    if (status == 200)
        QCOMPARE(answer.status, 200);
    else
        verifyProblem(answer, status, status == 401 ? "unauthenticated" : "forbidden");
    // A refused caller does not learn what is wrong with the body.
    if (path == "/api/v1/admin" && status != 200) {
        const RawAnswer written =
            ask(port(),
                request("POST", path, QByteArrayList{"Content-Type: text/plain"} + headers, "{"));
        QCOMPARE(written.status, status);
    }
}

void TestHttpEdge::tokensThatAreNone_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("Basic") << "Basic YTpi"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("scheme only") << "Bearer"_ba;
    QTest::newRow("two") << "Bearer admin admin"_ba;
    QTest::newRow("long") << QByteArray("Bearer " + QByteArray(6000, 'a'));
    QTest::newRow("quoted") << "Bearer \"admin\""_ba;
    QTest::newRow("glued") << "Beareradmin"_ba;
}

void TestHttpEdge::tokensThatAreNone()
{
    QFETCH(QByteArray, header);
    const RawAnswer answer = ask(port(), get("/api/v1/admin", {"Authorization: " + header}));
    verifyProblem(answer, 401, "unauthenticated");
    QCOMPARE(answer.header("WWW-Authenticate"), "Bearer"_ba);
}

void TestHttpEdge::requestIdsAreKeptWhenSane()
{
    for (const QByteArray &id : {QByteArray(64, 'x'), "a.b-c_D9"_ba})
        QCOMPARE(
            ask(port(), get("/api/v1/nothing", {"X-Request-Id: " + id})).header("X-Request-Id"),
            id);
    QSet<QByteArray> made;
    for (const QByteArray &id : {QByteArray(65, 'x'), "<script>"_ba, "a b"_ba, "a/b"_ba, ""_ba}) {
        const QByteArray answered =
            ask(port(), get("/api/v1/echo", {"X-Request-Id: " + id})).header("X-Request-Id");
        QVERIFY(!answered.isEmpty());
        QVERIFY(answered != id);
        made.insert(answered);
    }
    QCOMPARE(made.size(), 5);
}

void TestHttpEdge::faultsOfOursSayNothing()
{
    const RawAnswer away = ask(port(), get("/api/v1/database?q=x"));
    verifyProblem(away, 500, "internal");
    QVERIFY(!away.body.contains("SELECT"));
    const RawAnswer thrown = ask(port(), get("/api/v1/throws"));
    verifyProblem(thrown, 500, "internal");
    QVERIFY(!thrown.body.contains("secret"));
}

void TestHttpEdge::aHandlerCannotBeMadeToForgeAHeader()
{
    const RawAnswer answer =
        ask(port(), postJson("/api/v1/header", R"({"told":"a\r\nSet-Cookie: x=y"})"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.count("Set-Cookie"), 0);
    QCOMPARE(answer.count("X-Told"), 0);
}

void TestHttpEdge::pagesHaveAPolicy()
{
    const RawAnswer page = ask(port(), get("/page"));
    QVERIFY(page.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
    QCOMPARE(ask(port(), get("/")).status, 200);
}

void TestHttpEdge::chunkedBodiesArePutTogether()
{
    const RawAnswer answer = ask(
        port(),
        "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\n{\"a\r\n6\r\n\":\"b\"}\r\n0\r\nT: u\r\n\r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()["json"_L1]["a"_L1].toString(), u"b"_s);
}

void TestHttpEdge::anExpectedContinueIsSaid()
{
    RawClient client(port());
    client.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: "
                "application/json\r\nExpect: 100-continue\r\n"
                "Content-Length: 2\r\n\r\n");
    QCOMPARE(client.receive().status, 100);
    client.send("{}");
    QCOMPARE(client.receive().status, 200);
}

void TestHttpEdge::oldAndClosingClientsAreClosed()
{
    for (const QByteArray &bytes :
         {"GET /api/v1/echo HTTP/1.0\r\n\r\n"_ba, get("/api/v1/echo", {"Connection: close"}),
          get("/api/v1/slow", {"Connection: foo, Close"})}) {
        RawClient client(port());
        client.send(bytes);
        const RawAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Connection"), "close"_ba);
        QVERIFY(client.closed());
    }
    RawClient kept(port());
    for (int i = 0; i < 3; ++i) {
        kept.send("GET /api/v1/echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QCOMPARE(kept.receive().header("Connection"), "keep-alive"_ba);
    }
}

void TestHttpEdge::aHundredPipelinedRequestsAreAnsweredInOrder()
{
    QByteArray bytes;
    for (int i = 0; i < 100; ++i) {
        const QByteArray id = "X-Request-Id: p-" + QByteArray::number(i);
        bytes += i % 3 == 0   ? get("/api/v1/slow", {id})
                 : i % 3 == 1 ? postJson("/api/v1/echo", "{\"n\":1}", {id})
                              : get("/api/v1/nothing", {id});
    }
    RawClient client(port());
    QVERIFY(client.send(bytes));
    for (int i = 0; i < 100; ++i) {
        const RawAnswer answer = client.receive();
        QCOMPARE(answer.status, i % 3 == 2 ? 404 : 200);
        QCOMPARE(answer.header("X-Request-Id"), QByteArray("p-" + QByteArray::number(i)));
    }
}

void TestHttpEdge::aLargeAnswerReachesASlowReader()
{
    RawClient client(port());
    client.send(get("/api/v1/large") + get("/api/v1/echo"));
    QTest::qWait(50); // longer than the kernel's buffers last: the rest waits in the daemon
    QCOMPARE(client.receive().body.size(), 8 * 1024 * 1024);
    QCOMPARE(client.receive().status, 200);
}

void TestHttpEdge::aTooLargeBodyIsRefusedWhileItIsSent()
{
    RawClient client(port());
    client.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: "
                "application/json\r\nContent-Length: 40000000\r\n\r\n");
    for (int i = 0; i < 610; ++i)
        client.send(QByteArray(65536, 'a'));
    verifyProblem(client.receive(), 413, "too_large");
}

void TestHttpEdge::uploadsOf20MegabytesPass()
{
    const QByteArray body(20 * 1024 * 1024, 'u');
    RawClient client(port());
    QVERIFY(client.send(request("POST", "/api/v1/upload", {}, body)));
    QCOMPARE(client.receive().body, body);
    client.send("POST /api/v1/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 20971521\r\n\r\n");
    verifyProblem(client.receive(), 413, "too_large");
}

void TestHttpEdge::aPortInUseIsSaidInOneLine()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerConfig config = loopback();
    config.port = other.serverPort();
    ServerThread server(config, testRoutes, testAuthenticate);
    QVERIFY(!server.begin());
    QVERIFY(server.errorString().contains(QString::number(config.port)));
    QVERIFY(!server.errorString().contains(u'\n'));
}

QTEST_GUILESS_MAIN(TestHttpEdge)
#include "tst_http_edge.moc"
