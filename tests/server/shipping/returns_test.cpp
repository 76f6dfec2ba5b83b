// SPDX-License-Identifier: GPL-3.0-or-later
// A parcel that came back: a person says what of it is good, once, whatever becomes of the money.
#include "server/shipping/courier_inbox.h"
#include "server/shipping/shipment_document.h"
#include "tests/server/shipping/scripted_courier.h"
#include "tests/server/shipping/shipping_shop.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QTest>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using orders::GoodLine;
using tests::ScriptedCourier;
using tests::settled;
using tests::ShippingShop;
using tests::webhookOf;

namespace {

constexpr int kPickedUp = 42;
constexpr int kUndelivered = 21;
constexpr int kRto = 9;
constexpr int kRtoDelivered = 10;

struct Desk {
    ShippingShop shop{2};
    ScriptedCourier courier;
    CourierInbox inbox{&shop.daemon().database};
    ProductId cow = shop.product(10);
    ProductId buffalo = shop.product(10);

    void move(OrderId order, QList<int> statuses)
    {
        for (const int status : statuses)
            settled(inbox.receive(webhookOf(shop.shipment(order).awb, status, ++m_at)));
    }

    /// Three jars of cow, one of buffalo, paid through the gateway and sent.
    OrderId sent()
    {
        const QJsonObject order = shop.placed({{cow, 3}, {buffalo, 1}});
        const OrderId id = *OrderId::parse(order["id"_L1].toString());
        const QString gatewayOrder = u"order_mock_"_s + order["number"_L1].toString();
        settled(shop.daemon().gateway->pay(gatewayOrder, GatewayStatus::Captured));
        settled(shop.daemon().payments->reverify(id));
        settled(shop.saga(&courier).run(id, ShipmentSaga::Wish::GoOn));
        move(id, {kPickedUp, kUndelivered});
        return id;
    }

    OrderId back()
    {
        const OrderId order = sent();
        move(order, {kRto, kRtoDelivered});
        return order;
    }

    Result<QJsonObject> restock(OrderId order, QList<GoodLine> good, int daemon = 0)
    {
        const orders::Actor ravi{makeUuidV7(), u"Ravi"_s, u"warehouse"_s, "r-1"_ba};
        return settled(shop.daemon(daemon).orders->restock(order, std::move(good), u"one leaked"_s,
                                                           ravi, nullptr));
    }

    Task<Result<payments::Refund>> refunding(OrderId order, bool restocks)
    {
        payments::RefundWish wish;
        wish.reason = u"came back"_s;
        wish.restock = restocks;
        return shop.daemon().payments->refund(order, std::move(wish), nullptr);
    }

    QJsonObject offer(OrderId order)
    {
        return settled(shop.daemon().orders->document(order))["restock"_L1].toObject();
    }

    QJsonObject shipmentDocument(OrderId order)
    {
        QList<Shipment> one{shop.shipment(order)};
        return settled(documentsOf(shop.daemon().database, std::move(one))).first();
    }

    QByteArray ledger(OrderId order)
    {
        return shop.database().execute(
            "SELECT coalesce(string_agg(delta || ' ' || reason || ' ' || actor_name, ', '"
            " ORDER BY delta), '') FROM stock_ledger WHERE order_id = $1 AND delta > 0",
            {order.toString().toLatin1()});
    }

private:
    int m_at = 0;
};

} // namespace

class ReturnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAParcelThatIsBackOffersItsJars()
    {
        Desk desk;
        const OrderId order = desk.sent();
        QVERIFY(desk.offer(order).isEmpty());
        QCOMPARE(desk.shipmentDocument(order)["restock_offered"_L1], false);
        QCOMPARE(desk.restock(order, {}).error().code, u"not_returned"_s);
        desk.move(order, {kRto});
        QVERIFY(desk.offer(order).isEmpty());
        desk.move(order, {kRtoDelivered});
        QCOMPARE(desk.offer(order)["offered"_L1], true);
        QCOMPARE(desk.offer(order)["lines"_L1].toArray().size(), 2);
        QCOMPARE(desk.shipmentDocument(order)["restock_offered"_L1], true);
        QCOMPARE(desk.shop.stock(desk.cow), 7);
        QCOMPARE(desk.shop.faults(), QStringList());
    }

    void whatIsGoodIsStockAgainAndTheRestIsWrittenOff()
    {
        Desk desk;
        const OrderId order = desk.back();
        const auto settledOrder = desk.restock(order, {{desk.cow, 2}});
        QVERIFY(settledOrder);
        QCOMPARE(desk.shop.stock(desk.cow), 9);
        QCOMPARE(desk.shop.stock(desk.buffalo), 9);
        QCOMPARE(desk.ledger(order), "2 returned Ravi"_ba);
        const QJsonObject restock = (*settledOrder)["restock"_L1].toObject();
        QCOMPARE(restock["offered"_L1], false);
        QCOMPARE(restock["note"_L1], u"one leaked"_s);
        QCOMPARE(restock["settled_by"_L1].toObject()["name"_L1], u"Ravi"_s);
        const QJsonObject cow = restock["lines"_L1].toArray().first().toObject();
        QCOMPARE(cow["good"_L1].toInt(), 2);
        QCOMPARE(cow["written_off"_L1].toInt(), 1);
        QVERIFY(desk.shop.timelineKinds(order).contains(u"restocked"_s));
        QCOMPARE(desk.shop.one("SELECT count(*) FROM audit_log WHERE action = 'return_settled'"),
                 "1"_ba);
        QCOMPARE(desk.shop.faults(), QStringList());
    }

    void itIsSettledOnce()
    {
        Desk desk;
        const OrderId order = desk.back();
        QVERIFY(desk.restock(order, {{desk.cow, 1}}));
        QCOMPARE(desk.restock(order, {{desk.cow, 3}}).error().code, u"already_restocked"_s);
        QVERIFY(settled(desk.refunding(order, true)));
        QCOMPARE(desk.shop.stock(desk.cow), 8);
        QCOMPARE(desk.offer(order)["lines"_L1].toArray().first()["good"_L1].toInt(), 1);
        QCOMPARE(desk.shop.faults(), QStringList());
    }

    void aRefundThatPutTheJarsBackSettlesItToo()
    {
        Desk desk;
        const OrderId order = desk.back();
        QVERIFY(settled(desk.refunding(order, true)));
        QCOMPARE(desk.offer(order)["offered"_L1], false);
        QCOMPARE(desk.shipmentDocument(order)["restock_offered"_L1], false);
        QCOMPARE(desk.restock(order, {{desk.cow, 3}}).error().code, u"already_restocked"_s);
        QCOMPARE(desk.shop.stock(desk.cow), 10);
        QCOMPARE(desk.shop.faults(), QStringList());
    }

    void aRefundOfTheMoneyAloneLeavesTheOffer()
    {
        Desk desk;
        const OrderId order = desk.back();
        QVERIFY(settled(desk.refunding(order, false)));
        QCOMPARE(desk.shop.orderState(order), "refunded"_ba);
        QCOMPARE(desk.offer(order)["offered"_L1], true);
        QVERIFY(desk.restock(order, {{desk.cow, 3}, {desk.buffalo, 1}}));
        QCOMPARE(desk.shop.stock(desk.buffalo), 10);
        QCOMPARE(desk.shop.faults(), QStringList());
    }

    void atOnceFromTwoDaemonsAndARefundTheJarsComeBackOnce()
    {
        Desk desk;
        for (int round = 0; round < 5; ++round) {
            const OrderId order = desk.back();
            std::vector<Task<Result<QJsonObject>>> asking;
            for (int i = 0; i < 6; ++i) {
                QList<GoodLine> good{{desk.cow, 3}, {desk.buffalo, 1}};
                asking.push_back(desk.shop.daemon(i % 2).orders->restock(order, std::move(good), {},
                                                                         {}, nullptr));
            }
            auto refund = desk.refunding(order, true);
            int settledOnes = 0;
            for (auto &task : asking)
                settledOnes += settled(std::move(task)).has_value() ? 1 : 0;
            QVERIFY(settled(std::move(refund)));
            QVERIFY(settledOnes <= 1);
            QCOMPARE(desk.shop.stock(desk.cow), 10);
        }
        QCOMPARE(desk.shop.faults(), QStringList());
    }

    void whatTheOrderDoesNotHoldIsNamedAndNothingIsWritten()
    {
        Desk desk;
        const OrderId order = desk.back();
        const ProductId other = desk.shop.product(5);
        const QList<std::pair<QList<GoodLine>, QString>> wrong{
            {{{desk.cow, 4}}, u"lines[0].good"_s},
            {{{desk.cow, 1}, {other, 1}}, u"lines[1].product_id"_s},
            {{{desk.cow, 1}, {desk.cow, 1}}, u"lines[1].product_id"_s}};
        for (const auto &[lines, field] : wrong) {
            const auto refused = desk.restock(order, lines);
            QVERIFY(!refused);
            QCOMPARE(refused.error().fields.first().field, field);
        }
        QCOMPARE(desk.offer(order)["offered"_L1], true);
        QCOMPARE(desk.shop.stock(desk.cow), 7);
    }

    void aParcelBackSaysWhyInTheCouriersWords()
    {
        Desk desk;
        const OrderId order = desk.sent();
        const QByteArray refused = webhookOf(desk.shop.shipment(order).awb, kUndelivered, 5'000);
        QJsonObject body = QJsonDocument::fromJson(refused).object();
        body["scans"_L1] = QJsonArray{QJsonObject{
            {u"date"_s,
             body["current_timestamp"_L1]}, // not a date of a scan: the event's own counts
            {u"activity"_s, u"Consignee refused to accept"_s},
            {u"sr-status"_s, u"21"_s},
            {u"sr-status-label"_s, u"UNDELIVERED"_s},
            {u"location"_s, u"Pune"_s}}};
        settled(desk.inbox.receive(QJsonDocument(body).toJson()));
        QCOMPARE(desk.shipmentDocument(order)["state"_L1], u"undelivered"_s);
        QCOMPARE(desk.shipmentDocument(order)["reason"_L1], u"Consignee refused to accept"_s);
    }
};

} // namespace paushtik::shipping

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    paushtik::shipping::ReturnsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "returns_test.moc"
