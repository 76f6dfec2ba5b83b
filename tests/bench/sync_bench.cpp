// SPDX-License-Identifier: GPL-3.0-or-later
// How the feed behaves when there is much of it, and how soon a desk hears of a commit. Exit 1 when
// a goal is missed.
// usage: sync_bench     PAUSHTIK_BENCH_DOCUMENTS=1000000
#include "server/staff/staff_sessions.h"
#include "server/sync/changes_service.h"
#include "server/sync/live_feed.h"
#include "tests/server/http/server_thread.h"
#include "tests/support/test_database.h"
#include "tests/support/wait_for.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

constexpr int kSmall = 10'000;
constexpr int kStep = 50'000;
constexpr int kRounds = 12;
constexpr int kPages = 50; ///< of each in a round
constexpr int kPageSize = 100;
constexpr int kCommits = 250;
constexpr auto kBetweenCommits = std::chrono::milliseconds(20); // 50 a second
constexpr double kMostRatio = 1.2;
constexpr double kMostLatencyMs = 100;

double at(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[qsizetype(share * double(values.size() - 1))];
}

void grow(const TestDatabase &shop, int to)
{
    for (int next = 0; next < to; next += kStep) {
        const int end = std::min(next + kStep, to);
        shop.execute("INSERT INTO manifests (id, number, courier) SELECT"
                     " ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,"
                     " 'MF-' || n, 'Delhivery' FROM generate_series($1::int, $2::int) AS n",
                     {QByteArray::number(next), QByteArray::number(end - 1)});
    }
    shop.execute("VACUUM ANALYZE");
}

const db::Query kAnywhere{"sync_bench.anywhere", R"sql(
    SELECT xid, seq FROM change_feed ORDER BY random() LIMIT $1)sql"};

/// Milliseconds of a page after each of the places.
QList<double> pageTimes(const db::Database *database, const db::Rows &places)
{
    const sync::ChangesService changes(database);
    const sync::FeedMoment moment = settled(sync::FeedStore::moment(*database));
    QList<double> times;
    for (const db::Row place : places) {
        const sync::FeedPosition after{place.get<qint64>(0), place.get<qint64>(1)};
        QElapsedTimer clock;
        clock.start();
        const auto page =
            settled(changes.after(sync::writeCursor({moment.epoch, after}), kPageSize));
        if (!page)
            qFatal("%s", qPrintable(page.error().code));
        times.append(double(clock.nsecsElapsed()) / 1e6);
    }
    return times;
}

struct PageMedians {
    double small;
    double large;
};

/// In turns, so that whatever else the machine does falls on both.
PageMedians pageMedians(const db::Database *small, const db::Database *large)
{
    QList<double> ofSmall;
    QList<double> ofLarge;
    for (int round = 0; round < kRounds; ++round) {
        ofSmall += pageTimes(small, settled(small->run(kAnywhere, kPages)));
        ofLarge += pageTimes(large, settled(large->run(kAnywhere, kPages)));
    }
    return {at(ofSmall, 0.5), at(ofLarge, 0.5)};
}

const db::Query kCommit{"sync_bench.commit", R"sql(
    INSERT INTO categories (id, slug, title)
    SELECT gen_random_uuid(), 'c-' || gen_random_uuid(), 'C'
    RETURNING pg_current_xact_id())sql"};

struct Commits {
    QHash<qint64, qint64> at; ///< nanoseconds of the clock by transaction
    QElapsedTimer clock;
};

Task<> commitSteadily(const db::Database *database, std::shared_ptr<Commits> commits)
{
    for (int i = 0; i < kCommits; ++i) {
        const db::Rows rows = co_await database->run(kCommit);
        commits->at.insert(rows.first().get<qint64>(0), commits->clock.nsecsElapsed());
        co_await QCoro::sleepFor(kBetweenCommits);
    }
}

/// From when the writer knew of its commit until a desk was told of a head that has it.
QList<double> latencies(const TestDatabase &shop, const db::Database *database)
{
    shop.execute("INSERT INTO staff (id, email, name, role, password_hash) VALUES"
                 " ('00000000-0000-7000-8000-0000000000f1', 'r@example.in', 'R', 'warehouse', '')");
    const auto member = StaffId::parse(u"00000000-0000-7000-8000-0000000000f1"_s);
    const auto opened = settled(staff::openSession(*database, *member, {}));
    sync::LiveFeed live(database, [database](QByteArray token) {
        return staff::authenticate(*database, std::move(token));
    });
    http::Server server(http::loopback(), http::Router(), {}, nullptr);
    server.setWebSocketHandler(
        "/live", [&live](auto socket, http::Request) { live.welcome(std::move(socket)); });
    if (!server.listen())
        qFatal("cannot listen");
    const auto commits = std::make_shared<Commits>();
    commits->clock.start();
    QList<double> found;
    QWebSocket desk;
    QObject::connect(&desk, &QWebSocket::connected, &desk, [&] {
        desk.sendTextMessage(u"{\"token\":\"%1\"}"_s.arg(QString::fromLatin1(opened->token)));
    });
    QObject::connect(&desk, &QWebSocket::textMessageReceived, &desk, [&](const QString &text) {
        const auto told = QJsonDocument::fromJson(text.toUtf8()).object()["head"_L1].toString();
        const qint64 now = commits->clock.nsecsElapsed();
        const qint64 xid = sync::readCursor(told)->at.xid;
        for (auto commit = commits->at.begin(); commit != commits->at.end();) {
            if (commit.key() > xid) {
                ++commit;
                continue;
            }
            found.append(double(now - commit.value()) / 1e6);
            commit = commits->at.erase(commit);
        }
    });
    desk.open(QUrl(u"ws://127.0.0.1:%1/live"_s.arg(server.port())));
    waitUntil([&] { return live.listeners() == 1; });
    settled(commitSteadily(database, commits));
    waitUntil([&] { return commits->at.isEmpty(); });
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int asked = qEnvironmentVariableIntValue("PAUSHTIK_BENCH_DOCUMENTS");
    const int large = asked > kSmall ? asked : 1'000'000;
    const TestDatabase small;
    const TestDatabase big;
    const db::Database smallDatabase(small.config());
    const db::Database bigDatabase(big.config());
    grow(small, kSmall);
    grow(big, large);
    const PageMedians page = pageMedians(&smallDatabase, &bigDatabase);
    const double ratio = page.large / page.small;
    const QList<double> told = latencies(small, &smallDatabase);
    std::printf("a page of %d documents: %.2f ms of %d, %.2f ms of %d: ratio %.2f (at most %.2f)\n",
                kPageSize, page.small, kSmall, page.large, large, ratio, kMostRatio);
    std::printf("a commit is told at 50 a second: p50 %.0f ms, p95 %.0f ms (at most %.0f)\n",
                at(told, 0.5), at(told, 0.95), kMostLatencyMs);
    return ratio <= kMostRatio && at(told, 0.95) <= kMostLatencyMs ? 0 : 1;
}
