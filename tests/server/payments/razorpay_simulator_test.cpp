// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/simulator.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

struct Got {
    int status;
    QJsonObject body;
    QString description() const { return body["error"_L1]["description"_L1].toString(); }
};

} // namespace

/// The stand-in is only worth something if it answers as the provider does (razorpay.md).
class RazorpaySimulatorTest : public QObject {
    Q_OBJECT

    Got send(const QByteArray &method, const QString &path, const QByteArray &body = {},
             const QByteArray &type = "application/json"_ba)
    {
        QNetworkRequest request(QUrl(m_provider->baseUrl() + path));
        if (!m_authorization.isEmpty())
            request.setRawHeader("Authorization", m_authorization);
        if (!m_refundKey.isEmpty())
            request.setRawHeader("X-Refund-Idempotency", m_refundKey);
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        const std::unique_ptr<QNetworkReply> reply(
            m_network.sendCustomRequest(request, method, body));
        tests::waitUntil([&reply] { return reply->isFinished(); });
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                QJsonDocument::fromJson(reply->readAll()).object()};
    }
    QString order()
    {
        return send("POST"_ba, u"/orders"_s, R"({"amount":50000,"currency":"INR"})"_ba)
            .body["id"_L1]
            .toString();
    }
    QString authorized()
    {
        const QString payment = m_provider->books.pay(order());
        m_provider->books.authorize(payment);
        return payment;
    }

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<RazorpaySimulator>();
        QVERIFY(m_provider->listen());
        m_authorization =
            "Basic " + (QByteArray(RazorpaySimulator::kKeyId) + ':' + RazorpaySimulator::kKeySecret)
                           .toBase64();
        m_refundKey.clear();
    }

    void withoutTheKeysNothingIsAnswered()
    {
        const QByteArray good = std::exchange(m_authorization, {});
        QCOMPARE(send("GET"_ba, u"/orders"_s).description(),
                 u"Please provide your api key for authentication purposes"_s);
        m_authorization = "basic" + good.mid(5);
        const Got got = send("GET"_ba, u"/orders"_s);
        QCOMPARE(got.status, 401);
        QCOMPARE(got.description(), u"Authentication failed"_s);
    }

    void emptyNotesAreAnArrayAndOthersAnObject()
    {
        const Got bare = send("POST"_ba, u"/orders"_s, R"({"amount":50000,"currency":"INR"})"_ba);
        QCOMPARE(bare.status, 200);
        QVERIFY(bare.body["notes"_L1].isArray());
        QVERIFY(bare.body["receipt"_L1].isNull());
        const Got noted = send("POST"_ba, u"/orders"_s,
                               R"({"amount":50000,"currency":"INR","notes":{"a":"b"}})"_ba);
        QVERIFY(noted.body["notes"_L1].isObject());
    }

    void anOrderOutOfBoundsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("description");
        QTest::newRow("too little") << R"({"amount":99,"currency":"INR"})"_ba
                                    << u"Order amount less than minimum amount allowed"_s;
        QTest::newRow("a fraction")
            << R"({"amount":100.5,"currency":"INR"})"_ba << u"The amount must be an integer."_s;
        QTest::newRow("nothing") << R"({"currency":"INR"})"_ba << u"amount: is required."_s;
        QTest::newRow("a field of ours") << R"({"amount":100,"currency":"INR","x":1})"_ba
                                         << u"x is/are not required and should not be sent"_s;
        QTest::newRow("a long receipt")
            << R"({"amount":100,"currency":"INR","receipt":"LONG"})"_ba.replace("LONG",
                                                                                QByteArray(41, 'r'))
            << u"receipt: the length must be no more than 40."_s;
    }
    void anOrderOutOfBoundsIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, description);
        const Got got = send("POST"_ba, u"/orders"_s, body);
        QCOMPARE(got.status, 400);
        QCOMPARE(got.description(), description);
    }

    void listsComeInPagesNewestFirst()
    {
        QStringList ids;
        for (int i = 0; i < 12; ++i)
            ids.prepend(order());
        const Got first = send("GET"_ba, u"/orders"_s);
        QCOMPARE(first.body["count"_L1].toInt(), 10);
        QCOMPARE(first.body["items"_L1][0]["id"_L1].toString(), ids.first());
        const Got second = send("GET"_ba, u"/orders?count=10&skip=10"_s);
        QCOMPARE(second.body["count"_L1].toInt(), 2);
        QCOMPARE(second.body["items"_L1][1]["id"_L1].toString(), ids.last());
        QCOMPARE(send("GET"_ba, u"/orders?count=101"_s).description(),
                 u"The count may not be greater than 100."_s);
        QCOMPARE(send("GET"_ba, u"/orders?count=x"_s).description(),
                 u"The count must be an integer."_s);
    }

    void captureTakesAnAuthorizedPaymentOnceAndWhole()
    {
        const QString payment = authorized();
        const QString path = u"/payments/%1/capture"_s.arg(payment);
        QCOMPARE(send("POST"_ba, path, R"({"amount":1,"currency":"INR"})"_ba).description(),
                 u"Capture amount must be equal to the amount authorized"_s);
        const QByteArray form = "amount=50000&currency=INR"_ba; // as older clients send it
        const Got captured = send("POST"_ba, path, form, "application/x-www-form-urlencoded"_ba);
        QCOMPARE(captured.body["status"_L1].toString(), u"captured"_s);
        QCOMPARE(captured.body["fee"_L1].toInt(), 1180);
        QCOMPARE(send("POST"_ba, path, R"({"amount":50000,"currency":"INR"})"_ba).description(),
                 u"This payment has already been captured"_s);
        const QString paid = captured.body["order_id"_L1].toString();
        QCOMPARE(send("GET"_ba, u"/orders/"_s + paid).body["status"_L1].toString(), u"paid"_s);
    }

    void refundsKeepToTheCapturedAmountAndToTheirKeys()
    {
        const QString payment = authorized();
        const QString path = u"/payments/%1/refund"_s.arg(payment);
        QVERIFY(send("POST"_ba, path, "{}"_ba).description().contains("should be captured"_L1));
        m_provider->books.captureByItself(payment);
        m_refundKey = "short"_ba;
        QCOMPARE(send("POST"_ba, path, R"({"amount":20000})"_ba).status, 400);
        m_refundKey = "long-enough-1"_ba;
        const Got made = send("POST"_ba, path, R"({"amount":20000})"_ba);
        QCOMPARE(made.status, 200);
        QCOMPARE(send("POST"_ba, path, R"({"amount":20000})"_ba).body, made.body);
        QCOMPARE(send("POST"_ba, path, R"({"amount":20001})"_ba).status, 409);
        m_refundKey.clear();
        QCOMPARE(send("POST"_ba, path, R"({"amount":30001})"_ba).status, 400);
        QCOMPARE(send("POST"_ba, path, "{}"_ba).body["amount"_L1].toInt(), 30'000);
        const Got whole = send("GET"_ba, u"/payments/"_s + payment);
        QCOMPARE(whole.body["status"_L1].toString(), u"refunded"_s);
        QCOMPARE(whole.body["captured"_L1].toBool(), true);
    }

    void aFailedPaymentCanStillBecomeMoney()
    {
        const QString payment = m_provider->books.pay(order());
        QVERIFY(m_provider->books.fail(payment));
        QVERIFY(m_provider->books.authorize(payment));
        QVERIFY(m_provider->books.captureByItself(payment));
        QVERIFY(!m_provider->books.fail(payment));
    }

    void eventsComeAgainUnderOneIdUntilTheyAreTakenOrTheHookIsOff()
    {
        QList<WireRequest> came;
        int refusals = 2;
        WireServer shop([&came, &refusals](const WireRequest &request) {
            came.append(request);
            return WireAnswer{refusals-- > 0 ? 500 : 200};
        });
        QVERIFY(shop.listen());
        WebhookSender &webhooks = m_provider->webhooks;
        webhooks.habits.clockScale = 0.0001;
        webhooks.sendTo(QUrl(u"http://127.0.0.1:%1/hook"_s.arg(shop.port())));
        m_provider->books.authorize(m_provider->books.pay(order()));
        QVERIFY(tests::waitUntil([&came] { return came.size() == 3; }));
        QCOMPARE(came[0].body, came[2].body);
        QCOMPARE(came[0].headers.value("x-razorpay-event-id"_ba),
                 came[2].headers.value("x-razorpay-event-id"_ba));
        QCOMPARE(came[0].headers.value("x-razorpay-signature"_ba).size(), 64);
        QVERIFY(webhooks.enabled());

        refusals = 1'000;
        m_provider->books.authorize(m_provider->books.pay(order()));
        QVERIFY(tests::waitUntil([&webhooks] { return !webhooks.enabled(); }));
        QCOMPARE(came.size(), 3 + 16);
    }

    void aPersonDrivesItByControl()
    {
        const QString id = order();
        const QString root = m_provider->baseUrl().chopped(3);
        const auto post = [this, &root](const QString &path, const QByteArray &body) {
            QNetworkRequest request(QUrl(root + path));
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
            const std::unique_ptr<QNetworkReply> reply(m_network.post(request, body));
            tests::waitUntil([&reply] { return reply->isFinished(); });
            return QJsonDocument::fromJson(reply->readAll()).object();
        };
        const QJsonObject wanted{{u"order_id"_s, id}};
        const QJsonObject paid =
            post(u"/control/payments"_s, QJsonDocument(wanted).toJson(QJsonDocument::Compact));
        QCOMPARE(paid["status"_L1].toString(), u"captured"_s);
        QVERIFY(post(u"/control/faults"_s, R"({"kind":"502","times":1})"_ba)["done"_L1].toBool());
        QCOMPARE(send("GET"_ba, u"/orders"_s).status, 502);
        QCOMPARE(send("GET"_ba, u"/orders"_s).status, 200);
    }

private:
    std::unique_ptr<RazorpaySimulator> m_provider;
    QNetworkAccessManager m_network;
    QByteArray m_authorization;
    QByteArray m_refundKey;
};

} // namespace paushtik::simulators

PAUSHTIK_TEST_MAIN(paushtik::simulators::RazorpaySimulatorTest)
#include "razorpay_simulator_test.moc"
