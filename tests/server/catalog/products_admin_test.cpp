// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_admin_service.h"

#include "server/catalog/categories_admin.h"
#include "server/catalog/images_admin.h"
#include "server/catalog/product_fields.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/server/catalog/edits_for_tests.h"
#include "tests/support/test_main.h"

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;

class ProductsAdminTest : public QObject {
    Q_OBJECT

    tests::CatalogDatabase m_shop;
    std::unique_ptr<db::Database> m_db;
    std::unique_ptr<ProductsAdminService> m_products;
    std::unique_ptr<ImagesAdminService> m_images;
    std::unique_ptr<CategoriesAdminService> m_categories;

    QJsonObject fields(const QString &sku) const
    {
        const QJsonObject body{{u"sku"_s, sku},
                               {u"title"_s, u"A2 Ghee"_s},
                               {u"price_paise"_s, 50'000},
                               {u"mrp_paise"_s, 60'000},
                               {u"category_id"_s, m_shop.category().toString()},
                               {u"weight_grams"_s, 480},
                               {u"hsn_code"_s, u"04059020"_s},
                               {u"gst_rate_bp"_s, 500}};
        http::Form form(body);
        const QJsonObject read = readNewProduct(form);
        Q_ASSERT(!form.error());
        return read;
    }
    Product made(const QString &sku)
    {
        return settled(m_products->create(fields(sku), by())).value();
    }
    Result<Product> patch(ProductId id, QJsonObject set, QJsonObject base,
                          const QString &name = u"Meera"_s)
    {
        FieldPatch change{std::move(set), std::move(base)};
        return settled(m_products->edit(id, std::move(change), by(name)));
    }
    Product now(ProductId id) { return settled(m_products->get(id)).value(); }
    QByteArray audited(ProductId id)
    {
        return m_shop.execute(
            "SELECT string_agg(action || ' ' || changes::text, E'\\n' ORDER BY id) "
            "FROM audit_log WHERE entity_id = $1",
            {id.toString().toLatin1()});
    }

private Q_SLOTS:
    void init()
    {
        m_shop.clear();
        m_db = std::make_unique<db::Database>(m_shop.config());
        m_products = std::make_unique<ProductsAdminService>(*m_db);
        m_images = std::make_unique<ImagesAdminService>(*m_db);
        m_categories = std::make_unique<CategoriesAdminService>(*m_db);
    }
    void cleanup()
    {
        m_products.reset();
        m_images.reset();
        m_categories.reset();
        m_db.reset();
    }

    void aNewProductHasWhatWasSentAStockOfZeroAndASlugOfItsTitle()
    {
        const Product product = made(u"GH-1"_s);
        QCOMPARE(product.sku, u"GH-1"_s);
        QCOMPARE(product.slug, u"a2-ghee"_s);
        QCOMPARE(product.stock, 0);
        QCOMPARE(product.version, 1);
        QCOMPARE(product.lowStockThreshold, 5);
        QCOMPARE(made(u"GH-2"_s).slug, u"a2-ghee-2"_s);
        QCOMPARE(made(u"GH-3"_s).slug, u"a2-ghee-3"_s);
        QVERIFY(audited(product.id).contains("GH-1"));
    }

    void aProductThatWasMadeAwayFromTheLineKeepsItsId()
    {
        const ProductId id = ProductId::make();
        QCOMPARE(settled(m_products->create(fields(u"GH-1"_s), by(), id))->id, id);
        const auto again = settled(m_products->create(fields(u"GH-2"_s), by(), id));
        QCOMPARE(again.error().fault, Fault::Invalid);
        QCOMPARE(again.error().fields.first().field, u"id"_s);
        QCOMPARE(now(id).sku, u"GH-1"_s);
    }

    void aTitleWithoutLatinLettersTakesItsSlugFromTheSku()
    {
        QJsonObject hindi = fields(u"GH 9/X"_s.remove(u' '));
        hindi[u"title"_s] = u"देसी घी"_s;
        QCOMPARE(settled(m_products->create(hindi, by()))->slug, u"gh9-x"_s);
    }

    void manyAtOnceWithOneTitleAllGetASlugOfTheirOwn()
    {
        std::vector<Task<Result<Product>>> tasks;
        for (int i = 0; i < 8; ++i)
            tasks.push_back(m_products->create(fields(u"S%1"_s.arg(i)), by()));
        QSet<QString> slugs;
        for (const auto &product : together(std::move(tasks)))
            slugs.insert(product.value().slug);
        QCOMPARE(slugs.size(), 8);
    }

    void whatIsTakenIsNamed()
    {
        made(u"GH-1"_s);
        const auto sameSku = settled(m_products->create(fields(u"GH-1"_s), by()));
        QCOMPARE(sameSku.error().fault, Fault::Invalid);
        QCOMPARE(sameSku.error().fields.first().field, u"sku"_s);
        QJsonObject sameSlug = fields(u"GH-2"_s);
        sameSlug[u"slug"_s] = u"a2-ghee"_s;
        QCOMPARE(settled(m_products->create(sameSlug, by())).error().fields.first().field,
                 u"slug"_s);
        QJsonObject noCategory = fields(u"GH-2"_s);
        noCategory[u"category_id"_s] = CategoryId::make().toString();
        QCOMPARE(settled(m_products->create(noCategory, by())).error().fields.first().field,
                 u"category_id"_s);
        const Product other = made(u"GH-3"_s);
        QCOMPARE(patch(other.id, {{u"sku"_s, u"GH-1"_s}}, {}).error().fields.first().field,
                 u"sku"_s);
        const QJsonObject aboveMrp{{u"price_paise"_s, 60'001}, {u"mrp_paise"_s, 60'000}};
        QCOMPARE(patch(other.id, aboveMrp, {}).error().fields.first().field, u"price_paise"_s);
        QCOMPARE(now(other.id).version, 1);
    }

    void aFormSaysEverythingThatIsWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const QString &field, const QJsonValue &value) {
            QTest::newRow(name) << field << value;
        };
        row("no title", u"title"_s, QString());
        row("no price", u"price_paise"_s, QJsonValue());
        row("a price of nothing", u"price_paise"_s, 0);
        row("half a paisa", u"price_paise"_s, 10.5);
        row("a price in words", u"price_paise"_s, u"100"_s);
        row("above the MRP", u"price_paise"_s, 60'001);
        row("below zero", u"gst_rate_bp"_s, -1);
        row("more than all", u"gst_rate_bp"_s, 10'001);
        row("no weight", u"weight_grams"_s, 0);
        row("letters in the HSN code", u"hsn_code"_s, u"0405AB"_s);
        row("a short HSN code", u"hsn_code"_s, u"040"_s);
        row("a long HSN code", u"hsn_code"_s, u"040590201"_s);
        row("a space in the SKU", u"sku"_s, u"A B"_s);
        row("a slug in capitals", u"slug"_s, u"Ghee"_s);
        row("a slug with a path", u"slug"_s, u"../x"_s);
        row("a category that is no id", u"category_id"_s, u"ghee"_s);
        row("a length of nothing", u"length_mm"_s, 0);
        row("a field nobody knows", u"stock"_s, 5);
    }
    void aFormSaysEverythingThatIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject body = fields(u"X"_s);
        body.remove(u"slug"_s);
        body[field] = value;
        http::Form form(body);
        readNewProduct(form);
        const auto error = form.error();
        QVERIFY(error);
        QCOMPARE(error->fields.size(), 1);
        QCOMPARE(error->fields.first().field, field);
    }

    void patchGoesByTheTableOfSeenAndCurrent_data()
    {
        QTest::addColumn<QJsonObject>("base");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<bool>("taken");
        QTest::newRow("seen is current")
            << QJsonObject{{u"price_paise"_s, 50'000}} << 51'000 << true;
        QTest::newRow("seen is old") << QJsonObject{{u"price_paise"_s, 40'000}} << 51'000 << false;
        QTest::newRow("seen is old, but it is so already")
            << QJsonObject{{u"price_paise"_s, 40'000}} << 50'000 << true;
        QTest::newRow("nothing seen") << QJsonObject{} << 51'000 << true;
        QTest::newRow("seen of another field")
            << QJsonObject{{u"mrp_paise"_s, 1}} << 51'000 << true;
        QTest::newRow("seen is of another type")
            << QJsonObject{{u"price_paise"_s, u"50000"_s}} << 51'000 << false;
    }
    void patchGoesByTheTableOfSeenAndCurrent()
    {
        QFETCH(QJsonObject, base);
        QFETCH(int, wanted);
        QFETCH(bool, taken);
        const Product product = made(u"GH-1"_s);
        const auto patched = patch(product.id, {{u"price_paise"_s, wanted}}, base);
        QCOMPARE(patched.has_value(), taken);
        QCOMPARE(now(product.id).price, Paise(taken ? wanted : 50'000));
        QCOMPARE(now(product.id).version, taken && wanted != 50'000 ? 2 : 1);
    }

    void oneConflictStopsTheWholeRequestAndEveryOneIsNamedWithItsAuthor()
    {
        const Product product = made(u"GH-1"_s);
        QVERIFY(patch(product.id, {{u"price_paise"_s, 51'000}}, {}, u"Ravi"_s));
        QVERIFY(patch(product.id, {{u"title"_s, u"T1"_s}}, {}, u"Sita"_s));
        const auto refused =
            patch(product.id,
                  {{u"price_paise"_s, 52'000}, {u"title"_s, u"T2"_s}, {u"subtitle"_s, u"new"_s}},
                  {{u"price_paise"_s, 50'000},
                   {u"title"_s, u"A2 Ghee"_s},
                   {u"subtitle"_s, QJsonValue()}});
        QCOMPARE(refused.error().code, u"edit_conflict"_s);
        const QJsonArray conflicts = refused.error().extra[u"conflicts"_s].toArray();
        QCOMPARE(conflicts.size(), 2);
        const QJsonObject price = conflicts[0].toObject();
        QCOMPARE(price[u"field"_s].toString(), u"price_paise"_s);
        QCOMPARE(price[u"base"_s].toInt(), 50'000);
        QCOMPARE(price[u"current"_s].toInt(), 51'000);
        QCOMPARE(price[u"yours"_s].toInt(), 52'000);
        QCOMPARE(price[u"changed_by"_s][u"name"_s].toString(), u"Ravi"_s);
        QCOMPARE(conflicts[1][u"changed_by"_s][u"name"_s].toString(), u"Sita"_s);
        QVERIFY(Timestamp::parse(price[u"changed_at"_s].toString()));
        QVERIFY(!now(product.id).subtitle);
    }

    void anEmptyTextAndNoTextAreTheSame()
    {
        const Product product = made(u"GH-1"_s);
        QVERIFY(patch(product.id, {{u"subtitle"_s, u"Bilona"_s}}, {{u"subtitle"_s, QString()}}));
        QCOMPARE(*now(product.id).subtitle, u"Bilona"_s);
        QVERIFY(patch(product.id, {{u"subtitle"_s, QJsonValue()}}, {{u"subtitle"_s, u"Bilona"_s}}));
        QVERIFY(!now(product.id).subtitle);
    }

    void writersOfOneFieldFromOneBaseHaveOneWinner()
    {
        const Product product = made(u"GH-1"_s);
        std::vector<Task<Result<Product>>> tasks;
        for (int i = 0; i < 12; ++i) {
            FieldPatch change{{{u"price_paise"_s, 51'000 + i}}, {{u"price_paise"_s, 50'000}}};
            tasks.push_back(m_products->edit(product.id, std::move(change), by()));
        }
        int winners = 0;
        for (const auto &result : together(std::move(tasks)))
            winners += result.has_value() ? 1 : 0;
        QCOMPARE(winners, 1);
        QCOMPARE(now(product.id).version, 2);
    }

    void writersOfDifferentFieldsFromOneBaseAllMerge()
    {
        const Product product = made(u"GH-1"_s);
        std::vector<Task<Result<Product>>> tasks;
        for (const QString &field :
             {u"subtitle"_s, u"description"_s, u"unit_label"_s, u"title_hi"_s}) {
            FieldPatch change{{{field, u"new"_s}}, {{field, QJsonValue()}}};
            tasks.push_back(m_products->edit(product.id, std::move(change), by()));
        }
        for (const auto &result : together(std::move(tasks)))
            QVERIFY(result.has_value());
        const Product after = now(product.id);
        QCOMPARE(*after.subtitle + *after.description + *after.unitLabel + *after.titleHi,
                 u"newnewnewnew"_s);
    }

    void archivingIsSaidOnceAndRestoringBringsItBack()
    {
        const Product product = made(u"GH-1"_s);
        const auto archived = settled(m_products->setArchived(product.id, true, by()));
        QVERIFY(archived->archivedAt);
        const auto again = settled(m_products->setArchived(product.id, true, by()));
        QCOMPARE(again->archivedAt, archived->archivedAt);
        QCOMPARE(audited(product.id).count("archived "), 1);
        QVERIFY(!settled(m_products->setArchived(product.id, false, by()))->archivedAt);
        QVERIFY(!settled(m_products->setArchived(ProductId::make(), true, by())));
    }

    void aProductThatAnOrderNamesCannotBeDeleted()
    {
        const Product product = made(u"GH-1"_s);
        const Product other = made(u"GH-2"_s);
        m_shop.execute("INSERT INTO customers (id, email, name, password_hash) "
                       "VALUES (gen_random_uuid(), 'a@b.in', 'A', 'x')");
        m_shop.execute(
            "INSERT INTO orders (id, number, customer_id, status, subtotal_paise, shipping_paise, "
            "total_paise, address, expires_at) SELECT gen_random_uuid(), 'PF-2026-000001', id, "
            "'pending_payment', 100, 0, 100, '{}', now() FROM customers");
        m_shop.execute("INSERT INTO order_lines (order_id, line_no, product_id, title, sku, qty, "
                       "unit_price_paise, line_total_paise, hsn_code, gst_rate_bp, weight_grams) "
                       "SELECT id, 1, $1, 't', 's', 1, 100, 100, '0405', 500, 1 FROM orders",
                       {product.id.toString().toLatin1()});
        const auto refused = settled(m_products->remove(product.id, by()));
        QCOMPARE(refused.error().code, u"referenced"_s);
        QVERIFY(now(product.id).id == product.id);
        QVERIFY(settled(m_products->remove(other.id, by())));
        QCOMPARE(settled(m_products->get(other.id)).error().fault, Fault::NotFound);
        QCOMPARE(settled(m_products->remove(other.id, by())).error().fault, Fault::NotFound);
    }

    void racingAdjustmentsNeverGoBelowZeroAndTheLedgerAgrees()
    {
        const Product product = made(u"GH-1"_s);
        QCOMPARE(settled(m_products->adjust(product.id, 10, StockReason::Received, {}, by())), 10);
        std::vector<Task<Result<int>>> tasks;
        for (int i = 0; i < 30; ++i)
            tasks.push_back(m_products->adjust(product.id, -1, StockReason::Damaged, {}, by()));
        QSet<int> balances;
        int refused = 0;
        for (const auto &result : together(std::move(tasks))) {
            if (result)
                balances.insert(*result);
            else
                refused += result.error().code == u"out_of_stock"_s ? 1 : 0;
        }
        QCOMPARE(balances.size(), 10); // each its own: 9, 8, … 0
        QCOMPARE(refused, 20);
        QCOMPARE(now(product.id).stock, 0);
        QVERIFY(m_shop.ledgerAgrees());
        const auto ledger = settled(m_products->ledger(product.id, 100, {}));
        QCOMPARE(ledger->items.size(), 11);
        QCOMPARE(ledger->items.first()[u"balance"_s].toInt(-1), 0);
    }

    void whatIsNotThereCannotBeAdjusted()
    {
        const auto refused =
            settled(m_products->adjust(ProductId::make(), 1, StockReason::Found, {}, by()));
        QCOMPARE(refused.error().fault, Fault::NotFound);
        QCOMPARE(settled(m_products->ledger(ProductId::make(), 10, {})).error().fault,
                 Fault::NotFound);
    }

    void theLedgerIsPagedWithoutRepeats()
    {
        const Product product = made(u"GH-1"_s);
        for (int i = 0; i < 7; ++i)
            settled(m_products->adjust(product.id, 1, StockReason::Found, {}, by())).value();
        QList<int> balances;
        std::optional<qint64> before;
        do {
            const auto page = settled(m_products->ledger(product.id, 3, before)).value();
            for (const QJsonObject &item : page.items)
                balances.append(item[u"balance"_s].toInt());
            before = page.next;
        } while (before);
        QCOMPARE(balances, (QList<int>{7, 6, 5, 4, 3, 2, 1}));
    }

    void aKeyWhoseAnswerWasLostHasItsEffectOnce()
    {
        const auto create = std::make_shared<Claim>();
        const auto product = settled(m_products->create(fields(u"GH-1"_s), byKey(create))).value();
        QCOMPARE(*create->resource(), product.id.toString());
        QCOMPARE(settled(m_products->create(fields(u"GH-1"_s), byKey(create)))->id, product.id);

        const auto adjust = std::make_shared<Claim>();
        for (int i = 0; i < 2; ++i)
            QCOMPARE(
                settled(m_products->adjust(product.id, 5, StockReason::Found, {}, byKey(adjust))),
                5);
        QCOMPARE(now(product.id).stock, 5);

        const auto edit = std::make_shared<Claim>();
        for (int i = 0; i < 2; ++i) {
            FieldPatch change{{{u"price_paise"_s, 51'000}}, {{u"price_paise"_s, 50'000}}};
            QVERIFY(settled(m_products->edit(product.id, std::move(change), byKey(edit))));
        }
    }

    void theListIsWholeInPagesAndKnowsItsFilters()
    {
        for (int i = 0; i < 5; ++i)
            made(u"GH-%1"_s.arg(i));
        settled(m_products->setArchived(made(u"OLD_1"_s).id, true, by())).value();
        AdminProductQuery query;
        query.limit = 2;
        QStringList skus;
        do {
            const auto page = settled(m_products->list(query));
            for (const Product &product : page.products)
                skus.append(product.sku);
            query.after = page.next;
        } while (query.after);
        QCOMPARE(skus,
                 (QStringList{u"OLD_1"_s, u"GH-4"_s, u"GH-3"_s, u"GH-2"_s, u"GH-1"_s, u"GH-0"_s}));
        query.archived = true;
        QCOMPARE(settled(m_products->list(query)).products.size(), 1);
        query.archived.reset();
        query.text = u"old_"_s;
        QCOMPARE(settled(m_products->list(query)).products.size(), 1);
        query.text = u"GH_"_s; // an underscore is itself
        QCOMPARE(settled(m_products->list(query)).products.size(), 0);
    }

    void picturesKeepTheirOrderThroughEveryChange()
    {
        const Product product = made(u"GH-1"_s);
        for (const char *key : {"aa/1/full.webp", "aa/2/full.webp", "aa/3/full.webp"})
            m_shop.execute("INSERT INTO media (base_key, width, height, bytes) "
                           "VALUES ($1, 1600, 1200, 9) ON CONFLICT DO NOTHING",
                           {key});
        QList<ImageId> ids;
        for (const QString &key : {u"aa/1/full.webp"_s, u"aa/2/full.webp"_s, u"aa/3/full.webp"_s})
            ids.append(settled(m_images->add(product.id, key, u"alt"_s, by()))->id);
        const auto keys = [&] {
            QString digits;
            for (const Image &image : now(product.id).images)
                digits += image.baseKey[3];
            return digits;
        };
        QCOMPARE(keys(), u"123"_s);
        QVERIFY(settled(m_images->order(product.id, {ids[2], ids[0], ids[1]}, by())));
        QCOMPARE(keys(), u"312"_s);
        QVERIFY(!settled(m_images->order(product.id, {ids[2], ids[0]}, by())));
        QVERIFY(!settled(m_images->order(product.id, {ids[2], ids[2], ids[0]}, by())));
        QVERIFY(settled(m_images->remove(product.id, ids[0], by())));
        QCOMPARE(keys(), u"32"_s);
        QCOMPARE(now(product.id).images.last().position, 1);
        QCOMPARE(settled(m_images->setAlt(product.id, ids[1], u"B side"_s, by()))->alt,
                 u"B side"_s);
        QCOMPARE(settled(m_images->setAlt(product.id, ids[0], u"x"_s, by())).error().fault,
                 Fault::NotFound);
        const auto foreign = settled(m_images->add(product.id, u"no/such/full.webp"_s, {}, by()));
        QCOMPARE(foreign.error().fields.first().field, u"base_key"_s);
        QVERIFY(!settled(m_images->remove(made(u"GH-2"_s).id, ids[1], by())));
    }

    void categoriesStandInTheOrderThatWasAskedForAndItIsAudited()
    {
        const auto made = [this](const QString &slug) {
            return settled(m_categories->create({{u"slug"_s, slug}, {u"title"_s, slug}}, by()))->id;
        };
        const CategoryId first = made(u"honey"_s);
        const CategoryId second = made(u"sweets"_s);
        const CategoryId old = m_shop.category();
        const auto ordered = settled(m_categories->order({second, old, first}, by())).value();
        QCOMPARE(ordered.size(), 3);
        const QList<Category> now = settled(m_categories->list());
        const QList<CategoryId> wanted{second, old, first};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(now[i].id, wanted[i]);
            QCOMPARE(now[i].position, i);
        }
        for (const QList<CategoryId> &wrong :
             {QList<CategoryId>{second, old}, {second, old, old}, {second, old, first, first}})
            QCOMPARE(settled(m_categories->order(wrong, by())).error().fields.first().field,
                     u"ids"_s);
        QCOMPARE(settled(m_categories->list()), now);
        QVERIFY(settled(m_categories->remove(first, by())));
        QVERIFY(settled(m_categories->remove(second, by())));
    }

    void categoriesAreMadeRenamedAndKeptWhileProductsAreInThem()
    {
        const QJsonObject body{
            {u"slug"_s, u"oils"_s}, {u"title"_s, u"Oils"_s}, {u"title_hi"_s, QJsonValue()}};
        const Category oils = settled(m_categories->create(body, by())).value();
        QCOMPARE(settled(m_categories->create(body, by())).error().fields.first().field, u"slug"_s);
        FieldPatch rename{{{u"title"_s, u"Cold oils"_s}}, {}};
        QCOMPARE(settled(m_categories->edit(oils.id, rename, by()))->title, u"Cold oils"_s);
        FieldPatch late{{{u"title"_s, u"Hot oils"_s}}, {{u"title"_s, u"Oils"_s}}};
        QCOMPARE(settled(m_categories->edit(oils.id, late, by())).error().code, u"edit_conflict"_s);
        QVERIFY(settled(m_categories->remove(oils.id, by())));
        made(u"GH-1"_s);
        QCOMPARE(settled(m_categories->remove(m_shop.category(), by())).error().code,
                 u"referenced"_s);
        QCOMPARE(settled(m_categories->remove(oils.id, by())).error().fault, Fault::NotFound);
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::ProductsAdminTest)
#include "products_admin_test.moc"
