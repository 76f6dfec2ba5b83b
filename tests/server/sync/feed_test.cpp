// SPDX-License-Identifier: GPL-3.0-or-later
// What a cursor promises: nothing comes behind it, tombstones come to those who need them, and who
// cannot be served any more is told so.
#include "tests/server/sync/memory_replica.h"
#include "tests/server/sync/sample_shop.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

constexpr const char *kAddCategory =
    "INSERT INTO categories (id, slug, title) VALUES (gen_random_uuid(), $1, $1)";
const db::Query kSlowCategory{"feed_test.slow_category", R"sql(
    INSERT INTO categories (id, slug, title)
    VALUES (gen_random_uuid(), 'slow', 'slow'))sql"};

// By pairs of which the one shows what the other changes.
const db::Query kNewJar{"feed_test.new_jar", R"sql(
    INSERT INTO products (id, sku, slug, category_id, title, weight_grams, price_paise, mrp_paise,
                          hsn_code, gst_rate_bp)
    SELECT gen_random_uuid(), 'NEW', 'new', id, 'New', 500, 50000, 60000, '04059020', 500
      FROM categories WHERE slug = 'ghee')sql"};
const db::Query kRenameCategory{"feed_test.rename_category", R"sql(
    UPDATE categories SET title = 'Pure' WHERE slug = 'ghee')sql"};
const db::Query kMoveJar{"feed_test.move_jar", R"sql(
    UPDATE products SET category_id = (SELECT id FROM categories WHERE slug = 'oil')
     WHERE sku = 'SKU-1')sql"};
const db::Query kRenameOil{"feed_test.rename_oil", R"sql(
    UPDATE categories SET title = 'Pure' WHERE slug = 'oil')sql"};
const db::Query kNewOrder{"feed_test.new_order", R"sql(
    INSERT INTO orders (id, number, customer_id, status, subtotal_paise, shipping_paise,
                        total_paise, address, expires_at)
    SELECT gen_random_uuid(), 'PF-2026-000009', id, 'pending_payment', 50000, 0, 50000, '{}', now()
      FROM customers)sql"};
const db::Query kRenameCustomer{"feed_test.rename_customer", R"sql(
    UPDATE customers SET name = 'Asha D')sql"};
const db::Query kNewPicture{"feed_test.new_picture", R"sql(
    INSERT INTO product_images (id, product_id, base_key, position)
    SELECT gen_random_uuid(), id, 'p/new/full.webp', 9 FROM products WHERE sku = 'SKU-1')sql"};
const db::Query kResize{"feed_test.resize", R"sql(
    UPDATE media SET width = 1234 WHERE base_key = 'p/new/full.webp')sql"};
const db::Query kHigherThreshold{"feed_test.higher_threshold", R"sql(
    UPDATE products SET low_stock_threshold = 30 WHERE sku = 'SKU-1')sql"};
const db::Query kSale{"feed_test.sale", R"sql(
    UPDATE stock SET on_hand = on_hand - 1
     WHERE product_id = (SELECT id FROM products WHERE sku = 'SKU-1'))sql"};
constexpr const char *kSomebodyWaits = // here, not elsewhere on the cluster
    "SELECT EXISTS (SELECT FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock')";

Task<> runAndTell(db::Transaction *transaction, const db::Query *query, bool *hasRun)
{
    co_await transaction->run(*query);
    *hasRun = true;
}

QString codeOf(const Result<sync::Changes> &changes)
{
    return changes ? QString() : changes.error().code;
}

} // namespace

Q_DECLARE_METATYPE(const db::Query *)

class TestFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aCursorIsReadAsItWasWritten();
    void aCursorThatWasChangedIsNone();
    void aFullPullHasEveryDocumentOnceAndNoTombstone();
    void whatIsDeletedDuringAFullPullComesAsATombstone();
    void nothingAppearsBehindACursorWhileATransactionIsOpen();
    void whatADocumentShowsOfAnotherRowNeverStaysBehind_data();
    void whatADocumentShowsOfAnotherRowNeverStaysBehind();
    void aPageIsCutInTheMiddleOfATransactionAndGoesOnThere();
    void aReplicaBeforeThePrunedTombstonesStartsAgain();
    void aReplicaBehindThePrunedTombstonesGoesOn();
    void aCursorOfAnotherHistoryStartsAgain();
    void aCursorFromTheFutureStartsAgain();
    void whatWasRestoredFromAheadCanBeReadAndProven();
    void aCopyThatNobodyAnnouncedIsFoundOut();
    void aDigestCostsWhatHasChangedSinceTheLast();

private:
    Result<sync::Changes> after(const QString &cursor, int limit = 500)
    {
        return settled(m_changes->after(cursor, limit));
    }
    void execute(const char *sql, const QList<QByteArray> &values = {})
    {
        m_shop->execute(sql, values);
    }
    void prune();
    void catchUp(MemoryReplica &replica, int limit)
    {
        settled(readable(m_database.get()));
        settled(replica.catchUp(limit));
    }

    std::unique_ptr<TestDatabase> m_shop;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<sync::ChangesService> m_changes;
    std::unique_ptr<sync::DigestService> m_digest;
};

void TestFeed::init()
{
    m_shop = std::make_unique<TestDatabase>();
    fillSampleShop(*m_shop);
    m_database = std::make_unique<db::Database>(m_shop->config());
    m_changes = std::make_unique<sync::ChangesService>(m_database.get());
    m_digest = std::make_unique<sync::DigestService>(m_database.get());
}

void TestFeed::cleanup()
{
    settled(m_database->close());
    m_digest.reset();
    m_changes.reset();
    m_database.reset();
}

void TestFeed::prune()
{
    settled(readable(m_database.get()));
    settled(m_digest->fold());
    db::Transaction transaction = settled(m_database->begin());
    settled(sync::DigestStore::lockState(transaction));
    QVERIFY(settled(sync::DigestStore::prune(transaction, 0)) > 0);
    settled(transaction.commit());
}

void TestFeed::aCursorIsReadAsItWasWritten()
{
    const sync::FeedCursor cursor{"12345678"_ba, {Q_INT64_C(0x7fffffffffffffff), 17}, 5};
    const auto read = sync::readCursor(sync::writeCursor(cursor));
    QVERIFY(read);
    QCOMPARE(read->epoch, cursor.epoch);
    QVERIFY(read->at == cursor.at);
    QCOMPARE(read->since, cursor.since);
}

void TestFeed::aCursorThatWasChangedIsNone()
{
    const QString cursor = sync::writeCursor({"12345678"_ba, {4711, 17}, 5});
    for (qsizetype i = 0; i < cursor.size(); ++i) {
        QString changed = cursor;
        changed[i] = changed[i] == u'A' ? u'B' : u'A';
        QVERIFY2(!sync::readCursor(changed), qPrintable(changed));
    }
    for (const QString &other : {u"zzz"_s, cursor + u'A', cursor.chopped(1), u' ' + cursor}) {
        QVERIFY2(!sync::readCursor(other), qPrintable(other));
        QCOMPARE(codeOf(after(other)), u"bad_cursor"_s);
    }
}

void TestFeed::aFullPullHasEveryDocumentOnceAndNoTombstone()
{
    execute(kAddCategory, {"gone"});
    execute("DELETE FROM categories WHERE slug = 'gone'");
    settled(readable(m_database.get()));
    QSet<QUuid> orders;
    QString cursor;
    for (bool more = true; more;) {
        const auto page = after(cursor, 2);
        QVERIFY(page);
        for (const auto &item : page->items) {
            QVERIFY(!item.document.isEmpty());
            if (item.row.type == sync::FeedType::Order) {
                QVERIFY(!orders.contains(item.row.id));
                orders.insert(item.row.id);
            }
        }
        cursor = page->cursor;
        more = page->more;
    }
    QCOMPARE(orders.size(), 2);
    const auto nothing = after(cursor);
    QVERIFY(nothing && nothing->items.isEmpty() && !nothing->more);
    QCOMPARE(nothing->cursor, cursor);
}

void TestFeed::whatIsDeletedDuringAFullPullComesAsATombstone()
{
    execute(kAddCategory, {"early"});
    execute(kAddCategory, {"late"});
    settled(readable(m_database.get()));
    MemoryReplica replica(m_changes.get());
    while (!replica.state().documents.values().join().contains("early"))
        QVERIFY(settled(replica.pull(1)));
    execute("DELETE FROM categories WHERE slug = 'early'");
    catchUp(replica, 1);
    QVERIFY(!replica.state().documents.values().join().contains("early"));
    QCOMPARE(replica.digest(), MemoryReplica::lines(settled(m_digest->now())));
}

void TestFeed::nothingAppearsBehindACursorWhileATransactionIsOpen()
{
    MemoryReplica replica(m_changes.get());
    db::Transaction slow = settled(m_database->begin());
    settled(slow.run(kSlowCategory));
    execute(kAddCategory, {"quick"});
    settled(replica.catchUp(100));
    QVERIFY(!replica.state().documents.values().join().contains("quick"));
    settled(slow.commit());
    catchUp(replica, 100);
    QVERIFY(replica.state().documents.values().join().contains("quick"));
    QVERIFY(replica.state().documents.values().join().contains("slow"));
}

void TestFeed::whatADocumentShowsOfAnotherRowNeverStaysBehind_data()
{
    QTest::addColumn<const db::Query *>("first");
    QTest::addColumn<const db::Query *>("second");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("the category of a new product") << &kNewJar << &kRenameCategory << "Pure"_ba;
    QTest::newRow("the category of a moved product") << &kMoveJar << &kRenameOil << "Pure"_ba;
    QTest::newRow("the customer of a new order") << &kNewOrder << &kRenameCustomer << "Asha D"_ba;
    QTest::newRow("the size of a new picture") << &kNewPicture << &kResize << "1234"_ba;
    QTest::newRow("what a sale leaves of a product that becomes low")
        << &kHigherThreshold << &kSale << QByteArray();
}

// The first has not ended when the second looks for the documents that it shows in, and a replica
// reads what the first did before the second has ended.
void TestFeed::whatADocumentShowsOfAnotherRowNeverStaysBehind()
{
    QFETCH(const db::Query *, first);
    QFETCH(const db::Query *, second);
    QFETCH(QByteArray, shown);
    execute("UPDATE stock SET on_hand = 20");
    execute("INSERT INTO media (base_key, width, height, bytes)"
            " VALUES ('p/new/full.webp', 800, 600, 9)");
    MemoryReplica replica(m_changes.get());
    catchUp(replica, 100);
    db::Transaction adds = settled(m_database->begin());
    settled(adds.run(*first));
    db::Transaction changes = settled(m_database->begin());
    bool hasRun = false;
    const Task<> changing = runAndTell(&changes, second, &hasRun);
    QVERIFY(waitUntil([&] { return hasRun || m_shop->execute(kSomebodyWaits) == "t"; }));
    settled(adds.commit());
    settled(replica.catchUp(100));
    QVERIFY(waitUntil([&] { return hasRun; }));
    settled(replica.catchUp(100));
    settled(changes.commit());
    catchUp(replica, 100);
    QVERIFY(replica.state().documents.values().join().contains(shown));
    MemoryReplica fresh(m_changes.get());
    catchUp(fresh, 100);
    QCOMPARE(replica.differences(fresh).join(u'\n'), QString());
}

void TestFeed::aPageIsCutInTheMiddleOfATransactionAndGoesOnThere()
{
    MemoryReplica replica(m_changes.get());
    catchUp(replica, 100);
    execute("INSERT INTO categories (id, slug, title) SELECT gen_random_uuid(), 'c-' || n, 'C'"
            " FROM generate_series(1, 25) AS n");
    settled(readable(m_database.get()));
    int pages = 1;
    while (settled(replica.pull(4)))
        ++pages;
    QCOMPARE(pages, 7);
    QCOMPARE(replica.digest(), MemoryReplica::lines(settled(m_digest->now())));
}

void TestFeed::aReplicaBeforeThePrunedTombstonesStartsAgain()
{
    MemoryReplica replica(m_changes.get());
    execute(kAddCategory, {"gone"});
    catchUp(replica, 100);
    execute("DELETE FROM categories WHERE slug = 'gone'");
    prune();
    QCOMPARE(codeOf(after(replica.state().cursor)), u"resync"_s);
    catchUp(replica, 100);
    QCOMPARE(replica.resyncs(), 1);
    QCOMPARE(replica.digest(), MemoryReplica::lines(settled(m_digest->now())));
}

void TestFeed::aReplicaBehindThePrunedTombstonesGoesOn()
{
    execute(kAddCategory, {"gone"});
    execute("DELETE FROM categories WHERE slug = 'gone'");
    MemoryReplica replica(m_changes.get());
    settled(readable(m_database.get()));
    settled(replica.pull(3)); // in the middle of its first pull, which needs none of them
    prune();
    catchUp(replica, 3);
    QCOMPARE(replica.resyncs(), 0);
    QCOMPARE(replica.digest(), MemoryReplica::lines(settled(m_digest->now())));
}

void TestFeed::aCursorOfAnotherHistoryStartsAgain()
{
    const QString cursor = after({})->cursor;
    execute("UPDATE installation SET epoch = gen_random_uuid()");
    QCOMPARE(codeOf(after(cursor)), u"resync"_s);
}

void TestFeed::aCursorFromTheFutureStartsAgain()
{
    auto cursor = sync::readCursor(after({})->cursor);
    cursor->at.xid += 1'000'000;
    QCOMPARE(codeOf(after(sync::writeCursor(*cursor))), u"resync"_s);
}

void TestFeed::whatWasRestoredFromAheadCanBeReadAndProven()
{
    MemoryReplica replica(m_changes.get());
    catchUp(replica, 100);
    settled(m_digest->fold());
    execute(kAddCategory, {"unfolded"});
    execute("UPDATE change_feed SET xid = (xid::text::bigint + 1000000000000)::text::xid8");
    execute("UPDATE change_feed_state SET folded_xid ="
            " (folded_xid::text::bigint + 1000000000000)::text::xid8");
    execute("SELECT installation_restored()");
    catchUp(replica, 100);
    QCOMPARE(replica.resyncs(), 1);
    QVERIFY(replica.state().documents.values().join().contains("unfolded"));
    QCOMPARE(replica.digest(), MemoryReplica::lines(settled(m_digest->now())));
}

void TestFeed::aCopyThatNobodyAnnouncedIsFoundOut()
{
    QCOMPARE(m_shop->execute("SELECT installation_settle()"), "f"_ba);
    QCOMPARE(m_shop->execute("SELECT installation_settle()"), "f"_ba);
    const QString cursor = after({})->cursor;
    execute("UPDATE installation SET home = 'another cluster'");
    QCOMPARE(m_shop->execute("SELECT installation_settle()"), "t"_ba);
    QCOMPARE(codeOf(after(cursor)), u"resync"_s);
    QCOMPARE(m_shop->execute("SELECT installation_settle()"), "f"_ba);
}

void TestFeed::aDigestCostsWhatHasChangedSinceTheLast()
{
    settled(readable(m_database.get()));
    QVERIFY(settled(m_digest->fold()) > 5);
    QCOMPARE(settled(m_digest->fold()), 0);
    execute(kAddCategory, {"new"});
    execute("UPDATE stock SET on_hand = 100"); // two counts, and two products that were low
    settled(readable(m_database.get()));
    QCOMPARE(settled(m_digest->fold()), 5);
}

PAUSHTIK_TEST_MAIN(TestFeed)

#include "feed_test.moc"
