// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/signature.h"

#include <QTest>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

namespace {

// Reference razorpay.md section 14; each was checked there with Razorpay's own SDKs.
const QByteArray kV1Secret = "simKeySecret0123456789ab"_ba;
const QByteArray kV1Signature =
    "8950cc454e6f090ab004e4a96d16beacdef76439508854c3c4a4acabc5e9942d"_ba;
const QByteArray kWebhookSecret = "sim_webhook_secret_01"_ba;
const QByteArray kV2Body =
    R"({"entity":"event","account_id":"acc_SIM00000000001",)"
    R"("event":"payment.captured",)"
    R"("contains":["payment"],"payload":{"payment":{"entity":{"id":"pay_SIM00000000001",)"
    R"("entity":"payment",)"
    R"("amount":50000,"currency":"INR","status":"captured",)"
    R"("order_id":"order_SIM00000000001","captured":true,"notes":[]}}},)"
    R"("created_at":1700000000})"_ba;
const QByteArray kV2Signature =
    "4fe2cb2542fa1086e27b889f7790c41247d606aa4c21d47ec8906fdc14038391"_ba;
const QByteArray kV3Body = QByteArray::fromHex(
    "7b22656e74697479223a20226576656e74222c20226576656e74223a227061796d656e742e6661696c65"
    "64222c0a20227061796c6f6164223a7b227061796d656e74223a7b22656e74697479223a7b226964223a"
    "227061795f53494d3030303030303030303032222c22616d6f756e74223a3130302c2264657363726970"
    "74696f6e223a22545c75303065397374205c753230623931205c2f2063616665cc8120e282b9222c226e"
    "6f746573223a7b7d7d7d7d2c22637265617465645f6174223a313730303030303030317d0a");
const QByteArray kV3Signature =
    "41cb681c80b06987e94596131919247d516614d31b491a8d2f902fd2dd67e602"_ba;

} // namespace

class SignatureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkoutVectorsMatch_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<QByteArray>("payment");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("V1") << "order_SIM00000000001"_ba << "pay_SIM00000000001"_ba << kV1Signature
                            << kV1Secret;
        QTest::newRow("P1") << "order_IEIaMR65cu6nz3"_ba << "pay_IH4NVgf4Dreq1l"_ba
                            << "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f"_ba
                            << "EnLs21M47BllR3X8PSFtjtbd"_ba;
        QTest::newRow("P3") << "fake_order_id"_ba << "fake_payment_id"_ba
                            << "b2335e3b0801106b84a7faff035df56ecffde06918c9ddd1f0fafbb37a51cc89"_ba
                            << "key_secret"_ba;
    }
    void checkoutVectorsMatch()
    {
        QFETCH(QByteArray, order);
        QFETCH(QByteArray, payment);
        QFETCH(QByteArray, signature);
        QFETCH(QByteArray, secret);
        QVERIFY(checkoutSignatureMatches(order, payment, signature, secret));
        QVERIFY(!checkoutSignatureMatches(payment, order, signature, secret));
        QVERIFY(!checkoutSignatureMatches(order, payment, signature.toUpper(), secret));
        QVERIFY(!checkoutSignatureMatches(order, payment, signature.chopped(1), secret));
        QVERIFY(!checkoutSignatureMatches(order, payment, secret, secret));
    }

    void nothingEmptyEverMatches()
    {
        const QByteArray id = "x"_ba;
        QVERIFY(!checkoutSignatureMatches({}, id, hmacSha256Hex("|x"_ba, id), id));
        QVERIFY(!checkoutSignatureMatches(id, {}, hmacSha256Hex("x|"_ba, id), id));
        QVERIFY(!checkoutSignatureMatches(id, id, {}, id));
        QVERIFY(!checkoutSignatureMatches(id, id, hmacSha256Hex("x|x"_ba, {}), {}));
        QVERIFY(!webhookSignatureMatches("{}"_ba, {}, {kWebhookSecret}));
        QVERIFY(!webhookSignatureMatches("{}"_ba, hmacSha256Hex("{}"_ba, {}), {QByteArray()}));
        QVERIFY(!webhookSignatureMatches("{}"_ba, hmacSha256Hex("{}"_ba, id), {}));
    }

    void webhookVectorsMatchOverTheRawBytesOnly()
    {
        QCOMPARE(kV2Body.size(), 319);
        QCOMPARE(kV3Body.size(), 205);
        QVERIFY(webhookSignatureMatches(kV2Body, kV2Signature, {kWebhookSecret}));
        QVERIFY(webhookSignatureMatches(kV3Body, kV3Signature, {kWebhookSecret}));
        QVERIFY(!webhookSignatureMatches(kV3Body.trimmed(), kV3Signature, {kWebhookSecret}));
        QVERIFY(
            !webhookSignatureMatches(kV2Body, hmacSha256Hex(kV2Body, kV1Secret), {kWebhookSecret}));
        QVERIFY(webhookSignatureMatches(
            R"({"a":1,"b":2,"c":{"d":3}})"_ba,
            "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc"_ba, {"123456"_ba}));
    }

    void duringARotationThePreviousSecretMatchesToo()
    {
        QVERIFY(webhookSignatureMatches(kV2Body, kV2Signature, {"the-new-one"_ba, kWebhookSecret}));
        QVERIFY(!webhookSignatureMatches(kV2Body, kV2Signature, {"the-new-one"_ba, "another"_ba}));
    }
};

} // namespace paushtik::payments

QTEST_APPLESS_MAIN(paushtik::payments::SignatureTest)
#include "signature_test.moc"
