// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_bulk_service.h"

#include "server/catalog/catalog_refresher.h"
#include "server/catalog/products_admin_service.h"
#include "server/db/notifications.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/server/catalog/edits_for_tests.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;
using Outcome = ProductsBulkService::Outcome;

class ProductsBulkTest : public QObject {
    Q_OBJECT

    tests::CatalogDatabase m_shop;
    std::unique_ptr<db::Database> m_db;
    std::unique_ptr<ProductsBulkService> m_bulk;
    std::unique_ptr<ProductsAdminService> m_products;

    QJsonObject newFields(const QString &sku) const
    {
        return {{u"sku"_s, sku},
                {u"title"_s, u"A2 Ghee"_s},
                {u"price_paise"_s, 50'000},
                {u"mrp_paise"_s, 60'000},
                {u"category_id"_s, m_shop.category().toString()},
                {u"weight_grams"_s, 480},
                {u"hsn_code"_s, u"04059020"_s},
                {u"gst_rate_bp"_s, 500}};
    }
    static ProductChange change(int index, ProductId id, QJsonObject set, QJsonObject base = {})
    {
        return {index, id, std::move(set), std::move(base)};
    }
    Outcome apply(QList<ProductChange> changes, Edit edit = by())
    {
        return settled(m_bulk->apply(std::move(changes), ChangeSource::Request, u"index"_s, false,
                                     std::move(edit)));
    }
    static QString statuses(const Outcome &outcome)
    {
        QStringList words;
        for (const QJsonValue row : outcome.rows)
            words.append(row[u"status"_s].toString());
        return words.join(u' ');
    }
    static QJsonObject problem(const Outcome &outcome, int index)
    {
        return outcome.rows[index].toObject()[u"problem"_s].toObject();
    }
    static QString firstField(const Outcome &outcome, int index)
    {
        return problem(outcome, index)[u"errors"_s][0][u"field"_s].toString();
    }
    Product now(ProductId id) { return settled(m_products->get(id)).value(); }
    QByteArray count(const char *of) { return m_shop.execute("SELECT count(*) FROM "_ba + of); }
    QList<ProductId> addMany(int number)
    {
        QList<ProductId> ids;
        for (int i = 0; i < number; ++i)
            ids.append(m_shop.addProduct("jar-" + QByteArray::number(i), 3));
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_shop.clear();
        m_db = std::make_unique<db::Database>(m_shop.config());
        m_bulk = std::make_unique<ProductsBulkService>(*m_db);
        m_products = std::make_unique<ProductsAdminService>(*m_db);
    }
    void cleanup()
    {
        m_bulk.reset();
        m_products.reset();
        m_db.reset();
    }

    void changesAndNewProductsGoTogetherAndEachIsAudited()
    {
        const auto ids = addMany(2);
        const Outcome outcome = apply({change(0, ids[0], {{u"price_paise"_s, 51'000}}),
                                       change(1, ids[1], {{u"price_paise"_s, 50'000}}),
                                       {2, {}, newFields(u"NEW-1"_s)}});
        QVERIFY(outcome.applied);
        QCOMPARE(statuses(outcome), u"changed unchanged created"_s);
        QCOMPARE(now(ids[0]).price, Paise(51'000));
        QCOMPARE(now(ids[0]).version, 2);
        QCOMPARE(now(ids[1]).version, 1);
        const auto made = ProductId::parse(outcome.rows[2][u"id"_s].toString());
        QCOMPARE(now(*made).slug, u"a2-ghee"_s);
        QCOMPARE(count("audit_log"), "2"_ba);
        QCOMPARE(m_shop.execute("SELECT action || ' ' || changes::text || ' ' || actor_name FROM "
                                "audit_log WHERE entity = 'product' ORDER BY id LIMIT 1"),
                 "changed [{\"to\": 51000, \"from\": 50000, \"field\": \"price_paise\"}] Meera"_ba);
    }

    void oneBadRowStopsAllOfThem_data()
    {
        QTest::addColumn<QJsonObject>("bad");
        QTest::addColumn<QString>("field");
        QTest::newRow("not a number")
            << QJsonObject{{u"price_paise"_s, u"x"_s}} << u"price_paise"_s;
        QTest::newRow("below one") << QJsonObject{{u"price_paise"_s, 0}} << u"price_paise"_s;
        QTest::newRow("unknown") << QJsonObject{{u"stock"_s, 5}} << u"stock"_s;
        QTest::newRow("no category")
            << QJsonObject{{u"category_id"_s, CategoryId::make().toString()}} << u"category_id"_s;
        QTest::newRow("SKU of another") << QJsonObject{{u"sku"_s, u"JAR-2"_s}} << u"sku"_s;
        QTest::newRow("SKU of another row") << QJsonObject{{u"sku"_s, u"JAR-0"_s}} << u"sku"_s;
        QTest::newRow("slug of another") << QJsonObject{{u"slug"_s, u"jar-2"_s}} << u"slug"_s;
        QTest::newRow("above the MRP")
            << QJsonObject{{u"price_paise"_s, 70'000}, {u"mrp_paise"_s, 69'999}}
            << u"price_paise"_s;
    }
    void oneBadRowStopsAllOfThem()
    {
        QFETCH(QJsonObject, bad);
        QFETCH(QString, field);
        const auto ids = addMany(3);
        const Outcome outcome = apply({change(0, ids[0], {{u"title"_s, u"Other"_s}}),
                                       change(1, ids[1], bad),
                                       {2, {}, newFields(u"NEW-1"_s)}});
        QVERIFY(!outcome.applied);
        QCOMPARE(statuses(outcome), u"skipped invalid skipped"_s);
        QCOMPARE(firstField(outcome, 1), field);
        QVERIFY(outcome.rows[2][u"id"_s].isNull());
        QCOMPARE(now(ids[0]).title, u"Jar-0"_s);
        QCOMPARE(count("products"), "3"_ba);
        QCOMPARE(count("audit_log"), "0"_ba);
    }

    void aProductThatIsNotThereAndOneThatIsThereTwiceAreRefused()
    {
        const auto ids = addMany(1);
        const QJsonObject set{{u"title"_s, u"Other"_s}};
        QCOMPARE(statuses(apply({change(0, ProductId::make(), set), change(1, ids[0], set)})),
                 u"not_found skipped"_s);
        QCOMPARE(statuses(apply({change(0, ids[0], set), change(1, ids[0], set)})),
                 u"skipped invalid"_s);
        QCOMPARE(now(ids[0]).version, 1);
    }

    void aConflictNamesWhoAndStopsAllOfThem()
    {
        const auto ids = addMany(2);
        apply({change(0, ids[0], {{u"price_paise"_s, 51'000}})}, by(u"Ravi"_s));
        const QJsonObject seen{{u"price_paise"_s, 50'000}};
        const QJsonObject mine{{u"price_paise"_s, 52'000}};
        const Outcome refused =
            apply({change(0, ids[0], mine, seen), change(1, ids[1], mine, seen)});
        QCOMPARE(statuses(refused), u"conflict skipped"_s);
        const QJsonObject conflict = problem(refused, 0)[u"conflicts"_s][0].toObject();
        QCOMPARE(conflict[u"current"_s].toInt(), 51'000);
        QCOMPARE(conflict[u"changed_by"_s][u"name"_s].toString(), u"Ravi"_s);
        QCOMPARE(now(ids[1]).price, Paise(50'000));
        // What is already as wished is no conflict.
        const QJsonObject same{{u"price_paise"_s, 51'000}};
        QCOMPARE(statuses(apply({change(0, ids[0], same, seen), change(1, ids[1], mine, seen)})),
                 u"unchanged changed"_s);
    }

    void namesMayChangeHandsWithinOneChange()
    {
        const auto ids = addMany(3);
        const Outcome outcome =
            apply({change(0, ids[0], {{u"sku"_s, u"JAR-1"_s}, {u"slug"_s, u"jar-1"_s}}),
                   change(1, ids[1], {{u"sku"_s, u"JAR-2"_s}, {u"slug"_s, u"jar-2"_s}}),
                   change(2, ids[2], {{u"sku"_s, u"JAR-0"_s}, {u"slug"_s, u"jar-0"_s}})});
        QVERIFY(outcome.applied);
        QCOMPARE(now(ids[0]).sku + now(ids[1]).slug + now(ids[2]).sku, u"JAR-1jar-2JAR-0"_s);
    }

    void newProductsOfOneTitleAllGetASlugOfTheirOwn()
    {
        QList<ProductChange> changes;
        for (int i = 0; i < 20; ++i)
            changes.append({i, {}, newFields(u"S-%1"_s.arg(i))});
        changes[7].set[u"slug"_s] = u"a2-ghee-3"_s;
        QVERIFY(apply(changes).applied);
        const auto first = ProductId::parse(
            QString::fromLatin1(m_shop.execute("SELECT id FROM products WHERE slug = 'a2-ghee'")));
        const Outcome beside = apply(
            {change(0, *first, {{u"price_paise"_s, 51'000}}), {1, {}, newFields(u"BESIDE"_s)}});
        QCOMPARE(statuses(beside), u"changed created"_s);
        for (ProductChange &again : changes) {
            again.set[u"sku"_s] = again.set[u"sku"_s].toString() + u"-B"_s;
            again.set.remove(u"slug"_s);
        }
        QVERIFY(apply(changes).applied);
        QCOMPARE(count("(SELECT DISTINCT slug FROM products) AS s"), "41"_ba);
    }

    void racingChangeSetsOfTheSameNewProductsLeaveOneOfEach()
    {
        std::vector<Task<Outcome>> tasks;
        for (int racer = 0; racer < 12; ++racer) {
            QList<ProductChange> changes;
            for (int i = 0; i < 10; ++i)
                changes.append({i, {}, newFields(u"S-%1"_s.arg(racer % 2 ? i : 9 - i))});
            tasks.push_back(
                m_bulk->apply(std::move(changes), ChangeSource::Request, u"index"_s, false, by()));
        }
        int applied = 0;
        for (const Outcome &outcome : together(std::move(tasks)))
            applied += outcome.applied ? 1 : 0;
        QCOMPARE(applied, 1);
        QCOMPARE(count("products"), "10"_ba);
    }

    void aKeyWhoseAnswerWasLostHasItsEffectOnce()
    {
        const auto claim = std::make_shared<Claim>();
        const QList<ProductChange> changes{{0, {}, newFields(u"NEW-1"_s)}};
        const Outcome first = apply(changes, byKey(claim));
        const Outcome again = apply(changes, byKey(claim));
        QVERIFY(again.applied);
        QCOMPARE(again.rows, first.rows);
        QCOMPARE(count("products"), "1"_ba);
    }

    void whoHasChangedAProductFindsItChanged()
    {
        const Outcome made = apply({{0, {}, newFields(u"S-1"_s)}});
        const ProductId id = *ProductId::parse(made.rows[0][u"id"_s].toString());
        CatalogHolder holder;
        CatalogService shop(holder, *m_db);
        settled(shop.caughtUp()); // nobody publishes: nothing to wait for
        CatalogRefresher refresher(holder, *m_db);
        settled(refresher.load());
        for (int price = 50'001; price < 50'021; ++price) {
            QVERIFY(apply({change(0, id, {{u"price_paise"_s, price}}, {})}).applied);
            settled(shop.caughtUp());
            QCOMPARE(shop.snapshot()->find(id)->product.price, Paise(price));
        }
    }

    void aThousandChangesReachTheCustomersAtOnce()
    {
        QList<ProductChange> changes;
        for (int i = 0; i < 1'000; ++i)
            changes.append({i, {}, newFields(u"S-%1"_s.arg(i))});
        const Outcome made = apply(changes);
        CatalogHolder holder;
        CatalogRefresher refresher(holder, *m_db);
        db::Notifications notifications(m_shop.config(), QList<QByteArray>{"catalog"});
        settled(refresher.load());
        refresher.follow(notifications);
        notifications.start();
        QVERIFY(tests::waitUntil([&] { return holder.version() >= 2; }));

        QList<ProductId> ids;
        for (const QJsonValue row : made.rows)
            ids.append(*ProductId::parse(row[u"id"_s].toString()));
        for (int i = 0; i < 1'000; ++i)
            changes[i] =
                change(i, ids[i], {{u"price_paise"_s, 51'000}}, {{u"price_paise"_s, 50'000}});
        QElapsedTimer clock;
        clock.start();
        QVERIFY(apply(changes).applied);
        const qint64 applied = clock.restart();
        const auto isSeen = [&] {
            const auto snapshot = holder.current();
            return snapshot->find(ids.first())->product.price == Paise(51'000);
        };
        QVERIFY(tests::waitUntil(isSeen));
        qInfo("1,000 changes in %lld ms, seen after %lld ms more", applied, clock.elapsed());
        const auto snapshot = holder.current();
        for (const ProductId id : ids)
            QCOMPARE(snapshot->find(id)->product.price, Paise(51'000)); // never a part of them
        QCOMPARE(count("audit_log"), "2000"_ba);
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::ProductsBulkTest)
#include "products_bulk_test.moc"
