// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/metrics.h"
#include "server/shipping/courier_order_body.h"
#include "tests/server/shipping/scripted_courier.h"
#include "tests/server/shipping/shipping_shop.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using tests::settled;

namespace {

orders::OrderLineForShipment line(int qty, int grams, std::optional<ParcelSize> size = {})
{
    return {ProductId::make(), u"Ghee"_s,        u"G"_s, qty, Paise(50'000),
            u"04059020"_s,     BasisPoints(500), grams,  size};
}

qint64 volumeOf(const ParcelSize &size)
{
    return qint64(size.lengthMm) * size.widthMm * size.heightMm;
}

int unknownStatuses()
{
    static const QRegularExpression kValue(u"^paushtik_courier_unknown_statuses_total (\\d+)"_s,
                                           QRegularExpression::MultilineOption);
    return kValue.match(QString::fromUtf8(metricsText())).captured(1).toInt();
}

} // namespace

class PackageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxIsHeavierThanItsGoodsAndHasRoomForThem()
    {
        for (int qty = 1; qty <= 10; ++qty) {
            const ParcelSize jar{105, 105, 150};
            const Package package = packageFor({line(qty, 780, jar)});
            QVERIFY(package.weightGrams > qty * 780);
            QVERIFY(volumeOf(package.size) > qty * volumeOf(jar));
            QVERIFY(package.chargeable() >= package.weightGrams);
        }
    }

    void aLightButBulkyProductTakesALargerBoxAndIsChargedByVolume()
    {
        const Package byWeight = packageFor({line(1, 300)});
        const Package bulky = packageFor({line(1, 300, ParcelSize{320, 130, 120})});
        QVERIFY(volumeOf(bulky.size) > volumeOf(byWeight.size));
        QVERIFY(bulky.chargeable() > bulky.weightGrams);
        QCOMPARE(bulky.chargeable(), chargeableGrams(bulky.weightGrams, bulky.size));
    }

    void itMayLieOnAnySide()
    {
        const Package upright = packageFor({line(1, 300, ParcelSize{120, 130, 320})});
        const Package lying = packageFor({line(1, 300, ParcelSize{320, 130, 120})});
        QCOMPARE(volumeOf(upright.size), volumeOf(lying.size));
    }

    void whatIsTooMuchForAllGoesInTheLargest()
    {
        const Package huge = packageFor({line(10, 5'500, ParcelSize{185, 185, 260})});
        QVERIFY(huge.weightGrams > 55'000);
    }

    void theCatalogueTellsTheSizesAndTheCourierTheChargeableWeight()
    {
        tests::ShippingShop shop;
        const OrderId order = shop.paidOrder();
        const auto small = settled(orders::orderForShipment(shop.daemon().database, order));
        QVERIFY(!small->lines.first().size.has_value());
        shop.database().execute("UPDATE products SET length_mm = 440, width_mm = 330,"
                                " height_mm = 150");
        const auto large = settled(orders::orderForShipment(shop.daemon().database, order));
        QVERIFY(large->lines.first().size.has_value());
        const Package package = packageFor(large->lines);
        const QJsonObject body = createOrderBody({large->number, *large, package}, u"Primary"_s);
        QCOMPARE(body.value("weight"_L1).toDouble(), package.chargeable() / 1'000.0);
        QVERIFY(package.chargeable() > package.weightGrams);
    }

    void aStatusThatNobodyKnowsMovesNothingAndIsCountedOnce()
    {
        tests::ShippingShop shop;
        tests::ScriptedCourier courier;
        const OrderId order = shop.paidOrder();
        ShipmentSaga saga = shop.saga(&courier);
        settled(saga.run(order, ShipmentSaga::Wish::GoOn));
        const Shipment before = shop.shipment(order);
        const int counted = unknownStatuses();
        CourierInbox inbox(&shop.daemon().database);
        QByteArray webhook = tests::webhookOf(before.awb, 987, 0);
        webhook.replace("\"shipment_status\":\"\"", "\"shipment_status\":\"BEAMED UP\"");
        for (int delivery = 0; delivery < 3; ++delivery)
            QVERIFY(settled(inbox.receive(webhook)));
        QCOMPARE(shop.shipment(order).state, before.state);
        QCOMPARE(unknownStatuses(), counted + 1);
    }
};

} // namespace paushtik::shipping

PAUSHTIK_TEST_MAIN(paushtik::shipping::PackageTest)

#include "package_test.moc"
