// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cors.h"
#include "server/http/cursor.h"
#include "server/http/login_lock.h"
#include "server/http/peer.h"
#include "server/http/rate_limits.h"
#include "server/http/session_cookie.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

constexpr qint64 kMinute = 60'000;

Headers headersOf(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    Headers headers;
    for (const auto &[name, value] : fields)
        headers.append(name, value);
    return headers;
}

QByteArray valueOf(const QList<std::pair<QByteArray, QByteArray>> &headers, QByteArrayView name)
{
    return headersOf(headers).value(name);
}

Subnets proxies()
{
    return {QHostAddress::parseSubnet(u"10.0.0.0/8"_s), QHostAddress::parseSubnet(u"::1/128"_s)};
}

QString seenFrom(const char *wire, const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    return clientAddress(QHostAddress(QString::fromLatin1(wire)), headersOf(fields), proxies())
        .toString();
}

Request asking(const QHash<QByteArray, QString> &query)
{
    Request request;
    request.query = query;
    return request;
}

} // namespace

class TestHttpRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setCursorSecret("a secret of this database"); }

    void aCursorOpensForItsOwnListOnly()
    {
        const QJsonArray key{u"घी"_s, 42, QJsonValue::Null};
        const QString cursor = sealCursor("orders:-placed_at", key);
        QCOMPARE(openCursor("orders:-placed_at", cursor).value(), key);
        QCOMPARE(openCursor("orders:placed_at", cursor).error().code, u"bad_cursor"_s);
        QCOMPARE(openCursor("orders:-placed_a", cursor).error().code, u"bad_cursor"_s);
    }

    void noChangedCursorOpens()
    {
        const QString cursor = sealCursor("products", {u"ghee"_s, 7});
        for (qsizetype i = 0; i < cursor.size(); ++i) {
            QString changed = cursor;
            changed[i] = changed[i] == u'A' ? u'B' : u'A';
            QVERIFY2(!openCursor("products", changed), qPrintable(changed));
            QVERIFY(!openCursor("products", cursor.first(i)));
        }
        for (const QString &bad : {QString(), u"="_s, cursor + u'=', cursor + u'A', u"घी"_s,
                                   u" "_s + cursor, QString(5000, u'A')})
            QVERIFY2(!openCursor("products", bad), qPrintable(bad));
    }

    void aCursorOfAnotherDatabaseDoesNotOpen()
    {
        const QString cursor = sealCursor("products", {1});
        setCursorSecret("a secret of another database");
        QVERIFY(!openCursor("products", cursor));
        setCursorSecret("a secret of this database");
        QVERIFY(openCursor("products", cursor));
    }

    void aPageHasOneToAHundredItems()
    {
        QCOMPARE(pageRequest(asking({}), "x")->limit, 24);
        QCOMPARE(pageRequest(asking({{"limit", u"100"_s}}), "x")->limit, 100);
        QCOMPARE(pageRequest(asking({{"limit", u"1"_s}}), "x")->limit, 1);
        for (const QString &bad : {u"0"_s, u"101"_s, u"-1"_s, u"+5"_s, u"5.0"_s, u" 5"_s, u""_s,
                                   u"99999999999"_s, u"१"_s}) {
            const auto page = pageRequest(asking({{"limit", bad}}), "x");
            QVERIFY2(!page && page.error().fault == Fault::Invalid, qPrintable(bad));
            QCOMPARE(page.error().fields.first().field, u"limit"_s);
        }
        const auto page = pageRequest(asking({{"cursor", u"x"_s}}), "x");
        QCOMPARE(page.error().fault, Fault::BadRequest);
    }

    void corsAnswersListedOriginsOnly()
    {
        const QByteArrayList origins{"https://shop.example"};
        const auto yes = corsHeaders(headersOf({{"Origin", "https://shop.example"}}), origins);
        QCOMPARE(valueOf(yes, "Access-Control-Allow-Origin"), "https://shop.example"_ba);
        QVERIFY(valueOf(yes, "Access-Control-Expose-Headers").contains("X-Cart-Token"));
        QCOMPARE(valueOf(yes, "Vary"), "Origin"_ba);
        for (const char *bad : {"https://shop.example.evil", "http://shop.example", "null", "*",
                                "https://SHOP.example", "https://shop.example:444", ""}) {
            const auto no = corsHeaders(headersOf({{"Origin", bad}}), origins);
            QCOMPARE(valueOf(no, "Access-Control-Allow-Origin"), QByteArray());
            QCOMPARE(valueOf(no, "Vary"), "Origin"_ba);
        }
        QVERIFY(corsHeaders(headersOf({{"Origin", "https://shop.example"}}), {}).isEmpty());
        for (const auto &[name, value] : yes)
            QVERIFY(name != "Access-Control-Allow-Credentials" && value != "*");
    }

    void aPreflightNamesMethodsAndHeaders()
    {
        const auto asked = headersOf(
            {{"Origin", "https://shop.example"}, {"Access-Control-Request-Method", "PATCH"}});
        const auto answer =
            preflightHeaders(asked, {"https://shop.example"}, {"GET", "PATCH", "OPTIONS"});
        QCOMPARE(valueOf(answer, "Access-Control-Allow-Methods"), "GET, PATCH, OPTIONS"_ba);
        QVERIFY(valueOf(answer, "Access-Control-Allow-Headers").contains("Idempotency-Key"));
        const auto other = preflightHeaders(asked, {"https://other.example"}, {"GET"});
        QCOMPARE(valueOf(other, "Access-Control-Allow-Methods"), QByteArray());
    }

    void theLimitIsReachedAndOpensAgain()
    {
        RateLimiter limiter(30);
        for (int i = 0; i < 30; ++i)
            QVERIFY(!limiter.take("peer", 1000));
        const auto wait = limiter.take("peer", 1000);
        QVERIFY(wait && *wait >= 60 && *wait <= 61);
        QVERIFY(!limiter.take("another", 1000));
        QVERIFY(!limiter.take("peer", 1000 + *wait * 1000));
    }

    void noSlidingMinuteHoldsTwiceTheLimit()
    {
        RateLimiter limiter(60);
        QList<qint64> let;
        for (qint64 now = 0; now < 5 * kMinute; now += 250) {
            if (!limiter.take("k", now))
                let.append(now);
        }
        for (const qint64 from : std::as_const(let)) {
            const auto within = std::count_if(let.cbegin(), let.cend(), [from](qint64 at) {
                return at >= from && at < from + kMinute;
            });
            QVERIFY2(within <= 90, qPrintable(QString::number(within)));
        }
    }

    void whoKeepsToTheLimitIsNeverRefused()
    {
        RateLimiter limiter(60);
        for (qint64 now = 0; now < 10 * kMinute; now += 1000)
            QVERIFY(!limiter.take("k", now));
    }

    void aFloodOfKeysForgetsTheQuietestFirst()
    {
        RateLimiter limiter(1, 160);
        for (int i = 0; i < 10'000; ++i)
            limiter.take("flood " + QByteArray::number(i), i);
        QVERIFY(!limiter.take("late", 10'000));
        QVERIFY(limiter.take("late", 10'001));
    }

    void fiveFailuresLockThePairForFifteenMinutes()
    {
        LoginLock lock;
        const QHostAddress peer(u"192.0.2.1"_s);
        for (int i = 0; i < LoginLock::kFailures; ++i) {
            QVERIFY(!lock.lockedFor(u"a@b.in"_s, peer, 1000));
            lock.failed(u"a@b.in"_s, peer, 1000);
        }
        QCOMPARE(lock.lockedFor(u" A@B.in "_s, peer, 1000).value(), 15 * 60);
        QVERIFY(!lock.lockedFor(u"c@b.in"_s, peer, 1000));
        QVERIFY(!lock.lockedFor(u"a@b.in"_s, QHostAddress(u"192.0.2.2"_s), 1000));
        QCOMPARE(lock.lockedFor(u"a@b.in"_s, peer, LoginLock::kLockMs).value(), 1);
        QVERIFY(!lock.lockedFor(u"a@b.in"_s, peer, 1000 + LoginLock::kLockMs));
        lock.failed(u"a@b.in"_s, peer, 2000 + LoginLock::kLockMs);
        QVERIFY(!lock.lockedFor(u"a@b.in"_s, peer, 2000 + LoginLock::kLockMs));
    }

    void aLogInThatWorksForgetsTheFailures()
    {
        LoginLock lock;
        const QHostAddress peer(u"192.0.2.1"_s);
        for (int i = 0; i < 12; ++i) {
            lock.failed(u"a@b.in"_s, peer, i);
            if (i % 4 == 3)
                lock.succeeded(u"a@b.in"_s, peer);
            QVERIFY(!lock.lockedFor(u"a@b.in"_s, peer, i));
        }
    }

    void theLockIsBounded()
    {
        LoginLock lock(3);
        const QHostAddress peer(u"192.0.2.1"_s);
        for (int i = 0; i < 50; ++i)
            lock.failed(u"x"_s + QString::number(i), peer, i);
        for (int i = 0; i < LoginLock::kFailures; ++i)
            lock.failed(u"last"_s, peer, 100);
        QVERIFY(lock.lockedFor(u"last"_s, peer, 100));
    }

    void forwardedForIsBelievedFromProxiesOnly()
    {
        QCOMPARE(seenFrom("203.0.113.9", {{"X-Forwarded-For", "192.0.2.1"}}), u"203.0.113.9"_s);
        QCOMPARE(seenFrom("10.1.2.3", {{"x-forwarded-for", "192.0.2.1"}}), u"192.0.2.1"_s);
        QCOMPARE(seenFrom("::ffff:10.1.2.3", {{"X-Forwarded-For", "192.0.2.1"}}), u"192.0.2.1"_s);
        QCOMPARE(seenFrom("10.1.2.3", {}), u"10.1.2.3"_s);
        QCOMPARE(seenFrom("::1", {{"X-Forwarded-For", "2001:db8::1"}}), u"2001:db8::1"_s);
    }

    void theLastHopThatIsNotOursIsTheClient()
    {
        QCOMPARE(seenFrom("10.1.2.3", {{"X-Forwarded-For", "198.51.100.1, 192.0.2.1, 10.9.9.9"}}),
                 u"192.0.2.1"_s);
        QCOMPARE(seenFrom("10.1.2.3",
                          {{"X-Forwarded-For", "198.51.100.1"}, {"X-Forwarded-For", "192.0.2.1"}}),
                 u"192.0.2.1"_s);
        QCOMPARE(seenFrom("10.1.2.3", {{"X-Forwarded-For", "192.0.2.1, unknown"}}), u"10.1.2.3"_s);
        QCOMPARE(seenFrom("10.1.2.3", {{"X-Forwarded-For", "10.0.0.1, 10.0.0.2"}}), u"10.0.0.1"_s);
    }

    void addressesOfOneHomeAreOnePeer()
    {
        const auto key = [](const char *text) {
            return peerKey(QHostAddress(QString::fromLatin1(text)));
        };
        QCOMPARE(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        QVERIFY(key("2001:db8:1:2::1") != key("2001:db8:1:3::1"));
        QCOMPARE(key("::ffff:192.0.2.1"), key("192.0.2.1"));
        QVERIFY(key("192.0.2.1") != key("192.0.2.2"));
    }

    void theSessionCookieIsBelievedFromPagesOfOurs_data()
    {
        QTest::addColumn<QByteArray>("site");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("ours");
        const QByteArray none;
        QTest::newRow("same-origin") << "same-origin"_ba << none << true;
        QTest::newRow("same-site") << "same-site"_ba << "https://shop.example"_ba << false;
        QTest::newRow("cross-site") << "cross-site"_ba << "https://shop.example"_ba << false;
        QTest::newRow("typed in") << "none"_ba << none << false;
        QTest::newRow("Origin") << none << "https://shop.example"_ba << true;
        QTest::newRow("another port") << none << "https://shop.example:444"_ba << false;
        QTest::newRow("another host") << none << "https://shop.example.evil"_ba << false;
        QTest::newRow("null") << none << "null"_ba << false;
        QTest::newRow("nothing said") << none << none << false;
    }

    void theSessionCookieIsBelievedFromPagesOfOurs()
    {
        QFETCH(QByteArray, site);
        QFETCH(QByteArray, origin);
        QFETCH(bool, ours);
        Headers headers =
            headersOf({{"Host", "shop.example"}, {"Cookie", "a=b; paushtik_session=tok; c=\"d\""}});
        if (!site.isNull())
            headers.append("Sec-Fetch-Site", site);
        if (!origin.isNull())
            headers.append("Origin", origin);
        for (const Method method : {Method::Post, Method::Put, Method::Patch, Method::Delete})
            QCOMPARE(sessionCookie(method, headers).has_value(), ours);
        QCOMPARE(sessionCookie(Method::Get, headers).value(), "tok"_ba);
        QCOMPARE(sessionCookie(Method::Head, headers).value(), "tok"_ba);
        QCOMPARE(cookieValue(headers, "c").value(), "d"_ba);
        QVERIFY(!cookieValue(headers, "paushtik"));
    }
};

} // namespace paushtik::http

PAUSHTIK_TEST_MAIN(paushtik::http::TestHttpRules)
#include "tst_http_rules.moc"
