// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's side of a million orders: what the window, the model and the painting cost by
// themselves, over a list that answers at once. Time of the UI thread is what is held to the
// budget, so that a busy machine judges alike; the time on the wall is printed beside it.
#include "desktop/orders/http_order_actions.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "desktop/shell/api_sync_status.h"
#include "desktop/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <ctime>
#include <unistd.h>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kOrders = 1'000'000;

/// Makes each row from its position. A text narrows the list to a tenth.
class MadeUpOrders final : public OrdersRepository {
public:
    bool hasPositions() const override { return true; }
    Task<Result<qint64>> count(OrdersQuery query) override { co_return lengthOf(query); }
    Task<Result<OrdersWindow>> windowAt(OrdersQuery query, qint64 first, int limit) override
    {
        OrdersWindow found;
        for (qint64 i = first; i < std::min(lengthOf(query), first + limit); ++i)
            found.rows.append(rowAt(i));
        co_return found;
    }
    Task<Result<OrdersWindow>> window(OrdersQuery query, QString after, int limit) override
    {
        return windowAt(query, after.toLongLong(), limit);
    }
    Task<Result<OrderDocument>> order(QString) override { co_return fail(Fault::NotFound); }

private:
    static qint64 lengthOf(const OrdersQuery &query)
    {
        return query.text.isEmpty() ? kOrders : kOrders / 10;
    }
    static OrderRow rowAt(qint64 position)
    {
        static const QStringList kStates{u"paid"_s, u"shipped"_s, u"delivered"_s, u"cancelled"_s};
        return {.id = OrderId(QUuid(uint(position + 1), 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 1)),
                .number = u"PF-2026-%1"_s.arg(position, 7, 10, QChar(u'0')),
                .placedAt = Timestamp(1'764'000'000'000'000 - position * 31'000'000),
                .customer = u"Customer %1"_s.arg(position % 9973),
                .contact = u"c%1@example.in"_s.arg(position % 9973),
                .city = u"Pune"_s,
                .items = int(position % 7) + 1,
                .total = Paise(position % 500'000 + 100),
                .status = kStates[position % 4],
                .paymentState = u"captured"_s,
                .shipmentState = u"in_transit"_s,
                .flags = position % 50 == 0 ? QStringList{u"rto"_s} : QStringList(),
                .packed = true};
    }
};

/// Milliseconds on the wall and of this thread since it was made.
class Stopwatch {
public:
    Stopwatch() { m_wall.start(); }
    double wall() const { return double(m_wall.nsecsElapsed()) / 1e6; }
    double thread() const { return now() - m_thread; }

private:
    static double now()
    {
        timespec at{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
        return double(at.tv_sec) * 1e3 + double(at.tv_nsec) / 1e6;
    }
    QElapsedTimer m_wall;
    double m_thread = now();
};

struct Times {
    QList<double> wall;
    QList<double> thread;
    void add(const Stopwatch &watch)
    {
        wall.append(watch.wall());
        thread.append(watch.thread());
    }
};

double percentile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[qsizetype(double(values.size() - 1) * part)];
}

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const double pages = file.readAll().split(' ').value(1).toDouble();
    return pages * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace

class DeskBench : public QObject {
    Q_OBJECT

private:
    struct Desk {
        explicit Desk(const QString &file)
            : preferences(file)
            , page({shell, orders, actions, line, preferences})
        {
        }
        Shell shell;
        ApiClient api;
        MadeUpOrders orders;
        HttpOrderActions actions{api};
        ApiSyncStatus line{api};
        Preferences preferences;
        OrdersPage page;
        QTableView *table() { return page.findChild<QTableView *>(u"orders"_s); }
    };
    QTemporaryDir m_folder;
    Theme *m_theme = nullptr;

    // Until the rows are on screen: the list is there, and what is posted has been painted.
    static Stopwatch untilPainted(Desk &desk, const std::function<void()> &begin)
    {
        const Stopwatch watch;
        bool replaced = false;
        const auto connection = QObject::connect(desk.page.model(), &OrderTableModel::replaced,
                                                 &desk.page, [&replaced] { replaced = true; });
        begin();
        while (!replaced && watch.wall() < 10'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        desk.table()->viewport()->repaint();
        QObject::disconnect(connection);
        return watch;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(*qApp, SchemeChoice::Light, this); }

    void openFilterScroll()
    {
        Times opening;
        const Stopwatch sinceStart;
        Desk desk(m_folder.filePath(u"desk.ini"_s));
        desk.page.resize(1400, 860);
        desk.page.show();
        untilPainted(desk, [&desk] { desk.page.refresh(); });
        opening.add(sinceStart);
        QTRY_COMPARE(desk.page.model()->rowCount(), kOrders);

        Times filters;
        for (int i = 0; i < 40; ++i) {
            OrdersQuery query;
            query.text = i % 2 ? QString() : u"a%1"_s.arg(i);
            filters.add(untilPainted(desk, [&] { desk.page.showOnly(query); }));
        }
        QTRY_COMPARE(desk.page.model()->rowCount(), kOrders);

        Times frames;
        QScrollBar *bar = desk.table()->verticalScrollBar();
        for (int frame = 0; frame < 400; ++frame) {
            const Stopwatch watch;
            bar->setValue(int(qint64(bar->maximum()) * frame / 400));
            desk.table()->viewport()->repaint();
            QCoreApplication::processEvents();
            frames.add(watch);
        }
        judge("open", opening, 1, 400);
        judge("filter", filters, 0.95, 50);
        judge("frame", frames, 0.99, 16);
        qInfo("resident %.0f MB", residentMegabytes());
        QVERIFY(residentMegabytes() <= 250);
    }

private:
    static void judge(const char *what, const Times &times, double part, double budget)
    {
        const double thread = percentile(times.thread, part);
        qInfo("%s: %.1f ms of the UI thread, %.1f ms on the wall, budget %.0f ms", what, thread,
              percentile(times.wall, part), budget);
        QVERIFY2(thread <= budget, what);
    }
};

QTEST_MAIN(DeskBench)
#include "desk_bench.moc"
