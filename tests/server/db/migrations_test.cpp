// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/error.h"
#include "server/db/migration_runner.h"
#include "tests/support/patience.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"

#include <QThread>
#include <stdexcept>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::TestDatabase;

const Migration kJars{1, "0001_jars", "CREATE TABLE jars (id int PRIMARY KEY);"};
const Migration kShelves{2, "0002_shelves",
                         "CREATE TABLE shelves (id int);\nINSERT INTO jars VALUES (1);"};
const Migration kSlow{3, "0003_slow", "SELECT pg_sleep(0.3); CREATE TABLE slow (id int);"};

QByteArray refusal(const TestDatabase &database, const QList<Migration> &migrations)
{
    try {
        applyMigrations(database.config(), migrations);
    } catch (const std::exception &refused) {
        return refused.what();
    }
    return "not refused";
}

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_test = std::make_unique<TestDatabase>(TestDatabase::Empty); }

    void onlyWhatIsNewIsApplied()
    {
        QCOMPARE(applyMigrations(m_test->config(), {kJars}).applied, 1);
        const auto report = applyMigrations(m_test->config(), {kJars, kShelves});
        QCOMPARE(report.applied, 1);
        QCOMPARE(report.version, 2);
        QCOMPARE(m_test->execute("SELECT count(*) FROM jars"), "1"_ba);
    }

    void manyThatStartAtOnceMigrateOnce()
    {
        constexpr int kDaemons = 6;
        std::array<MigrationReport, kDaemons> reports;
        std::vector<std::unique_ptr<QThread>> daemons;
        for (MigrationReport &report : reports) {
            daemons.emplace_back(QThread::create([this, &report] {
                report = applyMigrations(m_test->config(), {kJars, kShelves, kSlow});
            }));
            daemons.back()->start();
        }
        for (const auto &daemon : daemons)
            QVERIFY(daemon->wait(tests::kPatienceMs));
        int applied = 0;
        for (const MigrationReport &report : reports) {
            QCOMPARE(report.version, 3);
            applied += report.applied;
        }
        QCOMPARE(applied, 3);
        QCOMPARE(m_test->execute("SELECT count(*) FROM jars"), "1"_ba);
    }

    void aFailingOneLeavesNothingAndThoseBeforeItStay()
    {
        const Migration broken{2, "0002_broken", "CREATE TABLE half (id int); SELECT 1/0;"};
        const QByteArray said = refusal(*m_test, {kJars, broken});
        QVERIFY2(said.contains("0002_broken"), said.constData());
        QVERIFY(!said.contains('\n'));
        QCOMPARE(m_test->execute("SELECT to_regclass('half')"), ""_ba);
        QCOMPARE(applyMigrations(m_test->config(), {kJars, kShelves}).applied, 1);
    }

    void oneThatEndsItsTransactionIsRefused()
    {
        const Migration committing{1, "0001_commits", "CREATE TABLE jars (id int); COMMIT;"};
        QVERIFY(refusal(*m_test, {committing}).contains("ends the transaction"));
    }

    void aSchemaThatDoesNotFitIsRefusedInOneLine_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("changed file")
            << "UPDATE schema_migrations SET checksum = 'x' WHERE version = 1"_ba
            << "0001_jars was changed"_ba;
        QTest::newRow("gap") << "DELETE FROM schema_migrations WHERE version = 1"_ba
                             << "lacks migration 1"_ba;
        QTest::newRow("newer") << "INSERT INTO schema_migrations VALUES (3, '0003_later', 'x')"_ba
                               << "newer than this program's 2"_ba;
    }

    void aSchemaThatDoesNotFitIsRefusedInOneLine()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, words);
        applyMigrations(m_test->config(), {kJars, kShelves});
        m_test->execute(change);
        const QByteArray said = refusal(*m_test, {kJars, kShelves});
        QVERIFY2(said.contains(words), said.constData());
        QVERIFY(!said.contains('\n'));
    }

private:
    std::unique_ptr<TestDatabase> m_test;
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::MigrationsTest)
#include "migrations_test.moc"
