// SPDX-License-Identifier: GPL-3.0-or-later
// A desk and a real daemon on loopback: how fast a first sync fills the replica, beside a bare
// insert of the same rows in the same run, and how soon a commit on the server is painted in the
// orders table while others commit too. Exit 1 when a goal is missed.
// usage: desk_sync_bench     PAUSHTIK_BENCH_ORDERS=100000 PAUSHTIK_BENCH_PRODUCTS=5000
#include "desktop/orders/http_orders_repository.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_table_view.h"
#include "desktop/replica/order_columns.h"
#include "desktop/replica/product_columns.h"
#include "desktop/replica/schema.h"
#include "desktop/sync/replica_orders_repository.h"
#include "desktop/sync/sync_engine.h"
#include "shared/documents/canonical_json.h"
#include "tests/bench/bench_shop.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QTemporaryDir>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <mutex>

using namespace paushtik;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double kLeastRatio = 0.4;
constexpr double kMostPaintMs = 300;
constexpr int kCommits = 400;
constexpr auto kBetweenCommits = 20ms; // 50 a second
constexpr int kRowsMoved = 20;         // of those in sight

double at(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? -1 : values[qsizetype(share * double(values.size() - 1))];
}

/// One document with everything that costs time before its row can be inserted.
struct Ready {
    DocRef ref;
    QByteArray canonical;
    OrderEntry order = {};
    ProductEntry product = {};
    QString words = {};
    qint64 stock = 0;
};

Ready readyOf(const FeedItem &item, qint64 key)
{
    Ready ready{.ref = item.ref, .canonical = canonicalJson(*item.doc)};
    if (item.ref.type == DocType::Order) {
        ready.order = orderEntryOf(*item.doc);
        ready.order.key = key;
        ready.words = orderWordsOf(*item.doc, ready.order);
    } else if (item.ref.type == DocType::Product) {
        ready.product = productEntryOf(*item.doc);
        ready.product.key = key;
        ready.words = productWordsOf(*item.doc);
    } else if (item.ref.type == DocType::Stock) {
        ready.stock = (*item.doc)["stock"_L1].toInteger();
    }
    return ready;
}

void insert(Sql &sql, const Ready &row, qint64 key)
{
    static const QString kDocument =
        u"INSERT INTO documents (key, type, id, doc, generation) VALUES (?, ?, ?, ?, 1)"_s;
    sql.run(kDocument, {key, static_cast<int>(row.ref.type), row.ref.id, row.canonical});
    if (row.ref.type == DocType::Order)
        writeOrderEntry(sql, row.order, row.words);
    else if (row.ref.type == DocType::Product)
        writeProductEntry(sql, row.product, row.words);
    else if (row.ref.type == DocType::Stock)
        sql.run(u"INSERT INTO stock (key, product, shown) VALUES (?, ?, ?)"_s,
                {key, row.ref.id, row.stock});
}

struct Bare {
    qint64 rows = 0;
    qint64 nanoseconds = 0;
    double rate() const { return double(rows) * 1e9 / double(nanoseconds); }
};

/// The same rows with nothing else done: fetched, parsed and canonical before the clock starts.
Bare bareInsert(ApiClient &api, const QString &file)
{
    Sql sql(file, Sql::Access::ReadWrite);
    schema::migrate(sql);
    sql.setDurable(false);
    Bare bare;
    QSet<DocRef> known;
    QString cursor;
    for (bool more = true; more;) {
        QUrlQuery query{{u"limit"_s, u"500"_s}};
        if (!cursor.isEmpty())
            query.addQueryItem(u"cursor"_s, cursor);
        const auto json = QCoro::waitFor(api.download(u"/sync/changes"_s, query));
        const auto page = json ? parseFeedPage(*json) : fail(json.error());
        if (!page)
            qFatal("no page: %s", qPrintable(page.error().code));
        QList<Ready> rows;
        for (const FeedItem &item : page->items) {
            if (known.contains(item.ref)) // it changed while we read
                continue;
            known.insert(item.ref);
            rows.append(readyOf(item, bare.rows + rows.size() + 1));
        }
        QElapsedTimer clock;
        clock.start();
        Transaction transaction(sql);
        for (const Ready &row : std::as_const(rows))
            insert(sql, row, ++bare.rows);
        transaction.commit();
        bare.nanoseconds += clock.nsecsElapsed();
        cursor = page->cursor;
        more = page->more;
    }
    return bare;
}

/// Commits one by one on a thread of its own, and when each was through.
class Committer : public QThread {
public:
    Committer(const bench::BenchShop &shop, QStringList orders)
        : m_shop(shop)
        , m_orders(std::move(orders))
    {
        clock.start();
    }
    struct Commit {
        QString order;
        qint64 total;
        qint64 at; ///< nanoseconds of the clock
    };
    QList<Commit> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_commits, {});
    }
    QElapsedTimer clock;

protected:
    void run() override
    {
        const auto writer = m_shop.writer();
        for (int i = 0; i < kCommits; ++i) {
            const QString order = m_orders[i % m_orders.size()];
            const qint64 total = writer->raiseTotal(order);
            {
                const std::scoped_lock lock(m_mutex);
                m_commits.append({order, total, clock.nsecsElapsed()});
            }
            sleepFor(kBetweenCommits);
        }
    }

private:
    static void sleepFor(std::chrono::milliseconds time)
    {
        QThread::msleep(static_cast<unsigned long>(time.count()));
    }
    const bench::BenchShop &m_shop;
    QStringList m_orders;
    std::mutex m_mutex;
    QList<Commit> m_commits;
};

/// Looks, whenever the table is painted, which commits are in it now.
class PaintWatch : public QObject {
public:
    PaintWatch(QTableView &view, OrderTableModel &model, Committer &committer)
        : m_model(model)
        , m_committer(committer)
    {
        view.viewport()->installEventFilter(this);
    }
    QList<double> seen;
    bool isThrough() const { return seen.size() == kCommits; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, [this] { look(); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    // Just after the paint: what the model has was painted.
    void look()
    {
        m_open += m_committer.take();
        const qint64 now = m_committer.clock.nsecsElapsed();
        m_open.removeIf([&](const Committer::Commit &one) {
            const int row = m_model.indexOf(*OrderId::parse(one.order));
            const OrderRow *shown = row < 0 ? nullptr : m_model.rowIfRead(row);
            if (!shown || shown->total.value() < one.total)
                return false;
            seen.append(double(now - one.at) / 1e6);
            return true;
        });
    }

    OrderTableModel &m_model;
    Committer &m_committer;
    QList<Committer::Commit> m_open;
};

/// Runs the event loop until it holds; the bench is over when it does not within ten minutes.
void waitUntil(const std::function<bool()> &holds)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (holds())
            loop.quit();
    });
    look.start(10ms);
    QTimer::singleShot(10min, &loop, [] { qFatal("it did not come to an end"); });
    loop.exec();
}

QList<double> paintTimes(const bench::BenchShop &shop, SyncEngine &engine, ApiClient &api)
{
    HttpOrdersRepository http(api);
    ReplicaOrdersRepository orders(engine.replica(), http, [] { return true; });
    OrderTableModel model(orders);
    OrderTableView view;
    view.setModel(&model);
    view.resize(1280, 800);
    view.show();
    model.setQuery({});
    waitUntil([&] { return model.rowIfRead(kRowsMoved) != nullptr; });
    QStringList inSight;
    for (int i = 0; i < kRowsMoved; ++i)
        inSight.append(model.row(i).id.toString());
    Committer committer(shop, inSight);
    PaintWatch watch(view, model, committer);
    committer.start();
    waitUntil([&] { return watch.isThrough(); });
    committer.wait();
    return watch.seen;
}

int count(const char *name, int otherwise)
{
    const int asked = qEnvironmentVariableIntValue(name);
    return asked > 0 ? asked : otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    bench::BenchShop shop(count("PAUSHTIK_BENCH_ORDERS", 100'000),
                          count("PAUSHTIK_BENCH_PRODUCTS", 5'000));
    QTemporaryDir folder;
    ApiClient api;
    api.setServer(shop.url());
    api.setToken(shop.token());
    api.setPatience(10min, 1s); // a shop of this size is folded for the first time
    // As in a shop that has run for a while: the checksums are folded.
    if (!QCoro::waitFor(api.get(u"/sync/digest"_s)))
        qFatal("no digest");
    const Bare bare = bareInsert(api, folder.filePath(u"bare.db"_s));

    Replica replica(folder.filePath(u"replica"_s));
    SyncEngine engine(api, replica);
    QElapsedTimer clock;
    clock.start();
    engine.start(u"bench"_s);
    waitUntil([&] { return engine.feed().equalAt && !engine.feed().isFull; });
    const double synced = double(bare.rows) * 1e9 / double(clock.nsecsElapsed());
    const double ratio = synced / bare.rate();
    std::printf("%lld documents: bare insert %.0f a second, first sync %.0f: ratio %.2f (at least "
                "%.2f)\n",
                static_cast<long long>(bare.rows), bare.rate(), synced, ratio, kLeastRatio);
    std::fflush(stdout);
    waitUntil([&] { return engine.feed().verifiedAt.has_value(); });
    const QList<double> painted = paintTimes(shop, engine, api);
    std::printf("a commit is painted at 50 a second: p50 %.0f ms, p95 %.0f ms (at most %.0f)\n",
                at(painted, 0.5), at(painted, 0.95), kMostPaintMs);
    return ratio >= kLeastRatio && at(painted, 0.95) <= kMostPaintMs ? 0 : 1;
}
