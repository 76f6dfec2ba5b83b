// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/staff_sessions.h"
#include "server/sync/changes_service.h"
#include "server/sync/live_feed.h"
#include "tests/server/http/server_thread.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

constexpr const char *kStaff = "00000000-0000-7000-8000-0000000000f1";

/// A desk at the live line; on the thread of the server, like all of this test.
class Desk {
public:
    explicit Desk(quint16 port)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                         [this](const QString &text) {
                             const auto message = QJsonDocument::fromJson(text.toUtf8()).object();
                             heads.append(message["head"_L1].toString());
                         });
        m_socket.open(QUrl(u"ws://127.0.0.1:%1/api/v1/sync/live"_s.arg(port)));
    }
    bool say(const QString &text)
    {
        const bool open =
            waitUntil([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
        m_socket.sendTextMessage(text);
        return open;
    }
    bool show(const QByteArray &token)
    {
        return say(u"{\"token\":\"%1\"}"_s.arg(QString::fromLatin1(token)));
    }
    bool hears(const QString &head) const { return !heads.isEmpty() && heads.last() == head; }
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    int closeCode() const { return int(m_socket.closeCode()); }

    QStringList heads;

private:
    QWebSocket m_socket;
};

/// The moment in which a line says that it is gone, within that signal itself: what is to be
/// deleted then is still there.
struct Gone {
    QWebSocket *line;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting) const
    {
        QObject::connect(line, &QWebSocket::disconnected, line, [waiting] { waiting.resume(); });
    }
    void await_resume() const {}
};

} // namespace

class TestLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aHeadComesAtOnceAndAfterACommit();
    void allDesksHear();
    void whoShowsNoGoodTokenIsSentAway_data();
    void whoShowsNoGoodTokenIsSentAway();
    void whoSaysNothingIsSentAway();
    void aSessionThatEndsEndsTheLine();
    void aClientThatDoesNotAnswerPingsIsLetGo();
    void aDaemonThatEndsSaysSo();
    void nobodyListeningMeansNobodyLooking();
    void whoLeavesWhileTheTokenIsLookedAtIsNotListenedTo();

private:
    void begin(sync::LiveFeed::Pace pace);
    static Task<std::optional<http::Caller>> onceGone(QWebSocket *line, QByteArray token,
                                                      db::Session session, bool *isLookedAt);
    QString head();
    QByteArray token();
    void commit()
    {
        m_shop->execute("INSERT INTO categories (id, slug, title) SELECT gen_random_uuid(), 'c-' ||"
                        " count(*), 'C' FROM categories");
    }

    std::unique_ptr<TestDatabase> m_shop;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<sync::LiveFeed> m_live;
    std::unique_ptr<http::Server> m_server;
};

void TestLive::init()
{
    m_shop = std::make_unique<TestDatabase>();
    m_shop->execute("INSERT INTO staff (id, email, name, role, password_hash) VALUES ($1,"
                    " 'ravi@example.in', 'Ravi', 'warehouse', '')",
                    {kStaff});
    m_database = std::make_unique<db::Database>(m_shop->config());
    begin({});
}

void TestLive::begin(sync::LiveFeed::Pace pace)
{
    m_server.reset();
    const db::Session session = *m_database;
    m_live = std::make_unique<sync::LiveFeed>(
        m_database.get(),
        [session](QByteArray token) { return staff::authenticate(session, std::move(token)); },
        pace);
    m_server = std::make_unique<http::Server>(http::loopback(), http::Router(),
                                              http::Authenticator(), nullptr);
    m_server->setWebSocketHandler("/api/v1/sync/live", [this](auto socket, http::Request) {
        m_live->welcome(std::move(socket));
    });
    QVERIFY(m_server->listen());
}

void TestLive::cleanup()
{
    m_server.reset();
    m_live.reset();
    settled(m_database->close());
    m_database.reset();
}

QString TestLive::head()
{
    return sync::ChangesService::headOf(settled(sync::FeedStore::moment(*m_database)));
}

QByteArray TestLive::token()
{
    const auto opened =
        settled(staff::openSession(*m_database, *StaffId::parse(QString::fromLatin1(kStaff)), {}));
    return opened ? opened->token : QByteArray();
}

void TestLive::aHeadComesAtOnceAndAfterACommit()
{
    Desk desk(m_server->port());
    QVERIFY(desk.show(token()));
    QVERIFY(waitUntil([&] { return desk.hears(head()); }));
    for (int i = 0; i < 3; ++i) {
        const qsizetype before = desk.heads.size();
        commit();
        QVERIFY(waitUntil([&] { return desk.heads.size() > before && desk.hears(head()); }));
    }
    QCOMPARE(QSet<QString>(desk.heads.begin(), desk.heads.end()).size(), desk.heads.size());
}

void TestLive::allDesksHear()
{
    std::vector<std::unique_ptr<Desk>> desks;
    for (int i = 0; i < 20; ++i)
        desks.push_back(std::make_unique<Desk>(m_server->port()));
    const QByteArray shown = token();
    for (const auto &desk : desks)
        QVERIFY(desk->show(shown));
    QVERIFY(waitUntil([this] { return m_live->listeners() == 20; }));
    commit();
    const QString now = head();
    for (const auto &desk : desks)
        QVERIFY(waitUntil([&] { return desk->hears(now); }));
}

void TestLive::whoShowsNoGoodTokenIsSentAway_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown") << u"{\"token\":\"pk_s_zzz\"}"_s;
    QTest::newRow("a customer's") << u"{\"token\":\"pk_c_zzz\"}"_s;
    QTest::newRow("none") << u"{}"_s;
    QTest::newRow("no text") << u"{\"token\":1}"_s;
    QTest::newRow("no JSON") << u"x"_s;
    QTest::newRow("nothing") << QString();
}

void TestLive::whoShowsNoGoodTokenIsSentAway()
{
    QFETCH(QString, message);
    Desk desk(m_server->port());
    QVERIFY(desk.say(message));
    QVERIFY(waitUntil([&] { return desk.isClosed(); }));
    QCOMPARE(desk.closeCode(), 4401);
    QVERIFY(desk.heads.isEmpty());
}

void TestLive::whoSaysNothingIsSentAway()
{
    begin({.tokenMs = 50});
    Desk desk(m_server->port());
    QVERIFY(waitUntil([&] { return desk.closeCode() == 4401 && desk.isClosed(); }));
}

void TestLive::aSessionThatEndsEndsTheLine()
{
    begin({.sessionsMs = 20});
    Desk stays(m_server->port());
    Desk goes(m_server->port());
    QVERIFY(stays.show(token()));
    QVERIFY(waitUntil([&] { return !stays.heads.isEmpty(); }));
    const QByteArray kept = m_shop->execute("SELECT id FROM staff_sessions");
    QVERIFY(goes.show(token()));
    QVERIFY(waitUntil([&] { return !goes.heads.isEmpty(); }));
    m_shop->execute("DELETE FROM staff_sessions WHERE id <> $1", {kept});
    QVERIFY(waitUntil([&] { return goes.isClosed(); }));
    QCOMPARE(goes.closeCode(), 4401);
    QVERIFY(!stays.isClosed());
    m_shop->execute("UPDATE staff SET active = false");
    QVERIFY(waitUntil([&] { return stays.isClosed(); }));
}

void TestLive::aClientThatDoesNotAnswerPingsIsLetGo()
{
    begin({.pingMs = 1'000});
    Desk answers(m_server->port());
    QVERIFY(answers.show(token()));
    QTcpSocket mute;
    mute.connectToHost(u"127.0.0.1"_s, m_server->port());
    mute.write("GET /api/v1/sync/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
               "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QVERIFY(waitUntil([&] { return mute.peek(4096).contains("\r\n\r\n"); }));
    const QByteArray message = "{\"token\":\"" + token() + "\"}";
    QVERIFY(message.size() < 126);
    mute.write(QByteArray("\x81") + char(0x80 | message.size()) + QByteArray(4, '\0') + message);
    QVERIFY(waitUntil([this] { return m_live->listeners() == 2; }));
    QVERIFY(waitUntil([this] { return m_live->listeners() == 1; }));
    QVERIFY(!answers.isClosed());
}

void TestLive::aDaemonThatEndsSaysSo()
{
    Desk desk(m_server->port());
    QVERIFY(desk.show(token()));
    QVERIFY(waitUntil([&] { return !desk.heads.isEmpty(); }));
    settled(m_server->drain(120'000));
    QVERIFY(waitUntil([&] { return desk.isClosed(); }));
    QCOMPARE(desk.closeCode(), 1001);
}

void TestLive::nobodyListeningMeansNobodyLooking()
{
    {
        Desk desk(m_server->port());
        QVERIFY(desk.show(token()));
        QVERIFY(waitUntil([this] { return m_live->listeners() == 1; }));
    }
    QVERIFY(waitUntil([this] { return m_live->listeners() == 0; }));
    const auto timers = m_live->findChildren<QTimer *>();
    for (const QTimer *timer : timers)
        QVERIFY(!timer->isActive());
}

Task<std::optional<http::Caller>> TestLive::onceGone(QWebSocket *line, QByteArray token,
                                                     db::Session session, bool *isLookedAt)
{
    auto caller = co_await staff::authenticate(std::move(session), std::move(token));
    *isLookedAt = true;
    co_await Gone{line};
    co_return caller;
}

void TestLive::whoLeavesWhileTheTokenIsLookedAtIsNotListenedTo()
{
    m_server.reset();
    const db::Session session = *m_database;
    QPointer<QWebSocket> line;
    bool isLookedAt = false;
    m_live = std::make_unique<sync::LiveFeed>(
        m_database.get(), [&isLookedAt, &line, session](QByteArray token) {
            return onceGone(line, std::move(token), session, &isLookedAt);
        });
    m_server = std::make_unique<http::Server>(http::loopback(), http::Router(),
                                              http::Authenticator(), nullptr);
    m_server->setWebSocketHandler("/api/v1/sync/live", [&](auto socket, http::Request) {
        line = socket.get();
        m_live->welcome(std::move(socket));
    });
    QVERIFY(m_server->listen());
    {
        Desk desk(m_server->port());
        QVERIFY(desk.show(token()));
        QVERIFY(waitUntil([&] { return isLookedAt; }));
    }
    QVERIFY(waitUntil([&] { return line.isNull(); }));
    QCOMPARE(m_live->listeners(), 0);
}

PAUSHTIK_TEST_MAIN(TestLive)

#include "live_test.moc"
