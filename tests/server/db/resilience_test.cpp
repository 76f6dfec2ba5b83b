// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"
#include "server/db/embedded_cluster.h"
#include "tests/support/patience.h"
#include "tests/support/test_cluster.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <csignal>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestDatabase;
using tests::waitUntil;

const Query kNumber{"test.number", "SELECT $1::int"};
const Query kSleep{"test.sleep", "SELECT pg_sleep(60)"};
const Query kPrepared{"test.prepared", "SELECT count(*) FROM pg_prepared_statements"};
const Query kFail{"test.fail", "SELECT 1 / 0"};
const Query kTypo{"test.typo", "SELECT no_such_column FROM jars"};
const Query kBackend{"test.backend", "SELECT pg_backend_pid()"};
const Query kAdd{"test.add", "INSERT INTO jars (id) VALUES ($1)"};
const Query kIds{"test.ids", "SELECT id FROM jars"};

/// How a task ended, kept beside it.
struct Ending {
    bool done = false;
    std::optional<Error> error;
};

template <class T>
Task<> watch(Task<T> task, std::shared_ptr<Ending> ending)
{
    try {
        co_await task;
    } catch (const Error &error) {
        ending->error = error;
    }
    ending->done = true;
}

template <class T>
std::shared_ptr<Ending> watched(Task<T> task)
{
    auto ending = std::make_shared<Ending>();
    watch(std::move(task), ending); // runs on by itself
    return ending;
}

template <class T>
std::optional<Error> errorFrom(Task<T> task)
{
    const auto ending = watched(std::move(task));
    if (!waitUntil([ending] { return ending->done; }))
        throw std::runtime_error("the task did not end within a minute");
    return ending->error;
}

Task<> takeATurn(Database *database, int number, QList<int> *order)
{
    Transaction tx = co_await database->begin();
    order->append(number);
    co_await tx.run(kNumber, number);
    co_await tx.commit();
}

Task<> destroyWhenAnswered(std::unique_ptr<Database> *database, int *answers)
{
    co_await (*database)->run(kNumber, 1);
    ++*answers;
    database->reset();
}

int number(const Rows &rows)
{
    return rows.first().get<int>(0);
}

/// A backend that neither reads nor answers, as behind a cut line.
class Frozen {
public:
    explicit Frozen(int process)
        : m_process(process)
    {
        ::kill(m_process, SIGSTOP);
    }
    ~Frozen() { ::kill(m_process, SIGCONT); }
    Frozen(const Frozen &) = delete;
    Frozen &operator=(const Frozen &) = delete;

private:
    const int m_process;
};

} // namespace

class ResilienceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_test.execute("DROP TABLE IF EXISTS jars");
        m_test.execute("CREATE TABLE jars (id int PRIMARY KEY)");
        m_config = m_test.config();
    }

    void aSlowStatementIsEndedAndItsNeighboursAreNot()
    {
        m_config.statementTimeoutMs = 3'000;
        m_config.sharedConnections = 1;
        Database database(m_config);
        Task<Rows> slow = database.run(kSleep);
        Task<Rows> behind = database.run(kNumber, 7);
        QCOMPARE(errorFrom(std::move(slow))->sqlState(), "57014"_ba);
        QCOMPARE(number(settled(std::move(behind))), 7);
    }

    void aSilentServerIsGivenUpAndTheNextConnectionServes()
    {
        m_config.statementTimeoutMs = 3'000;
        m_config.sharedConnections = 1;
        Database database(m_config);
        const Frozen frozen(number(settled(database.run(kBackend))));
        QVERIFY(errorFrom(database.run(kNumber, 1)));
        QCOMPARE(number(settled(database.run(kNumber, 2))), 2);
    }

    void aTransactionOnASilentServerFailsAndItsConnectionIsReplaced()
    {
        m_config.statementTimeoutMs = 3'000;
        m_config.transactionConnections = 1;
        Database database(m_config);
        std::optional<Transaction> tx = settled(database.begin());
        const Frozen frozen(number(settled(tx->run(kBackend))));
        QVERIFY(errorFrom(tx->run(kAdd, 1)));
        QVERIFY(errorFrom(tx->commit()));
        tx.reset();
        Transaction next = settled(database.begin());
        QCOMPARE(number(settled(next.run(kNumber, 3))), 3);
    }

    void waitingForATransactionEndsInTime()
    {
        m_config.transactionConnections = 1;
        m_config.acquireTimeoutMs = 2'000;
        Database database(m_config);
        const Transaction held = settled(database.begin());
        const auto error = errorFrom(database.begin());
        QVERIFY(error && error->unavailable());
    }

    void transactionsAreHandedOutInTheOrderOfAsking()
    {
        m_config.transactionConnections = 1;
        Database database(m_config);
        std::optional<Transaction> held = settled(database.begin());
        QList<int> order;
        std::vector<Task<>> turns;
        for (int i = 0; i < 8; ++i)
            turns.push_back(takeATurn(&database, i, &order));
        held.reset();
        for (Task<> &turn : turns)
            settled(std::move(turn));
        QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void droppedTasksDisturbNobody()
    {
        Database database(m_config);
        for (int i = 0; i < 50; ++i) {
            { // nobody waits for this one
                const Task<Rows> dropped = database.run(kAdd, i);
            }
            QCOMPARE(number(settled(database.run(kNumber, i))), i);
        }
        QVERIFY(waitUntil([this] { return m_test.execute("SELECT count(*) FROM jars") == "50"; }));
    }

    void aTransactionDroppedWithStatementsInFlightIsRolledBack()
    {
        m_config.transactionConnections = 1;
        Database database(m_config);
        for (int i = 0; i < 20; ++i) {
            const Transaction tx = settled(database.begin());
            const Task<Rows> dropped = tx.run(kAdd, i);
        }
        Transaction last = settled(database.begin());
        settled(last.run(kAdd, 100));
        settled(last.commit());
        QCOMPARE(m_test.execute("SELECT sum(id) FROM jars"), "100"_ba);
    }

    // The failure makes the server skip the preparation that came behind it in the same write.
    void aTransactionDoesNotRelyOnWhatTheOneBeforePreparedInVain()
    {
        m_config.transactionConnections = 1;
        Database database(m_config);
        {
            const Transaction failing = settled(database.begin());
            const Task<Rows> failure = failing.run(kFail);
            const Task<Rows> skipped = failing.run(kNumber, 1);
        }
        Transaction next = settled(database.begin());
        QCOMPARE(number(settled(next.run(kNumber, 2))), 2);
        settled(next.commit());
    }

    // The server keeps each, and with thousands of them stops for seconds at every ANALYZE.
    void whatIsPreparedDoesNotGrowWithTheTransactionsThatRollBack()
    {
        m_config.transactionConnections = 1;
        Database database(m_config);
        for (int i = 0; i < 60; ++i) {
            std::optional<Transaction> tx = settled(database.begin());
            settled(tx->run(kAdd, i));
            settled(tx->rollback());
            tx = settled(database.begin());
            QVERIFY(errorFrom(tx->run(kFail)));
            tx.reset();
        }
        for (int i = 0; i < 60; ++i) {
            const Transaction dropped = settled(database.begin());
            const Task<Rows> inFlight = dropped.run(kAdd, i);
        }
        const Transaction asking = settled(database.begin());
        const qint64 prepared = settled(asking.run(kPrepared)).first().get<qint64>(0);
        QVERIFY2(prepared < 20, QByteArray::number(prepared).constData());
    }

    void aQueryThatCannotBePreparedSaysSoToAllWhoAskedAtOnce()
    {
        Database database(m_config);
        std::vector<Task<Rows>> asking;
        for (int i = 0; i < 20; ++i)
            asking.push_back(database.run(kTypo));
        for (Task<Rows> &task : asking)
            QCOMPARE(errorFrom(std::move(task))->sqlState(), "42703"_ba);
    }

    void destroyingTheDatabaseAnswersAllThatWait()
    {
        m_config.transactionConnections = 1;
        auto database = std::make_unique<Database>(m_config);
        Transaction tx = settled(database->begin());
        const QList<std::shared_ptr<Ending>> waiting{
            watched(database->run(kSleep)), watched(database->run(kNumber, 1)),
            watched(tx.run(kSleep)), watched(database->begin())};
        database.reset();
        for (const auto &ending : waiting)
            QVERIFY(ending->done && ending->error);
        QVERIFY(errorFrom(tx.run(kNumber, 1)));
        QVERIFY(errorFrom(tx.commit()));
    }

    void destroyingItBeforeItEverConnectedAnswersToo()
    {
        auto database = std::make_unique<Database>(m_config);
        const auto statement = watched(database->run(kNumber, 1));
        const auto transaction = watched(database->begin());
        database.reset();
        QVERIFY(statement->error && transaction->error);
    }

    void aContinuationMayDestroyTheDatabase()
    {
        auto database = std::make_unique<Database>(m_config);
        int answers = 0;
        Task<> first = destroyWhenAnswered(&database, &answers);
        const auto second = watched(database->run(kNumber, 2));
        settled(std::move(first));
        QCOMPARE(answers, 1);
        QVERIFY(waitUntil([&] { return second->done; }));
    }

    void afterCloseEveryCallThrowsAndWhatWasInFlightIsAnswered()
    {
        Database database(m_config);
        const auto inFlight = watched(database.run(kNumber, 1));
        settled(database.close());
        QVERIFY(inFlight->done && !inFlight->error);
        QVERIFY_THROWS_EXCEPTION(Error, (void)database.run(kNumber, 1));
        QVERIFY_THROWS_EXCEPTION(Error, (void)database.begin());
    }

    void aServerThatDiesDuringCommitLeavesTheOutcomeUnknown()
    {
        m_test.execute("CREATE OR REPLACE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS"
                       " 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END'");
        m_test.execute("CREATE CONSTRAINT TRIGGER dawdling AFTER INSERT ON jars DEFERRABLE"
                       " INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle()");
        Database database(m_config);
        Transaction tx = settled(database.begin());
        settled(tx.run(kAdd, 1));
        const auto commit = watched(tx.commit());
        QVERIFY(waitUntil([this] {
            return m_test.execute("SELECT count(*) FROM pg_stat_activity WHERE query = 'COMMIT'"
                                  " AND wait_event = 'PgSleep' AND datname = current_database()") ==
                   "1";
        }));
        m_test.terminateConnections();
        QVERIFY(waitUntil([&] { return commit->done; }));
        QVERIFY(commit->error && commit->error->outcomeUnknown());
        QVERIFY(commit->error->unavailable());
    }

    void aPreparedStatementSurvivesAChangeOfTheSchema()
    {
        Database database(m_config);
        settled(database.run(kAdd, 5));
        for (int i = 0; i < 10; ++i)
            QCOMPARE(number(settled(database.run(kIds))), 5);
        m_test.execute("ALTER TABLE jars ALTER id TYPE bigint");
        QCOMPARE(number(settled(database.run(kIds))), 5);
        m_test.execute("DROP TABLE jars");
        QCOMPARE(errorFrom(database.run(kIds))->sqlState(), "42P01"_ba);
        m_test.execute("CREATE TABLE jars (note text, id int)");
        m_test.execute("INSERT INTO jars VALUES ('', 6)");
        QCOMPARE(number(settled(database.run(kIds))), 6);
    }

    void aStatementSentWhileTheClusterIsDownIsAnsweredWhenItIsBack()
    {
        const QTemporaryDir base(u"/tmp/paushtik-restart-XXXXXX"_s);
        QVERIFY(QFile::setPermissions(base.path(), QFile::ReadOwner | QFile::WriteOwner |
                                                       QFile::ExeOwner | QFile::ExeOther));
        EmbeddedCluster cluster(base.path() + u"/data"_s, EmbeddedCluster::Durability::Throwaway);
        QVERIFY(cluster.start());
        m_config.url = cluster.url();
        Database database(m_config);
        QCOMPARE(number(settled(database.run(kNumber, 1))), 1);
        cluster.stop();
        QVERIFY(!settled(database.reachable()));
        const auto meanwhile = watched(database.run(kNumber, 2));
        QVERIFY(cluster.start());
        QVERIFY(waitUntil([&] { return meanwhile->done; }));
        QCOMPARE(number(settled(database.run(kNumber, 3))), 3);
        Transaction tx = settled(database.begin());
        settled(tx.run(kNumber, 4));
        cluster.stop();
    }

    // It takes the connection (the kernel does) and never says a word.
    void aHostThatSwallowsEverythingDoesNotKeepTheNextFromBeingTried()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        silent.pauseAccepting();
        m_config.url += " host='127.0.0.1," + tests::cluster::folder().toUtf8() +
                        "' port=" + QByteArray::number(silent.serverPort()) + ",5432";
        Database database(m_config);
        QCOMPARE(number(settled(database.run(kNumber, 1))), 1);
        Transaction tx = settled(database.begin());
        QCOMPARE(number(settled(tx.run(kNumber, 2))), 2);
    }

    void aMalformedOrUnreachableUrlIsUnavailableInOneLine_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("malformed") << "postgresql://[::1"_ba;
        QTest::newRow("no such database") << m_test.url() + " dbname=nosuch";
        QTest::newRow("nobody listens") << "host=127.0.0.1 port=1"_ba;
        QTest::newRow("no such folder") << "host=/nonexistent"_ba;
    }

    void aMalformedOrUnreachableUrlIsUnavailableInOneLine()
    {
        QFETCH(QByteArray, url);
        m_config.url = url;
        m_config.acquireTimeoutMs = 300;
        Database database(m_config);
        for (const auto &error :
             {errorFrom(database.run(kNumber, 1)), errorFrom(database.begin())}) {
            QVERIFY(error && error->unavailable());
            QVERIFY(!QByteArray(error->what()).contains('\n'));
        }
    }

private:
    const TestDatabase m_test{TestDatabase::Empty};
    DatabaseConfig m_config;
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::ResilienceTest)
#include "resilience_test.moc"
