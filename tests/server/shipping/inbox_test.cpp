// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_inbox_store.h"
#include "server/shipping/manifests_service.h"
#include "server/shipping/mock_courier.h"
#include "server/shipping/tracking_service.h"
#include "tests/server/shipping/scripted_courier.h"
#include "tests/server/shipping/shipping_shop.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using tests::ScriptedCourier;
using tests::settled;
using tests::ShippingShop;
using tests::webhookOf;
using Wish = ShipmentSaga::Wish;

namespace {

// SHIPMENT table.
constexpr int kPickedUp = 42;
constexpr int kInTransit = 18;
constexpr int kOutForDelivery = 17;
constexpr int kUndelivered = 21;
constexpr int kDelivered = 7;
constexpr int kCancelled = 8;
constexpr int kRto = 9;
constexpr int kRtoTransit = 46;

struct Shelf {
    ShippingShop shop;
    ScriptedCourier courier;
    CourierInbox inbox{&shop.daemon().database};

    OrderId shipped()
    {
        const OrderId order = shop.paidOrder();
        settled(shop.saga(&courier).run(order, Wish::GoOn));
        return order;
    }
    QString awbOf(OrderId order) { return shop.shipment(order).awb; }
    bool tell(OrderId order, int status, int at)
    {
        return settled(inbox.receive(webhookOf(awbOf(order), status, at)));
    }
    ShipmentState stateOf(OrderId order) { return shop.shipment(order).state; }
};

CourierNews poll(const QString &awb, int statusId, QList<int> scans)
{
    CourierNews news;
    news.awb = awb;
    news.polled = true;
    news.shipmentStatusId = statusId;
    for (const int scan : scans)
        news.scans.append({Timestamp::now(), scan, {}, u"scan %1"_s.arg(scan), {}});
    return news;
}

} // namespace

class InboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHistoryEndsInTheSameStateInEveryOrderAndWithDuplicates_data()
    {
        QTest::addColumn<QList<int>>("history");
        QTest::addColumn<QString>("end");
        QTest::newRow("life") << QList<int>{1, 3, 19, 42, 6, 18, 38, 17, 7} << u"delivered"_s;
        QTest::newRow("attempts") << QList<int>{42, 6, 18, 17, 21, 17, 21, 17}
                                  << u"out_for_delivery"_s;
        QTest::newRow("return") << QList<int>{42, 18, 17, 21, 17, 21, 9, 46, 41, 10, 14}
                                << u"rto_delivered"_s;
        QTest::newRow("pickup") << QList<int>{1, 4, 20, 15, 19} << u"pickup_scheduled"_s;
    }

    void aHistoryEndsInTheSameStateInEveryOrderAndWithDuplicates()
    {
        QFETCH(QList<int>, history);
        QFETCH(QString, end);
        Shelf shelf;
        QRandomGenerator random(20260807);
        for (int shuffle = 0; shuffle < 12; ++shuffle) {
            const OrderId order = shelf.shipped();
            QList<int> places;
            for (int i = 0; i < history.size(); ++i)
                places.append(i);
            places.append({0, static_cast<int>(history.size()) - 1});
            std::shuffle(places.begin(), places.end(), random);
            for (const int place : places)
                QVERIFY(shelf.tell(order, history[place], place * 60));
            QCOMPARE(QString(toString(shelf.stateOf(order))), end);
            const QByteArray expected = end == u"delivered"_s          ? "delivered"
                                        : end == u"pickup_scheduled"_s ? "paid"
                                                                       : "shipped";
            QCOMPARE(shelf.shop.orderState(order), expected);
        }
    }

    void theOrderMovesWithItsParcel()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        QCOMPARE(shelf.shop.orderState(order), "paid"_ba);
        shelf.tell(order, kPickedUp, 1);
        QCOMPARE(shelf.shop.orderState(order), "shipped"_ba);
        shelf.tell(order, kDelivered, 2);
        QCOMPARE(shelf.shop.orderState(order), "delivered"_ba);
        QVERIFY(shelf.shop.timelineKinds(order).contains(u"shipment_delivered"_s));
    }

    void theSameWebhookAgainIsOnlyCounted()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        QVERIFY(shelf.tell(order, kPickedUp, 1));
        const QStringList before = shelf.shop.timelineKinds(order);
        QVERIFY(shelf.tell(order, kPickedUp, 1));
        QCOMPARE(shelf.shop.timelineKinds(order), before);
        QCOMPARE(shelf.shop.one("SELECT deliveries FROM webhook_events"), "2"_ba);
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM shipment_events"), "1"_ba);
    }

    void aWebhookThatOutrunsItsAwbIsAppliedWhenTheAwbIsThere()
    {
        Shelf shelf;
        QVERIFY(!settled(shelf.inbox.receive(webhookOf(u"AWB1"_s, kPickedUp, 1))));
        const OrderId order = shelf.shipped();
        QCOMPARE(shelf.awbOf(order), u"AWB1"_s);
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM jobs WHERE kind = 'courier.apply'"), "1"_ba);
        const QByteArray event = shelf.shop.one("SELECT event_id FROM webhook_events");
        QVERIFY(settled(shelf.inbox.apply(QString::fromLatin1(event))));
        QCOMPARE(shelf.stateOf(order), ShipmentState::PickedUp);
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM courier_waiting"), "0"_ba);
    }

    void whatCannotBeReadIsKeptAndIgnored()
    {
        Shelf shelf;
        for (const QByteArray &body : {"{"_ba, "[]"_ba, ""_ba, "\xff\xfe"_ba})
            QVERIFY(!settled(shelf.inbox.receive(body)));
        QVERIFY(!settled(shelf.inbox.receive("{}"_ba)));
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM webhook_events"), "5"_ba);
    }

    void whatNoColumnHoldsIsKeptAndIgnored()
    {
        Shelf shelf;
        const QByteArray nul = R"({"awb":"A\u0000B","shipment_status":"\u0000"})";
        QVERIFY(!settled(shelf.inbox.receive(nul)));
        QString endless;
        for (int i = 0; i < 3'000; ++i)
            endless += QString::number(i * 7'919, 36);
        const QJsonObject body{{u"awb"_s, endless}, {u"shipment_status"_s, endless}};
        QVERIFY(!settled(shelf.inbox.receive(QJsonDocument(body).toJson())));
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM webhook_events"), "2"_ba);
    }

    void aContradictionOfAFinalStateIsShownToAPersonAndMovesNothing()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        shelf.tell(order, kDelivered, 1);
        shelf.tell(order, kRto, 2);
        QCOMPARE(shelf.stateOf(order), ShipmentState::Delivered);
        QCOMPARE(shelf.shop.flags(order), QStringList{u"post_terminal_event"_s});
    }

    void aShipmentThatTheCourierCancelsLeavesTheOrderPaidAndFlagged()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        shelf.tell(order, kCancelled, 1);
        QCOMPARE(shelf.stateOf(order), ShipmentState::Cancelled);
        QCOMPARE(shelf.shop.orderState(order), "paid"_ba);
        QCOMPARE(shelf.shop.flags(order), QStringList{u"shipment_cancelled"_s});
    }

    void aReturnEndsAsADeliveryOnlyWhenTheCourierConfirmsIt()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        shelf.tell(order, kRto, 1);
        shelf.tell(order, kDelivered, 2);
        QCOMPARE(shelf.stateOf(order), ShipmentState::RtoInitiated);
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM jobs WHERE kind = 'courier.poll'"), "1"_ba);

        const Shipment shipment = shelf.shop.shipment(order);
        settled(shelf.inbox.applyPoll(shipment.id, poll(shipment.awb, kDelivered, {kRtoTransit})));
        QCOMPARE(shelf.stateOf(order), ShipmentState::RtoInitiated);
        settled(shelf.inbox.applyPoll(shipment.id, poll(shipment.awb, kDelivered, {})));
        QCOMPARE(shelf.stateOf(order), ShipmentState::Delivered);
    }

    void scansFillInWhatTheHeadSkipped()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        const QByteArray body = QStringLiteral(R"({"awb":"%1","shipment_status_id":"18",
            "current_timestamp":"03 07 2026 11:43:52","scans":[
            {"date":"2026-07-02 15:32:17","activity":"Picked up","location":"Jaipur",
             "sr-status":"42"},
            {"date":"2026-07-02 17:19:14","activity":"Added to Bag","location":"Jaipur",
             "sr-status":"NA"},
            {"date":"2026-07-03 11:43:46","activity":"Bag Added To Trip","location":"Jaipur",
             "sr-status":"18"}]})")
                                    .arg(shelf.awbOf(order))
                                    .toUtf8();
        QVERIFY(settled(shelf.inbox.receive(body)));
        QCOMPARE(shelf.stateOf(order), ShipmentState::InTransit);
        const QStringList kinds = shelf.shop.timelineKinds(order);
        QVERIFY(kinds.indexOf(u"shipment_picked_up"_s) < kinds.indexOf(u"shipment_in_transit"_s));
        QVERIFY(kinds.contains(u"shipment_picked_up"_s));
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM shipment_events"), "3"_ba);
        QCOMPARE(shelf.shop.one("SELECT count(*) FROM shipment_events WHERE state IS NULL"),
                 "1"_ba);
    }

    void theMocksParcelWalksAllTheWayHoweverFastItIsPushed()
    {
        ShippingShop shop;
        MockCourier courier(&shop.daemon().database, std::make_shared<CpuPool>(1), Sender{});
        CourierInbox inbox(&shop.daemon().database);
        const OrderId order = shop.paidOrder();
        settled(shop.saga(&courier).run(order, Wish::GoOn));
        const QString awb = shop.shipment(order).awb;
        for (const int status : {kPickedUp, kInTransit, kOutForDelivery, kUndelivered,
                                 kOutForDelivery, kUndelivered, kOutForDelivery, kDelivered}) {
            const auto body = settled(courier.advance(awb, status));
            QVERIFY(body && settled(inbox.receive(*body)));
            const auto reading = readShipmentStatus(status, {}, false);
            QCOMPARE(shop.shipment(order).state, *reading.state);
        }
        QVERIFY(!settled(courier.advance(u"NONE"_s, kDelivered)));
    }

    void trackingIsLiveAndSaysWhenItIsNot()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        TrackingService tracking(&shelf.shop.daemon().database, &shelf.courier, &shelf.inbox,
                                 std::make_shared<TrackingCache>());
        shelf.courier.news.insert(shelf.awbOf(order),
                                  poll(shelf.awbOf(order), kInTransit, {kPickedUp, kInTransit}));
        shelf.courier.away = true;
        const QJsonObject stored = settled(tracking.track(order));
        QCOMPARE(stored.value("stale"_L1).toBool(), true);
        QCOMPARE(stored.value("state"_L1).toString(), u"pickup_scheduled"_s);
        shelf.courier.away = false;
        const QJsonObject live = settled(tracking.track(order));
        QCOMPARE(live.value("stale"_L1).toBool(), false);
        QCOMPARE(live.value("state"_L1).toString(), u"in_transit"_s);
        QCOMPARE(live.value("events"_L1).toArray().size(), 2);
        QCOMPARE(shelf.shop.orderState(order), "shipped"_ba);
    }

    void silentParcelsAreAskedAboutOnceInAWhile()
    {
        Shelf shelf;
        const OrderId order = shelf.shipped();
        TrackingService tracking(&shelf.shop.daemon().database, &shelf.courier, &shelf.inbox,
                                 std::make_shared<TrackingCache>());
        QCOMPARE(settled(tracking.pollSilent()), 0);
        shelf.shop.one("UPDATE shipments SET created_at = now() - interval '7 hours'");
        shelf.courier.news.insert(shelf.awbOf(order),
                                  poll(shelf.awbOf(order), kPickedUp, {kPickedUp}));
        QCOMPARE(settled(tracking.pollSilent()), 1);
        QCOMPARE(shelf.stateOf(order), ShipmentState::PickedUp);
        QCOMPARE(settled(tracking.pollSilent()), 0);
    }

    void aManifestTakesAllOfItsShipmentsOrNone()
    {
        Shelf shelf;
        db::Database *database = &shelf.shop.daemon().database;
        ManifestsService manifests(database, &shelf.courier, std::make_shared<CpuPool>(1),
                                   Sender{});
        const ShipmentId first = shelf.shop.shipment(shelf.shipped()).id;
        const ShipmentId second = shelf.shop.shipment(shelf.shipped()).id;
        shelf.courier.failNext(Step::AssignAwb, {FailureClass::Park, u"no AWB"_s, {}});
        const ShipmentId bare = shelf.shop.shipment(shelf.shipped()).id;

        const auto refused = settled(manifests.create({first, bare}, {}, nullptr));
        QCOMPARE(refused.error().code, u"not_manifestable"_s);
        QVERIFY(!shelf.shop.one("SELECT count(*) FROM manifests").toInt());
        const auto made = settled(manifests.create({first, second}, {}, nullptr));
        QVERIFY(made.has_value());
        static const QRegularExpression form(u"^MF-\\d{4}-\\d{6}$"_s);
        QVERIFY(form.match(made->number).hasMatch());
        QCOMPARE(made->shipments.size(), 2);
        QCOMPARE(settled(manifests.create({second}, {}, nullptr)).error().code,
                 u"not_manifestable"_s);
        QVERIFY(settled(manifests.pdf(made->id))->startsWith("%PDF"));
        QCOMPARE(settled(manifests.pdf(ManifestId::make())).error().fault, Fault::NotFound);
    }
};

} // namespace paushtik::shipping

// Manifests are drawn with fonts.
int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    paushtik::shipping::InboxTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "inbox_test.moc"
