// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_refresher.h"

#include "server/db/notifications.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::waitUntil;

class CatalogRefresherTest : public QObject {
    Q_OBJECT

    tests::CatalogDatabase m_shop;
    std::unique_ptr<db::Database> m_db;
    std::unique_ptr<CatalogHolder> m_holder;
    std::unique_ptr<CatalogRefresher> m_refresher;
    std::unique_ptr<db::Notifications> m_notifications;

    const CatalogEntry *entry(const QString &slug)
    {
        const auto snapshot = m_holder->current();
        return snapshot ? snapshot->find(slug) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_shop.clear();
        m_db = std::make_unique<db::Database>(m_shop.config());
        m_holder = std::make_unique<CatalogHolder>();
        m_refresher = std::make_unique<CatalogRefresher>(*m_holder, *m_db);
        m_notifications =
            std::make_unique<db::Notifications>(m_shop.config(), QList<QByteArray>{"catalog"});
    }
    void cleanup()
    {
        m_notifications.reset();
        m_refresher.reset();
        m_db.reset();
    }

    void loadsWhatIsThere()
    {
        m_shop.addProduct("jar", 3);
        settled(m_refresher->load());
        QCOMPARE(m_holder->version(), 1u);
        QVERIFY(entry(u"jar"_s));
        QCOMPARE(entry(u"jar"_s)->product.stock, 3);
        QCOMPARE(m_holder->current()->categories().size(), 1);
    }

    void followsEveryKindOfChange()
    {
        m_shop.addProduct("jar", 3);
        m_shop.addProduct("other", 3);
        settled(m_refresher->load());
        m_refresher->follow(*m_notifications);
        m_notifications->start();

        m_shop.execute("UPDATE products SET price_paise = 777 WHERE slug = 'jar'");
        QVERIFY(waitUntil([&] { return entry(u"jar"_s)->product.price == Paise(777); }));
        m_shop.execute("UPDATE categories SET title = 'Renamed'");
        QVERIFY(waitUntil([&] { return entry(u"jar"_s)->product.category.title == u"Renamed"_s; }));
        m_shop.addImage("jar", "aa/1/full.webp");
        QVERIFY(waitUntil([&] { return entry(u"jar"_s)->product.images.size() == 1; }));
        m_shop.execute("UPDATE products SET archived_at = now() WHERE slug = 'jar'");
        QVERIFY(waitUntil([&] { return !entry(u"jar"_s); }));
        m_shop.execute("UPDATE products SET archived_at = NULL WHERE slug = 'jar'");
        QVERIFY(waitUntil([&] { return entry(u"jar"_s) != nullptr; }));
        m_shop.execute("DELETE FROM products WHERE slug = 'other'");
        QVERIFY(waitUntil([&] { return !entry(u"other"_s); }));
        m_shop.addProduct("new", 1);
        QVERIFY(waitUntil([&] { return entry(u"new"_s) != nullptr; }));
    }

    void followsStockWithoutAnyNotification()
    {
        m_shop.addProduct("jar", 100);
        settled(m_refresher->load());
        m_refresher->follow(*m_notifications); // never started: nothing is listened to
        m_shop.setStock("jar", 4);
        QVERIFY(waitUntil([&] { return entry(u"jar"_s)->listItem.contains("\"available\":4"); }));
        m_shop.setStock("jar", 0);
        QVERIFY(waitUntil([&] { return entry(u"jar"_s)->listItem.contains("out_of_stock"); }));
    }

    void stockThatNobodySeesMakesNoNewSnapshot()
    {
        m_shop.addProduct("jar", 100);
        m_shop.addProduct("low", 5);
        settled(m_refresher->load());
        m_refresher->follow(*m_notifications);
        QVERIFY(waitUntil([&] { return m_holder->version() >= 2; })); // follow() loads once more
        const auto before = m_holder->version();
        m_shop.setStock("jar", 60);
        m_shop.setStock("low", 4); // seen: proves that the look at stock came after both
        QVERIFY(waitUntil([&] { return entry(u"low"_s)->product.stock == 4; }));
        QCOMPARE(entry(u"jar"_s)->product.stock, 100);
        QVERIFY(m_holder->version() > before);
    }

    void aMomentWithoutACommitAnswersNothing()
    {
        m_shop.addProduct("jar", 100);
        const auto first = settled(stockSince(*m_db, QString()));
        QVERIFY(first);
        QCOMPARE(first->onHand.size(), 1);
        // Other programs of the run share the cluster and commit too: it is enough that it happens.
        QVERIFY(waitUntil([&] {
            const auto moment = settled(stockSince(*m_db, QString()))->moment;
            return !settled(stockSince(*m_db, moment));
        }));
        const auto moment = settled(stockSince(*m_db, QString()))->moment;
        m_shop.setStock("jar", 99);
        QVERIFY(settled(stockSince(*m_db, moment)));
    }

    void keepsItsPictureWhileTheDatabaseIsAwayAndCatchesUpAfterwards()
    {
        m_shop.addProduct("jar", 100);
        settled(m_refresher->load());
        m_refresher->follow(*m_notifications);
        m_notifications->start();
        for (int price : {501, 502, 503}) {
            m_shop.terminateConnections();
            QVERIFY(entry(u"jar"_s));
            m_shop.execute("UPDATE products SET price_paise = " + QByteArray::number(price));
            QVERIFY(waitUntil([&] { return entry(u"jar"_s)->product.price == Paise(price); }));
        }
    }

    void availabilityIsLiveWhateverTheSnapshotSays()
    {
        m_shop.addProduct("jar", 100);
        settled(m_refresher->load());
        CatalogService service(*m_holder, *m_db);
        m_shop.setStock("jar", 2);
        const auto low = settled(service.availability(u"jar"_s));
        QCOMPARE(low->stock, 2);
        QCOMPARE(low->status(), "low_stock"_L1);
        m_shop.addProduct("young", 7); // not in the snapshot yet
        QCOMPARE(settled(service.availability(u"young"_s))->stock, 7);
        QCOMPARE(settled(service.availability(u"no-such"_s)).error().fault, Fault::NotFound);
        m_shop.execute("UPDATE products SET archived_at = now() WHERE slug = 'young'");
        QVERIFY(!settled(service.availability(u"young"_s)));
        m_shop.execute("DELETE FROM products WHERE slug = 'jar'"); // still in the snapshot
        QVERIFY(!settled(service.availability(u"jar"_s)));
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::CatalogRefresherTest)
#include "catalog_refresher_test.moc"
