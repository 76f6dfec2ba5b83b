// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard against a real daemon: every number is the rows that its link opens, what can be
// tried again is tried again there, and without a line the numbers are the copy's.
#include "desktop/app/main_window.h"
#include "desktop/core/formats.h"
#include "desktop/dashboard/dashboard_page.h"
#include "desktop/dashboard/revenue_chart.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"
#include "desktop/orders/orders_page.h"
#include "desktop/shipments/shipments_page.h"
#include "desktop/stock/stock_page.h"
#include "desktop/sync/sync_page.h"
#include "shared/documents/order_document.h"
#include "tests/e2e/daemon_process.h"
#include "tests/server/http/raw_client.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QMessageAuthenticationCode>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

using namespace paushtik;
using namespace paushtik::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kEmail = u"manager@demo.paushtik.in"_s;
const QString kPassword = u"demo-ghee-2026"_s;

/// What a task came to, once it has.
template <class T>
T answered(Task<T> task)
{
    auto value = std::make_shared<std::optional<T>>();
    QCoro::connect(std::move(task), qApp, [value](const T &came) { value->emplace(came); });
    if (!tests::waitUntil([&value] { return value->has_value(); }))
        qFatal("a task did not end");
    return **value;
}

/// A customer's browser.
class Buyer {
public:
    explicit Buyer(quint16 port, QByteArray keys = "dashboard-")
        : m_port(port)
        , m_keys(std::move(keys))
    {
        m_token =
            call("POST", "/auth/login",
                 {{u"email"_s, u"asha@demo.paushtik.in"_s}, {u"password"_s, kPassword}})["token"_L1]
                .toString();
    }
    QJsonObject call(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {})
    {
        QByteArrayList head{"Content-Type: application/json",
                            "Idempotency-Key: " + m_keys + QByteArray::number(++m_calls)};
        if (!m_token.isEmpty())
            head.append("Authorization: Bearer " + m_token.toUtf8());
        return http::ask(m_port, http::request(method, "/api/v1" + path, head,
                                               QJsonDocument(body).toJson()))
            .json();
    }
    /// The answer: the order and how it is paid.
    QJsonObject order()
    {
        const QJsonArray products =
            call("GET", "/products?in_stock=true&limit=1")["items"_L1].toArray();
        const QByteArray product = products.at(0)["id"_L1].toString().toUtf8();
        call("PUT", "/cart/lines/" + product, {{u"qty"_s, 1}});
        return call("POST", "/orders",
                    {{u"address"_s, QJsonObject{{u"name"_s, u"Asha Rao"_s},
                                                {u"phone"_s, u"+919876543210"_s},
                                                {u"line1"_s, u"12 MG Road"_s},
                                                {u"city"_s, u"Mumbai"_s},
                                                {u"state"_s, u"IN-MH"_s},
                                                {u"pincode"_s, u"400001"_s}}}});
    }
    QString stateOf(const QJsonObject &placed)
    {
        const QByteArray number = placed["order"_L1]["number"_L1].toString().toUtf8();
        return call("GET", "/orders/" + number)["status"_L1].toString();
    }
    /// At the gateway; without its webhook, and the browser closed, nobody tells the shop.
    void pay(const QJsonObject &placed, bool shopHears)
    {
        call("POST", "/mock/razorpay/pay",
             {{u"gateway_order_id"_s, placed["payment"_L1]["gateway_order_id"_L1]},
              {u"outcome"_s, u"captured"_s},
              {u"deliver_webhook"_s, shopHears}});
    }

private:
    quint16 m_port;
    QByteArray m_keys;
    QString m_token;
    int m_calls = 0;
};

QString numberOf(const QJsonObject &placed)
{
    return placed["order"_L1]["number"_L1].toString();
}

} // namespace

class TestDashboard : public QObject {
    Q_OBJECT

private:
    DataFolder m_data;
    std::unique_ptr<RunningDaemon> m_daemon;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    QString m_stuck;
    QStringList m_unheard;
    QString m_unpaid;

    DashboardPage *board() const { return m_window->page<DashboardPage>(); }
    template <class T>
    T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    QString tile(const QString &name) const
    {
        return find<QPushButton>(name)->accessibleName().section(u": "_s, -1);
    }
    void openBoard() const
    {
        find<QAction>(u"pageDashboard"_s)->trigger();
        board()->refresh();
    }
    bool saysOn(const QString &name, const QString &figure) const
    {
        return tests::waitUntil([&] {
            openBoard();
            return QTest::qWaitFor([&] { return tile(name) == figure; }, 10'000);
        });
    }
    /// The orders that a link opened, read from the server one by one.
    QList<OrderDocument> rowsBehind() const
    {
        OrderTableModel *model = m_window->page<OrdersPage>()->model();
        if (!tests::waitUntil([&] {
                return m_window->page<OrdersPage>()->isVisible() &&
                       model->phase() == OrderTableModel::Phase::Idle &&
                       model->total().value_or(-1) == model->rowCount() &&
                       (model->rowCount() == 0 || model->rowIfRead(model->rowCount() - 1));
            }))
            qFatal("the rows did not come");
        QList<OrderDocument> rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(answered(m_desk->ordersOfServer.order(model->row(row).number)).value());
        return rows;
    }
    static Paise revenueOf(const QList<OrderDocument> &orders)
    {
        Paise revenue;
        for (const OrderDocument &order : orders) {
            if (order.payment && order.payment->capturedAt)
                revenue += order.payment->amount;
            for (const auto &refund : order.refunds)
                revenue -= refund.state == u"processed" ? refund.amount : Paise();
        }
        return revenue;
    }
    /// The gateway says that the order was paid once more.
    int captureAgain(const QJsonObject &placed) const
    {
        const QJsonObject payment{{u"id"_s, u"pay_second"_s},
                                  {u"order_id"_s, placed["payment"_L1]["gateway_order_id"_L1]},
                                  {u"status"_s, u"captured"_s},
                                  {u"amount"_s, placed["payment"_L1]["amount_paise"_L1]},
                                  {u"currency"_s, u"INR"_s},
                                  {u"method"_s, u"upi"_s}};
        const QJsonObject inside{{u"payment"_s, QJsonObject{{u"entity"_s, payment}}}};
        const QByteArray body =
            QJsonDocument(QJsonObject{{u"event"_s, u"payment.captured"_s}, {u"payload"_s, inside}})
                .toJson();
        const QByteArray signature = QMessageAuthenticationCode::hash(body, "mock-webhook-secret",
                                                                      QCryptographicHash::Sha256)
                                         .toHex();
        const QByteArrayList head{"Content-Type: application/json",
                                  "X-Razorpay-Signature: " + signature};
        return http::ask(m_daemon->port(),
                         http::request("POST", "/api/v1/webhooks/razorpay", head, body))
            .status;
    }
    /// As the copy has it, once it has all that the server has.
    QJsonObject copied(const QJsonObject &placed) const
    {
        return answered(
                   m_desk->replica.document(DocType::Order, placed["order"_L1]["id"_L1].toString()))
            .value_or(QJsonObject());
    }
    QPushButton *buttonThatSays(const QString &words) const
    {
        for (auto *button : board()->findChildren<QPushButton *>())
            if (button->isVisible() && button->text().startsWith(words))
                return button;
        return nullptr;
    }

private Q_SLOTS:
    // Seven orders: three that nobody told the shop of, two of them paid; one that is paid and
    // cancelled, so that its money went back; one that is merely cancelled; two that are on their
    // way, and one of those stopped before its pickup.
    void initTestCase()
    {
        m_daemon = std::make_unique<RunningDaemon>(m_data.path(), QStringList{u"--demo"_s});
        QVERIFY2(m_daemon->isReady(), m_daemon->errors().constData());
        Buyer buyer(m_daemon->port());
        for (int i = 0; i < 2; ++i) {
            const QJsonObject unheard = buyer.order();
            buyer.pay(unheard, false);
            m_unheard.append(numberOf(unheard));
        }
        m_unpaid = numberOf(buyer.order());
        const QJsonObject given = buyer.order();
        buyer.pay(given, true);
        QTRY_COMPARE(buyer.stateOf(given), u"paid"_s);
        for (const QJsonObject &order : {given, buyer.order()})
            buyer.call("POST", "/orders/" + numberOf(order).toUtf8() + "/cancel",
                       {{u"reason"_s, u"Changed my mind"_s}});
        const QJsonObject stuck = buyer.order();
        for (const QJsonObject &order : {buyer.order(), stuck})
            buyer.pay(order, true);
        m_stuck = numberOf(stuck);
        QVERIFY(!m_stuck.isEmpty() && !m_unpaid.isEmpty());

        m_desk =
            std::make_unique<Desk>(m_data.path() + u"/desk.ini"_s, TokenStore::Keychain::Avoid);
        m_window = std::make_unique<MainWindow>(*m_desk);
        m_window->resize(1366, 768);
        m_window->show();
        const Profile profile{QUrl(u"http://127.0.0.1:%1"_s.arg(m_daemon->port())), kEmail};
        QVERIFY(answered(m_desk->session.signIn(profile, kPassword)));
        QTRY_VERIFY(m_desk->isWhole());
        QTRY_COMPARE(
            answered(m_desk->ordersOfServer.order(numberOf(given)))->refunds.value(0).state,
            u"processed"_s);
        // With the courier, its label there and nothing of it under way, before it is taken back.
        m_data.execute("DO $$ BEGIN FOR i IN 1..600 LOOP EXIT WHEN NOT EXISTS (SELECT 1 FROM jobs "
                       "WHERE kind LIKE 'shipment%' AND state IN ('ready', 'running')) AND 2 = "
                       "(SELECT count(*) FROM shipments WHERE label IS NOT NULL AND "
                       "state = 'pickup_scheduled'); PERFORM pg_sleep(0.1); END LOOP; END $$");
        m_data.execute("UPDATE shipments SET state = 'awb_assigned', pickup_at = NULL, "
                       "label = NULL, attempts = 3, parked = true, "
                       "last_error = 'no courier serves 400001 today' WHERE reference = '" +
                       m_stuck.toUtf8() + "'");
        m_data.execute("INSERT INTO order_flags (order_id, flag) SELECT id, 'shipment_stuck' "
                       "FROM orders WHERE number = '" +
                       m_stuck.toUtf8() + "'");
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_desk.reset();
        m_daemon.reset();
    }

    void everyNumberOpensTheRowsItCounts()
    {
        QVERIFY(saysOn(u"tileStuck"_s, u"1"_s));
        QVERIFY(saysOn(u"tileOrders"_s, u"5"_s));
        QVERIFY(saysOn(u"tilePending"_s, u"3"_s));

        const QString revenue = tile(u"tileRevenue"_s);
        QTest::mouseClick(find<QPushButton>(u"tileOrders"_s), Qt::LeftButton);
        QTRY_COMPARE(rowsBehind().size(), 5);
        for (const OrderDocument &order : rowsBehind())
            QVERIFY(order.status != u"cancelled");

        openBoard();
        QTest::mouseClick(find<QPushButton>(u"tilePending"_s), Qt::LeftButton);
        QTRY_COMPARE(rowsBehind().size(), 3);

        openBoard();
        QTest::mouseClick(find<QPushButton>(u"tileRevenue"_s), Qt::LeftButton);
        QTRY_COMPARE(rowsBehind().size(), 3); // one of them given back
        QCOMPARE(formats::money(revenueOf(rowsBehind())), revenue);

        openBoard();
        QTest::mouseClick(find<QPushButton>(u"chartSum"_s), Qt::LeftButton);
        QTRY_COMPARE(rowsBehind().size(), 3);
        QVERIFY(find<QPushButton>(u"chartSum"_s)->text().startsWith(revenue));

        openBoard();
        auto *chart = m_window->findChild<RevenueChart *>();
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->placeOf(29));
        QTRY_COMPARE(rowsBehind().size(), 3);
        openBoard();
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->placeOf(20));
        QTRY_COMPARE(rowsBehind().size(), 0);

        openBoard();
        QPushButton *cancelled = nullptr;
        QTRY_VERIFY(
            (cancelled = buttonThatSays(OrderWords::status(u"cancelled"_s).text + u"  2"_s)));
        QTest::mouseClick(cancelled, Qt::LeftButton);
        QTRY_COMPARE(rowsBehind().size(), 2);

        openBoard();
        QTest::mouseClick(find<QPushButton>(u"tileStuck"_s), Qt::LeftButton);
        QTRY_VERIFY(m_window->page<ShipmentsPage>()->isVisible());
        const auto *queue =
            m_window->page<ShipmentsPage>()->findChild<QTableView *>(u"shipments"_s);
        QTRY_COMPARE(queue->model()->rowCount(), 1);
    }

    void everyUnpaidOrderIsAskedAboutAndTheOutcomesAreSaid()
    {
        openBoard();
        QTRY_VERIFY(find<QPushButton>(u"reverifyAll"_s));
        QTest::mouseClick(find<QPushButton>(u"reverifyAll"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QTableWidget>(u"bulkResults"_s));
        auto *results = find<QTableWidget>(u"bulkResults"_s);
        QCOMPARE(results->rowCount(), 3);
        QTRY_VERIFY(find<QLabel>(u"bulkSummary"_s)->text().contains(u"3 of 3"_s));
        for (int row = 0; row < 3; ++row) {
            const QString number = results->item(row, 0)->text();
            const QString wanted = m_unheard.contains(number) ? u"captured"_s : u"still_unpaid"_s;
            QCOMPARE(results->item(row, 1)->text(), OrderWords::outcome(wanted).text);
        }
        QTest::mouseClick(find<QPushButton>(u"bulkCancel"_s), Qt::LeftButton);
        QVERIFY(saysOn(u"tilePending"_s, u"1"_s));
        QTRY_VERIFY(buttonThatSays(m_unpaid));
    }

    void aShipmentThatStoppedIsBookedAgain()
    {
        openBoard();
        QTRY_VERIFY(buttonThatSays(m_stuck));
        QTest::mouseClick(buttonThatSays(u"Try again"_s), Qt::LeftButton);
        QVERIFY(saysOn(u"tileStuck"_s, u"0"_s));
        QCOMPARE(answered(m_desk->ordersOfServer.order(m_stuck))->shipment.value().state,
                 u"pickup_scheduled"_s);
    }

    void lowStockIsTakenIntoTheHand()
    {
        const auto products = answered(m_desk->stock.products());
        const StockRow &low = products->first();
        m_data.execute("UPDATE products SET low_stock_threshold = 100000 WHERE id = '" +
                       low.id.toUtf8() + "'");
        QTRY_VERIFY((openBoard(), buttonThatSays(low.title)));
        QTest::mouseClick(buttonThatSays(low.title), Qt::LeftButton);
        QTRY_VERIFY(m_window->page<StockPage>()->isVisible());
        auto *table = find<QTableView>(u"stockTable"_s);
        QTRY_VERIFY(table->currentIndex().isValid());
        QStringList chosen;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            chosen << table->currentIndex().siblingAtColumn(column).data().toString();
        QVERIFY2(chosen.contains(low.sku), qUtf8Printable(chosen.join(u'|')));
        QTRY_COMPARE(m_window->focusWidget(), find<QWidget>(u"stockQuantity"_s));
    }

    void anEditThatSomebodyElseWasFasterWithIsALinkToSettleIt()
    {
        const auto product = answered(m_desk->catalog.products({}))->first();
        const QString id = product["id"_L1].toString();
        const QJsonObject mine{{u"subtitle"_s, u"Mine"_s}};
        const QJsonObject seen{{u"subtitle"_s, u"What nobody wrote"_s}};
        QVERIFY(answered(m_desk->replica.submit(edits::patchProduct(id, u"Ghee"_s, mine, seen))));
        openBoard();
        auto *link = find<QPushButton>(u"dashboardConflicts"_s);
        QTRY_VERIFY(link->isVisible());
        QVERIFY(link->text().startsWith(u'1'));
        QTest::mouseClick(link, Qt::LeftButton);
        QTRY_VERIFY(m_window->page<SyncPage>()->isVisible());
    }

    // Both payments came in; that one of them is owed back changes nothing until it went back.
    void anOrderThatWasPaidTwiceIsTheSameRevenueHereAndOnTheServer()
    {
        Buyer buyer(m_daemon->port(), "twice-");
        const QJsonObject twice = buyer.order();
        const Paise total(twice["payment"_L1]["amount_paise"_L1].toInteger());
        QTRY_VERIFY(!m_desk->sync.isBehind());
        const Paise before = answered(m_desk->dashboard.read()).value().revenueToday;
        buyer.pay(twice, true);
        QTRY_COMPARE(buyer.stateOf(twice), u"paid"_s);
        QCOMPARE(captureAgain(twice), 200);
        QTRY_COMPARE(copied(twice)["payment"_L1]["captures"_L1].toArray().size(), 2);
        const auto here = answered(m_desk->dashboard.read());
        const auto asked = answered(m_desk->api.get(u"/admin/dashboard"_s));
        QVERIFY(here && asked);
        const auto there = parseDashboard(*asked);
        QVERIFY(there);
        QCOMPARE(there->revenueToday, before + total + total);
        QCOMPARE(here->revenueToday, there->revenueToday);
        QVERIFY(saysOn(u"tileRevenue"_s, formats::money(here->revenueToday)));
    }

    void withoutALineTheNumbersAreTheCopysAndSayOfWhen()
    {
        const QStringList tiles{u"tileRevenue"_s, u"tileOrders"_s, u"tilePending"_s,
                                u"tileStuck"_s};
        openBoard();
        QTRY_VERIFY(!m_desk->sync.isBehind());
        QTRY_VERIFY(board()->asOf().has_value());
        QStringList before;
        for (const QString &name : tiles)
            before << tile(name);
        const QString sum = find<QPushButton>(u"chartSum"_s)->text();
        m_daemon->kill();
        board()->clear();
        openBoard();
        auto *stale = find<QLabel>(u"dashboardStale"_s);
        QTRY_VERIFY(stale->isVisible() && stale->text().contains(u"numbers of"_s));
        QVERIFY(stale->text().contains(formats::moment(*m_desk->status->state().asOf)));
        QStringList after;
        for (const QString &name : tiles)
            after << tile(name);
        QCOMPARE(after, before);
        QCOMPARE(find<QPushButton>(u"chartSum"_s)->text(), sum);
        QVERIFY(!find<QPushButton>(u"reverifyAll"_s)->isEnabled());
        QTest::mouseClick(find<QPushButton>(u"tilePending"_s), Qt::LeftButton);
        OrderTableModel *model = m_window->page<OrdersPage>()->model();
        QTRY_COMPARE(model->rowCount(), tile(u"tilePending"_s).toInt());
    }
};

QTEST_MAIN(TestDashboard)
#include "dashboard_test.moc"
