// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/shipping_server.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;
using tests::kCourierKey;
using tests::ShippingServer;

namespace {

QByteArray pathOf(const QJsonObject &shipment, const QByteArray &rest = {})
{
    return "/admin/shipments/" + shipment.value("id"_L1).toString().toLatin1() + rest;
}

QByteArray written(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray advanceBody(const QJsonObject &shipment, int statusId)
{
    return written({{u"awb"_s, shipment.value("awb"_L1)}, {u"status_id"_s, statusId}});
}

QByteArray noSuchAwb()
{
    return written({{u"awb"_s, u"NONE"_s}, {u"status_id"_s, 7}});
}

QByteArray manifestBody(const QList<QJsonObject> &shipments)
{
    QJsonArray ids;
    for (const QJsonObject &shipment : shipments)
        ids.append(shipment.value("id"_L1));
    return written({{u"shipment_ids"_s, ids}});
}

} // namespace

class RoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheCouriersKeyOpensItsWebhook()
    {
        ShippingServer server;
        const QByteArray path = "/webhooks/courier";
        const QByteArray ping = "{}";
        QCOMPARE(server.call("POST", path, {}, ping).status, 401);
        QCOMPARE(server.call("POST", path, {}, ping, {{"x-api-key", "wrong"}}).status, 401);
        QCOMPARE(server.call("POST", path, {}, ping, {{"x-api-key", kCourierKey}}).status, 200);
        QCOMPARE(server.call("POST", path, {}, ping, {{"anx-api-key", kCourierKey}}).status, 200);
        const auto foreign = server.call("POST", path, {}, tests::webhookOf(u"FOREIGN"_s, 7, 0),
                                         {{"x-api-key", kCourierKey}});
        QCOMPARE(foreign.status, 200);
        QCOMPARE(foreign.json.value("ignored"_L1).toBool(), true);
        const auto garbage =
            server.call("POST", path, {}, "not json", {{"x-api-key", kCourierKey}});
        QCOMPARE(garbage.status, 200);
    }

    void theMockCourierIsAdvancedThroughTheWebhook()
    {
        ShippingServer server;
        const OrderId order = server.shop.paidOrder();
        const QJsonObject shipment = server.shipped(order);
        for (const int id : {42, 18, 17, 7})
            QCOMPARE(server.call("POST", "/mock/shiprocket/advance", {}, advanceBody(shipment, id))
                         .status,
                     200);
        QCOMPARE(server.shop.orderState(order), "delivered"_ba);
        const auto seen = server.call("GET", pathOf(shipment), "warehouse");
        QCOMPARE(seen.json.value("state"_L1).toString(), u"delivered"_s);
        QVERIFY(!seen.json.value("events"_L1).toArray().isEmpty());
        QCOMPARE(server.call("POST", "/mock/shiprocket/advance", {}, noSuchAwb()).status, 404);
    }

    void aLiveCourierHasNoMockToAdvance()
    {
        ShippingServer server(ShippingServer::CourierMode::Live);
        QCOMPARE(server.call("POST", "/mock/shiprocket/advance", {}, noSuchAwb()).status, 404);
    }

    void aLabelIsThereOnceItIsFetched()
    {
        ShippingServer server(ShippingServer::CourierMode::Live);
        server.shop.fail("label", "502");
        const OrderId order = server.shop.paidOrder();
        const QByteArray ship = "/admin/orders/" + order.toString().toLatin1() + "/shipment";
        QCOMPARE(server.call("POST", ship, "warehouse").status, 503);
        const QJsonObject stopped = server.call("GET", "/admin/shipments", "warehouse")
                                        .json.value("items"_L1)
                                        .toArray()
                                        .first()
                                        .toObject();
        QVERIFY(!stopped.value("last_error"_L1).toString().isEmpty());
        QCOMPARE(server.call("GET", pathOf(stopped, "/label.pdf"), "warehouse").status, 404);
        QCOMPARE(server.call("POST", pathOf(stopped, "/label"), "warehouse").status, 200);
        const auto label = server.call("GET", pathOf(stopped, "/label.pdf"), "warehouse");
        QCOMPARE(label.status, 200);
        QCOMPARE(label.type, "application/pdf"_ba);
        QVERIFY(label.bytes.startsWith("%PDF"));
    }

    void shippingAgainIsTheSameShipment()
    {
        ShippingServer server;
        const OrderId order = server.shop.paidOrder();
        const QJsonObject first = server.shipped(order);
        QCOMPARE(server.shipped(order), first);
        const OrderId unpaid = server.shop.unpaidOrder();
        const QByteArray path = "/admin/orders/" + unpaid.toString().toLatin1() + "/shipment";
        QCOMPARE(server.call("POST", path, "warehouse").code(), u"order_not_paid"_s);
    }

    void aParcelIsHandedOverOnceAndOnlyThoseOfTheManifestCount()
    {
        ShippingServer server;
        const QJsonObject mine = server.shipped(server.shop.paidOrder());
        const QJsonObject left = server.shipped(server.shop.paidOrder());
        const QJsonObject other = server.shipped(server.shop.paidOrder());
        const auto made =
            server.call("POST", "/admin/manifests", "warehouse", manifestBody({mine, left}));
        const QByteArray path =
            "/admin/manifests/" + made.json.value("id"_L1).toString().toLatin1() + "/handover";
        QCOMPARE(server.call("GET", path, "warehouse").status, 404);
        QCOMPARE(server.call("POST", path, "warehouse", manifestBody({mine, other})).status, 422);
        QCOMPARE(server.call("POST", path, "warehouse", manifestBody({})).status, 422);
        QCOMPARE(server.shop.one("SELECT count(*) FROM handovers"), "0"_ba);
        const ShippingServer::Headers key{{"Idempotency-Key", "the-van"}};
        const auto kept = server.call("POST", path, "warehouse", manifestBody({mine}), key);
        QCOMPARE(kept.status, 201);
        QCOMPARE(kept.json.value("shipment_ids"_L1).toArray(), QJsonArray{mine.value("id"_L1)});
        QVERIFY(kept.json.value("driver"_L1).isNull());
        QCOMPARE(server.call("POST", path, "warehouse", manifestBody({mine}), key).json, kept.json);
        const auto again = server.call("POST", path, "warehouse", manifestBody({left, mine}));
        QCOMPARE(again.status, 409);
        QCOMPARE(again.code(), u"already_handed_over"_s);
        QCOMPARE(server.call("GET", path, "warehouse").json, kept.json);
        QCOMPARE(kept.json.value("later"_L1).toArray(), QJsonArray());
        // What was missing goes with the next van, and the record of the first stays as it was.
        const QJsonObject late{{u"shipment_ids"_s, QJsonArray{left.value("id"_L1)}},
                               {u"driver"_s, u"Ramesh"_s}};
        const auto both = server.call("POST", path, "warehouse", written(late));
        QCOMPARE(both.status, 201);
        const QJsonObject second = both.json.value("later"_L1).toArray().at(0).toObject();
        QCOMPARE(second.value("shipment_ids"_L1).toArray(), QJsonArray{left.value("id"_L1)});
        QCOMPARE(second.value("driver"_L1).toString(), u"Ramesh"_s);
        QJsonObject first = both.json;
        first[u"later"_s] = QJsonArray();
        QCOMPARE(first, kept.json);
        QCOMPARE(server.call("POST", path, "warehouse", manifestBody({left})).status, 409);
        const QByteArray nobody =
            "/admin/manifests/" + mine.value("id"_L1).toString().toLatin1() + "/handover";
        QCOMPARE(server.call("POST", nobody, "warehouse", manifestBody({mine})).status, 404);
    }

    void aManifestIsMadeOnceForAKey()
    {
        ShippingServer server;
        const QJsonObject shipment = server.shipped(server.shop.paidOrder());
        const ShippingServer::Headers key{{"Idempotency-Key", "one-evening"}};
        const QByteArray body = manifestBody({shipment});
        const auto made = server.call("POST", "/admin/manifests", "warehouse", body, key);
        QCOMPARE(made.status, 201);
        const auto again = server.call("POST", "/admin/manifests", "warehouse", body, key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.json, made.json);
        QCOMPARE(server.shop.one("SELECT count(*) FROM manifests"), "1"_ba);
        const QByteArray pdf =
            "/admin/manifests/" + made.json.value("id"_L1).toString().toLatin1() + ".pdf";
        QVERIFY(server.call("GET", pdf, "warehouse").bytes.startsWith("%PDF"));

        const auto refused = server.call("POST", "/admin/manifests", "warehouse", body);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), u"not_manifestable"_s);
        QCOMPARE(refused.json.value("items"_L1).toArray().size(), 1);
    }

    void oneThatIsCancelledKeepsAllOffTheManifest()
    {
        ShippingServer server;
        const QJsonObject good = server.shipped(server.shop.paidOrder());
        const QJsonObject gone = server.shipped(server.shop.paidOrder());
        QCOMPARE(server.call("POST", pathOf(gone, "/cancel"), "warehouse").status, 200);
        const auto refused =
            server.call("POST", "/admin/manifests", "warehouse", manifestBody({good, gone}));
        QVERIFY2(refused.status == 409, refused.bytes.constData());
        QCOMPARE(refused.code(), u"not_manifestable"_s);
        QCOMPARE(server.shop.one("SELECT count(*) FROM manifests"), "0"_ba);
    }

    void onlyStaffSeeShipmentsAndOnlyTheBuyerTracks()
    {
        ShippingServer server;
        const OrderId order = server.shop.paidOrder();
        const QJsonObject shipment = server.shipped(order);
        const QByteArray buyer = server.buyerOf(order);
        const QByteArray ship = "/admin/orders/" + order.toString().toLatin1() + "/shipment";
        for (const auto &[method, path] :
             QList<std::pair<QByteArray, QByteArray>>{{"POST", ship},
                                                      {"GET", "/admin/shipments"},
                                                      {"GET", pathOf(shipment)},
                                                      {"GET", pathOf(shipment, "/label.pdf")},
                                                      {"POST", pathOf(shipment, "/label")},
                                                      {"POST", pathOf(shipment, "/pickup")},
                                                      {"POST", pathOf(shipment, "/cancel")},
                                                      {"GET", "/admin/manifests"}}) {
            QCOMPARE(server.call(method, path, {}).status, 401);
            QCOMPARE(server.call(method, path, buyer).status, 403);
        }
        const QByteArray track = "/orders/" + order.toString().toLatin1() + "/tracking";
        QCOMPARE(server.call("GET", track, {}).status, 401);
        QCOMPARE(server.call("GET", track, "warehouse").status, 403);
        QCOMPARE(server.call("GET", track, "somebody-else").status, 404);
        QCOMPARE(server.call("GET", track, buyer).status, 200);
    }

    void trackingGoesOnFromWhatIsStoredWhenTheCourierIsAway()
    {
        ShippingServer server(ShippingServer::CourierMode::Live);
        const OrderId order = server.shop.paidOrder();
        const QJsonObject shipment = server.shipped(order);
        const QString awb = shipment.value("awb"_L1).toString();
        const QByteArray track = "/orders/" + order.toString().toLatin1() + "/tracking";
        server.shop.provider.advance({.awb = awb, .statusIds = {42, 18}});
        // Kept before the courier goes away; the question itself cannot be answered.
        server.call("POST", "/webhooks/courier", {}, tests::webhookOf(awb, 42, 0),
                    {{"x-api-key", kCourierKey}});
        server.shop.fail("track", "503", {}, -1);
        const auto away = server.call("GET", track, server.buyerOf(order));
        QCOMPARE(away.status, 200);
        QCOMPARE(away.json.value("stale"_L1).toBool(), true);
        QCOMPARE(away.json.value("state"_L1).toString(), u"picked_up"_s);

        server.shop.provider.faults.clear();
        const auto back = server.call("GET", track, server.buyerOf(order));
        QCOMPARE(back.json.value("stale"_L1).toBool(), false);
        QCOMPARE(back.json.value("state"_L1).toString(), u"in_transit"_s);
    }

    void failedDeliveriesAndReturnsAreQueuesWithTheCouriersWords()
    {
        ShippingServer server;
        const QJsonObject shipment = server.shipped(server.shop.paidOrder());
        const QList<std::pair<int, QByteArray>> way{{42, "picked_up"},
                                                    {17, "out_for_delivery"},
                                                    {21, "undelivered"},
                                                    {9, "rto_initiated"},
                                                    {10, "rto_delivered"}};
        for (const auto &[id, state] : way) {
            server.call("POST", "/mock/shiprocket/advance", {}, advanceBody(shipment, id));
            const auto queue = server.call("GET", "/admin/shipments?state=" + state, "warehouse");
            const QJsonArray items = queue.json.value("items"_L1).toArray();
            QCOMPARE(items.size(), 1);
            const QJsonArray events = items.first().toObject().value("events"_L1).toArray();
            QVERIFY(!events.last().toObject().value("text"_L1).toString().isEmpty());
        }
        QCOMPARE(server.call("GET", "/admin/shipments?state=nowhere", "warehouse").status, 422);
    }
};

} // namespace paushtik::shipping

// Labels are drawn with fonts.
int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    paushtik::shipping::RoutesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "routes_test.moc"
