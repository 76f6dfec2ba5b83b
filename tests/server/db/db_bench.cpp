// SPDX-License-Identifier: GPL-3.0-or-later
// Indexed SELECTs through one Database on one thread, 64 coroutines in flight, beside pgbench's
// select-only with 32 clients on the same tables, in turns. Prints both and their ratio.
#include "server/db/database.h"
#include "server/db/postgres_programs.h"
#include "tests/support/test_cluster.h"
#include "tests/support/test_database.h"
#include "tests/support/wait_for.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <cstdio>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

constexpr int kSeconds = 3;
constexpr int kRounds = 3;
constexpr int kAccounts = 100'000;
constexpr int kCoroutines = 64;

const Query kBalance{"bench.balance", "SELECT abalance FROM pgbench_accounts WHERE aid = $1"};

Task<> ask(Database *database, const QElapsedTimer *clock, qint64 *answers)
{
    QRandomGenerator &random = *QRandomGenerator::global();
    while (clock->elapsed() < kSeconds * 1000) {
        const Rows rows = co_await database->run(kBalance, random.bounded(1, kAccounts + 1));
        *answers += rows.size();
    }
}

double ours(const tests::TestDatabase &test)
{
    Database database(test.config());
    tests::settled(database.run(kBalance, 1));
    QElapsedTimer clock;
    clock.start();
    qint64 answers = 0;
    std::vector<Task<>> asking;
    for (int i = 0; i < kCoroutines; ++i)
        asking.push_back(ask(&database, &clock, &answers));
    for (Task<> &task : asking)
        tests::settled(std::move(task));
    return static_cast<double>(answers) * 1000 / static_cast<double>(clock.elapsed());
}

QString pgbench(const tests::TestDatabase &test, QStringList arguments)
{
    QProcess process;
    process.start(postgresPrograms().value() + u"/pgbench"_s,
                  arguments << u"-h"_s << tests::cluster::folder() << u"-U"_s << u"paushtik"_s
                            << QString::fromUtf8(test.name()));
    process.waitForFinished(-1);
    return QString::fromUtf8(process.readAllStandardOutput());
}

double theirs(const tests::TestDatabase &test)
{
    const QString said = pgbench(test, {u"-n"_s, u"-S"_s, u"-M"_s, u"prepared"_s, u"-c"_s, u"32"_s,
                                        u"-j"_s, u"2"_s, u"-T"_s, QString::number(kSeconds)});
    static const QRegularExpression pattern(u"tps = ([0-9.]+)"_s);
    return pattern.match(said).captured(1).toDouble();
}

} // namespace
} // namespace paushtik::db

int main(int argc, char **argv)
{
    using namespace Qt::StringLiterals;
    const QCoreApplication app(argc, argv);
    const paushtik::tests::TestDatabase test(paushtik::tests::TestDatabase::Empty);
    paushtik::db::pgbench(test, {u"-i"_s, u"-q"_s, u"-s"_s, u"1"_s});
    for (int round = 0; round < paushtik::db::kRounds; ++round) {
        const double mine = paushtik::db::ours(test);
        const double pgbench = paushtik::db::theirs(test);
        std::printf("Database %.0f/s, pgbench %.0f/s, ratio %.2f\n", mine, pgbench, mine / pgbench);
    }
    return 0;
}
