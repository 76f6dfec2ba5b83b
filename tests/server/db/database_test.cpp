// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"

#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestDatabase;

const Query kNumber{"test.number", "SELECT $1::int"};
const Query kDivide{"test.divide", "SELECT 100 / $1::int"};
const Query kTypo{"test.typo", "SELECT no_such_column FROM jars"};
const Query kAdd{"test.add", "INSERT INTO jars (id, name) VALUES ($1, $2)"};
const Query kCount{"test.count", "SELECT count(*) FROM jars"};
const Query kBackend{"test.backend", "SELECT pg_backend_pid()"};

template <class T>
std::optional<Error> errorFrom(Task<T> task)
{
    try {
        settled(std::move(task));
    } catch (const Error &error) {
        return error;
    }
    return std::nullopt;
}

Task<> appendWhenDone(Task<Rows> task, QList<int> *order)
{
    const Rows rows = co_await task;
    order->append(rows.first().get<int>(0));
}

Task<int> countIn(Session session)
{
    const Rows rows = co_await session.run(kCount);
    co_return static_cast<int>(rows.first().get<qint64>(0));
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_test.execute("DROP TABLE IF EXISTS jars");
        m_test.execute("CREATE TABLE jars (id int PRIMARY KEY CHECK (id > 0), name text NOT NULL)");
        m_db = std::make_unique<Database>(m_test.config());
    }
    void cleanup() { m_db.reset(); }

    void statementsSentBeforeTheFirstIsAwaitedEndInTheirOrder()
    {
        QList<int> order;
        std::vector<Task<>> tasks;
        QList<int> expected;
        for (int i = 0; i < 200; ++i) {
            tasks.push_back(appendWhenDone(m_db->run(kNumber, i), &order));
            expected.append(i);
        }
        for (Task<> &task : tasks)
            settled(std::move(task));
        QCOMPARE(order, expected);
    }

    void aFailureDoesNotTouchItsNeighbours()
    {
        Task<Rows> before = m_db->run(kAdd, 1, u"A2"_s);
        Task<Rows> failing = m_db->run(kDivide, 0);
        Task<Rows> typo = m_db->run(kTypo);
        Task<Rows> after = m_db->run(kAdd, 2, u"Bilona"_s);
        QCOMPARE(settled(std::move(before)).affected(), 1);
        QCOMPARE(errorFrom(std::move(failing))->sqlState(), "22012"_ba);
        QCOMPARE(errorFrom(std::move(typo))->sqlState(), "42703"_ba);
        QCOMPARE(settled(std::move(after)).affected(), 1);
        QCOMPARE(settled(countIn(*m_db)), 2);
    }

    void anErrorNamesItsConstraint()
    {
        settled(m_db->run(kAdd, 1, u"A2"_s));
        const auto error = errorFrom(m_db->run(kAdd, 1, u"again"_s));
        QVERIFY(error && error->violates("jars_pkey"));
        QCOMPARE(error->sqlState(), "23505"_ba);
        QVERIFY(!error->unavailable() && !error->retryable());
    }

    void aCommittedTransactionIsThereAndADroppedOneIsNot()
    {
        settled(addTwice(m_db.get(), true));
        QCOMPARE(settled(countIn(*m_db)), 2);
        m_test.execute("TRUNCATE jars");
        settled(addTwice(m_db.get(), false));
        QCOMPARE(settled(countIn(*m_db)), 0);
    }

    void afterAFailureATransactionRefusesAndItsCommitThrows()
    {
        Transaction tx = settled(m_db->begin());
        settled(tx.run(kAdd, 1, u"A2"_s));
        QCOMPARE(errorFrom(tx.run(kDivide, 0))->sqlState(), "22012"_ba);
        QCOMPARE(errorFrom(tx.run(kAdd, 2, u"Bilona"_s))->sqlState(), "25P02"_ba);
        QCOMPARE(errorFrom(tx.commit())->sqlState(), "25P02"_ba);
        QCOMPARE(settled(countIn(*m_db)), 0);
    }

    void aPipelinedFailureAbortsWhatFollowsAndTheCommitToo()
    {
        Transaction tx = settled(m_db->begin());
        Task<Rows> first = tx.run(kAdd, 1, u"A2"_s);
        Task<Rows> failing = tx.run(kAdd, -1, u"refused"_s);
        Task<Rows> behind = tx.run(kAdd, 2, u"Bilona"_s);
        Task<> commit = tx.commit();
        QCOMPARE(settled(std::move(first)).affected(), 1);
        QCOMPARE(errorFrom(std::move(failing))->constraint(), "jars_id_check"_ba);
        QCOMPARE(errorFrom(std::move(behind))->sqlState(), "25P02"_ba);
        QCOMPARE(errorFrom(std::move(commit))->sqlState(), "25P02"_ba);
        // The same connection again: nothing of the failed transaction sticks to it.
        settled(addTwice(m_db.get(), true));
        QCOMPARE(settled(countIn(*m_db)), 2);
    }

    void afterItsConnectionsAreTerminatedItConnectsAgain()
    {
        const int before = settled(m_db->run(kBackend)).first().get<int>(0);
        m_test.terminateConnections();
        QVERIFY(settled(m_db->reachable()));
        QVERIFY(settled(m_db->run(kBackend)).first().get<int>(0) != before);
        settled(addTwice(m_db.get(), true));
    }

private:
    static Task<> addTwice(Database *database, bool commit)
    {
        Transaction tx = co_await database->begin();
        co_await tx.run(kAdd, 1, u"A2"_s);
        co_await tx.run(kAdd, 2, u"Bilona"_s);
        if (commit)
            co_await tx.commit();
    }

    TestDatabase m_test{TestDatabase::Empty};
    std::unique_ptr<Database> m_db;
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::DatabaseTest)
#include "database_test.moc"
