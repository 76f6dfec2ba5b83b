// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/live_shop.h"
#include "tests/support/test_main.h"

#include <QLoggingCategory>
#include <QMutex>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using tests::LiveShop;
using tests::settled;
using Kind = SagaEnd::Kind;

namespace {

QString &logged()
{
    static QString text;
    return text;
}

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    logged() += message + u'\n';
}

/// Fails the test with the failure's own words.
template <class T>
const T &worked(const Answer<T> &answer)
{
    if (!answer)
        throw std::runtime_error(answer.error().reason.toStdString());
    return *answer;
}

} // namespace

class LiveCourierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aParcelGoesThroughEveryCall()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        const Consignment wish = shop.consignment(shop.paidOrder());
        QVERIFY(!worked(settled(courier->findByReference(wish.reference))));
        const CourierOrder made = worked(settled(courier->createOrder(wish)));
        QCOMPARE(worked(settled(courier->findByReference(wish.reference)))->orderId, made.orderId);

        const Awb awb = worked(settled(courier->assignAwb({made, false})));
        QCOMPARE(awb.number, shop.provider.account.orders.first().awb);
        QCOMPARE(worked(settled(courier->assignAwb({made, true}))).number, awb.number);
        QVERIFY(worked(settled(courier->schedulePickup(made))).at.has_value());
        QVERIFY(!worked(settled(courier->schedulePickup(made))).at.has_value());
        QVERIFY(worked(settled(courier->fetchLabel({wish, made, awb}))).startsWith("%PDF"));
    }

    void aManifestIsMadeBySagaAndPrintedAfter()
    {
        LiveShop shop;
        QCOMPARE(shop.shipAll(shop.paidOrder()).kind, Kind::Complete);
        const auto &there = shop.provider.account.orders.first();
        const CourierOrder order{QString::number(there.orderId), QString::number(there.shipmentId),
                                 there.awb};
        const auto courier = shop.courier();
        QVERIFY(there.manifested);
        QVERIFY(worked(settled(courier->manifest({order})))->startsWith("%PDF"));
        QCOMPARE(shop.provider.count(u"print"_s), 1);
        QVERIFY(settled(courier->announce(order)));
    }

    void aCourierThatMakesNoManifestStopsNothing()
    {
        LiveShop shop;
        shop.fail("manifest", "none", {}, -1);
        const OrderId order = shop.paidOrder();
        QCOMPARE(shop.shipAll(order).kind, Kind::Complete);
        QVERIFY(shop.shipment(order).labelReady && !shop.shipment(order).manifested);
        QCOMPARE(shop.flags(order), QStringList());
    }

    void trackingTellsWhereOneAndManyAre()
    {
        LiveShop shop;
        shop.shipAll(shop.paidOrder());
        const QString awb = shop.provider.account.orders.first().awb;
        const auto courier = shop.courier();
        QVERIFY(worked(settled(courier->track({awb}, 5'000))).isEmpty());
        QVERIFY(shop.provider.advance({.awb = awb, .statusIds = {42, 18}}));
        for (const QStringList &asked : {QStringList{awb}, QStringList{awb, u"FOREIGN"_s}}) {
            const auto news = worked(settled(courier->track(asked, 5'000)));
            QCOMPARE(news.size(), 1);
            QCOMPARE(news.value(awb).shipmentStatusId, 18);
            QCOMPARE(news.value(awb).scans.size(), 2);
        }
    }

    void onlyAParcelThatHasNotLeftIsCancelled()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        const OrderId order = shop.paidOrder();
        const CourierOrder made = worked(settled(courier->createOrder(shop.consignment(order))));
        const Awb awb = worked(settled(courier->assignAwb({made, false})));
        shop.provider.advance({.awb = awb.number, .statusIds = {42}});
        QCOMPARE(worked(settled(courier->cancel(made))), false);
        shop.provider.account.orders.first().statusId = 3;
        QCOMPARE(worked(settled(courier->cancel(made))), true);
        QCOMPARE(worked(settled(courier->cancel(made))), true);
        QCOMPARE(settled(courier->createOrder(shop.consignment(order))).error().kind,
                 FailureClass::Dead);
    }

    void theAccountsPickupAddressesAreRead()
    {
        LiveShop shop;
        shop.provider.account.pickupLocations = {u"Primary"_s, u"Godown"_s};
        QCOMPARE(worked(settled(shop.courier()->pickupLocations())),
                 (QStringList{u"Primary"_s, u"Godown"_s}));
        const OrderId order = shop.paidOrder();
        shop.config.pickupLocation = u"Elsewhere"_s;
        const SagaEnd end = shop.shipAll(order);
        QCOMPARE(end.kind, Kind::Parked);
        QVERIFY2(end.error.contains(u"Wrong Pickup location"_s), qPrintable(end.error));
    }

    void twoDaemonsAtOnceLogInOnce()
    {
        LiveShop shop(2);
        const auto here = shop.courier(0);
        const auto there = shop.courier(1);
        shop.fail("login", "slow", 300);
        std::vector<Task<Answer<QStringList>>> asked;
        for (int i = 0; i < 4; ++i) {
            asked.push_back(here->pickupLocations());
            asked.push_back(there->pickupLocations());
        }
        for (auto &task : asked)
            QVERIFY(settled(std::move(task)).has_value());
        QCOMPARE(shop.provider.account.logins, 1);
    }

    void anExpiredTokenIsRenewedOnce()
    {
        LiveShop shop(2);
        const auto here = shop.courier(0);
        const auto there = shop.courier(1);
        worked(settled(here->pickupLocations()));
        shop.provider.account.expireTokens();
        std::vector<Task<Answer<QStringList>>> asked;
        for (int i = 0; i < 3; ++i) {
            asked.push_back(here->pickupLocations());
            asked.push_back(there->pickupLocations());
        }
        for (auto &task : asked)
            QVERIFY(settled(std::move(task)).has_value());
        QCOMPARE(shop.provider.account.logins, 2);
    }

    void aTokenIsRenewedBeforeItsEnd()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        worked(settled(courier->pickupLocations()));
        shop.database().execute("UPDATE courier_tokens SET renew_at = now() - interval '1 s'");
        worked(settled(courier->pickupLocations()));
        QCOMPARE(shop.provider.account.logins, 2);
        for (const auto &seen : std::as_const(shop.provider.calls))
            QCOMPARE(seen.status, 200);
    }

    void aCallThatIsRefusedTwiceIsAnError()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        shop.fail("addresses", "401", {}, -1);
        QCOMPARE(settled(courier->pickupLocations()).error().kind, FailureClass::Park);
        QCOMPARE(shop.provider.count(u"addresses"_s), 2);
        QCOMPARE(shop.provider.account.logins, 2);
    }

    void a403NeverLogsIn()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        for (const char *kind : {"html_403", "ip_403"}) {
            shop.fail("addresses", kind);
            QCOMPARE(settled(courier->pickupLocations()).error().kind, FailureClass::Park);
        }
        QCOMPARE(shop.provider.account.logins, 1);
    }

    void wrongCredentialsAreTriedOnce()
    {
        LiveShop shop(2);
        shop.config.password = u"not-the-password"_s;
        const auto here = shop.courier(0);
        const auto there = shop.courier(1);
        for (const auto &courier : {here.get(), there.get(), here.get()}) {
            const auto refused = settled(courier->pickupLocations());
            QCOMPARE(refused.error().kind, FailureClass::Park);
            QVERIFY(refused.error().reason.contains(u"log-in"_s));
        }
        QCOMPARE(shop.provider.count(u"login"_s), 1);
    }

    void aPauseThatTheCourierAsksForIsKept()
    {
        LiveShop shop;
        shop.config.callDeadlineMs = 10'000;
        const auto courier = shop.courier();
        worked(settled(courier->pickupLocations()));
        shop.fail("addresses", "429", 70);
        const auto slowed = settled(courier->pickupLocations());
        QCOMPARE(slowed.error().kind, FailureClass::Retry);
        QCOMPARE(slowed.error().retryAfterSeconds, 70);
        QCOMPARE(settled(courier->pickupLocations()).error().kind, FailureClass::Retry);
        QCOMPARE(shop.provider.count(u"addresses"_s), 2);
    }

    void a429WithoutATimeIsPausedForTooAndEndsByItself()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        shop.fail("addresses", "429");
        QVERIFY(settled(courier->pickupLocations()).error().retryAfterSeconds.has_value());
    }

    void aCourierThatIsAwayIsLeftAloneForAWhile()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        worked(settled(courier->pickupLocations()));
        shop.fail("addresses", "503", {}, 5);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(settled(courier->pickupLocations()).error().kind, FailureClass::Retry);
        const int asked = shop.provider.count(u"addresses"_s);
        const auto refused = settled(courier->pickupLocations());
        QVERIFY(refused.error().retryAfterSeconds.value_or(0) > 0);
        QCOMPARE(shop.provider.count(u"addresses"_s), asked);
    }

    void everyShapeOfAnErrorBodyIsShownToStaff_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("flat") << uR"({"message":"the reason","status_code":400})"_s;
        QTest::newRow("fields") << uR"({"message":"Oops","errors":{"x":["the reason"]}})"_s;
        QTest::newRow("bag") << uR"({"message":{"phone":["the reason"]},"status_code":422})"_s;
        QTest::newRow("errors alone") << uR"({"errors":{"x":["the reason"]}})"_s;
        QTest::newRow("list") << uR"({"message":["one","the reason"]})"_s;
        QTest::newRow("bare text") << uR"("the reason")"_s;
        QTest::newRow("html") << u"<html>the reason</html>"_s;
    }

    void everyShapeOfAnErrorBodyIsShownToStaff()
    {
        QFETCH(QString, body);
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        shop.fail("create", "reply", QJsonObject{{u"status"_s, 422}, {u"body"_s, body}});
        QCOMPARE(shop.shipAll(order).kind, Kind::Parked);
        QVERIFY(shop.shipment(order).lastError.contains(u"the reason"_s));
        QCOMPARE(shop.flags(order), QStringList{u"shipment_stuck"_s});
    }

    void anEmptyWalletParksUntilItIsFilled()
    {
        for (const bool old : {false, true}) {
            LiveShop shop;
            const OrderId order = shop.paidOrder();
            shop.provider.account.balancePaise = 0;
            if (old)
                shop.fail("assign", "old_wallet");
            const SagaEnd end = shop.shipAll(order);
            QCOMPARE(end.kind, Kind::Parked);
            QVERIFY2(end.error.contains(u"wallet"_s), qPrintable(end.error));
            QCOMPARE(shop.orderState(order), "paid"_ba);
            shop.provider.account.balancePaise = 100'00;
            const auto courier = shop.courier();
            ShipmentSaga saga(&shop.daemon().database, courier.get(), shop.config);
            QCOMPARE(settled(saga.run(order, ShipmentSaga::Wish::Anew)).kind, Kind::Complete);
            QCOMPARE(shop.provider.account.orders.size(), 1);
            QCOMPARE(shop.flags(order), QStringList());
        }
    }

    void aLaneWithoutACourierAndAHeldAccountAreForAPerson_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("lane") << "assign"_ba << "nobody"_ba << u"not available"_s;
        QTest::newRow("text for data") << "assign"_ba << "text"_ba << u"Something went wrong"_s;
        QTest::newRow("kyc") << "create"_ba << "kyc"_ba << u"KYC"_s;
    }

    void aLaneWithoutACourierAndAHeldAccountAreForAPerson()
    {
        QFETCH(QByteArray, at);
        QFETCH(QByteArray, kind);
        QFETCH(QString, says);
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        shop.fail(at.constData(), kind.constData());
        const SagaEnd end = shop.shipAll(order);
        QCOMPARE(end.kind, Kind::Parked);
        QVERIFY2(end.error.contains(says), qPrintable(end.error));
    }

    void a200WithoutAShipmentIsAFailureAndTriedAgain()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        shop.fail("create", "dead");
        QCOMPARE(shop.shipAll(order).kind, Kind::Complete);
        QCOMPARE(shop.provider.account.orders.size(), 1);
        QCOMPARE(shop.shipment(order).attempts, 2);
    }

    void blanksAndTextsForNumbersAreRead()
    {
        LiveShop shop;
        shop.fail("create", "blanks");
        shop.fail("create", "texts");
        QCOMPARE(shop.shipAll(shop.paidOrder()).kind, Kind::Complete);
    }

    void aRepeatedReferenceIsTheSameOrder()
    {
        LiveShop shop;
        const auto courier = shop.courier();
        const Consignment wish = shop.consignment(shop.paidOrder());
        const CourierOrder first = worked(settled(courier->createOrder(wish)));
        QCOMPARE(worked(settled(courier->createOrder(wish))).shipmentId, first.shipmentId);
        shop.fail("create", "taken");
        QCOMPARE(worked(settled(courier->createOrder(wish))).shipmentId, first.shipmentId);
        shop.fail("create", "taken");
        shop.fail("orders", "lag");
        QCOMPARE(settled(courier->createOrder(wish)).error().kind, FailureClass::Retry);
        QCOMPARE(shop.provider.account.orders.size(), 1);
    }

    void aReferenceThatIsCancelledThereIsFollowedByAnother()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        const auto courier = shop.courier();
        const CourierOrder made = worked(settled(courier->createOrder(shop.consignment(order))));
        worked(settled(courier->cancel(made)));
        QCOMPARE(shop.shipAll(order).kind, Kind::Complete);
        QCOMPARE(shop.provider.account.living(), 1);
        QVERIFY(shop.provider.account.orders.last().reference.endsWith(u"-R2"_s));
    }

    void anAnswerThatIsLostShipsNothingTwice_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QByteArray>("kind");
        for (const char *at : {"create", "assign", "pickup", "label", "file"}) {
            for (const char *kind :
                 {"silent", "cut", "silent_after", "cut_after", "cut_in_body", "slow", "502"}) {
                QTest::addRow("%s %s", at, kind) << QByteArray(at) << QByteArray(kind);
            }
        }
    }

    void anAnswerThatIsLostShipsNothingTwice()
    {
        QFETCH(QByteArray, at);
        QFETCH(QByteArray, kind);
        LiveShop shop;
        shop.config.callDeadlineMs = 1'500;
        const OrderId order = shop.paidOrder();
        shop.fail(at.constData(), kind.constData());
        QCOMPARE(shop.shipAll(order).kind, Kind::Complete);
        QCOMPARE(shop.provider.account.orders.size(), 1);
        QCOMPARE(shop.freightsPaid(), 1);
        QCOMPARE(shop.shipment(order).awb, shop.provider.account.orders.first().awb);
        QVERIFY(shop.shipment(order).labelReady);
    }

    void aLabelComesOnlyFromTheCouriersHosts_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("foreign") << u"https://files.evil.example/label.pdf"_s;
        QTest::newRow("metadata") << u"https://169.254.169.254/latest"_s;
        QTest::newRow("plain") << u"http://shiprocket.in/label.pdf"_s;
        QTest::newRow("file") << u"file:///etc/hostname"_s;
        QTest::newRow("user") << u"https://shiprocket.in@files.evil.example/label.pdf"_s;
        QTest::newRow("nothing") << u"label.pdf"_s;
    }

    void aLabelComesOnlyFromTheCouriersHosts()
    {
        QFETCH(QString, url);
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        shop.fail("label", "url", url);
        QCOMPARE(shop.shipAll(order).kind, Kind::Parked);
        QVERIFY(!shop.shipment(order).labelReady);
        QCOMPARE(shop.provider.count(u"file"_s), 0);
    }

    void aLabelIsFetchedWithoutTheTokenAndMustBeAPdf()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        const QJsonObject page{{u"status"_s, 200}, {u"body"_s, u"<html>expired</html>"_s}};
        shop.fail("file", "reply", page);
        QCOMPARE(shop.shipAll(order).kind, Kind::Complete);
        QCOMPARE(shop.provider.count(u"file"_s), 2);
        for (const auto &seen : std::as_const(shop.provider.calls)) {
            const bool open = seen.name == u"file"_s || seen.name == u"login"_s;
            QCOMPARE(seen.authorization.isEmpty(), open);
        }
    }

    void aParcelThatMakesNoLabelIsShownToAPerson()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        shop.fail("label", "none", {}, -1);
        QCOMPARE(shop.shipAll(order).kind, Kind::Parked);
        QVERIFY(shop.shipment(order).lastError.contains(u"No valid shipment ids"_s));
    }

    void noSecretIsEverLogged()
    {
        QLoggingCategory::setFilterRules(u"paushtik.*=true"_s);
        logged().clear();
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        QString kept;
        {
            LiveShop shop;
            shop.fail("create", "401");
            shop.fail("assign", "502");
            shop.fail("pickup", "html_403");
            const OrderId order = shop.paidOrder();
            shop.shipAll(order);
            kept = shop.shipment(order).lastError;
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(QString());
        QVERIFY(logged().contains(u"/courier/assign/awb"_s));
        for (const QString &text : {logged(), kept}) {
            QVERIFY(!text.contains(simulators::Account().password));
            QVERIFY(!text.contains(u"Bearer"_s) && !text.contains(u".simulated"_s));
        }
    }
};

} // namespace paushtik::shipping

PAUSHTIK_TEST_MAIN(paushtik::shipping::LiveCourierTest)

#include "live_courier_test.moc"
