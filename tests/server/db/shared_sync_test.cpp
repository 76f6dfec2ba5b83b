// SPDX-License-Identifier: GPL-3.0-or-later
// Repetitions of one read share a sync, and with it a transaction; nobody may notice from the
// answers.
#include "server/db/database.h"
#include "server/db/read_only.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QSet>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestDatabase;

// The transaction's id says with whom a statement shared it.
const Query kWhere{"test.where", "SELECT pg_current_xact_id()::text, $1::int"};
const Query kElsewhere{"test.elsewhere", "SELECT pg_current_xact_id()::text, $1::int, 2"};
const Query kAdd{"test.add", "INSERT INTO jars (id) VALUES ($1) RETURNING "
                             "pg_current_xact_id()::text"};
const Query kDivide{"test.divide", "SELECT 100 / $1::int"};
const Query kJar{"test.jar", "SELECT id FROM jars WHERE id = $1"};

using Tasks = std::vector<Task<Rows>>;

/// "5" for a number that was answered, its SQLSTATE for one that was not.
QByteArray outcome(Task<Rows> task)
{
    try {
        return QByteArray::number(settled(std::move(task)).first().get<int>(0));
    } catch (const Error &error) {
        return error.unavailable() ? "gone"_ba : error.sqlState();
    }
}

QByteArrayList outcomes(Tasks tasks)
{
    QByteArrayList all;
    for (Task<Rows> &task : tasks)
        all.append(outcome(std::move(task)));
    return all;
}

QStringList transactions(Tasks tasks)
{
    QStringList ids;
    for (Task<Rows> &task : tasks)
        ids.append(settled(std::move(task)).first().get<QString>(0));
    return ids;
}

} // namespace

class SharedSyncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_test.execute("DROP TABLE IF EXISTS jars");
        m_test.execute("CREATE TABLE jars (id int PRIMARY KEY)");
        m_test.execute("INSERT INTO jars SELECT generate_series(1, 50)");
        DatabaseConfig config = m_test.config();
        config.sharedConnections = 1;
        m_db = std::make_unique<Database>(config);
        // What is not known to be prepared shares nothing.
        settled(m_db->run(kWhere, 0));
        settled(m_db->run(kElsewhere, 0));
        settled(m_db->run(kDivide, 1));
        settled(m_db->run(kJar, 1));
    }
    void cleanup() { m_db.reset(); }

    void repetitionsOfAReadShareATransactionUpToABound()
    {
        Tasks tasks;
        for (int i = 0; i < 100; ++i)
            tasks.push_back(m_db->run(kWhere, i));
        const QStringList ids = transactions(std::move(tasks));
        QCOMPARE(QSet<QString>(ids.begin(), ids.begin() + 32).size(), 1);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 4);
    }

    void anotherReadOrAWriteBetweenThemSharesWithNone()
    {
        Tasks tasks;
        tasks.push_back(m_db->run(kWhere, 1));
        tasks.push_back(m_db->run(kElsewhere, 1));
        tasks.push_back(m_db->run(kWhere, 2));
        tasks.push_back(m_db->run(kAdd, 101));
        tasks.push_back(m_db->run(kAdd, 102));
        tasks.push_back(m_db->run(kWhere, 3));
        const QStringList ids = transactions(std::move(tasks));
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    }

    void aFailingReadFailsAloneAmongItsRepetitions()
    {
        Tasks tasks;
        for (const int divisor : {1, 2, 0, 4, 0, 0, 5, 10})
            tasks.push_back(m_db->run(kDivide, divisor));
        const QByteArrayList expected{"100", "50", "22012", "25", "22012", "22012", "20", "10"};
        QCOMPARE(outcomes(std::move(tasks)), expected);
    }

    void aWriteBehindAFailingReadIsDoneOnce()
    {
        Tasks tasks;
        tasks.push_back(m_db->run(kDivide, 0));
        tasks.push_back(m_db->run(kDivide, 1));
        tasks.push_back(m_db->run(kAdd, 200));
        outcomes(std::move(tasks));
        QCOMPARE(m_test.execute("SELECT count(*) FROM jars WHERE id = 200"), "1"_ba);
    }

    void aReadWhoseCallerLeftIsInNobodysWay()
    {
        Tasks tasks;
        for (int i = 0; i < 3; ++i) {
            const Task<Rows> dropped = m_db->run(kDivide, i % 2);
            tasks.push_back(m_db->run(kDivide, i + 1));
        }
        QCOMPARE(outcomes(std::move(tasks)), QByteArrayList({"100", "50", "33"}));
    }

    void whenTheSchemaChangedAllOfThemAreAnsweredByTheNewOne()
    {
        m_test.execute("ALTER TABLE jars ALTER id TYPE bigint");
        Tasks tasks;
        for (int i = 1; i <= 20; ++i)
            tasks.push_back(m_db->run(kJar, i));
        for (int i = 1; i <= 20; ++i)
            QCOMPARE(settled(std::move(tasks[static_cast<size_t>(i - 1)])).first().get<qint64>(0),
                     qint64{i});
        m_test.execute("DROP TABLE jars");
        Tasks after;
        for (int i = 1; i <= 20; ++i)
            after.push_back(m_db->run(kJar, i));
        QCOMPARE(outcomes(std::move(after)), QByteArrayList(20, "42P01"_ba));
    }

    void whenTheConnectionEndsEachIsAnsweredOrToldSo()
    {
        Tasks tasks;
        for (int i = 0; i < 40; ++i)
            tasks.push_back(m_db->run(kDivide, i % 3));
        m_test.terminateConnections();
        for (int i = 0; i < 40; ++i)
            tasks.push_back(m_db->run(kDivide, i % 3));
        const QByteArrayList all = outcomes(std::move(tasks));
        const QByteArrayList answers{"22012", "100", "50"};
        for (int i = 0; i < 80; ++i)
            QVERIFY2(all[i] == answers[(i % 40) % 3] || all[i] == "gone", all[i].constData());
        QVERIFY(settled(m_db->reachable()));
        QCOMPARE(outcome(m_db->run(kDivide, 4)), "25"_ba);
    }

    void whatMayChangeSomethingIsNotTakenForARead_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("reads");
        QTest::newRow("select") << " \n SELECT 1"_ba << true;
        QTest::newRow("in brackets") << "(select a from b) union (select 2)"_ba << true;
        QTest::newRow("with") << "WITH a AS (SELECT 1) SELECT * FROM a"_ba << true;
        QTest::newRow("names that resemble")
            << "SELECT updated_at, share_id FROM inserts"_ba << true;
        QTest::newRow("insert") << "INSERT INTO jars VALUES (1)"_ba << false;
        QTest::newRow("insert in with")
            << "WITH a AS (insert INTO b VALUES (1)) SELECT 1"_ba << false;
        QTest::newRow("delete in with") << "WITH a AS (DELETE FROM b) SELECT 1"_ba << false;
        QTest::newRow("for update") << "SELECT id FROM jars FOR NO KEY\nUPDATE"_ba << false;
        QTest::newRow("for share") << "SELECT id FROM jars FOR share"_ba << false;
        QTest::newRow("select into") << "SELECT 1 INTO jars"_ba << false;
        QTest::newRow("sequence") << "SELECT nextval('jars_id_seq')"_ba << false;
        QTest::newRow("setting") << "SELECT set_config('a.b', '', true)"_ba << false;
        QTest::newRow("notify") << "NOTIFY jars"_ba << false;
        QTest::newRow("begin") << "BEGIN"_ba << false;
        QTest::newRow("call") << "CALL something()"_ba << false;
        QTest::newRow("nothing") << ""_ba << false;
    }

    void whatMayChangeSomethingIsNotTakenForARead()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, reads);
        QCOMPARE(onlyReads(sql.toStdString()), reads);
    }

private:
    TestDatabase m_test{TestDatabase::Empty};
    std::unique_ptr<Database> m_db;
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::SharedSyncTest)
#include "shared_sync_test.moc"
