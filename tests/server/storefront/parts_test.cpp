// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts that pages are made of.
#include "server/storefront/account_pages.h"
#include "server/storefront/coding.h"
#include "server/storefront/form_post.h"
#include "server/storefront/order_view.h"
#include "server/storefront/page.h"
#include "server/storefront/views.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::storefront;

namespace {

http::Request requestWith(const QByteArrayList &headers, const QByteArray &body = {})
{
    http::Request request;
    request.method = http::Method::Post;
    request.path = "/cart"_ba;
    for (qsizetype i = 0; i + 1 < headers.size(); i += 2)
        request.headers.append(headers[i], headers[i + 1]);
    request.body = body;
    return request;
}

QByteArray headerOf(const http::Response &response, const QByteArray &name)
{
    for (const auto &[field, value] : response.headers) {
        if (field == name)
            return value;
    }
    return {};
}

} // namespace

class PartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pricesHavePaiseOnlyWhereThereAreSome()
    {
        QCOMPARE(shownPrice(Paise(12'345'600)), u"₹1,23,456"_s);
        QCOMPARE(shownPrice(Paise(24'980)), u"₹249.80"_s);
        QCOMPARE(shownPrice(Paise(0)), u"₹0"_s);
        QCOMPARE(shownPrice(Paise(5)), u"₹0.05"_s);
    }

    void aPacksSizeIsReadFromItsLabel_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<int>("amount");
        QTest::newRow("ml") << u"500 ml jar"_s << 500;
        QTest::newRow("litre") << u"1 L tin"_s << 1000;
        QTest::newRow("half litre") << u"0.5 L"_s << 500;
        QTest::newRow("several") << u"3 × 200 ml"_s << 600;
        QTest::newRow("many words") << u"900 ml, 3 jars"_s << 900;
        QTest::newRow("kilograms") << u"15 kg"_s << 15'000;
        QTest::newRow("none") << u"Gift box"_s << 0;
        QTest::newRow("a word that begins like a unit") << u"3 loaves"_s << 0;
        QTest::newRow("empty") << QString() << 0;
    }

    void aPacksSizeIsReadFromItsLabel()
    {
        QFETCH(QString, label);
        QFETCH(int, amount);
        const auto size = packSize(label);
        QCOMPARE(size ? size->amount : 0, amount);
    }

    void theBestCodingThatIsTakenIsChosen()
    {
        QCOMPARE(codingFor("gzip, deflate, br"), Coding::Brotli);
        QCOMPARE(codingFor("gzip"), Coding::Gzip);
        QCOMPARE(codingFor("br;q=0, gzip;q=0.5"), Coding::Gzip);
        QCOMPARE(codingFor("*"), Coding::Brotli);
        QCOMPARE(codingFor("identity"), Coding::Identity);
        QCOMPARE(codingFor(""), Coding::Identity);
    }

    void eachCodingHasATagOfItsOwn()
    {
        const KeptBody body("text/html"_ba, QByteArray(5000, 'x'), Effort::Often);
        QSet<QByteArray> tags;
        for (const char *coding : {"identity", "gzip", "br"}) {
            const auto response =
                body.answer(requestWith({"Accept-Encoding"_ba, coding}), "public"_ba);
            tags.insert(response.etag);
            QCOMPARE(headerOf(response, "Vary"), "Accept-Encoding"_ba);
        }
        QCOMPARE(tags.size(), 3);
    }

    void aFormOfAnotherSiteIsRefused()
    {
        const QByteArray form = "application/x-www-form-urlencoded"_ba;
        const auto fault = [&form](const QByteArrayList &headers) {
            const auto read =
                readForm(requestWith(headers + QByteArrayList{"Content-Type", form}, "a=1"));
            return read ? 0 : int(read.error().fault) + 1;
        };
        const int forbidden = int(Fault::Forbidden) + 1;
        QCOMPARE(fault({"Sec-Fetch-Site", "same-origin"}), 0);
        QCOMPARE(fault({"Origin", "https://shop.example", "Host", "shop.example"}), 0);
        QCOMPARE(fault({"Origin", "https://evil.example", "Host", "shop.example"}), forbidden);
        QCOMPARE(fault({"Sec-Fetch-Site", "cross-site"}), forbidden);
        QCOMPARE(fault({"Host", "shop.example"}), forbidden);
    }

    void nobodyIsSentToAnotherSiteAfterLoggingIn()
    {
        QCOMPARE(safeNext(u"/checkout"_s, u"/account"_s), u"/checkout"_s);
        for (const QString &wanted :
             {u"//evil.example"_s, u"https://evil.example"_s, u"/\\evil.example"_s, QString()})
            QCOMPARE(safeNext(wanted, u"/account"_s), u"/account"_s);
    }

    void cookiesAreForNoScriptAndNoOtherSite()
    {
        http::Response response;
        Cookies(true).set(response, "name", "value", 60);
        QCOMPARE(headerOf(response, "Set-Cookie"),
                 "name=value; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"_ba);
    }

    void onlyALiveShopLetsCheckoutInAndOnlyWhereOnePays()
    {
        const auto policy = [](bool mock, bool pays) {
            StorefrontConfig config;
            config.mockPayments = mock;
            http::Response response;
            PageMaker(config).guard(response, pays);
            return headerOf(response, "Content-Security-Policy");
        };
        QVERIFY(policy(false, true).contains("script-src 'self' https://checkout.razorpay.com;"));
        for (const QByteArray &strict : {policy(true, true), policy(false, false)})
            QVERIFY2(!strict.contains("https:"), strict);
        for (const bool mock : {true, false})
            QVERIFY(!policy(mock, true).contains("unsafe"));
    }

    void aPhoneNumberIsTakenAsPeopleWriteIt()
    {
        for (const QString &typed : {u"98765 43210"_s, u"+91 98765-43210"_s, u"098765 43210"_s,
                                     u"919876543210"_s, u"(98765) 43210"_s})
            QCOMPARE(normalPhone(typed), u"+919876543210"_s);
        QCOMPARE(normalPhone(u"12345"_s), u"12345"_s);
    }

    void momentsAreThoseOfIndia()
    {
        QVERIFY(shownMoment(u"2026-11-22T20:00:00Z"_s).startsWith(u"23 Nov 2026, 1:30"_s));
        QCOMPARE(shownMoment(u"nonsense"_s), QString());
    }
};

QTEST_GUILESS_MAIN(PartsTest)
#include "parts_test.moc"
