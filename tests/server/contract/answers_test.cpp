// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/contract/answers_test.h"

#include "tests/server/contract/refusal_sweep.h"

#include <QMessageAuthenticationCode>
#include <QRegularExpression>

namespace paushtik::tests {

using namespace Qt::StringLiterals;
using http::RawAnswer;

namespace {

QByteArray hmac(const QByteArray &body, const char *secret)
{
    return QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex();
}

} // namespace

void TestAnswers::operationsAnswer()
{
    for (const char *path :
         {"/healthz", "/readyz", "/metrics", "/api/v1/docs", "/api/v1/openapi.json",
          "/api/v1/docs/docs.js", "/api/v1/docs/docs.css"}) {
        QCOMPARE(m_shop.ask({.method = "GET", .target = path, .atRoot = true}).status, 200);
        QCOMPARE(m_shop.ask({.method = "HEAD", .target = path, .atRoot = true}).status, 200);
    }
    const QByteArrayList same{"If-None-Match: " + m_shop.get("/openapi.json").header("ETag")};
    QCOMPARE(m_shop.ask({.method = "GET", .target = "/openapi.json", .headers = same}).status, 304);
    QCOMPARE(m_shop.get("/docs/nothing.js").status, 404);
    // The document has no such method, so it is the answer's own shape that is looked at.
    for (const char *path :
         {"/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/api/v1/docs"}) {
        const RawAnswer refused =
            m_shop.askRaw(http::request("DELETE", path, {"Connection: close"}), "GET", path);
        QCOMPARE(refused.status, 405);
        QVERIFY(!refused.header("Allow").isEmpty());
    }
}

void TestAnswers::theCatalogueAnswers()
{
    const RawAnswer categories = m_shop.get("/categories");
    QCOMPARE(categories.status, 200);
    const QByteArray category = textOf(categories.json()["items"_L1][0]["slug"_L1]);
    const RawAnswer all = m_shop.get("/products?limit=2&sort=-price");
    QCOMPARE(all.status, 200);
    const QByteArray cursor = textOf(all.json()["next_cursor"_L1]);
    for (const QByteArray &query :
         {"limit=2&sort=-price&cursor="_ba + cursor, "category="_ba + category, "q=bilonna"_ba,
          "q=%E0%A4%98%E0%A5%80"_ba, "in_stock=true&sort=name"_ba, "category=none"_ba})
        QCOMPARE(m_shop.get("/products?" + query).status, 200);
    for (const char *query : {"limit=101", "sort=colour", "in_stock=perhaps", "colour=red"})
        QCOMPARE(m_shop.get("/products?"_ba + query).status, 422);
    QCOMPARE(m_shop.get("/products?cursor=abc").status, 400);
    const QByteArray one = "/products/" + textOf(all.json()["items"_L1][0]["slug"_L1]);
    for (const QByteArray &target : {"/categories"_ba, "/products"_ba, one}) {
        const QByteArrayList same{"If-None-Match: " + m_shop.get(target).header("ETag")};
        QCOMPARE(m_shop.ask({.method = "GET", .target = target, .headers = same}).status, 304);
    }
    QCOMPARE(m_shop.get(one + "/availability").status, 200);
    QCOMPARE(m_shop.get("/products/none").status, 404);
    QCOMPARE(m_shop.get("/categories?colour=red").status, 422);
}

void TestAnswers::aGuestsCartAnswers()
{
    QCOMPARE(m_shop.get("/cart").status, 200);
    const QByteArray line = "/cart/lines/" + textOf(m_shop.product()["id"_L1]);
    const QJsonObject two{{u"qty"_s, 2}};
    const RawAnswer put = m_shop.ask({.method = "PUT", .target = line, .body = two});
    QCOMPARE(put.status, 200);
    QVERIFY(!put.header("X-Cart-Token").isEmpty());
    const QByteArrayList cart{"X-Cart-Token: " + put.header("X-Cart-Token")};
    QCOMPARE(m_shop.ask({.method = "GET", .target = "/cart", .headers = cart}).status, 200);
    const QJsonObject many{{u"qty"_s, 11}};
    QCOMPARE(m_shop.ask({.method = "PUT", .target = line, .body = many}).status, 422);
    QCOMPARE(m_shop.ask({.method = "DELETE", .target = line, .headers = cart}).status, 200);
    QCOMPARE(m_shop.ask({.method = "DELETE", .target = "/cart", .headers = cart}).status, 200);
    const QByteArray asha = m_shop.token("asha");
    QCOMPARE(m_shop.ask({.method = "PUT", .target = line, .body = two, .token = asha}).status, 200);
    const QJsonObject merge{{u"cart_token"_s, QString::fromLatin1(put.header("X-Cart-Token"))}};
    QCOMPARE(m_shop.post("/cart/merge", merge, asha, "merge-1").status, 200);
    const QJsonObject lines{
        {u"lines"_s,
         QJsonArray{QJsonObject{{u"product_id"_s, m_shop.product()["id"_L1]}, {u"qty"_s, 3}}}}};
    QCOMPARE(m_shop.post("/cart/merge", lines, asha, "merge-2").status, 200);
    QCOMPARE(m_shop.ask({.method = "DELETE", .target = "/cart", .token = asha}).status, 200);
}

void TestAnswers::anAccountAnswers()
{
    const QString password = u"ten-letters-long"_s;
    QJsonObject account{{u"email"_s, u"meena@example.in"_s},
                        {u"name"_s, u"Meena"_s},
                        {u"password"_s, password},
                        {u"phone"_s, u"+919812345678"_s}};
    const RawAnswer made = m_shop.post("/auth/register", account, {});
    QCOMPARE(made.status, 201);
    QCOMPARE(m_shop.post("/auth/register", account, {}).status, 409);
    account[u"password"_s] = u"short"_s;
    QCOMPARE(m_shop.post("/auth/register", account, {}).status, 422);
    const QByteArray token = textOf(made.json()["token"_L1]);
    QCOMPARE(m_shop.get("/me", token).status, 200);
    const QJsonObject name{{u"name"_s, u"Meena K."_s}, {u"phone"_s, QJsonValue::Null}};
    QCOMPARE(m_shop.ask({"PATCH", "/me", name, {}, token}).status, 200);
    const QJsonObject wrong{{u"current"_s, u"not-this-one"_s}, {u"new"_s, u"quite-another-one"_s}};
    QCOMPARE(m_shop.post("/auth/password", wrong, token).status, 403);
    const QJsonObject change{{u"current"_s, password}, {u"new"_s, u"quite-another-one"_s}};
    QCOMPARE(m_shop.post("/auth/password", change, {}).status, 401);
    QCOMPARE(m_shop.post("/auth/password", {{u"current"_s, password}}, token).status, 422);
    QCOMPARE(m_shop.post("/auth/password", change, token).status, 204);
    const QJsonObject again{{u"email"_s, u"meena@example.in"_s}, {u"password"_s, password}};
    QCOMPARE(m_shop.post("/auth/login", again, {}).status, 401);
    QCOMPARE(m_shop.post("/auth/login", QJsonObject(), {}).status, 422);
    QCOMPARE(m_shop.post("/auth/logout", QJsonValue::Undefined, m_shop.token("admin")).status, 403);
    QCOMPARE(m_shop.post("/auth/logout", QJsonValue::Undefined, token).status, 204);
    QCOMPARE(m_shop.post("/auth/logout", QJsonValue::Undefined, token).status, 401);
}

void TestAnswers::fiveWrongPasswordsLock()
{
    for (const char *realm : {"/auth/login", "/staff/login"}) {
        const QJsonObject wrong{{u"email"_s, u"nobody@example.in"_s},
                                {u"password"_s, u"not-this-one"_s}};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_shop.post(realm, wrong, {}).status, 401);
        QCOMPARE(m_shop.post(realm, wrong, {}).status, 429);
    }
}

void TestAnswers::addressesAnswer()
{
    const QByteArray asha = m_shop.token("asha");
    QJsonObject body = ContractShop::address();
    body[u"is_default"_s] = true;
    const RawAnswer made = m_shop.post("/addresses", body, asha, "address-1");
    QCOMPARE(made.status, 201);
    QCOMPARE(m_shop.post("/addresses", body, asha, "address-1").header("Idempotency-Replayed"),
             "true"_ba);
    const QByteArray one = "/addresses/" + textOf(made.json()["id"_L1]);
    QCOMPARE(m_shop.get("/addresses?limit=1", asha).status, 200);
    QCOMPARE(m_shop.ask({"PUT", one, body, {}, asha}).status, 200);
    body[u"pincode"_s] = u"012345"_s;
    QCOMPARE(m_shop.ask({"PUT", one, body, {}, asha}).status, 422);
    QCOMPARE(m_shop.ask({.method = "DELETE", .target = one, .token = asha}).status, 204);
    QCOMPARE(m_shop.ask({.method = "DELETE", .target = one, .token = asha}).status, 404);
}

void TestAnswers::anOrderIsPlacedPaidAndTracked()
{
    const QByteArray asha = m_shop.token("asha");
    const QJsonObject order = m_shop.placedOrder();
    const QByteArray path = "/orders/" + textOf(order["number"_L1]);
    QCOMPARE(m_shop.get(path, asha).status, 200);
    QCOMPARE(m_shop.get(path + "/tracking", asha).status, 200);
    QCOMPARE(m_shop.get("/orders?limit=1", asha).status, 200);
    QCOMPARE(m_shop.post(path + "/payment", QJsonValue::Undefined, asha).status, 200);
    const QJsonObject checkout = m_shop.paid(order);
    QCOMPARE(m_shop.post("/payments/verify", checkout, {}).status, 200);
    QCOMPARE(m_shop.post("/payments/verify", checkout, asha).status, 200);
    QCOMPARE(m_shop.post(path + "/payment", QJsonValue::Undefined, asha).status, 409);
    m_shop.shipmentOf(order);
    QCOMPARE(m_shop.get(path, asha).status, 200);
    QCOMPARE(m_shop.get(path + "/tracking", asha).status, 200);
}

void TestAnswers::anOrderIsRefusedAndCancelled()
{
    const QByteArray asha = m_shop.token("asha");
    const QJsonObject rare = addedProduct(u"RARE-1"_s);
    const QJsonObject line{{u"product_id"_s, rare["id"_L1]}, {u"qty"_s, 1}};
    QJsonObject body{{u"address"_s, ContractShop::address()}, {u"lines"_s, QJsonArray{line}}};
    const RawAnswer short_ = m_shop.post("/orders", body, asha);
    QCOMPARE(short_.status, 409);
    QCOMPARE(short_.json()["items"_L1].toArray().size(), 1);
    staff("POST", "/admin/products/" + textOf(rare["id"_L1]) + "/archive");
    QCOMPARE(m_shop.post("/orders", body, asha).json()["code"_L1], u"product_unavailable"_s);
    QJsonObject nowhere{{u"address_id"_s, rare["id"_L1]}, {u"lines"_s, QJsonArray{line}}};
    QCOMPARE(m_shop.post("/orders", nowhere, asha).status, 422);
    body[u"lines"_s] = QJsonArray();
    QCOMPARE(m_shop.post("/orders", body, asha).status, 422);
    const QByteArray path = "/orders/" + textOf(m_shop.placedOrder()["id"_L1]);
    const QJsonObject reason{{u"reason"_s, u"Changed my mind"_s}};
    QCOMPARE(m_shop.post(path + "/cancel", reason, asha, "cancel-1").status, 200);
    QCOMPARE(m_shop.post(path + "/cancel", QJsonValue::Undefined, asha).status, 200);
}

void TestAnswers::paymentsThatDoNotMatchAreRefused()
{
    const QJsonObject order = m_shop.placedOrder();
    QJsonObject checkout = m_shop.paid(order, u"failed"_s);
    QCOMPARE(m_shop.post("/payments/verify", checkout, {}).status, 200);
    checkout[u"razorpay_signature"_s] = u"0badbad0"_s;
    QCOMPARE(m_shop.post("/payments/verify", checkout, {}).status, 400);
    checkout = m_shop.paid(m_shop.placedOrder(), u"authorized"_s);
    QCOMPARE(m_shop.post("/payments/verify", checkout, {}).status, 200);
    const QJsonObject foreign{
        {u"razorpay_order_id"_s, u"order_of_nobody"_s},
        {u"razorpay_payment_id"_s, u"pay_nobody"_s},
        {u"razorpay_signature"_s,
         QString::fromLatin1(hmac("order_of_nobody|pay_nobody", kKeySecret))}};
    QCOMPARE(m_shop.post("/payments/verify", foreign, {}).status, 404);
    const QJsonObject nothing{{u"gateway_order_id"_s, u"order_mock_none"_s},
                              {u"outcome"_s, u"captured"_s}};
    QCOMPARE(m_shop.post("/mock/razorpay/pay", nothing, {}).status, 404);
}

void TestAnswers::webhooksAnswer()
{
    for (const QByteArray &body :
         {R"({"event":"payment.captured","payload":{}})"_ba, R"({"event":"unheard.of"})"_ba}) {
        const QByteArrayList headers{"X-Razorpay-Signature: " + hmac(body, kWebhookSecret),
                                     "Content-Type: application/json", "Connection: close"};
        const QByteArray target = "/api/v1/webhooks/razorpay";
        QCOMPARE(m_shop.askRaw(http::request("POST", target, headers, body), "POST", target).status,
                 200);
        const QByteArrayList none{"Content-Type: application/json", "Connection: close"};
        QCOMPARE(m_shop.askRaw(http::request("POST", target, none, body), "POST", target).status,
                 401);
    }
    const QByteArray target = "/api/v1/webhooks/razorpay";
    const QByteArrayList headers{"X-Razorpay-Signature: " + hmac("{", kWebhookSecret),
                                 "Connection: close"};
    QCOMPARE(m_shop.askRaw(http::request("POST", target, headers, "{"), "POST", target).status,
             400);
    const QByteArrayList key{"x-api-key: "_ba + kCourierKey};
    for (const QJsonObject &body :
         {QJsonObject{{u"awb"_s, u"none"_s}, {u"current_status"_s, u"DELIVERED"_s}}, QJsonObject()})
        QCOMPARE(m_shop.ask({"POST", "/webhooks/courier", body, key}).status, 200);
    QCOMPARE(m_shop.post("/webhooks/courier", QJsonObject(), {}).status, 401);
    const QJsonObject advance{{u"awb"_s, u"MOCKAWBnone"_s}, {u"status_id"_s, 42}};
    QCOMPARE(m_shop.post("/mock/shiprocket/advance", advance, {}).status, 404);
}

void TestAnswers::everyRefusalIsDocumented()
{
    RefusalSweep(&m_shop).run();
}

void TestAnswers::everyLimitedCallSaysSo()
{
    RefusalSweep(&m_shop).exhaustLimits();
}

void TestAnswers::everyDocumentedAnswerWasSeen()
{
    QStringList unseen = m_shop.validator().unseen();
    // Nothing is away here; what then happens is tested where a provider can be taken away.
    static const QRegularExpression kAway{u" 503$"_s};
    unseen = QStringList(unseen.begin(),
                         std::remove_if(unseen.begin(), unseen.end(),
                                        [](const QString &one) { return one.contains(kAway); }));
    for (const QString &one : unseen)
        qWarning("%s", qPrintable(one));
    QVERIFY2(unseen.isEmpty(), "the document names answers that nothing here gets");
}

void TestAnswers::theBooksAddUp()
{
    const e2e::Ended verified = m_shop.verified();
    QVERIFY2(verified.status == 0, (verified.output + verified.errors).constData());
}

} // namespace paushtik::tests

QTEST_GUILESS_MAIN(paushtik::tests::TestAnswers)
