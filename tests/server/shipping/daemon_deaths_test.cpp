// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/child_daemon.h"
#include "tests/support/patience.h"

#include <QGuiApplication>
#include <QNetworkReply>
#include <QTest>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using tests::ChildDaemon;
using tests::LiveShop;
using tests::waitUntil;

namespace {

constexpr int kDied = 137;

/// As when the daemon that held them is long dead: what only time would do otherwise.
void endAllLeases(LiveShop &shop)
{
    shop.endLeases();
    shop.database().execute("UPDATE jobs SET lease_until = now() - interval '1 second',"
                            " run_at = now() - interval '1 second'"
                            " WHERE state IN ('ready', 'running')");
    shop.database().execute("UPDATE courier_tokens SET lease_until = NULL");
}

/// The job that a captured payment, or a person's cancellation, writes.
void queue(LiveShop &shop, const char *kind, OrderId order)
{
    shop.database().execute(
        "INSERT INTO jobs (id, kind, dedupe_key, payload) VALUES (gen_random_uuid(), $1, $2::text,"
        " jsonb_build_object('order_id', $2::text))",
        {kind, order.toString().toLatin1()});
}

OrderId queuedOrder(LiveShop &shop)
{
    const OrderId order = shop.paidOrder();
    queue(shop, "shipment.create", order);
    return order;
}

/// What is written down about the newest shipment; asked on a connection of its own.
bool holds(LiveShop &shop, const QByteArray &condition)
{
    return shop.one("SELECT count(*) FROM shipments WHERE " + condition) == "1";
}

} // namespace

class DaemonDeathsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDaemonThatDiesAnywhereShipsOnce_data()
    {
        QTest::addColumn<QByteArray>("point");
        for (const char *step :
             {"create_order", "assign_awb", "schedule_pickup", "fetch_label", "manifest"}) {
            for (const char *when : {"started", "answered", "recorded"}) {
                const QByteArray point = QByteArray("shipment.") + when + '.' + step;
                QTest::newRow(point.constData()) << point;
            }
        }
    }

    void aDaemonThatDiesAnywhereShipsOnce()
    {
        QFETCH(QByteArray, point);
        LiveShop shop;
        ChildDaemon daemon(&shop);
        daemon.start(point);
        QVERIFY2(!daemon.isDead(), daemon.log().constData());
        const OrderId order = queuedOrder(shop);
        QVERIFY2(waitUntil([&] { return daemon.isDead(); }), daemon.log().constData());
        QCOMPARE(daemon.exitCode(), kDied);

        endAllLeases(shop);
        daemon.start();
        QVERIFY2(waitUntil([&] { return holds(shop, "manifested_at IS NOT NULL"); }),
                 daemon.log().constData());
        QCOMPARE(shop.provider.account.orders.size(), 1);
        QCOMPARE(shop.freightsPaid(), 1);
        const Shipment shipment = shop.shipment(order);
        QCOMPARE(shipment.awb, shop.provider.account.orders.first().awb);
        QCOMPARE(shop.one("SELECT count(*) FROM shipments"), "1"_ba);
        QCOMPARE(shop.flags(order), QStringList());
        QVERIFY(!daemon.log().contains(shop.config.password.toUtf8()));
    }

    void aDaemonThatIsKilledWhileTheCourierThinksShipsOnce_data()
    {
        QTest::addColumn<QByteArray>("at");
        for (const char *at : {"login", "create", "assign", "pickup", "label", "file", "manifest"})
            QTest::newRow(at) << QByteArray(at);
    }

    void aDaemonThatIsKilledWhileTheCourierThinksShipsOnce()
    {
        QFETCH(QByteArray, at);
        LiveShop shop;
        ChildDaemon daemon(&shop);
        daemon.start();
        shop.fail(at.constData(), "silent_after");
        queuedOrder(shop);
        QVERIFY(waitUntil([&] { return shop.provider.count(QString::fromLatin1(at)) > 0; }));
        daemon.kill();

        endAllLeases(shop);
        daemon.start();
        QVERIFY2(waitUntil([&] { return holds(shop, "manifested_at IS NOT NULL"); }),
                 daemon.log().constData());
        QCOMPARE(shop.provider.account.orders.size(), 1);
        QCOMPARE(shop.freightsPaid(), 1);
    }

    void aCancellationThatIsCutShortIsFinished()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        QCOMPARE(shop.shipAll(order).kind, SagaEnd::Kind::Complete);
        shop.cancelOrder(order);
        queue(shop, "shipment.cancel", order);
        ChildDaemon daemon(&shop);
        daemon.start("shipment.answered.cancel");
        QVERIFY2(waitUntil([&] { return daemon.isDead(); }), daemon.log().constData());
        QCOMPARE(daemon.exitCode(), kDied);
        endAllLeases(shop);
        daemon.start();
        QVERIFY2(waitUntil([&] { return holds(shop, "state = 'cancelled'"); }),
                 daemon.log().constData());
        QCOMPARE(shop.provider.account.living(), 0);
    }

    void aWebhookThatWasKeptIsAppliedThoughTheDaemonDied()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        QCOMPARE(shop.shipAll(order).kind, SagaEnd::Kind::Complete);
        ChildDaemon daemon(&shop);
        daemon.start("courier.webhook_kept");
        tellTheDaemon(shop, daemon);
        QVERIFY(shop.provider.advance(
            {.awb = shop.provider.account.orders.first().awb, .statusIds = {42}}));
        QVERIFY2(waitUntil([&] { return daemon.isDead(); }), daemon.log().constData());
        QCOMPARE(daemon.exitCode(), kDied);
        QCOMPARE(shop.shipment(order).state, ShipmentState::PickupScheduled);
        daemon.start();
        QVERIFY2(waitUntil([&] { return holds(shop, "state = 'picked_up'"); }),
                 daemon.log().constData());
        QCOMPARE(shop.orderState(order), "shipped"_ba);
    }

    void webhooksLateTwiceAndShuffledEndInTheSameState()
    {
        LiveShop shop;
        const OrderId order = shop.paidOrder();
        QCOMPARE(shop.shipAll(order).kind, SagaEnd::Kind::Complete);
        ChildDaemon daemon(&shop);
        daemon.start();
        tellTheDaemon(shop, daemon);
        QVERIFY(shop.provider.advance({.awb = shop.provider.account.orders.first().awb,
                                       .statusIds = {19, 42, 6, 18, 38, 17, 21, 17, 7},
                                       .copies = 2,
                                       .shuffled = true}));
        QVERIFY2(waitUntil([&] { return shop.provider.webhooks.answers.size() == 18; }),
                 daemon.log().constData());
        for (const int answer : std::as_const(shop.provider.webhooks.answers))
            QCOMPARE(answer, 200);
        QCOMPARE(shop.shipment(order).state, ShipmentState::Delivered);
        QCOMPARE(shop.orderState(order), "delivered"_ba);
    }

    void aPickupLocationThatTheAccountLacksIsWarnedOfOnce()
    {
        LiveShop shop;
        shop.config.pickupLocation = u"Nowhere"_s;
        ChildDaemon daemon(&shop);
        daemon.start();
        QVERIFY(waitUntil([&] { return daemon.log().contains("SHIPROCKET_PICKUP_LOCATION"); }));
        QVERIFY(!daemon.isDead());
        QCOMPARE(daemon.log().count("SHIPROCKET_PICKUP_LOCATION"), 1);
    }

private:
    static void tellTheDaemon(LiveShop &shop, const ChildDaemon &daemon)
    {
        shop.provider.webhooks.url =
            QUrl(u"http://127.0.0.1:%1/api/v1/webhooks/courier"_s.arg(daemon.port()));
        shop.provider.webhooks.key = ChildDaemon::kWebhookToken;
    }
};

} // namespace paushtik::shipping

QTEST_GUILESS_MAIN(paushtik::shipping::DaemonDeathsTest)

#include "daemon_deaths_test.moc"
