// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"
#include "tests/server/http/test_routes.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QSignalSpy>
#include <QWebSocket>
#include <atomic>

using namespace Qt::StringLiterals;

namespace paushtik::http {

using tests::waitUntil;

namespace {

constexpr const char *kPath = "/api/v1/sync/live";

std::atomic<int> g_open{0};

/// Echoes text and bytes, tells about its request on "who", closes with 4401 on "bye", and is
/// deleted when the client is gone.
void echoing(std::unique_ptr<QWebSocket> owned, Request request)
{
    ++g_open;
    QWebSocket *socket = owned.release();
    const QString who = request.peer.toString() + u' ' + QString::fromLatin1(request.path) + u' ' +
                        QString::fromLatin1(request.id);
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                     [socket, who](const QString &text) {
                         if (text == "bye"_L1)
                             socket->close(QWebSocketProtocol::CloseCode(4401), u"bad token"_s);
                         else
                             socket->sendTextMessage(text == "who"_L1 ? who : text);
                     });
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                     &QWebSocket::sendBinaryMessage);
    QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QObject::destroyed, [] { --g_open; });
}

/// Does not want it.
void dropping(std::unique_ptr<QWebSocket>, Request) {}

QByteArray handshake(const QByteArray &path = kPath,
                     const QByteArray &key = "dGhlIHNhbXBsZSBub25jZQ==",
                     const QByteArray &version = "13")
{
    return request("GET", path,
                   {"Connection: keep-alive, Upgrade", "Upgrade: WebSocket",
                    "Sec-WebSocket-Key: " + key, "Sec-WebSocket-Version: " + version});
}

} // namespace

class TestHttpWebSocket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void messagesGoBothWays();
    void theHandlerLearnsWhoAsked();
    void aLargeMessageComesWhole();
    void theHandlersCloseCodeReachesTheClient();
    void aClientThatLeavesIsNoticed_data();
    void aClientThatLeavesIsNoticed();
    void aDroppedSocketClosesTheConnection();
    void otherRequestsToItsPathAre426();
    void brokenHandshakesAreRefused_data();
    void brokenHandshakesAreRefused();
    void otherPathsDoNotUpgrade();
    void bytesBehindTheHandshakeAreRefused();
    void drainSaysGoingAway();
    void manyOpenAndLeave();

private:
    void begin(Server::WebSocketHandler handler);
    QUrl url() const;
    quint16 port() const { return m_server->port(); }

    std::unique_ptr<ServerThread> m_server;
};

void TestHttpWebSocket::begin(Server::WebSocketHandler handler)
{
    m_server = std::make_unique<ServerThread>(loopback(), testRoutes, testAuthenticate);
    m_server->useWebSocket(kPath, std::move(handler));
    QVERIFY(m_server->begin());
}

QUrl TestHttpWebSocket::url() const
{
    return QUrl(u"ws://127.0.0.1:%1%2"_s.arg(port()).arg(QString::fromLatin1(kPath)));
}

void TestHttpWebSocket::init()
{
    begin(echoing);
}

void TestHttpWebSocket::cleanup()
{
    m_server.reset();
    QCOMPARE(g_open.load(), 0);
}

void TestHttpWebSocket::messagesGoBothWays()
{
    QWebSocket client;
    QStringList heard;
    connect(&client, &QWebSocket::textMessageReceived, &client,
            [&heard](const QString &text) { heard.append(text); });
    connect(&client, &QWebSocket::connected, &client, [&client] {
        for (int i = 0; i < 200; ++i)
            client.sendTextMessage(QString::number(i) + u" घी"_s);
    });
    client.open(url());
    QVERIFY(waitUntil([&] { return heard.size() == 200; }));
    for (int i = 0; i < 200; ++i)
        QCOMPARE(heard[i], QString::number(i) + u" घी"_s);
}

void TestHttpWebSocket::theHandlerLearnsWhoAsked()
{
    QWebSocket client;
    QString heard;
    connect(&client, &QWebSocket::textMessageReceived, &client,
            [&heard](const QString &text) { heard = text; });
    connect(&client, &QWebSocket::connected, &client, [&] { client.sendTextMessage(u"who"_s); });
    QNetworkRequest request(url());
    request.setRawHeader("X-Request-Id", "live-7");
    client.open(request);
    QVERIFY(waitUntil([&] { return !heard.isEmpty(); }));
    QCOMPARE(heard, u"127.0.0.1 /api/v1/sync/live live-7"_s);
}

void TestHttpWebSocket::aLargeMessageComesWhole()
{
    const QByteArray large(3 * 1024 * 1024, 'g');
    QWebSocket client;
    QByteArray heard;
    connect(&client, &QWebSocket::binaryMessageReceived, &client,
            [&heard](const QByteArray &bytes) { heard = bytes; });
    connect(&client, &QWebSocket::connected, &client, [&] { client.sendBinaryMessage(large); });
    client.open(url());
    QVERIFY(waitUntil([&] { return !heard.isEmpty(); }));
    QCOMPARE(heard.size(), large.size());
    QVERIFY(heard == large);
}

void TestHttpWebSocket::theHandlersCloseCodeReachesTheClient()
{
    QWebSocket client;
    connect(&client, &QWebSocket::connected, &client, [&] { client.sendTextMessage(u"bye"_s); });
    QSignalSpy gone(&client, &QWebSocket::disconnected);
    client.open(url());
    QVERIFY(waitUntil([&] { return gone.count() == 1; }));
    QCOMPARE(int(client.closeCode()), 4401);
    QVERIFY(waitUntil([] { return g_open == 0; }));
}

void TestHttpWebSocket::aClientThatLeavesIsNoticed_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("closes") << 0;
    QTest::newRow("half closes") << 1;
    QTest::newRow("resets") << 2;
}

void TestHttpWebSocket::aClientThatLeavesIsNoticed()
{
    QFETCH(int, how);
    {
        RawClient client(port());
        client.send(handshake());
        QCOMPARE(client.receive().status, 101);
        QVERIFY(waitUntil([] { return g_open == 1; }));
        if (how == 1) {
            client.halfClose();
            QVERIFY(waitUntil([] { return g_open == 0; }));
        } else if (how == 2) {
            client.reset();
        }
    }
    QVERIFY(waitUntil([] { return g_open == 0; }));
}

void TestHttpWebSocket::aDroppedSocketClosesTheConnection()
{
    begin(dropping);
    RawClient client(port());
    client.send(handshake());
    QCOMPARE(client.receive().status, 101);
    client.whatComesWithin(1000); // the close frame
    QVERIFY(client.closed());
}

void TestHttpWebSocket::otherRequestsToItsPathAre426()
{
    for (const QByteArray &bytes :
         {request("GET", kPath), request("GET", kPath, {"Upgrade: websocket"}),
          request("GET", kPath, {"Connection: Upgrade", "Upgrade: h2c"})}) {
        const RawAnswer answer = ask(port(), bytes);
        QCOMPARE(answer.status, 426);
        QCOMPARE(answer.header("Upgrade"), "websocket"_ba);
        QCOMPARE(answer.json()["code"_L1].toString(), u"upgrade_required"_s);
        QVERIFY(!answer.header("X-Request-Id").isEmpty());
    }
    QCOMPARE(ask(port(), request("POST", kPath)).status, 404);
}

void TestHttpWebSocket::brokenHandshakesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no key") << handshake(kPath, "") << 400;
    QTest::newRow("short key") << handshake(kPath, "YWJj") << 400;
    QTest::newRow("no base64") << handshake(kPath, "***") << 400;
    QTest::newRow("version 8") << handshake(kPath, "dGhlIHNhbXBsZSBub25jZQ==", "8") << 426;
    QTest::newRow("HTTP/1.0") << handshake().replace("HTTP/1.1", "HTTP/1.0") << 426;
}

void TestHttpWebSocket::brokenHandshakesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client(port());
    client.send(bytes);
    QCOMPARE(client.receive().status, status);
    QVERIFY(client.closed());
}

void TestHttpWebSocket::otherPathsDoNotUpgrade()
{
    QCOMPARE(ask(port(), handshake("/api/v1/nothing")).status, 404);
    QCOMPARE(ask(port(), handshake("/api/v1/sync/live/")).status, 404);
    QCOMPARE(ask(port(), handshake("/api/v1/echo")).status, 200); // RFC 9110 §7.8: ignored
    QCOMPARE(ask(port(), handshake("/api/v1/admin")).status, 401);
}

void TestHttpWebSocket::bytesBehindTheHandshakeAreRefused()
{
    RawClient client(port());
    client.send(handshake() + QByteArray::fromHex("818537fa213d7f9f4d5158"));
    QCOMPARE(client.receive().status, 400);
    QVERIFY(client.closed());
}

void TestHttpWebSocket::drainSaysGoingAway()
{
    QWebSocket client;
    QSignalSpy open(&client, &QWebSocket::connected);
    QSignalSpy gone(&client, &QWebSocket::disconnected);
    client.open(url());
    QVERIFY(waitUntil([&] { return open.count() == 1 && g_open == 1; }));
    std::atomic<bool> drained{false};
    const std::unique_ptr<QThread> draining(QThread::create([&] {
        m_server->drain(30'000);
        drained = true;
    }));
    draining->start();
    QVERIFY(waitUntil([&] { return gone.count() == 1 && drained; }));
    draining->wait();
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
}

void TestHttpWebSocket::manyOpenAndLeave()
{
    for (int round = 0; round < 10; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<RawClient>(port()));
            clients.back()->send(i % 2 ? handshake() : handshake().first(40 + i));
        }
        for (std::size_t i = 0; i < clients.size(); i += 3)
            clients[i]->reset();
    }
    QVERIFY(waitUntil([] { return g_open == 0; }));
    QCOMPARE(ask(port(), request("GET", "/api/v1/echo")).status, 200);
}

} // namespace paushtik::http

PAUSHTIK_TEST_MAIN(paushtik::http::TestHttpWebSocket)
#include "tst_http_websocket.moc"
