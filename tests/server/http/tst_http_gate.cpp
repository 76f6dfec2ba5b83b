// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_gate.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik::http;

namespace {

constexpr int kLine = 8 * 1024;
constexpr int kHead = 16 * 1024;
constexpr qint64 kBody = 1024 * 1024;

RequestGate makeGate()
{
    return RequestGate(kLine, kHead, [](Method, QByteArrayView path) {
        return BodyPlan{path == "/small" ? 10 : kBody, path == "/needs"};
    });
}

/// Everything that came out, as one text: the same text however the bytes were cut.
QByteArray drainAll(RequestGate &gate)
{
    QByteArray seen;
    while (gate.state() == RequestGate::State::Complete) {
        const GatedRequest request = gate.take();
        seen += QByteArray::number(static_cast<int>(request.head.method)) + ' ' +
                request.head.target + ' ';
        for (const auto &[name, value] : request.head.headers.all())
            seen += name + '=' + value + ';';
        seen += ' ' + request.body + '\n';
    }
    return seen;
}

QByteArray outcome(const QByteArray &bytes, const QList<qsizetype> &cuts)
{
    RequestGate gate = makeGate();
    QByteArray seen;
    qsizetype from = 0;
    for (const qsizetype cut : cuts + QList<qsizetype>{bytes.size()}) {
        gate.feed(bytes.sliced(from, cut - from));
        seen += drainAll(gate);
        from = cut;
    }
    if (gate.state() == RequestGate::State::Refused)
        seen += "refused " + QByteArray::number(gate.refusal().status);
    return seen;
}

int statusOf(const QByteArray &bytes)
{
    RequestGate gate = makeGate();
    gate.feed(bytes);
    return gate.state() == RequestGate::State::Refused ? gate.refusal().status : 0;
}

QByteArray post(const QByteArray &headers, const QByteArray &body)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

} // namespace

class TestHttpGate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsRefused_data();
    void whatIsRefused();
    void whatPasses_data();
    void whatPasses();
    void aRequestIsTheSameHoweverItIsCut_data();
    void aRequestIsTheSameHoweverItIsCut();
    void requestsInOnePieceComeOutInOrder();
    void theSizeLimitsAreExact();
    void aBodyOverItsLimitIsRefusedBeforeItComes();
    void theAbsoluteFormNamesTheSameThing();
    void anExpectationIsSaidOnceAndOnlyWhileTheBodyIsMissing();
    void randomBytesNeverBreakIt();
    void mutatedRequestsAreCutIndependent();
};

void TestHttpGate::whatIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("garbage", "GARBAGE\r\n\r\n", 400);
    row("TLS", QByteArray::fromHex("160301020001"), 400);
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400);
    row("no version", "GET /\r\n\r\n", 400);
    row("lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
    row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("HTTP/3.7", "GET / HTTP/3.7\r\nHost: a\r\n\r\n", 505);
    row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505);
    row("HTTP/0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505);
    row("unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("method with a slash", "GE/T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("target without slash", "GET x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("star for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("fragment", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("bytes above ASCII in the target", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("NUL in the target", "GET /"_ba + '\0' + " HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare LF at the end of the head", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400);
    row("bare CR", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc: d\r\n\r\n", 400);
    row("CR CR LF", "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", 400);
    row("NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b"_ba + '\0' + "\r\n\r\n", 400);
    row("folded", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400);
    row("folded at once", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    row("space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400);
    row("no name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400);
    row("name with a parenthesis", "GET / HTTP/1.1\r\nHost: a\r\n(X): b\r\n\r\n", 400);
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
    row("a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("a list of Hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400);
    row("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}x"), 400);
    row("two equal lengths", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"), 400);
    row("a list of lengths", post("Content-Length: 2, 2\r\n", "{}"), 400);
    row("negative length", post("Content-Length: -5\r\n", ""), 400);
    row("signed length", post("Content-Length: +5\r\n", "abcde"), 400);
    row("hexadecimal length", post("Content-Length: 0x5\r\n", "abcde"), 400);
    row("empty length", post("Content-Length:\r\n", ""), 400);
    row("overflowing length", post("Content-Length: 18446744073709551617\r\n", "a"), 400);
    row("length above 63 bits", post("Content-Length: 9223372036854775808\r\n", "a"), 400);
    row("encoding and length",
        post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
    row("encoding on HTTP/1.0", "POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400);
    row("unknown encoding", post("Transfer-Encoding: gzip\r\n", ""), 501);
    row("chunked, then another", post("Transfer-Encoding: chunked, gzip\r\n", ""), 501);
    row("chunked twice",
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 501);
    row("chunked with a tail", post("Transfer-Encoding: xchunked\r\n", ""), 501);
    row("unknown expectation", post("Expect: 200-maybe\r\nContent-Length: 2\r\n", "{}"), 417);
    row("too long a body", post("Content-Length: 1048577\r\n", ""), 413);
    row("no length where one is needed", "POST /needs HTTP/1.1\r\nHost: a\r\n\r\n", 411);
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    row("chunk size with a sign", post(chunked, "+5\r\nabcde\r\n0\r\n\r\n"), 400);
    row("chunk size with 0x", post(chunked, "0x5\r\nabcde\r\n0\r\n\r\n"), 400);
    row("empty chunk size", post(chunked, "\r\nabc"), 400);
    row("chunk size of 17 digits", post(chunked, "10000000000000000\r\n"), 400);
    row("huge chunk", post(chunked, "ffffffffffffffff\r\n"), 413);
    row("chunk longer than it says", post(chunked, "2\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk line with bare LF", post(chunked, "2\nab\r\n0\r\n\r\n"), 400);
    row("chunk end with bare LF", post(chunked, "2\r\nab\n0\r\n\r\n"), 400);
    row("bad trailer", post(chunked, "0\r\n folded\r\n\r\n"), 400);
    row("endless extension", post(chunked, "2;" + QByteArray(2000, 'x')), 400);
    QByteArray flood;
    for (int i = 0; i < 40; ++i)
        flood += "1;" + QByteArray(900, 'x') + "\r\na\r\n";
    row("more framing than content", post(chunked, flood), 400);
    QByteArray large;
    for (int i = 0; i < 17; ++i)
        large += "10000\r\n" + QByteArray(65536, 'a') + "\r\n";
    row("chunks over the limit", post(chunked, large), 413);
}

void TestHttpGate::whatIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(statusOf(bytes), status);
}

void TestHttpGate::whatPasses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &body = {}) {
        QTest::newRow(name) << bytes << body;
    };
    row("GET", "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("an empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n");
    row("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
    row("Host with a port", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n");
    row("empty value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n");
    row("tabs and old bytes", "GET / HTTP/1.1\r\nHost: a\r\nX:\t b\xe9\tc \r\n\r\n");
    row("POST without a body", "POST /x HTTP/1.1\r\nHost: a\r\n\r\n");
    row("leading zeros", post("Content-Length: 0005\r\n", "abcde"), "abcde");
    row("chunked",
        post("Transfer-Encoding: chunked\r\n",
             "5;a=b\r\nabcde\r\n00A\r\n0123456789\r\n0\r\nX: y\r\n\r\n"),
        "abcde0123456789");
    row("Chunked", post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n"));
    row("100-Continue", post("Expect: 100-Continue\r\nContent-Length: 2\r\n", "{}"), "{}");
    row("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
}

void TestHttpGate::whatPasses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    RequestGate gate = makeGate();
    gate.feed(bytes);
    QCOMPARE(gate.state(), RequestGate::State::Complete);
    QCOMPARE(gate.take().body, body);
    QCOMPARE(gate.state(), RequestGate::State::Idle);
}

void TestHttpGate::aRequestIsTheSameHoweverItIsCut_data()
{
    whatIsRefused_data();
    QTest::newRow("two requests")
        << QByteArray("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                      "GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        << 0;
    QTest::newRow("chunks, then a request")
        << QByteArray("\r\nPOST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                      "chunked\r\n\r\n3;x=\"y\"\r\nabc\r\n1\r\n\n"
                      "\r\n0\r\nT: u\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        << 0;
    QTest::newRow("a request, then garbage")
        << QByteArray("GET /a HTTP/1.1\r\nHost: a\r\n\r\n\x01 more") << 400;
    QTest::newRow("line too long")
        << QByteArray("GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n\r\n") << 414;
    QTest::newRow("line too long, control behind the limit")
        << QByteArray("GET /" + QByteArray(9000, 'a') + "\x01 HTTP/1.1\r\n\r\n") << 414;
    QTest::newRow("head too large")
        << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(17000, 'a') + "\r\n\r\n")
        << 431;
}

void TestHttpGate::aRequestIsTheSameHoweverItIsCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const QByteArray whole = outcome(bytes, {});
    if (status != 0)
        QVERIFY2(whole.endsWith(QByteArray::number(status)), whole.constData());
    const qsizetype step = std::max<qsizetype>(1, bytes.size() / 400);
    for (qsizetype cut = 0; cut <= bytes.size(); cut += step)
        QCOMPARE(outcome(bytes, {cut}), whole);
    QList<qsizetype> everywhere;
    for (qsizetype cut = 1; cut < bytes.size(); ++cut)
        everywhere.append(cut);
    QCOMPARE(outcome(bytes, everywhere), whole);
}

void TestHttpGate::requestsInOnePieceComeOutInOrder()
{
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += "GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    RequestGate gate = makeGate();
    gate.feed(bytes);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(gate.state(), RequestGate::State::Complete);
        QCOMPARE(gate.take().head.target, QByteArray("/" + QByteArray::number(i)));
    }
    QCOMPARE(gate.state(), RequestGate::State::Idle);
}

void TestHttpGate::theSizeLimitsAreExact()
{
    const auto line = [](qsizetype size) { // with its CR LF
        const QByteArray around = "GET / HTTP/1.1\r\n";
        return "GET /" + QByteArray(size - around.size(), 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    QCOMPARE(statusOf(line(kLine)), 0);
    QCOMPARE(statusOf(line(kLine + 1)), 414);
    const auto head = [](qsizetype size) {
        const QByteArray around = "GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n";
        return "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(size - around.size(), 'a') +
               "\r\n\r\n";
    };
    QCOMPARE(statusOf(head(kHead)), 0);
    QCOMPARE(statusOf(head(kHead + 1)), 431);
}

void TestHttpGate::aBodyOverItsLimitIsRefusedBeforeItComes()
{
    RequestGate gate = makeGate();
    gate.feed("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n");
    QCOMPARE(gate.state(), RequestGate::State::Refused);
    QCOMPARE(gate.refusal().status, 413);
}

void TestHttpGate::theAbsoluteFormNamesTheSameThing()
{
    RequestGate gate = makeGate();
    gate.feed("GET http://shop.example:80/a?b=c HTTP/1.1\r\nHost: a\r\n\r\nGET HTTP://x "
              "HTTP/1.1\r\nHost: a\r\n\r\n");
    const GatedRequest request = gate.take();
    QCOMPARE(request.head.target, "/a?b=c"_ba);
    QCOMPARE(request.head.path().toByteArray(), "/a"_ba);
    QCOMPARE(request.head.query().toByteArray(), "b=c"_ba);
    QCOMPARE(gate.take().head.target, "/"_ba);
}

void TestHttpGate::anExpectationIsSaidOnceAndOnlyWhileTheBodyIsMissing()
{
    RequestGate gate = makeGate();
    gate.feed(post("Expect: 100-continue\r\nContent-Length: 2\r\n", ""));
    QVERIFY(gate.takeExpectation());
    QVERIFY(!gate.takeExpectation());
    gate.feed("{}");
    QCOMPARE(gate.take().body, "{}"_ba);
    gate.feed(post("Expect: 100-continue\r\nContent-Length: 2\r\n", "{}"));
    QVERIFY(!gate.takeExpectation());
}

void TestHttpGate::randomBytesNeverBreakIt()
{
    QRandomGenerator random(20'261'122);
    for (int round = 0; round < 2000; ++round) {
        RequestGate gate = makeGate();
        for (int piece = 0; piece < 8; ++piece) {
            QByteArray bytes(random.bounded(1, 600), '\0');
            for (char &byte : bytes)
                byte = static_cast<char>(random.bounded(4) ? random.bounded(32, 127)
                                                           : random.bounded(256));
            gate.feed(bytes);
            drainAll(gate);
        }
        // Random text has a line end sooner or later, and no request line before it.
        QVERIFY(gate.state() == RequestGate::State::Refused ||
                gate.state() == RequestGate::State::Head);
    }
}

void TestHttpGate::mutatedRequestsAreCutIndependent()
{
    const QByteArray good =
        "POST /a?b=c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n"
        "4\r\nwxyz\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: b\r\nContent-Length: 3\r\n\r\nabc";
    const QByteArray spice = "\r\n\r\n \t:;,0123456789abcdefx\x01\x80/?%"_ba + '\0';
    QRandomGenerator random(7);
    for (int round = 0; round < 4000; ++round) {
        QByteArray bytes = good;
        for (int change = random.bounded(1, 5); change > 0; --change) {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            const char with = spice[random.bounded(static_cast<int>(spice.size()))];
            if (random.bounded(2))
                bytes[at] = with;
            else
                bytes.insert(at, with);
        }
        const QByteArray whole = outcome(bytes, {});
        QList<qsizetype> cuts;
        for (qsizetype cut = 1; cut < bytes.size(); cut += random.bounded(1, 20))
            cuts.append(cut);
        QCOMPARE(outcome(bytes, cuts), whole);
    }
}

QTEST_APPLESS_MAIN(TestHttpGate)
#include "tst_http_gate.moc"
