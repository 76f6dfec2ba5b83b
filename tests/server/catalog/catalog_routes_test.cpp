// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_routes.h"

#include "server/http/cursor.h"
#include "tests/server/catalog/products_for_tests.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;

class CatalogRoutesTest : public QObject {
    Q_OBJECT

    tests::TestDatabase m_test;
    std::unique_ptr<db::Database> m_db;
    const Category m_category = tests::category(u"ghee"_s);
    QList<Product> m_products;
    std::unique_ptr<CatalogHolder> m_holder;
    std::unique_ptr<CatalogService> m_service;
    std::unique_ptr<http::Router> m_router;

    http::Response get(const QByteArray &path, QHash<QByteArray, QString> query = {})
    {
        const auto match = m_router->match(http::Method::Get, path);
        Q_ASSERT(match.route);
        http::Request request;
        request.path = path;
        request.params = match.params;
        request.query = std::move(query);
        return settled(match.route->handler(std::move(request)));
    }
    static QJsonObject read(const http::Response &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }
    void publish()
    {
        m_holder->publish(
            CatalogSnapshot::make({m_category}, m_products, m_holder->current().get()));
    }

private Q_SLOTS:
    void initTestCase() { http::setCursorSecret("a secret of the test"); }
    void init()
    {
        m_db = std::make_unique<db::Database>(m_test.config());
        m_holder = std::make_unique<CatalogHolder>();
        m_service = std::make_unique<CatalogService>(*m_holder, *m_db);
        m_router = std::make_unique<http::Router>();
        addCatalogRoutes(*m_router, *m_service);
        m_products.clear();
        for (int i = 0; i < 30; ++i)
            m_products.append(tests::product(m_category, u"Ghee %1"_s.arg(i, 2, 10, QChar(u'0'))));
        publish();
    }

    void beforeTheFirstSnapshotItIsUnavailable()
    {
        CatalogHolder empty;
        CatalogService service(empty, *m_db);
        http::Router router;
        addCatalogRoutes(router, service);
        const auto match = router.match(http::Method::Get, "/api/v1/products");
        QCOMPARE(settled(match.route->handler(http::Request())).status, 503);
    }

    void aListHasTwentyFourAStrongETagAndItsCursorLeadsOn()
    {
        const http::Response first = get("/api/v1/products");
        QCOMPARE(first.status, 200);
        QVERIFY(first.etag.startsWith('"'));
        QVERIFY(first.cacheControl.contains("public"));
        QCOMPARE(read(first)[u"items"_s].toArray().size(), 24);
        const QString cursor = read(first)[u"next_cursor"_s].toString();
        const http::Response second = get("/api/v1/products", {{"cursor", cursor}});
        QCOMPARE(read(second)[u"items"_s].toArray().size(), 6);
        QVERIFY(read(second)[u"next_cursor"_s].isNull());
        QVERIFY(second.etag != first.etag);
    }

    void theETagStaysWhileNothingChangesAndMovesWithTheProductsOfThePage()
    {
        const QByteArray before = get("/api/v1/products", {{"sort", u"name"_s}}).etag;
        QCOMPARE(get("/api/v1/products", {{"sort", u"name"_s}}).etag, before);
        publish(); // loaded again, nothing is different
        QCOMPARE(get("/api/v1/products", {{"sort", u"name"_s}}).etag, before);
        m_products[29].price = Paise(1); // on the second page
        publish();
        QCOMPARE(get("/api/v1/products", {{"sort", u"name"_s}}).etag, before);
        m_products[0].price = Paise(1);
        publish();
        QVERIFY(get("/api/v1/products", {{"sort", u"name"_s}}).etag != before);
        const QByteArray path = "/api/v1/products/" + m_products[0].slug.toLatin1();
        QCOMPARE(read(get(path))[u"price_paise"_s].toInt(), 1);
        m_products.removeFirst();
        publish();
        QCOMPARE(get(path).status, 404);
    }

    void aRememberedPageIsNotTakenForAnother()
    {
        QCOMPARE(read(get("/api/v1/products", {{"limit", u"1"_s}}))[u"items"_s].toArray().size(),
                 1);
        QCOMPARE(read(get("/api/v1/products", {{"limit", u"2"_s}}))[u"items"_s].toArray().size(),
                 2);
        const auto titles = [&](QHash<QByteArray, QString> query) {
            QStringList all;
            for (const QJsonValue item : read(get("/api/v1/products", query))[u"items"_s].toArray())
                all.append(item[u"title"_s].toString());
            return all;
        };
        QCOMPARE(titles({{"q", u"05"_s}}), QStringList{u"Ghee 05"_s});
        QCOMPARE(titles({{"q", u"06"_s}}), QStringList{u"Ghee 06"_s});
        QCOMPARE(titles({{"q", u"05\n1:"_s}, {"category", u"x"_s}}), QStringList{});
        for (int i = 0; i < 300; ++i)
            titles({{"limit", QString::number(1 + i % 100)}, {"q", u"ghee %1"_s.arg(i % 30)}});
        QCOMPARE(titles({{"q", u"05"_s}}), QStringList{u"Ghee 05"_s});
    }

    void aBadQuestionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("status");
        QTest::newRow("a sort nobody knows") << "sort"_ba << u";drop"_s << 422;
        QTest::newRow("a stock nobody knows") << "in_stock"_ba << u"yes"_s << 422;
        QTest::newRow("no product a page") << "limit"_ba << u"0"_s << 422;
        QTest::newRow("too many") << "limit"_ba << u"101"_s << 422;
        QTest::newRow("endless words") << "q"_ba << QString(201, u'x') << 422;
        QTest::newRow("a made-up cursor") << "cursor"_ba << u"bm90IGEgY3Vyc29y"_s << 400;
        QTest::newRow("a category nobody knows") << "category"_ba << u"no-such"_s << 200;
        QTest::newRow("a wildcard") << "q"_ba << u"%"_s << 200;
    }
    void aBadQuestionIsRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, value);
        QFETCH(int, status);
        const http::Response answer = get("/api/v1/products", {{name, value}});
        QCOMPARE(answer.status, status);
        if (status == 200)
            QVERIFY(read(answer)[u"items"_s].toArray().isEmpty());
    }

    void aCursorOfOneListDoesNotOpenAnother()
    {
        const QString cursor =
            read(get("/api/v1/products", {{"limit", u"2"_s}}))[u"next_cursor"_s].toString();
        QCOMPARE(get("/api/v1/products", {{"cursor", cursor}, {"limit", u"5"_s}}).status, 200);
        QCOMPARE(get("/api/v1/products", {{"cursor", cursor}, {"sort", u"name"_s}}).status, 400);
        QCOMPARE(get("/api/v1/products", {{"cursor", cursor}, {"q", u"ghee"_s}}).status, 400);
    }

    void anAvailabilityIsNeverKept()
    {
        m_test.execute(
            "INSERT INTO categories (id, slug, title) VALUES (gen_random_uuid(), 'a', 'A')");
        m_test.execute("INSERT INTO products (id, sku, slug, category_id, title, weight_grams, "
                       "price_paise, mrp_paise, hsn_code, gst_rate_bp) SELECT $1, 'S', 'jar', id, "
                       "'Jar', 1, 1, 1, '0405', 0 FROM categories",
                       {m_products[0].id.toString().toLatin1()});
        const QByteArray path =
            "/api/v1/products/" + m_products[0].slug.toLatin1() + "/availability";
        const http::Response answer = get(path);
        QCOMPARE(answer.body, "{\"available\":0,\"stock_status\":\"out_of_stock\"}"_ba);
        QVERIFY(answer.cacheControl.isEmpty()); // which the server sends as no-store
        QVERIFY(answer.etag.isEmpty());
        m_test.execute("UPDATE stock SET on_hand = 7");
        QCOMPARE(get(path).body, "{\"available\":7,\"stock_status\":\"in_stock\"}"_ba);
        QCOMPARE(get("/api/v1/products/no-such/availability").status, 404);
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::CatalogRoutesTest)
#include "catalog_routes_test.moc"
