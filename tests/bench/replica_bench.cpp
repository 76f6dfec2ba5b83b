// SPDX-License-Identifier: GPL-3.0-or-later
// A first sync over loopback beside a bare insert of the same rows in the same run: replica_bench
// [ORDERS]. Prints both rates, their ratio, and what a window of a large list costs.
#include "desktop/replica/order_columns.h"
#include "desktop/replica/schema.h"
#include "desktop/sync/sync_engine.h"
#include "shared/documents/canonical_json.h"
#include "tests/desktop/fake_shop.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <cstdio>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 500;

QJsonObject orderOf(int index)
{
    QJsonObject order = test::FakeShop::makeOrder(index % 997);
    order[u"id"_s] = u"01935009-0000-7000-8000-%1"_s.arg(index, 12, 16, QChar(u'0'));
    order[u"number"_s] = u"PF-2026-%1"_s.arg(index, 6, 10, QChar(u'0'));
    order[u"placed_at"_s] =
        Timestamp(1'760'000'000'000'000 + qint64(index) * 61'000'000).toString();
    order[u"total_paise"_s] = 10'000 + (qint64(index) * 7919) % 900'000;
    return order;
}

/// The feed as ready bytes on a thread of its own, so that only the desk's work is measured.
class PageServer : public QThread {
public:
    explicit PageServer(int orders)
    {
        for (int first = 0; first < orders; first += kPage) {
            QJsonArray items;
            const int last = std::min(orders, first + kPage);
            for (int i = first; i < last; ++i) {
                const QJsonObject order = orderOf(i);
                items.append(QJsonObject{{u"type"_s, u"order"_s},
                                         {u"id"_s, order["id"_L1]},
                                         {u"deleted"_s, false},
                                         {u"doc"_s, order}});
            }
            const QJsonObject page{{u"items"_s, items},
                                   {u"cursor"_s, QString::number(first / kPage + 1)},
                                   {u"more"_s, last < orders}};
            m_pages.append(QJsonDocument(page).toJson(QJsonDocument::Compact));
        }
        m_pages.append("{\"items\":[],\"cursor\":\"" + QByteArray::number(m_pages.size()) +
                       "\",\"more\":false}");
    }
    ~PageServer() override
    {
        quit();
        wait();
    }
    const QList<QByteArray> &pages() const { return m_pages; }
    quint16 port = 0;

protected:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        port = server.serverPort();
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (QTcpSocket *socket = server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket] { answer(socket); });
        });
        exec();
    }

private:
    void answer(QTcpSocket *socket)
    {
        const QByteArray request = socket->readAll();
        const bool feed = request.startsWith("GET /api/v1/sync/changes");
        const qsizetype at = request.indexOf("cursor=");
        const qsizetype page = at < 0 ? 0 : request.mid(at + 7, 8).split(' ')[0].toLongLong();
        const QByteArray body = feed ? m_pages.value(page) : QByteArray("{}");
        socket->write(QByteArray(feed ? "HTTP/1.1 200 X" : "HTTP/1.1 404 X") +
                      "\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QList<QByteArray> m_pages;
};

/// The same rows with nothing else done: parsed and canonical before the clock starts.
double bareInsert(const QString &file, int orders)
{
    Sql sql(file, Sql::Access::ReadWrite);
    schema::migrate(sql);
    sql.setDurable(false);
    qint64 spent = 0;
    for (int first = 0; first < orders; first += kPage) {
        QList<std::tuple<OrderEntry, QByteArray, QString>> rows;
        for (int i = first; i < std::min(orders, first + kPage); ++i) {
            const QJsonObject order = orderOf(i);
            OrderEntry entry = orderEntryOf(order);
            entry.key = i + 1;
            rows.append({entry, canonicalJson(order), orderWordsOf(order, entry)});
        }
        QElapsedTimer clock;
        clock.start();
        Transaction transaction(sql);
        for (const auto &[entry, doc, words] : rows) {
            sql.run(u"INSERT INTO documents (key, type, id, doc, generation) "
                    "VALUES (?, 3, ?, ?, 1)"_s,
                    {entry.key, entry.id, doc});
            writeOrderEntry(sql, entry, words);
        }
        transaction.commit();
        spent += clock.nsecsElapsed();
    }
    return orders * 1e9 / double(spent);
}

void measureWindows(Replica &replica)
{
    const auto time = [&replica](const char *name, const OrdersAsk &ask) {
        QElapsedTimer clock;
        clock.start();
        const auto rows = QCoro::waitFor(
            replica.read([ask](Sql &sql) { return orders::window(sql, ask, {}, 50); }));
        std::printf("window, %-22s %7.2f ms, %d rows\n", name, double(clock.nsecsElapsed()) / 1e6,
                    rows ? int(rows->size()) : -1);
    };
    time("newest first", {});
    time("largest first", {.sort = OrdersAsk::Sort::Total});
    time("by number", {.sort = OrdersAsk::Sort::Number, .descending = false});
    time("one state", {.statuses = {u"paid"_s}});
    time("state by total", {.statuses = {u"paid"_s}, .sort = OrdersAsk::Sort::Total});
    time("a name", {.text = u"asha"_s});
    time("one letter", {.text = u"a"_s});
    time("one number", {.text = u"PF-2026-001234"_s});
    time("a product", {.product = u"kesar"_s});
    QElapsedTimer clock;
    clock.start();
    const auto ranks =
        QCoro::waitFor(replica.read([](Sql &sql) { return orders::ranks(sql, OrdersAsk{}); }));
    std::printf("ranks of all %lld        %7.2f ms\n", static_cast<long long>(ranks->count),
                double(clock.nsecsElapsed()) / 1e6);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int orders = argc > 1 ? atoi(argv[1]) : 20'000;
    PageServer server(orders);
    server.start();
    while (server.port == 0)
        QThread::msleep(1);
    QTemporaryDir folder;
    const double bare = bareInsert(folder.filePath(u"bare.db"_s), orders);

    ApiClient api;
    api.setServer(QUrl(u"http://127.0.0.1:%1"_s.arg(server.port)));
    api.setToken("t");
    Replica replica(folder.filePath(u"replica"_s));
    if (!QCoro::waitFor(replica.open(u"bench"_s)))
        return 1;
    FeedPuller puller(api, replica);
    QEventLoop loop;
    QObject::connect(&puller, &FeedPuller::reachedHead, &loop, &QEventLoop::quit);
    QElapsedTimer clock;
    clock.start();
    puller.pull();
    loop.exec();
    const double synced = orders * 1e9 / double(clock.nsecsElapsed());
    std::printf("bare insert    %9.0f rows/s\nfirst sync     %9.0f rows/s\nratio          %9.2f\n",
                bare, synced, synced / bare);
    measureWindows(replica);
    return synced / bare >= 0.4 ? 0 : 1;
}
