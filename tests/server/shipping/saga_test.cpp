// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/mock_courier.h"
#include "server/shipping/shipment_store.h"
#include "server/shipping/shipments_service.h"
#include "tests/server/shipping/scripted_courier.h"
#include "tests/server/shipping/shipping_shop.h"
#include "tests/support/registered_queries.h"

#include <QGuiApplication>
#include <QTest>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using tests::ScriptedCourier;
using tests::settled;
using tests::ShippingShop;
using Kind = SagaEnd::Kind;
using Wish = ShipmentSaga::Wish;

namespace {

constexpr std::array kSteps{Step::CreateOrder, Step::AssignAwb, Step::SchedulePickup,
                            Step::FetchLabel, Step::Manifest};

CourierFailure failure(FailureClass kind)
{
    return {kind, u"as planned"_s, {}};
}

/// Runs it again as a job would, until it is done or a person must look.
SagaEnd runOn(ShippingShop &shop, Courier *courier, OrderId order)
{
    ShipmentSaga saga = shop.saga(courier);
    SagaEnd end = settled(saga.run(order, Wish::GoOn));
    for (int run = 0; end.kind == Kind::Retry && run < 10; ++run)
        end = settled(saga.run(order, Wish::GoOn));
    return end;
}

} // namespace

class SagaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyQueryIsUnderstoodByTheDatabase()
    {
        const tests::TestDatabase fresh;
        for (const char *prefix : {"shipping.", "mock_courier.", "courier_token."})
            QCOMPARE(tests::refusedQueries(fresh, prefix), QStringList());
    }

    void aPaidOrderComesToALabelByTheMockCourier()
    {
        ShippingShop shop;
        const OrderId order = shop.paidOrder();
        MockCourier courier(&shop.daemon().database, std::make_shared<CpuPool>(1), Sender{});
        QCOMPARE(runOn(shop, &courier, order).kind, Kind::Complete);

        const Shipment shipment = shop.shipment(order);
        QCOMPARE(shipment.state, ShipmentState::PickupScheduled);
        QVERIFY(shipment.awb.startsWith(u"MOCKAWB"_s));
        const auto label = settled(store::label(shop.daemon().database, shipment.id));
        QVERIFY(label && label->startsWith("%PDF"));
        QCOMPARE(shop.orderState(order), "paid"_ba);
        QVERIFY(shop.timelineKinds(order).contains(u"shipment_created"_s));
        QCOMPARE(shop.one("SELECT count(*) FROM shipment_steps WHERE state = 'done'"), "5"_ba);
        QCOMPARE(shop.one("SELECT count(*) FROM shipment_work WHERE lease_owner IS NOT NULL"),
                 "0"_ba);
    }

    void theSameOrderGetsTheSameIdsFromTheMock()
    {
        ShippingShop shop;
        const OrderId order = shop.paidOrder();
        MockCourier courier(&shop.daemon().database, std::make_shared<CpuPool>(1), Sender{});
        runOn(shop, &courier, order);
        const Shipment shipment = shop.shipment(order);
        CourierOrder there{shipment.courierOrderId, shipment.courierShipmentId, {}};
        AwbRequest again{there, true};
        QCOMPARE(settled(courier.assignAwb(again))->number, shipment.awb);
        QCOMPARE(shipment.awb,
                 u"MOCKAWB"_s + QString(shipment.orderNumber).remove(u"PF-"_s).remove(u'-'));
    }

    void aDeathAnywhereLeavesOneOrderAndOneAwbAtTheCourier_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("after");
        for (const Step step : kSteps) {
            for (const bool after : {false, true}) {
                const QByteArray name =
                    QByteArray(toString(step).data()) + (after ? " after" : " before");
                QTest::newRow(name.constData()) << static_cast<int>(step) << after;
            }
        }
    }

    void aDeathAnywhereLeavesOneOrderAndOneAwbAtTheCourier()
    {
        QFETCH(int, step);
        QFETCH(bool, after);
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        courier.dieNext(static_cast<Step>(step),
                        after ? ScriptedCourier::Dies::After : ScriptedCourier::Dies::Before);
        ShipmentSaga saga = shop.saga(&courier);
        QVERIFY_THROWS_EXCEPTION(tests::Death, settled(saga.run(order, Wish::GoOn)));

        QCOMPARE(settled(saga.run(order, Wish::GoOn)).kind, Kind::Busy);
        shop.endLeases();
        QCOMPARE(runOn(shop, &courier, order).kind, Kind::Complete);
        QCOMPARE(courier.orders.size(), 1);
        QCOMPARE(courier.awbsGiven, 1);
        QCOMPARE(shop.one("SELECT count(*) FROM shipments"), "1"_ba);
        QVERIFY(shop.shipment(order).labelReady);
    }

    void aCourierWithoutAManifestStopsNothing()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        courier.failNext(Step::Manifest, failure(FailureClass::Park));
        ShipmentSaga saga = shop.saga(&courier);
        QCOMPARE(settled(saga.run(order, Wish::GoOn)).kind, Kind::Complete);
        QVERIFY(shop.shipment(order).labelReady && !shop.shipment(order).parked);
        QCOMPARE(shop.shipment(order).lastError, u"as planned"_s);
        QCOMPARE(shop.flags(order), QStringList());
        QCOMPARE(shop.one("SELECT state FROM shipment_steps WHERE step = 'manifest'"), "failed"_ba);
        QCOMPARE(settled(saga.run(order, Wish::Anew)).kind, Kind::Complete);
        QVERIFY(shop.shipment(order).manifested && shop.shipment(order).lastError.isEmpty());
    }

    void whatPassesIsTriedAgainFromWhereItFailed()
    {
        for (const Step step : kSteps) {
            ShippingShop shop;
            ScriptedCourier courier;
            const OrderId order = shop.paidOrder();
            courier.failNext(step, failure(FailureClass::Retry));
            courier.failNext(step, failure(FailureClass::Retry));
            ShipmentSaga saga = shop.saga(&courier);
            QCOMPARE(settled(saga.run(order, Wish::GoOn)).kind, Kind::Retry);
            QCOMPARE(shop.shipment(order).lastError, u"as planned"_s);
            QCOMPARE(runOn(shop, &courier, order).kind, Kind::Complete);
            QCOMPARE(courier.orders.size(), 1);
            QCOMPARE(courier.awbsGiven, 1);
            const Shipment shipment = shop.shipment(order);
            QVERIFY(shipment.lastError.isEmpty());
            QCOMPARE(shipment.attempts, 3);
        }
    }

    void a500IsTriedTwiceMoreAndThenShownToAPerson()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        for (int i = 0; i < 3; ++i)
            courier.failNext(Step::AssignAwb, failure(FailureClass::RetryTwice));
        QCOMPARE(runOn(shop, &courier, order).kind, Kind::Parked);
        QVERIFY(shop.shipment(order).parked);
        QCOMPARE(shop.flags(order), QStringList{u"shipment_stuck"_s});
        // A person's retry goes on, and the flag goes.
        QCOMPARE(settled(shop.saga(&courier).run(order, Wish::Anew)).kind, Kind::Complete);
        QCOMPARE(shop.flags(order), QStringList());
        QVERIFY(!shop.shipment(order).parked);
    }

    void whatOnlyAPersonCanSettleIsParkedAtOnce()
    {
        for (const FailureClass kind : {FailureClass::Park, FailureClass::NotServiceable}) {
            ShippingShop shop;
            ScriptedCourier courier;
            const OrderId order = shop.paidOrder();
            courier.failNext(Step::AssignAwb, failure(kind));
            QCOMPARE(runOn(shop, &courier, order).kind, Kind::Parked);
            QCOMPARE(shop.orderState(order), "paid"_ba);
            QCOMPARE(shop.shipment(order).lastError, u"as planned"_s);
        }
    }

    void aDeadReferenceIsFollowedByAnother()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        courier.failNext(Step::CreateOrder, failure(FailureClass::Dead));
        QCOMPARE(runOn(shop, &courier, order).kind, Kind::Complete);
        QVERIFY(shop.shipment(order).reference.endsWith(u"-R2"_s));
        QCOMPARE(shop.one("SELECT count(*) FROM shipments WHERE state <> 'cancelled'"), "1"_ba);
    }

    void referencesThatAllDieEndWithAPerson()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        for (int i = 0; i < 20; ++i)
            courier.failNext(Step::CreateOrder, failure(FailureClass::Dead));
        QCOMPARE(runOn(shop, &courier, order).kind, Kind::Parked);
        QCOMPARE(shop.one("SELECT count(*) FROM shipments"), "4"_ba);
    }

    void anOrderCancelledMeanwhileIsCancelledAtTheCourierToo()
    {
        for (const Step step : kSteps) {
            ShippingShop shop;
            ScriptedCourier courier;
            const OrderId order = shop.paidOrder();
            courier.dieNext(step, ScriptedCourier::Dies::After);
            ShipmentSaga saga = shop.saga(&courier);
            QVERIFY_THROWS_EXCEPTION(tests::Death, settled(saga.run(order, Wish::GoOn)));
            shop.endLeases();
            shop.cancelOrder(order);
            QCOMPARE(settled(saga.run(order, Wish::GoOn)).kind, Kind::Complete);
            QCOMPARE(courier.living(), 0);
            QCOMPARE(shop.shipment(order).state, ShipmentState::Cancelled);
            // The job that is left over makes nothing new.
            QCOMPARE(settled(saga.run(order, Wish::GoOn)).kind, Kind::NotPaid);
            QCOMPARE(shop.one("SELECT count(*) FROM shipments"), "1"_ba);
        }
    }

    void anUnpaidOrderIsNotShipped()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.unpaidOrder();
        QCOMPARE(runOn(shop, &courier, order).kind, Kind::NotPaid);
        ShipmentSaga saga = shop.saga(&courier);
        ShipmentsService service(&shop.daemon().database, &courier, &saga);
        const auto answer = settled(service.ship(order));
        QCOMPARE(answer.error().code, u"order_not_paid"_s);
        QCOMPARE(courier.orders.size(), 0);
        QCOMPARE(settled(service.ship(OrderId::make())).error().fault, Fault::NotFound);
    }

    void aShipmentThatAPersonCancelledIsMadeAgainOnlyByAPerson()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        runOn(shop, &courier, order);
        ShipmentSaga saga = shop.saga(&courier);
        ShipmentsService service(&shop.daemon().database, &courier, &saga);
        const Shipment first = shop.shipment(order);
        QVERIFY(settled(service.cancel(first.id)).has_value());
        QVERIFY(settled(service.cancel(first.id)).has_value());
        QCOMPARE(courier.living(), 0);
        QCOMPARE(shop.flags(order), QStringList());

        QCOMPARE(runOn(shop, &courier, order).kind, Kind::Complete);
        QCOMPARE(courier.living(), 0);
        const auto again = settled(service.ship(order));
        QVERIFY(again.has_value());
        QCOMPARE(again->value("id"_L1).toString(), shop.shipment(order).id.toString());
        QVERIFY(shop.shipment(order).id != first.id);
        QCOMPARE(courier.living(), 1);
        QCOMPARE(*settled(service.ship(order)), *again);
    }

    void aParcelOnItsWayIsNotCancelled()
    {
        ShippingShop shop;
        ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        runOn(shop, &courier, order);
        courier.orders[0].leftUs = true;
        ShipmentSaga saga = shop.saga(&courier);
        ShipmentsService service(&shop.daemon().database, &courier, &saga);
        QCOMPARE(settled(service.cancel(shop.shipment(order).id)).error().code,
                 u"courier_refused"_s);
        QVERIFY(shop.shipment(order).living());
    }

    void manyWorkersOfTwoDaemonsShipAnOrderOnce()
    {
        for (int round = 0; round < 5; ++round) {
            ShippingShop shop(2);
            ScriptedCourier courier;
            const OrderId order = shop.paidOrder();
            ShipmentSaga first = shop.saga(&courier, 0);
            ShipmentSaga second = shop.saga(&courier, 1);
            ShipmentsService here(&shop.daemon(0).database, &courier, &first);
            ShipmentsService there(&shop.daemon(1).database, &courier, &second);
            std::vector<Task<Result<QJsonObject>>> byHand;
            std::vector<Task<SagaEnd>> byJob;
            for (int i = 0; i < 4; ++i) {
                byJob.push_back(first.run(order, Wish::GoOn));
                byHand.push_back(there.ship(order));
                byJob.push_back(second.run(order, Wish::GoOn));
                byHand.push_back(here.ship(order));
            }
            QSet<QString> awbs;
            for (auto &task : byHand) {
                const auto answer = settled(std::move(task));
                QVERIFY(answer.has_value());
                awbs.insert(answer->value("awb"_L1).toString());
            }
            for (auto &task : byJob)
                settled(std::move(task));
            QCOMPARE(awbs.size(), 1);
            QCOMPARE(courier.orders.size(), 1);
            QCOMPARE(courier.awbsGiven, 1);
            QCOMPARE(shop.one("SELECT count(*) FROM shipments"), "1"_ba);
        }
    }
};

} // namespace paushtik::shipping

// Labels are drawn with fonts.
int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    paushtik::shipping::SagaTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "saga_test.moc"
