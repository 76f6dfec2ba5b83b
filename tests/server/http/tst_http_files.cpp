// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are a part of a file: from its descriptor to the socket.
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace paushtik::http {

using tests::waitUntil;

namespace {

/// More than the kernel takes for a client that does not read.
constexpr qint64 kLarge = 24 * 1024 * 1024;
constexpr int kShortIdleMs = 300;

QByteArray get(const QByteArray &target, const QByteArrayList &headers = {})
{
    return request("GET", target, headers);
}

Task<Response> answerWith(std::shared_ptr<const OpenFile> file, qint64 first, qint64 length)
{
    Response response;
    response.contentType = "application/octet-stream"_ba;
    response.etag = "\"jar\""_ba;
    response.file = {std::move(file), first, length};
    co_return response;
}

Task<Response> echo(Request)
{
    co_return json({{u"said"_s, u"hello"_s}});
}

} // namespace

class TestHttpFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_bytes;
    std::shared_ptr<const OpenFile> m_file;
    std::unique_ptr<ServerThread> m_server;

    QString path() const { return m_folder.filePath(u"jar.webp"_s); }
    quint16 port() const { return m_server->port(); }

    Router routes() const
    {
        Router router;
        const auto serve = [file = m_file](qint64 first, qint64 length) -> Handler {
            return [file, first, length](Request) { return answerWith(file, first, length); };
        };
        router.add({Method::Get, "/whole", Access::Public, serve(0, kLarge)});
        router.add({Method::Get, "/part", Access::Public, serve(77'777, 1'000'001)});
        router.add({Method::Get, "/nothing", Access::Public, serve(5, 0)});
        router.add({Method::Get, "/echo", Access::Public, echo});
        return router;
    }

    void begin(int idleMs = 75'000)
    {
        ServerConfig config = loopback();
        config.limits.keepAliveIdleMs = idleMs;
        m_server =
            std::make_unique<ServerThread>(config, [this] { return routes(); }, Authenticator());
        QVERIFY2(m_server->begin(), qPrintable(m_server->errorString()));
    }

    static qsizetype openDescriptors() { return QDir(u"/proc/self/fd"_s).entryList().size(); }

private Q_SLOTS:
    void init()
    {
        m_bytes.resize(kLarge);
        QRandomGenerator(7).generate(reinterpret_cast<quint32 *>(m_bytes.data()),
                                     reinterpret_cast<quint32 *>(m_bytes.data() + m_bytes.size()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(m_bytes), kLarge);
        file.close();
        m_file = OpenFile::open(path());
        QVERIFY(m_file);
    }
    void cleanup()
    {
        m_server.reset();
        m_file.reset();
    }

    void onlyARegularFileIsOpened()
    {
        QCOMPARE(m_file->size(), kLarge);
        QVERIFY(m_file->read() == m_bytes);
        QVERIFY(!OpenFile::open(m_folder.path()));
        QVERIFY(!OpenFile::open(m_folder.filePath(u"none"_s)));
        QVERIFY(!OpenFile::open(u"/dev/null"_s));
    }

    void everyByteArrivesAndTheNextRequestsAreAnswered()
    {
        begin();
        RawClient client(port());
        client.send(get("/whole") + get("/echo") + get("/part") + get("/nothing") + get("/whole"));
        const RawAnswer whole = client.receive();
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.body == m_bytes);
        QCOMPARE(client.receive().json()["said"_L1].toString(), u"hello"_s);
        QVERIFY(client.receive().body == m_bytes.mid(77'777, 1'000'001));
        QCOMPARE(client.receive().header("Content-Length"), "0"_ba);
        QVERIFY(client.receive().body == m_bytes);
        client.send(get("/echo"));
        QCOMPARE(client.receive().status, 200);
    }

    void headAnd304ComeWithoutIt()
    {
        begin();
        RawClient client(port());
        client.send(request("HEAD", "/whole"));
        client.send(get("/whole", {"If-None-Match: \"jar\""}) + get("/echo"));
        const RawAnswer head = client.receive(true);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), QByteArray::number(kLarge));
        const RawAnswer same = client.receive();
        QCOMPARE(same.status, 304);
        QVERIFY(same.header("Content-Length").isEmpty());
        QCOMPARE(client.receive().status, 200);
    }

    void theLastAnswerOfAConnectionIsWhole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("asked to close") << get("/whole", {"Connection: close"});
        QTest::newRow("HTTP/1.0") << "GET /whole HTTP/1.0\r\nHost: test\r\n\r\n"_ba;
    }
    void theLastAnswerOfAConnectionIsWhole()
    {
        QFETCH(QByteArray, bytes);
        begin();
        RawClient client(port());
        client.send(bytes);
        QVERIFY(client.receive().body == m_bytes);
        QVERIFY(client.closed());
    }

    void whoReadsSlowlyHoldsUpNobodyAndGetsAll()
    {
        begin();
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 5; ++i) {
            slow.push_back(std::make_unique<RawClient>(port()));
            slow.back()->send(get("/whole"));
        }
        for (const auto &client : slow)
            QVERIFY(waitUntil([&client] { return client->somethingCame(); }));
        QCOMPARE(ask(port(), get("/echo")).status, 200);
        for (const auto &client : slow)
            QVERIFY(client->receive().body == m_bytes);
    }

    void whoStopsReadingIsClosed()
    {
        begin(kShortIdleMs);
        const qsizetype before = openDescriptors();
        RawClient client(port());
        client.send(get("/whole"));
        // Its own end and, until the time is over, the server's.
        QVERIFY(waitUntil([&client] { return client.somethingCame(); }));
        QVERIFY(waitUntil([before] { return openDescriptors() <= before + 1; }));
        QCOMPARE(client.receive().status, 0); // it breaks off before its promised length
    }

    void whoLeavesInTheMiddleLeavesNothingOpen()
    {
        begin();
        const qsizetype before = openDescriptors();
        for (int i = 0; i < 20; ++i) {
            RawClient client(port());
            client.send(get("/whole") + (i % 2 == 0 ? get("/whole") : QByteArray()));
            QVERIFY(waitUntil([&client] { return client.somethingCame(); }));
            if (i % 3 == 0)
                client.reset();
        }
        QVERIFY(waitUntil([before] { return openDescriptors() <= before; }));
        QCOMPARE(ask(port(), get("/echo")).status, 200);
    }

    void aFileThatBecameShorterBreaksOff()
    {
        begin();
        QVERIFY(QFile::resize(path(), 1000));
        RawClient client(port());
        client.send(get("/whole") + get("/echo"));
        QCOMPARE(client.receive().status, 0);
        QCOMPARE(ask(port(), get("/echo")).status, 200);
    }

    void drainLetsAFileFinish()
    {
        begin();
        RawClient client(port());
        client.send(get("/whole"));
        QVERIFY(waitUntil([&client] { return client.somethingCame(); }));
        QThread *const reader = QThread::create([this, &client] {
            QThread::msleep(50); // drain() is under way by then
            m_bytes = client.receive().body == m_bytes ? QByteArray() : "other"_ba;
        });
        reader->start();
        m_server->drain(120'000);
        reader->wait();
        delete reader;
        QVERIFY(m_bytes.isEmpty());
    }
};

} // namespace paushtik::http

PAUSHTIK_TEST_MAIN(paushtik::http::TestHttpFiles)
#include "tst_http_files.moc"
