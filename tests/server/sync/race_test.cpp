// SPDX-License-Identifier: GPL-3.0-or-later
// Writers at work, replicas that are cut and set back, tombstones pruned under them: when all is
// quiet every replica is equal to the server, and can prove it.
#include "server/app/verify.h"
#include "tests/server/sync/busy_writer.h"
#include "tests/server/sync/memory_replica.h"
#include "tests/server/sync/sample_shop.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QCoroTimer>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

constexpr int kWriters = 8;
constexpr int kReplicas = 3;
constexpr int kRound = 1250; ///< operations between two moments of quiet
constexpr int kRoundPatienceMs = 10 * kPatienceMs;

// The writers deadlock on purpose, and PostgreSQL looks for that once in a second: with its own
// patience a round would be spent waiting.
constexpr char kFindDeadlocksSoon[] = R"sql(
    DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = 50', current_database());
    END $$)sql";

db::DatabaseConfig manyConnections(const TestDatabase &database)
{
    db::DatabaseConfig config = database.config();
    config.transactionConnections = kWriters + kReplicas + 2;
    return config;
}

} // namespace

class TestRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void replicasEndEqualToTheServer_data();
    void replicasEndEqualToTheServer();

private:
    struct Follower {
        MemoryReplica replica;
        std::mt19937_64 random;
        QList<MemoryReplica::Copy> copies;

        int below(int bound) { return int(random() % quint64(bound)); }
    };
    Task<> follow(Follower *follower, std::shared_ptr<int> operations);
    Task<> keepHouse(quint64 seed, std::shared_ptr<int> operations);
    Task<> everybody(quint64 seed);

    TestDatabase m_shop;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<sync::ChangesService> m_changes;
    std::unique_ptr<sync::DigestService> m_digest;
    std::vector<Follower> m_followers;
    int m_committed = 0;
};

void TestRace::initTestCase()
{
    fillSampleShop(m_shop);
    m_shop.execute(kFindDeadlocksSoon);
    m_database = std::make_unique<db::Database>(manyConnections(m_shop));
    m_changes = std::make_unique<sync::ChangesService>(m_database.get());
    m_digest = std::make_unique<sync::DigestService>(m_database.get());
    for (quint64 i = 0; i < kReplicas; ++i)
        m_followers.push_back({MemoryReplica(m_changes.get()), std::mt19937_64(i), {}});
}

// Its answers get lost, its file is put back, its process starts again: it goes on from whatever
// copy it has.
Task<> TestRace::follow(Follower *follower, std::shared_ptr<int> operations)
{
    while (*operations > 0) {
        co_await follower->replica.pull(1 + follower->below(60), follower->below(10) == 0);
        if (follower->below(8) == 0)
            follower->copies.append(follower->replica.state());
        if (follower->below(20) == 0 && !follower->copies.isEmpty())
            follower->replica.restore(
                follower->copies[follower->below(int(follower->copies.size()))]);
        while (follower->copies.size() > 6)
            follower->copies.removeAt(follower->below(6));
        co_await QCoro::sleepFor(std::chrono::milliseconds(follower->below(15)));
    }
}

Task<> TestRace::keepHouse(quint64 seed, std::shared_ptr<int> operations)
{
    std::mt19937_64 random(seed);
    while (*operations > 0) {
        co_await m_digest->fold();
        if (random() % 12 == 0) {
            db::Transaction transaction = co_await m_database->begin();
            co_await sync::DigestStore::lockState(transaction);
            co_await sync::DigestStore::prune(transaction, 0);
            co_await transaction.commit();
        }
        co_await QCoro::sleepFor(std::chrono::milliseconds(1 + random() % 60));
    }
}

Task<> TestRace::everybody(quint64 seed)
{
    const auto operations = std::make_shared<int>(kRound);
    std::vector<BusyWriter> writers;
    for (quint64 i = 0; i < kWriters; ++i)
        writers.emplace_back(m_database.get(), seed * 100 + i);
    std::vector<Task<>> tasks;
    for (BusyWriter &writer : writers)
        tasks.push_back(writer.run(operations));
    for (Follower &follower : m_followers)
        tasks.push_back(follow(&follower, operations));
    tasks.push_back(keepHouse(seed, operations));
    for (Task<> &task : tasks)
        co_await task;
    for (const BusyWriter &writer : writers)
        m_committed += writer.committed();
}

void TestRace::replicasEndEqualToTheServer_data()
{
    const int operations =
        std::max(qEnvironmentVariableIntValue("PAUSHTIK_RACE_OPERATIONS"), kRound);
    const int first = std::max(qEnvironmentVariableIntValue("PAUSHTIK_RACE_SEED"), 1);
    QTest::addColumn<quint64>("seed");
    for (int i = first; i < first + operations / kRound; ++i)
        QTest::addRow("seed %d", i) << quint64(i);
}

void TestRace::replicasEndEqualToTheServer()
{
    QFETCH(quint64, seed);
    settled(everybody(seed), kRoundPatienceMs);
    settled(readable(m_database.get()));
    MemoryReplica fresh(m_changes.get());
    settled(fresh.catchUp(97));
    const sync::Digest server = settled(m_digest->now());
    QCOMPARE(fresh.digest(), MemoryReplica::lines(server));
    for (Follower &follower : m_followers) {
        settled(follower.replica.catchUp(13));
        QCOMPARE(follower.replica.differences(fresh).join(u'\n'), QString());
        QCOMPARE(follower.replica.digest(), MemoryReplica::lines(server));
        QCOMPARE(follower.replica.state().cursor, server.head);
    }
    const QStringList faults = settled(app::findFaults(m_database.get()));
    QCOMPARE(faults.filter(u"change feed"_s) + faults.filter(u"yet to come"_s), QStringList());
    QVERIFY(m_committed > 0);
}

PAUSHTIK_TEST_MAIN(TestRace)

#include "race_test.moc"
