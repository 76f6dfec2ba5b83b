// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_answers.h"
#include "server/shipping/courier_gate.h"
#include "server/shipping/courier_order_body.h"
#include "server/shipping/courier_token.h"
#include "tests/support/test_main.h"

#include <QJsonArray>

namespace paushtik::shipping {

using namespace Qt::StringLiterals;

namespace {

orders::OrderForShipment someOrder()
{
    orders::OrderForShipment order{OrderId::make(),
                                   u"PF-2026-000123"_s,
                                   OrderState::Paid,
                                   u"asha@buyer.example"_s,
                                   {{u"name"_s, u"Asha Rao"_s},
                                    {u"phone"_s, u"+919876543210"_s},
                                    {u"line1"_s, u"12 MG Road"_s},
                                    {u"landmark"_s, u"Near the temple"_s},
                                    {u"city"_s, u"Thiruvananthapuram Corporation Area"_s},
                                    {u"state"_s, u"IN-KL"_s},
                                    {u"pincode"_s, u"695001"_s}},
                                   Paise(70'005),
                                   Paise(4'900),
                                   Paise(74'905),
                                   *Timestamp::parse(u"2026-07-01T20:00:00Z"),
                                   {}};
    order.lines.append({ProductId::make(), u"A2 Ghee"_s, u"A2-500"_s, 1, Paise(70'005),
                        u"04059020"_s, BasisPoints(500), 480});
    return order;
}

} // namespace

class CourierWireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCreatedOrderIsOneOnlyWithIdsAndAlive_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind"); // -1: created
        const auto kind = [](FailureClass value) { return static_cast<int>(value); };
        QTest::newRow("numbers")
            << 200 << R"({"order_id":51,"shipment_id":34,"status":"NEW","status_code":1})"_ba << -1;
        QTest::newRow("strings") << 200
                                 << R"({"order_id":"51","shipment_id":"34","status_code":"1"})"_ba
                                 << -1;
        QTest::newRow("cancelled")
            << 200 << R"({"order_id":51,"shipment_id":34,"status":"CANCELED","status_code":5})"_ba
            << kind(FailureClass::Dead);
        QTest::newRow("dead, no shipment")
            << 200 << R"({"order_id":51,"shipment_id":null,"status":"CANCELED"})"_ba
            << kind(FailureClass::Dead);
        QTest::newRow("no shipment")
            << 200 << R"({"order_id":51,"shipment_id":"","status":"NEW"})"_ba
            << kind(FailureClass::RetryTwice);
        QTest::newRow("pickup")
            << 200 << R"({"message":"Wrong Pickup location entered.","data":{"data":[]}})"_ba
            << kind(FailureClass::Park);
        QTest::newRow("fields")
            << 422 << R"({"message":"Oops","errors":{"billing_city":["is required"]}})"_ba
            << kind(FailureClass::Park);
        QTest::newRow("500") << 500 << "oops"_ba << kind(FailureClass::RetryTwice);
        QTest::newRow("html 403") << 403 << "<html>"_ba << kind(FailureClass::Park);
        QTest::newRow("nothing") << 200 << ""_ba << kind(FailureClass::RetryTwice);
    }

    void aCreatedOrderIsOneOnlyWithIdsAndAlive()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        const auto answer = readCreated({status, body});
        QCOMPARE(answer ? -1 : static_cast<int>(answer.error().kind), kind);
    }

    void everyShapeOfAnErrorIsReadAsASentence()
    {
        QCOMPARE(messageOf({400, R"({"message":"flat"})"_ba}), u"flat"_s);
        QCOMPARE(messageOf({422, R"({"message":"x","errors":{"order_id":["is required"]}})"_ba}),
                 u"order_id: is required"_s);
        QCOMPARE(messageOf({422, R"({"message":{"phone":["bad"]}})"_ba}), u"phone: bad"_s);
        QCOMPARE(messageOf({400, R"({"message":["a","b"]})"_ba}), u"a; b"_s);
        QCOMPARE(messageOf({403, R"("a bare string")"_ba}), u"\"a bare string\""_s);
        QCOMPARE(messageOf({502, "<html>gateway</html>"_ba}), u"<html>gateway</html>"_s);
        QCOMPARE(messageOf({400, QByteArray(5000, 'x')}).size(), 200);
    }

    void anAssignmentNeedsItsAwb()
    {
        const auto good =
            readAssigned({200, R"({"awb_assign_status":1,"response":{"data":{"awb_code":"007X",
            "courier_name":"Ekart","courier_company_id":"54","routing_code":"BOM"}}})"_ba});
        QCOMPARE(good->number, u"007X"_s);
        QCOMPARE(*good->companyId, 54);
        const auto wallet =
            readAssigned({200, R"({"awb_assign_status":0,"response":{"data":{"awb_assign_error":
            "Insufficient amount to label this shipment"}}})"_ba});
        QCOMPARE(wallet.error().kind, FailureClass::Park);
        QVERIFY(wallet.error().retryAfterSeconds.has_value());
        const auto text = readAssigned(
            {200, R"({"awb_assign_status":0,"response":{"data":"Order in cancelled state"}})"_ba});
        QCOMPARE(text.error().kind, FailureClass::Dead);
        const auto lane =
            readAssigned({200, R"({"awb_assign_status":0,"response":{"data":{"awb_assign_error":
            "Selected courier not available between A and B"}}})"_ba});
        QCOMPARE(lane.error().kind, FailureClass::NotServiceable);
    }

    void theListIsSearchedForExactlyOurReference()
    {
        const WireReply reply{200, R"({"data":[
            {"id":1,"channel_order_id":"PF-1-R2","status":"NEW","shipments":[{"id":11,"awb":""}]},
            {"id":2,"channel_order_id":"PF-1","status":"CANCELED","status_code":5,
             "shipments":[{"id":12}]},
            {"id":3,"channel_order_id":"PF-1","status":"NEW","status_code":1,
             "shipments":[{"id":13,"awb":"X"}]}]})"_ba};
        const auto found = readOrderList(reply, u"PF-1"_s);
        QCOMPARE((*found)->orderId, u"3"_s);
        QCOMPARE((*found)->awb, u"X"_s);
        QVERIFY(!*readOrderList(reply, u"PF-2"_s));
        const WireReply dead{200,
                             R"({"data":[{"id":2,"channel_order_id":"PF-1","status_code":5}]})"_ba};
        QCOMPARE(readOrderList(dead, u"PF-1"_s).error().kind, FailureClass::Dead);
    }

    void whatIsAlreadyDoneCounts()
    {
        QVERIFY(readPickup({400, R"({"message":"Already in Pickup Queue."})"_ba}).has_value());
        QVERIFY(!readPickup({400, R"({"message":"Invalid shipment id"})"_ba}));
        QCOMPARE(*readManifestUrl(
                     {400, R"({"message":"Manifest already generated for some shipment_ids"})"_ba}),
                 QUrl());
        QVERIFY(!readManifestUrl({200, R"({"status":1,"manifest_url":""})"_ba}));
        QVERIFY(*readCancelled({204, {}}));
        QVERIFY(!*readCancelled({400, R"({"message":"Cannot cancel a shipped order"})"_ba}));
        QVERIFY(
            !readLabelUrl({200, R"({"label_created":0,"response":"No valid shipment ids"})"_ba}));
    }

    void theOrderIsWrittenAsTheWireWantsIt()
    {
        const orders::OrderForShipment order = someOrder();
        const QJsonObject body =
            createOrderBody({order.number, order, packageFor(order.lines)}, u" Primary "_s);
        QCOMPARE(body.value("order_date"_L1).toString(), u"2026-07-02 01:30"_s);
        QCOMPARE(body.value("billing_phone"_L1).toInteger(), 9'876'543'210);
        QCOMPARE(body.value("billing_pincode"_L1).toInt(), 695'001);
        QCOMPARE(body.value("billing_state"_L1).toString(), u"Kerala"_s);
        QVERIFY(body.value("billing_city"_L1).toString().size() <= 30);
        QCOMPARE(body.value("pickup_location"_L1).toString(), u"Primary"_s);
        const QByteArray wire = QJsonDocument(body).toJson(QJsonDocument::Compact);
        QVERIFY(wire.contains("\"sub_total\":700.05,"));
        QVERIFY(wire.contains("\"weight\":0.628}"));
    }

    void courierTimesMeanIndiaAndBlanksMeanNothing()
    {
        QCOMPARE(readCourierTime(u"03 07 2026 11:43:52"_s)->toString(),
                 u"2026-07-03T06:13:52.000Z"_s);
        QCOMPARE(readCourierTime(u"2026-07-02 09:00:00.000000"_s)->toString(),
                 u"2026-07-02T03:30:00.000Z"_s);
        for (const QString &blank : {u""_s, u"NA"_s, u"0000-00-00 00:00:00"_s, u"soon"_s})
            QVERIFY(!readCourierTime(blank));
    }

    void filesComeOnlyFromTheCouriersHosts()
    {
        const CourierHttp http(QUrl(u"https://apiv2.shiprocket.in/v1/external"_s),
                               std::make_shared<CourierGate>());
        QVERIFY(http.isCouriersHost(QUrl(u"https://apiv2.shiprocket.in/x.pdf"_s)));
        QVERIFY(http.isCouriersHost(
            QUrl(u"https://kr-shipmultichannel-mum.s3.ap-south-1.amazonaws.com/x.pdf"_s)));
        QVERIFY(!http.isCouriersHost(QUrl(u"https://evilshiprocket.in/x.pdf"_s)));
        QVERIFY(!http.isCouriersHost(QUrl(u"https://shiprocket.in.evil.example/x.pdf"_s)));
        QVERIFY(!http.isCouriersHost(QUrl(u"https://169.254.169.254/latest"_s)));
        QVERIFY(!CourierHttp::isSafe(QUrl(u"http://apiv2.shiprocket.in/x.pdf"_s)));
        QVERIFY(!CourierHttp::isSafe(QUrl(u"https://user:pw@apiv2.shiprocket.in/x.pdf"_s)));
        QVERIFY(!CourierHttp::isSafe(QUrl(u"file:///etc/passwd"_s)));
        QVERIFY(CourierHttp::isSafe(QUrl(u"http://127.0.0.1:8099/x.pdf"_s)));
    }

    void theGateOpensAfterFiveFailuresAndLetsOneThroughToSee()
    {
        CourierGate gate;
        for (int i = 0; i < 4; ++i)
            gate.failed(0);
        QCOMPARE(gate.openFor(0), 0);
        gate.failed(0);
        QVERIFY(gate.openFor(1) > 0);
        QCOMPARE(gate.openFor(5'000), 0); // the one that sees
        QVERIFY(gate.openFor(5'001) > 0); // the others wait for it
        gate.failed(5'002);
        QVERIFY(gate.openFor(10'000) > 0); // a longer pause
        QCOMPARE(gate.openFor(15'002), 0);
        gate.worked();
        QCOMPARE(gate.openFor(15'003), 0);
    }

    void theGateLetsABurstThroughAndThenTwoASecond()
    {
        CourierGate gate;
        for (int i = 0; i < 10; ++i)
            QCOMPARE(gate.admit(0), 0);
        QCOMPARE(gate.admit(0), 500);
        QCOMPARE(gate.admit(500), 0);
        gate.pause(500, 3);
        QCOMPARE(gate.admit(500), 3'000);
    }

    void aTokenIsRenewedBeforeItEnds()
    {
        const Timestamp now = *Timestamp::parse(u"2026-07-01T00:00:00Z");
        const auto token = [now](qint64 seconds) {
            const QJsonObject claims{{u"exp"_s, now.seconds() + seconds}};
            return "e30." +
                   QJsonDocument(claims)
                       .toJson(QJsonDocument::Compact)
                       .toBase64(QByteArray::Base64UrlEncoding) +
                   ".x";
        };
        QCOMPARE(renewalOf(token(864'000), now), now.plusSeconds(9 * 86'400));
        QCOMPARE(renewalOf(token(60), now), now.plusSeconds(30));
        QCOMPARE(renewalOf("opaque"_ba, now), now.plusSeconds(9 * 86'400));
    }
};

} // namespace paushtik::shipping

PAUSHTIK_TEST_MAIN(paushtik::shipping::CourierWireTest)

#include "courier_wire_test.moc"
