// SPDX-License-Identifier: GPL-3.0-or-later
// How soon after its commit a change is in the snapshot that customers are answered from: of the
// catalogue, and of stock. Exit 1 when a goal is missed.
// usage: catalog_bench [PRODUCTS]
#include "server/catalog/catalog_refresher.h"
#include "server/db/notifications.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/support/wait_for.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::catalog;
using tests::settled;
using tests::waitUntil;

namespace {

constexpr int kChanges = 60;
constexpr double kGoalMs = 100;

/// Of many changes, each at a moment of its own.
std::vector<double> latencies(const std::function<void(int)> &change,
                              const std::function<bool(int)> &isSeen)
{
    std::vector<double> took;
    for (int i = 1; i <= kChanges; ++i) {
        QElapsedTimer pause;
        pause.start();
        const int milliseconds = QRandomGenerator::global()->bounded(100);
        waitUntil([&] { return pause.elapsed() >= milliseconds; });
        QElapsedTimer clock;
        clock.start(); // before the commit: what it costs is in the figures too
        change(i);
        while (!isSeen(i))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        took.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(took.begin(), took.end());
    return took;
}

bool report(const char *what, const std::vector<double> &took)
{
    const double p95 = took[took.size() * 95 / 100];
    std::printf("  %-10s %8.1f %8.1f %8.1f   goal of the 95th <= %.0f: %s\n", what,
                took[took.size() / 2], p95, took.back(), kGoalMs,
                p95 <= kGoalMs ? "reached" : "MISSED");
    return p95 <= kGoalMs;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int products = argc > 1 ? QByteArray(argv[1]).toInt() : 500;
    tests::CatalogDatabase shop;
    shop.clear();
    for (int i = 0; i < products; ++i)
        shop.addProduct("jar-" + QByteArray::number(i), 5);
    db::Database database(shop.config());
    CatalogHolder holder;
    CatalogRefresher refresher(holder, database);
    db::Notifications notifications(shop.config(), {"catalog"});
    settled(refresher.load());
    refresher.follow(notifications);
    notifications.start();

    const auto entry = [&holder] { return holder.current()->find(u"jar-0"_s); };
    const auto price = latencies(
        [&shop](int i) {
            shop.execute("UPDATE products SET price_paise = $1 WHERE slug = 'jar-0'",
                         {QByteArray::number(1000 + i)});
        },
        [&entry](int i) { return entry()->product.price == Paise(1000 + i); });
    const auto stock = latencies([&shop](int i) { shop.setStock("jar-0", 1 + i % 3); },
                                 [&entry](int i) { return entry()->product.stock == 1 + i % 3; });
    std::printf("%d products; ms from commit to snapshot: median, 95th of 100, worst\n", products);
    const bool soon = report("price", price);
    return report("stock", stock) && soon ? 0 : 1;
}
