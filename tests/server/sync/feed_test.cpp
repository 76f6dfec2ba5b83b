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

QString codeOf(const Result<sync::Changes> &changes)
{
    return changes ? QString() : changes.error().code;
}

} // namespace

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
