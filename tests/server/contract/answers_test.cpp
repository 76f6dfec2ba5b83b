// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation of the document is asked, with good and bad requests and as everyone; every
// answer must be the document's.
#include "tests/server/contract/refusal_sweep.h"

#include <QBuffer>
#include <QImage>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;
using http::RawAnswer;

namespace {

QByteArray textOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

QByteArray png(QRgb colour)
{
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray multipart(const QByteArray &file)
{
    return "--edge\r\nContent-Disposition: form-data; name=\"original\"; filename=\"p.png\"\r\n"
           "Content-Type: image/png\r\n\r\n" +
           file + "\r\n--edge--\r\n";
}

QJsonObject newProduct(const QString &sku, const QJsonValue &category)
{
    return {{u"sku"_s, sku},
            {u"title"_s, u"A jar to test with"_s},
            {u"price_paise"_s, 50000},
            {u"mrp_paise"_s, 60000},
            {u"category_id"_s, category},
            {u"weight_grams"_s, 500},
            {u"hsn_code"_s, u"04059020"_s},
            {u"gst_rate_bp"_s, 500}};
}

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_shop.open()); }
    void cleanup()
    {
        const QStringList faults = m_shop.takeFaults();
        for (const QString &fault : faults)
            qWarning("%s", qPrintable(fault));
        QVERIFY2(faults.isEmpty(), "answers differ from the document");
    }

    void operationsAnswer();
    void theCatalogueAnswers();
    void aGuestsCartAnswers();
    void anAccountAnswers();
    void fiveWrongPasswordsLock();
    void addressesAnswer();
    void anOrderIsPlacedPaidAndTracked();
    void anOrderIsRefusedAndCancelled();
    void paymentsThatDoNotMatchAreRefused();
    void webhooksAnswer();
    void staffAnswer();
    void productsAnswer();
    void categoriesAnswer();
    void stockAnswers();
    void picturesAnswer();
    void staffOrdersAnswer();
    void shipmentsAndManifestsAnswer();
    void everyRefusalIsDocumented();
    void everyLimitedCallSaysSo();
    void everyDocumentedAnswerWasSeen();
    void theBooksAddUp();

private:
    RawAnswer staff(const QByteArray &method, const QByteArray &target,
                    const QJsonValue &body = QJsonValue::Undefined,
                    const QByteArray &who = "admin"_ba)
    {
        return m_shop.ask(
            {.method = method, .target = target, .body = body, .token = m_shop.token(who)});
    }
    QJsonObject addedProduct(const QString &sku);
    RawAnswer uploaded(const QByteArray &file, const QByteArray &type = "image"_ba);
    QByteArray signedBody(const QByteArray &body) const
    {
        return QMessageAuthenticationCode::hash(body, kWebhookSecret, QCryptographicHash::Sha256)
            .toHex();
    }

    ContractShop m_shop;
};

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
    m_shop.database().execute("UPDATE payments SET amount_paise = 1 WHERE false");
    QCOMPARE(m_shop.post("/payments/verify", checkout, {}).status, 200);
}

void TestAnswers::webhooksAnswer()
{
    for (const QByteArray &body :
         {R"({"event":"payment.captured","payload":{}})"_ba, R"({"event":"unheard.of"})"_ba}) {
        const QByteArrayList headers{"X-Razorpay-Signature: " + signedBody(body),
                                     "Content-Type: application/json", "Connection: close"};
        const QByteArray target = "/api/v1/webhooks/razorpay";
        QCOMPARE(m_shop.askRaw(http::request("POST", target, headers, body), "POST", target).status,
                 200);
        const QByteArrayList none{"Content-Type: application/json", "Connection: close"};
        QCOMPARE(m_shop.askRaw(http::request("POST", target, none, body), "POST", target).status,
                 401);
    }
    const QByteArray target = "/api/v1/webhooks/razorpay";
    const QByteArrayList headers{"X-Razorpay-Signature: " + signedBody("{"), "Connection: close"};
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

void TestAnswers::staffAnswer()
{
    QCOMPARE(m_shop.post("/staff/login", QJsonObject(), {}).status, 422);
    QCOMPARE(staff("GET", "/staff/me").status, 200);
    QCOMPARE(staff("GET", "/admin/dashboard").status, 200);
    const QJsonObject ravi{{u"email"_s, u"ravi@example.in"_s},
                           {u"name"_s, u"Ravi"_s},
                           {u"role"_s, u"warehouse"_s},
                           {u"password"_s, u"ten-letters-long"_s}};
    const RawAnswer made = staff("POST", "/admin/staff", ravi);
    QCOMPARE(made.status, 201);
    QCOMPARE(staff("POST", "/admin/staff", ravi).status, 409);
    const QByteArray one = "/admin/staff/" + textOf(made.json()["id"_L1]);
    QCOMPARE(staff("PATCH", one, QJsonObject{{u"role"_s, u"manager"_s}}).status, 200);
    QCOMPARE(staff("PATCH", one, QJsonObject{{u"role"_s, u"king"_s}}).status, 422);
    const QByteArray self = "/admin/staff/" + textOf(staff("GET", "/staff/me").json()["id"_L1]);
    QCOMPARE(staff("PATCH", self, QJsonObject{{u"active"_s, false}}).json()["code"_L1],
             u"last_admin"_s);
    QCOMPARE(staff("GET", "/admin/staff?limit=2").status, 200);
    QCOMPARE(staff("GET", "/admin/audit?limit=5").status, 200);
    QCOMPARE(staff("GET", "/admin/audit?entity=staff&actor=nobody").status, 422);
    const QJsonObject credentials{{u"email"_s, u"ravi@example.in"_s},
                                  {u"password"_s, u"ten-letters-long"_s}};
    const QByteArray token =
        textOf(m_shop.post("/staff/login", credentials, {}).json()["token"_L1]);
    QCOMPARE(m_shop.post("/staff/logout", QJsonValue::Undefined, m_shop.token("asha")).status, 403);
    QCOMPARE(m_shop.post("/staff/logout", QJsonValue::Undefined, token).status, 204);
    QCOMPARE(m_shop.post("/staff/logout", QJsonValue::Undefined, token).status, 401);
}

QJsonObject TestAnswers::addedProduct(const QString &sku)
{
    const QJsonValue category = m_shop.get("/categories").json()["items"_L1][0]["id"_L1];
    return staff("POST", "/admin/products", newProduct(sku, category)).json();
}

void TestAnswers::productsAnswer()
{
    const QJsonObject made = addedProduct(u"TEST-1"_s);
    QVERIFY(made.contains("id"_L1));
    const QByteArray one = "/admin/products/" + textOf(made["id"_L1]);
    const QJsonValue category = made["category_id"_L1];
    const RawAnswer taken = staff("POST", "/admin/products", newProduct(u"TEST-1"_s, category));
    QCOMPARE(taken.status, 422);
    QCOMPARE(taken.json()["errors"_L1][0]["field"_L1], u"sku"_s);
    QCOMPARE(staff("GET", one).status, 200);
    QCOMPARE(staff("GET", "/admin/products?limit=2&q=test&archived=false").status, 200);
    QCOMPARE(staff("GET", "/admin/products?archived=perhaps").status, 422);
    const QJsonObject set{{u"price_paise"_s, 51000}};
    QCOMPARE(staff("PATCH", one, QJsonObject{{u"set"_s, set}}).status, 200);
    const QJsonObject late{{u"set"_s, QJsonObject{{u"price_paise"_s, 52000}}},
                           {u"base"_s, QJsonObject{{u"price_paise"_s, 50000}}}};
    const RawAnswer conflict = staff("PATCH", one, late);
    QCOMPARE(conflict.status, 409);
    QCOMPARE(conflict.json()["conflicts"_L1].toArray().size(), 1);
    QCOMPARE(staff("PATCH", one, QJsonObject{{u"set"_s, QJsonObject{{u"sku"_s, 7}}}}).status, 422);
    QCOMPARE(staff("POST", one + "/archive").status, 200);
    QCOMPARE(staff("POST", one + "/restore").status, 200);
    QCOMPARE(staff("DELETE", one).status, 204);
    const QJsonObject ordered = m_shop.placedOrder();
    const QByteArray sold = textOf(ordered["lines"_L1][0]["product_id"_L1]);
    QCOMPARE(staff("DELETE", "/admin/products/" + sold).status, 409);
}

void TestAnswers::categoriesAnswer()
{
    const QJsonObject body{{u"slug"_s, u"to-test"_s}, {u"title"_s, u"To test with"_s}};
    const RawAnswer made = staff("POST", "/admin/categories", body);
    QCOMPARE(made.status, 201);
    QCOMPARE(staff("GET", "/admin/categories").status, 200);
    const QByteArray one = "/admin/categories/" + textOf(made.json()["id"_L1]);
    QCOMPARE(staff("PATCH", one, QJsonObject{{u"title_hi"_s, u"घी"_s}}).status, 200);
    QCOMPARE(staff("PATCH", one, QJsonObject{{u"slug"_s, u"No Slug"_s}}).status, 422);
    staff("POST", "/admin/categories", body);
    QJsonObject used = newProduct(u"TEST-2"_s, made.json()["id"_L1]);
    const QByteArray product = textOf(staff("POST", "/admin/products", used).json()["id"_L1]);
    QCOMPARE(staff("DELETE", one).status, 409);
    QCOMPARE(staff("DELETE", "/admin/products/" + product).status, 204);
    QCOMPARE(staff("DELETE", one).status, 204);
}

void TestAnswers::stockAnswers()
{
    const QByteArray one = "/admin/products/" + textOf(addedProduct(u"TEST-3"_s)["id"_L1]);
    const QJsonObject in{{u"delta"_s, 5}, {u"reason"_s, u"received"_s}, {u"note"_s, u"Batch 7"_s}};
    QCOMPARE(staff("POST", one + "/stock-adjustments", in, "warehouse").status, 201);
    const QJsonObject out{{u"delta"_s, -6}, {u"reason"_s, u"lost"_s}};
    QCOMPARE(staff("POST", one + "/stock-adjustments", out).status, 409);
    const QJsonObject none{{u"delta"_s, 0}, {u"reason"_s, u"lost"_s}};
    QCOMPARE(staff("POST", one + "/stock-adjustments", none).status, 422);
    QCOMPARE(staff("GET", one + "/stock-ledger?limit=1").status, 200);
    const QByteArray sold = "/admin/products/" + textOf(m_shop.product()["id"_L1]);
    QCOMPARE(staff("GET", sold + "/stock-ledger").status, 200);
}

RawAnswer TestAnswers::uploaded(const QByteArray &file, const QByteArray &type)
{
    const QByteArray target = "/api/v1/admin/media";
    const QByteArrayList headers{"Authorization: Bearer " + m_shop.token("manager"),
                                 type == "image"
                                     ? "Content-Type: multipart/form-data; boundary=edge"
                                     : "Content-Type: " + type,
                                 "Connection: close"};
    return m_shop.askRaw(http::request("POST", target, headers, multipart(file)), "POST", target);
}

void TestAnswers::picturesAnswer()
{
    const QJsonObject red = uploaded(png(0xff0000)).json();
    const QJsonObject blue = uploaded(png(0x0000ff)).json();
    QCOMPARE(uploaded("no picture").status, 415);
    QCOMPARE(uploaded(png(0xff0000).first(80)).status, 422);
    QByteArray large = png(0xff0000);
    large.resize(21'000'000, 'x');
    QCOMPARE(uploaded(large).status, 413);
    const QByteArray images =
        "/admin/products/" + textOf(addedProduct(u"TEST-4"_s)["id"_L1]) + "/images";
    const QJsonObject first{{u"base_key"_s, red["base_key"_L1]}, {u"alt"_s, u"Red"_s}};
    const RawAnswer one = staff("POST", images, first);
    QCOMPARE(one.status, 201);
    const RawAnswer two = staff("POST", images, QJsonObject{{u"base_key"_s, blue["base_key"_L1]}});
    QCOMPARE(staff("POST", images, QJsonObject{{u"base_key"_s, u"none/full.webp"_s}}).status, 422);
    const QJsonArray ids{two.json()["id"_L1], one.json()["id"_L1]};
    QCOMPARE(staff("PUT", images + "/order", QJsonObject{{u"ids"_s, ids}}).status, 200);
    QCOMPARE(staff("PUT", images + "/order", QJsonObject{{u"ids"_s, QJsonArray()}}).status, 422);
    const QByteArray image = images + '/' + textOf(one.json()["id"_L1]);
    QCOMPARE(staff("PATCH", image, QJsonObject{{u"alt"_s, u"Still red"_s}}).status, 200);
    QCOMPARE(staff("DELETE", image).status, 204);
    const QByteArray path = "/media/" + textOf(red["base_key"_L1]);
    const RawAnswer whole = m_shop.ask({.method = "GET", .target = path, .atRoot = true});
    QCOMPARE(whole.status, 200);
    const QByteArrayList same{"If-None-Match: " + whole.header("ETag")};
    for (const auto &[header, status] : {std::pair{same.first(), 304},
                                         {"Range: bytes=0-9"_ba, 206},
                                         {"Range: bytes=9999999-"_ba, 416}})
        QCOMPARE(m_shop.ask({.method = "GET", .target = path, .headers = {header}, .atRoot = true})
                     .status,
                 status);
}

void TestAnswers::staffOrdersAnswer()
{
    const QJsonObject order = m_shop.placedOrder();
    const QByteArray path = "/admin/orders/" + textOf(order["id"_L1]);
    QCOMPARE(staff("POST", path + "/shipment", QJsonValue::Undefined).status, 409);
    QCOMPARE(staff("POST", path + "/reverify").status, 200);
    m_shop.post("/payments/verify", m_shop.paid(order), {});
    QCOMPARE(staff("POST", path + "/reverify").status, 200);
    QCOMPARE(staff("POST", path + "/notes", QJsonObject{{u"text"_s, u"Rings twice"_s}}).status,
             200);
    QCOMPARE(staff("POST", path + "/notes", QJsonObject{{u"text"_s, u""_s}}).status, 422);
    QCOMPARE(staff("POST", path + "/packed", QJsonObject{{u"packed"_s, true}}).status, 200);
    QCOMPARE(staff("POST", path + "/packed", QJsonObject{{u"packed"_s, 3}}).status, 422);
    const QJsonObject some{{u"amount_paise"_s, 100}, {u"reason"_s, u"A dent"_s}};
    QCOMPARE(staff("POST", path + "/refunds", some).status, 201);
    const QJsonObject more{{u"amount_paise"_s, 99999999}, {u"reason"_s, u"A dent"_s}};
    QCOMPARE(staff("POST", path + "/refunds", more).status, 409);
    QCOMPARE(staff("GET", path).status, 200);
    for (const char *query : {"status=paid&sort=-total&limit=2", "q=asha&sort=number",
                              "from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z"})
        QCOMPARE(staff("GET", "/admin/orders?"_ba + query).status, 200);
    QCOMPARE(staff("GET", "/admin/orders?status=lost").status, 422);
    const QJsonObject rang{{u"reason"_s, u"The customer rang"_s}};
    QCOMPARE(staff("POST", path + "/cancel", rang).status, 200);
    QCOMPARE(staff("GET", path).status, 200);
}

void TestAnswers::shipmentsAndManifestsAnswer()
{
    const QJsonObject order = m_shop.placedOrder();
    const QByteArray path = "/admin/orders/" + textOf(order["id"_L1]);
    m_shop.post("/payments/verify", m_shop.paid(order), {});
    const QJsonObject shipment = m_shop.shipmentOf(order);
    const QByteArray one = "/admin/shipments/" + textOf(shipment["id"_L1]);
    QCOMPARE(staff("POST", path + "/shipment").status, 200);
    QCOMPARE(staff("GET", one).status, 200);
    QCOMPARE(staff("GET", "/admin/shipments?state=pending&limit=3").status, 200);
    QCOMPARE(staff("GET", "/admin/shipments?state=flying").status, 422);
    QCOMPARE(staff("POST", one + "/label").status, 200);
    QCOMPARE(staff("GET", one + "/label.pdf").status, 200);
    QCOMPARE(staff("POST", one + "/pickup").status, 200);
    const QJsonObject ids{{u"shipment_ids"_s, QJsonArray{shipment["id"_L1]}}};
    const RawAnswer manifest = staff("POST", "/admin/manifests", ids);
    QCOMPARE(manifest.status, 201);
    QCOMPARE(staff("POST", "/admin/manifests", ids).status, 409);
    const QByteArray sheet = "/admin/manifests/" + textOf(manifest.json()["id"_L1]) + ".pdf";
    QCOMPARE(staff("GET", sheet).status, 200);
    QCOMPARE(staff("GET", "/admin/manifests?limit=1").status, 200);
    const QJsonObject delivered{{u"awb"_s, shipment["awb"_L1]}, {u"status_id"_s, 7}};
    const QJsonObject pickedUp{{u"awb"_s, shipment["awb"_L1]}, {u"status_id"_s, 42}};
    QCOMPARE(m_shop.post("/mock/shiprocket/advance", pickedUp, {}).status, 200);
    const QByteArray asha = m_shop.token("asha");
    const QByteArray own = "/orders/" + textOf(order["id"_L1]);
    QCOMPARE(m_shop.post(own + "/cancel", QJsonValue::Undefined, asha).status, 409);
    const QJsonObject rang{{u"reason"_s, u"The customer rang"_s}};
    QCOMPARE(staff("POST", path + "/cancel", rang).status, 409);
    QCOMPARE(staff("POST", one + "/cancel").status, 409);
    QCOMPARE(m_shop.post("/mock/shiprocket/advance", delivered, {}).status, 200);
    QCOMPARE(staff("POST", one + "/pickup").status, 409);
    QCOMPARE(m_shop.get(own + "/tracking", asha).status, 200);
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
    const QStringList unseen = m_shop.validator().unseen();
    for (const QString &one : unseen)
        qWarning("%s", qPrintable(one));
    QVERIFY2(unseen.isEmpty(), "the document names answers that nothing here gets");
}

void TestAnswers::theBooksAddUp()
{
    const e2e::Ended verified = m_shop.verified();
    QVERIFY2(verified.status == 0, (verified.output + verified.errors).constData());
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "answers_test.moc"
