// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/feed_cursor.h"
#include "tests/server/contract/answers_test.h"
#include "tests/support/wait_for.h"

#include <QBuffer>
#include <QImage>

namespace paushtik::tests {

using namespace Qt::StringLiterals;
using http::RawAnswer;

namespace {

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

void TestAnswers::changesInBulkAnswer()
{
    const auto items = [](const QJsonArray &changes) { return QJsonObject{{u"items"_s, changes}}; };
    const QJsonObject made = addedProduct(u"BULK-1"_s);
    QJsonObject price{{u"id"_s, made["id"_L1]},
                      {u"set"_s, QJsonObject{{u"price_paise"_s, 51000}}},
                      {u"base"_s, QJsonObject{{u"price_paise"_s, 50000}}}};
    const QJsonObject another{{u"set"_s, newProduct(u"BULK-2"_s, made["category_id"_L1])}};
    const QByteArray path = "/admin/products/bulk";
    const RawAnswer done = staff("POST", path, items({price, another}), "manager");
    QVERIFY2(done.status == 200, done.body.constData());
    QCOMPARE(done.json()["items"_L1][0]["status"_L1], u"changed"_s);
    QCOMPARE(done.json()["items"_L1][1]["status"_L1], u"created"_s);
    price[u"set"_s] = QJsonObject{{u"price_paise"_s, 52000}};
    const RawAnswer late = staff("POST", path, items({price}));
    QCOMPARE(late.status, 409);
    QCOMPARE(late.json()["items"_L1][0]["problem"_L1]["conflicts"_L1].toArray().size(), 1);
    const RawAnswer taken = staff("POST", path, items({another}));
    QCOMPARE(taken.status, 422);
    QCOMPARE(taken.json()["errors"_L1][0]["field"_L1], u"items.0.sku"_s);
    QCOMPARE(staff("POST", path, items({})).status, 422);
    QCOMPARE(staff("POST", path, items({u"x"_s})).status, 422);
    QJsonArray many;
    for (int i = 0; i < 1001; ++i)
        many.append(price);
    QCOMPARE(staff("POST", path, items(many)).status, 422);
}

RawAnswer TestAnswers::imported(const QByteArray &table, const QByteArray &query)
{
    const QByteArray target = "/api/v1/admin/products/import" + query;
    const QByteArrayList headers{"Authorization: Bearer " + m_shop.token("manager"),
                                 "Content-Type: text/csv; charset=utf-8", "Connection: close"};
    return m_shop.askRaw(http::request("POST", target, headers, table), "POST", target);
}

void TestAnswers::tablesOfProductsAnswer()
{
    const RawAnswer table = staff("GET", "/admin/products.csv", QJsonValue::Undefined, "manager");
    QCOMPARE(table.status, 200);
    QVERIFY(table.body.startsWith("id,sku,title,price_paise,mrp_paise,category_id,slug,"));
    const RawAnswer trial = imported(table.body, "?dry_run=1");
    QCOMPARE(trial.status, 200);
    QCOMPARE(trial.json()["summary"_L1]["unchanged"_L1].toInt(),
             trial.json()["items"_L1].toArray().size());
    QVERIFY(imported(table.body).json()["applied"_L1].toBool());
    QCOMPARE(staff("GET", "/admin/products.csv").body, table.body);
    const QByteArray sku = textOf(addedProduct(u"TABLE-1"_s)["sku"_L1]);
    const RawAnswer refused = imported("sku,price_paise\r\n" + sku + ",12.50\r\n");
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.json()["errors"_L1][0]["field"_L1], u"rows.2.price_paise"_s);
    QCOMPARE(imported("sku\r\n" + sku + "\r\n", "?dry_run=perhaps").status, 422);
    QCOMPARE(imported("colour\r\nred\r\n").status, 422);
    QCOMPARE(imported("sku\r\n\"open\r\n").status, 400);
    QCOMPARE(imported("sku\r\n" + QByteArray("x\r\n").repeated(10'001)).status, 413);
    QCOMPARE(staff("POST", "/admin/products/import", QJsonObject{}).status, 415);
}

void TestAnswers::categoriesAnswer()
{
    const QJsonObject body{{u"slug"_s, u"to-test"_s}, {u"title"_s, u"To test with"_s}};
    const RawAnswer made = staff("POST", "/admin/categories", body);
    QCOMPARE(made.status, 201);
    const RawAnswer all = staff("GET", "/admin/categories");
    QCOMPARE(all.status, 200);
    QJsonArray ids;
    for (const QJsonValue category : all.json()["items"_L1].toArray())
        ids.append(category["id"_L1]);
    ids.insert(1, ids.takeAt(0));
    const RawAnswer ordered = staff("PUT", "/admin/categories/order", QJsonObject{{u"ids"_s, ids}});
    QCOMPARE(ordered.status, 200);
    QCOMPARE(ordered.json()["items"_L1][0]["id"_L1], ids[0]);
    ids.removeLast();
    QCOMPARE(staff("PUT", "/admin/categories/order", QJsonObject{{u"ids"_s, ids}}).status, 422);
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

void TestAnswers::batchesAnswer()
{
    const QJsonObject product = m_shop.product();
    const QByteArray shelf = "/admin/products/" + textOf(product["id"_L1]) + "/batches";
    QJsonObject lot{{u"lot_number"_s, u"B-7"_s},
                    {u"packed_on"_s, u"2026-01-01"_s},
                    {u"best_before"_s, u"2099-01-01"_s},
                    {u"mrp_paise"_s, 129900},
                    {u"received"_s, 12}};
    const RawAnswer made = staff("POST", shelf, lot, "warehouse");
    QCOMPARE(made.status, 201);
    QCOMPARE(staff("POST", shelf, lot).status, 422);
    lot[u"best_before"_s] = u"2025-01-01"_s;
    QCOMPARE(staff("POST", shelf, lot).json()["errors"_L1][0]["field"_L1], u"best_before"_s);
    const QByteArray batch = "/admin/batches/" + textOf(made.json()["id"_L1]);
    const QJsonObject broken{{u"delta"_s, -1}, {u"reason"_s, u"damaged"_s}};
    QCOMPARE(staff("POST", batch + "/movements", broken).json()["on_hand"_L1].toInt(), 11);
    const QJsonObject many{{u"delta"_s, -100}, {u"reason"_s, u"lost"_s}};
    QCOMPARE(staff("POST", batch + "/movements", many).status, 409);
    QCOMPARE(staff("GET", shelf).json()["items"_L1].toArray().size(), 1);

    const QJsonObject order = m_shop.placedOrder(); // of what there is most of: this product
    const QByteArray picks = "/admin/orders/" + textOf(order["number"_L1]) + "/picks";
    QCOMPARE(staff("POST", picks).status, 409);
    m_shop.post("/payments/verify", m_shop.paid(order), {});
    const RawAnswer suggested = staff("GET", picks);
    QCOMPARE(suggested.json()["items"_L1][0]["suggested"_L1][0]["qty"_L1].toInt(), 2);
    QCOMPARE(staff("POST", picks, QJsonObject{{u"picks"_s, u"all"_s}}).status, 422);
    QCOMPARE(staff("POST", picks).status, 201);
    const RawAnswer movements = staff("GET", batch + "/movements");
    const QJsonValue last = movements.json()["items"_L1][0];
    QCOMPARE(last["reason"_L1].toString(), u"picked"_s);
    QCOMPARE(last["order"_L1], order["number"_L1]);
    QCOMPARE(staff("GET", shelf).json()["items"_L1][0]["received"_L1].toInt(), 12);
    const RawAnswer recall = staff("GET", batch + "/recall");
    QCOMPARE(recall.json()["items"_L1][0]["number"_L1], order["number"_L1]);
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
    const QByteArray gone = "/admin/products/" + textOf(one.json()["id"_L1]) + "/images/order";
    QCOMPARE(staff("PUT", gone, QJsonObject{{u"ids"_s, ids}}).status, 404);
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
    QCOMPARE(staff("POST", path + "/invoice").json()["code"_L1], u"order_not_paid"_s);
    QCOMPARE(staff("GET", path + "/invoice").status, 404);
    m_shop.post("/payments/verify", m_shop.paid(order), {});
    QCOMPARE(staff("POST", path + "/reverify").status, 200);
    QCOMPARE(staff("POST", path + "/notes", QJsonObject{{u"text"_s, u"Rings twice"_s}}).status,
             200);
    QCOMPARE(staff("POST", path + "/notes", QJsonObject{{u"text"_s, u""_s}}).status, 422);
    QCOMPARE(staff("POST", path + "/packed", QJsonObject{{u"packed"_s, true}}).status, 200);
    QCOMPARE(staff("POST", path + "/packed", QJsonObject{{u"packed"_s, 3}}).status, 422);
    const QJsonObject some{{u"amount_paise"_s, 100}, {u"reason"_s, u"A dent"_s}};
    const RawAnswer refund = staff("POST", path + "/refunds", some);
    QCOMPARE(refund.status, 201);
    papersAnswer(path, path + "/refunds/" + textOf(refund.json()["id"_L1]) + "/credit-note");
    const QJsonObject more{{u"amount_paise"_s, 99999999}, {u"reason"_s, u"A dent"_s}};
    QCOMPARE(staff("POST", path + "/refunds", more).status, 409);
    QCOMPARE(staff("GET", path).status, 200);
    for (const char *query : {"status=paid&sort=-total&limit=2", "q=asha&sort=number",
                              "from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z"})
        QCOMPARE(staff("GET", "/admin/orders?"_ba + query).status, 200);
    QCOMPARE(staff("GET", "/admin/orders?status=lost").status, 422);
    QCOMPARE(staff("GET", "/admin/orders.csv?status=paid").status, 200);
    QCOMPARE(staff("GET", "/admin/orders.csv?status=lost").status, 422);
    const QJsonObject rang{{u"reason"_s, u"The customer rang"_s}};
    QCOMPARE(staff("POST", path + "/cancel", rang).status, 200);
    QCOMPARE(staff("GET", path).status, 200);
}

void TestAnswers::papersAnswer(const QByteArray &order, const QByteArray &note)
{
    QCOMPARE(staff("GET", "/admin/shop", QJsonValue::Undefined, "warehouse").status, 200);
    QCOMPARE(staff("GET", note + ".pdf").status, 404);
    QCOMPARE(staff("POST", note).status, 200);
    const RawAnswer invoice = staff("POST", order + "/invoice", QJsonValue::Undefined, "warehouse");
    QCOMPARE(invoice.status, 200);
    QCOMPARE(staff("GET", order + "/invoice").body, invoice.body);
    for (const QByteArray &pdf : {order + "/invoice.pdf", note + ".pdf"}) {
        const RawAnswer paper = staff("GET", pdf);
        QCOMPARE(paper.status, 200);
        QVERIFY(paper.body.startsWith("%PDF-"));
    }
}

void TestAnswers::replicasFollow()
{
    QString cursor;
    QSet<QString> types;
    const auto pull = [&] {
        const QByteArray from = cursor.isEmpty() ? ""_ba : "&cursor=" + cursor.toLatin1();
        const QJsonObject page =
            staff("GET", "/sync/changes?limit=5" + from, {}, "warehouse").json();
        for (const QJsonValue &item : page["items"_L1].toArray())
            types.insert(item["type"_L1].toString());
        cursor = page["cursor"_L1].toString();
        return page["more"_L1].toBool();
    };
    // The feed stops below whatever is still being written, a job of the daemon for instance.
    const auto atHead = [&] {
        while (pull()) {
        }
        return types.size() == 5 &&
               staff("GET", "/sync/digest").json()["head"_L1].toString() == cursor;
    };
    QVERIFY2(waitUntil(atHead), qPrintable(types.values().join(u' ')));
    QCOMPARE(staff("GET", "/sync/changes?limit=500").status, 200);
    QCOMPARE(staff("GET", "/sync/changes?limit=501").status, 422);
    QCOMPARE(staff("GET", "/sync/changes?cursor=" + cursor.toLatin1().chopped(1)).status, 400);
    auto foreign = sync::readCursor(cursor);
    QVERIFY(foreign);
    foreign->epoch = QByteArray(8, 'x');
    const QByteArray elsewhere = sync::writeCursor(*foreign).toLatin1();
    const RawAnswer gone = staff("GET", "/sync/changes?cursor=" + elsewhere);
    QCOMPARE(gone.status, 410);
    QCOMPARE(gone.json()["code"_L1].toString(), u"resync"_s);
}

void TestAnswers::theLiveLineOpens()
{
    const QByteArray target = "/api/v1/sync/live";
    const auto handshake = [&](const QByteArray &key) {
        return http::request("GET", target,
                             {"Connection: Upgrade", "Upgrade: websocket",
                              "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + key});
    };
    QCOMPARE(m_shop.askRaw(handshake("dGhlIHNhbXBsZSBub25jZQ=="), "GET", target).status, 101);
    QCOMPARE(m_shop.askRaw(handshake("short"), "GET", target).status, 400);
    QCOMPARE(m_shop.get("/sync/live").status, 426);
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
    const QByteArray handover = sheet.chopped(4) + "/handover";
    QCOMPARE(staff("GET", handover).status, 404);
    const QByteArray nobody = "/admin/manifests/" + textOf(order["id"_L1]) + "/handover";
    QCOMPARE(staff("POST", nobody, ids).status, 404);
    QJsonObject taken = ids;
    taken[u"driver"_s] = u"Ramesh"_s;
    QCOMPARE(staff("POST", handover, taken).status, 201);
    QCOMPARE(staff("POST", handover, taken).status, 409);
    QCOMPARE(staff("GET", handover).status, 200);
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
    const QJsonObject unknown{{u"shipment_ids"_s, QJsonArray{order["id"_L1]}}};
    QCOMPARE(staff("POST", "/admin/manifests", unknown).status, 422);
    const QJsonObject second = m_shop.placedOrder();
    m_shop.post("/payments/verify", m_shop.paid(second), {});
    const QByteArray other = "/admin/shipments/" + textOf(m_shop.shipmentOf(second)["id"_L1]);
    QCOMPARE(staff("POST", other + "/cancel").status, 200);
}

void TestAnswers::returnsAnswer()
{
    const QJsonObject order = m_shop.placedOrder();
    const QByteArray path = "/admin/orders/" + textOf(order["id"_L1]);
    m_shop.post("/payments/verify", m_shop.paid(order), {});
    const QJsonObject shipment = m_shop.shipmentOf(order);
    const QJsonObject line{{u"product_id"_s, order["lines"_L1][0]["product_id"_L1]},
                           {u"good"_s, 1}};
    const QJsonObject good{{u"lines"_s, QJsonArray{line}}, {u"note"_s, u"Box dented"_s}};
    QCOMPARE(staff("POST", path + "/restock", good).json()["code"_L1], u"not_returned"_s);
    for (const int status : {42, 10}) {
        const QJsonObject move{{u"awb"_s, shipment["awb"_L1]}, {u"status_id"_s, status}};
        QCOMPARE(m_shop.post("/mock/shiprocket/advance", move, {}).status, 200);
    }
    QCOMPARE(staff("GET", path).json()["restock"_L1]["offered"_L1], true);
    QCOMPARE(staff("GET", "/admin/shipments?state=rto_delivered").status, 200);
    QCOMPARE(staff("POST", path + "/restock", QJsonObject()).status, 422);
    QJsonObject much = line;
    much["good"_L1] = 999;
    const QJsonObject wrong{{u"lines"_s, QJsonArray{much}}};
    QCOMPARE(staff("POST", path + "/restock", wrong).status, 422);
    QCOMPARE(staff("POST", path + "/restock", good, "warehouse").status, 200);
    QCOMPARE(staff("POST", path + "/restock", good).json()["code"_L1], u"already_restocked"_s);
    QCOMPARE(staff("GET", "/admin/orders?limit=1").status, 200);
    QCOMPARE(m_shop.get("/orders/" + textOf(order["id"_L1]), m_shop.token("asha")).status, 200);
}

} // namespace paushtik::tests
