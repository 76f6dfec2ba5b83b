// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_snapshot.h"

#include "tests/server/catalog/products_for_tests.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::category;
using tests::product;

namespace {

using Snapshot = std::shared_ptr<const CatalogSnapshot>;

QList<Product> shop(const QList<Category> &categories, int count, QRandomGenerator &random)
{
    QList<Product> products;
    for (int i = 0; i < count; ++i) {
        Product made =
            product(categories[i % categories.size()], u"Ghee %1"_s.arg(random.bounded(count / 2)));
        // Few different values, so that many products stand equal in a sort.
        made.price = Paise(100 * (1 + random.bounded(5)));
        made.stock = random.bounded(3) * 10;
        made.createdAt = Timestamp(1'000'000 * random.bounded(7));
        products.append(made);
    }
    return products;
}

QStringList walk(const std::function<Snapshot()> &now, ProductQuery query)
{
    QStringList ids;
    do {
        const Snapshot snapshot = now();
        const ProductPage page = snapshot->page(query).value();
        for (const CatalogEntry *entry : page.entries)
            ids.append(entry->product.id.toString());
        query.after = page.next;
    } while (query.after);
    return ids;
}

} // namespace

class CatalogSnapshotTest : public QObject {
    Q_OBJECT

    const QList<Category> m_categories{category(u"a2"_s), category(u"buffalo"_s)};

private Q_SLOTS:
    void aWalkShowsEveryProductOnce_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("limit");
        for (const int limit : {1, 2, 7, 100}) {
            QTest::addRow("newest, %d", limit) << int(Sort::Newest) << limit;
            QTest::addRow("name, %d", limit) << int(Sort::Name) << limit;
            QTest::addRow("price, %d", limit) << int(Sort::Price) << limit;
            QTest::addRow("price down, %d", limit) << int(Sort::PriceDown) << limit;
            QTest::addRow("relevance, %d", limit) << int(Sort::Relevance) << limit;
        }
    }
    void aWalkShowsEveryProductOnce()
    {
        QFETCH(int, sort);
        QFETCH(int, limit);
        QRandomGenerator random(7);
        const QList<Product> products = shop(m_categories, 60, random);
        const auto snapshot = CatalogSnapshot::make(m_categories, products, nullptr);
        ProductQuery query;
        query.sort = Sort(sort);
        query.limit = limit;
        query.text = query.sort == Sort::Relevance ? u"ghee"_s : QString();
        const QStringList ids = walk([&] { return snapshot; }, query);
        QCOMPARE(ids.size(), products.size());
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), products.size());

        query.category = u"a2"_s;
        query.inStockOnly = true;
        QStringList expected;
        for (const Product &one : products) {
            if (one.category.slug == u"a2"_s && one.stock > 0)
                expected.append(one.id.toString());
        }
        QStringList found = walk([&] { return snapshot; }, query);
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }

    void aWalkAmongChangesRepeatsNothingAndMissesNoneThatStayed_data()
    {
        QTest::addColumn<int>("sort");
        QTest::newRow("newest") << int(Sort::Newest);
        QTest::newRow("name") << int(Sort::Name);
        QTest::newRow("price") << int(Sort::Price);
        QTest::newRow("price down") << int(Sort::PriceDown);
    }
    void aWalkAmongChangesRepeatsNothingAndMissesNoneThatStayed()
    {
        QFETCH(int, sort);
        QRandomGenerator random(11);
        QList<Product> products = shop(m_categories, 40, random);
        QSet<QString> stayed;
        for (const Product &one : products)
            stayed.insert(one.id.toString());
        Snapshot snapshot;
        ProductQuery query;
        query.sort = Sort(sort);
        query.limit = 3;
        const QStringList ids = walk(
            [&] {
                // Each page sees another shop: one more product, one less, stock that moved.
                products.append(shop(m_categories, 2, random));
                const Product gone = products.takeAt(random.bounded(int(products.size())));
                stayed.remove(gone.id.toString());
                products[random.bounded(int(products.size()))].stock = random.bounded(9);
                snapshot = CatalogSnapshot::make(m_categories, products, snapshot.get());
                return snapshot;
            },
            query);
        const QSet<QString> seen(ids.begin(), ids.end());
        QCOMPARE(seen.size(), ids.size());
        QVERIFY(seen.contains(stayed));
    }

    void theSortsAreInOrder()
    {
        QRandomGenerator random(3);
        const auto snapshot =
            CatalogSnapshot::make(m_categories, shop(m_categories, 50, random), nullptr);
        ProductQuery query;
        query.limit = 100;
        const auto inOrder = [&](Sort sort, auto before) {
            query.sort = sort;
            const ProductPage page = snapshot->page(query).value();
            return std::is_sorted(page.entries.begin(), page.entries.end(),
                                  [&](const CatalogEntry *a, const CatalogEntry *b) {
                                      return before(a->product, b->product);
                                  });
        };
        QVERIFY(inOrder(Sort::Price, [](auto &a, auto &b) { return a.price < b.price; }));
        QVERIFY(inOrder(Sort::PriceDown, [](auto &a, auto &b) { return a.price > b.price; }));
        QVERIFY(inOrder(Sort::Newest, [](auto &a, auto &b) { return a.createdAt > b.createdAt; }));
        QVERIFY(inOrder(Sort::Name, [](auto &a, auto &b) { return a.title < b.title; }));
    }

    void aCursorOfAnotherShapeIsRefused()
    {
        const auto snapshot =
            CatalogSnapshot::make(m_categories, {product(m_categories[0], u"A"_s)}, nullptr);
        for (const QJsonArray &after :
             {QJsonArray{}, QJsonArray{1}, QJsonArray{u"a"_s, u"b"_s, u"c"_s},
              QJsonArray{u""_s, 1, u"no uuid"_s}}) {
            ProductQuery query;
            query.after = after;
            const auto page = snapshot->page(query);
            QVERIFY(!page);
            QCOMPARE(page.error().code, u"bad_cursor"_s);
        }
    }

    void theSameContentHasTheSameETagWhoeverRendersItAndAnyChangeAnother()
    {
        Product one = product(m_categories[0], u"A jar"_s);
        const auto first = CatalogSnapshot::make(m_categories, {one}, nullptr);
        const auto again = CatalogSnapshot::make(m_categories, {one}, nullptr);
        const auto etag = [&](const Snapshot &s) { return s->find(one.slug)->etag; };
        QCOMPARE(etag(first), etag(again));
        QCOMPARE(first->categoriesEtag(), again->categoriesEtag());
        one.price = Paise(49'999);
        QVERIFY(etag(CatalogSnapshot::make(m_categories, {one}, first.get())) != etag(first));
        QList<Category> renamed = m_categories;
        renamed[1].title = u"Other"_s;
        QVERIFY(CatalogSnapshot::make(renamed, {one}, nullptr)->categoriesEtag() !=
                first->categoriesEtag());
    }

    void whatDidNotChangeIsNotRenderedAgain()
    {
        const Product same = product(m_categories[0], u"Same"_s);
        Product other = product(m_categories[0], u"Other"_s);
        const auto before = CatalogSnapshot::make(m_categories, {same, other}, nullptr);
        other.title = u"Changed"_s;
        const auto after = CatalogSnapshot::make(m_categories, {same, other}, before.get());
        QCOMPARE(after->find(same.id), before->find(same.id));
        QVERIFY(after->find(other.id) != before->find(other.id));
        QVERIFY(after->find(other.id)->listItem.contains("Changed"));
    }

    void onlyStockThatACustomerCanSeeMakesANewSnapshot()
    {
        Product jar = product(m_categories[0], u"Jar"_s); // 100 in stock, low at 5
        const auto plenty = CatalogSnapshot::make(m_categories, {jar}, nullptr);
        QVERIFY(!plenty->withStock({{jar.id, 6}}));
        QVERIFY(!plenty->withStock({}));
        QVERIFY(!plenty->withStock({{ProductId::make(), 0}}));
        const auto low = plenty->withStock({{jar.id, 5}});
        QVERIFY(low);
        const auto item = [&](const Snapshot &s) {
            return QJsonDocument::fromJson(s->find(jar.id)->listItem).object();
        };
        QCOMPARE(item(plenty)[u"available"_s], QJsonValue(QJsonValue::Null));
        QCOMPARE(item(low)[u"stock_status"_s].toString(), u"low_stock"_s);
        QCOMPARE(item(low)[u"available"_s].toInt(), 5);
        const auto out = low->withStock({{jar.id, 0}});
        QCOMPARE(item(out)[u"stock_status"_s].toString(), u"out_of_stock"_s);
        QCOMPARE(item(out)[u"available"_s].toInt(-1), 0);
        ProductQuery query;
        query.inStockOnly = true;
        QCOMPARE(out->page(query)->entries.size(), size_t(0));
        QCOMPARE(low->page(query)->entries.size(), size_t(1));
    }

    void noAdminFieldIsInThePublicProduct()
    {
        const auto snapshot =
            CatalogSnapshot::make(m_categories, {product(m_categories[0], u"A"_s)}, nullptr);
        const ProductPage page = snapshot->page({}).value();
        const QJsonObject detail = QJsonDocument::fromJson(page.entries[0]->detail).object();
        QStringList fields = detail.keys();
        QCOMPARE(fields.join(u' '),
                 u"available category description gst_rate_bp hsn_code id image images mrp_paise "
                 "price_paise slug stock_status subtitle title unit_label weight_grams"_s);
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::CatalogSnapshotTest)
#include "catalog_snapshot_test.moc"
