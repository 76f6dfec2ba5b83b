// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the day: what is shown, where they lead, and what is said when they cannot be
// read.
#include "desktop/core/formats.h"
#include "desktop/dashboard/dashboard.h"
#include "desktop/dashboard/dashboard_page.h"
#include "desktop/dashboard/revenue_chart.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "desktop/stock/stock_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QAreaSeries>
#include <QChart>
#include <QCheckBox>
#include <QLabel>
#include <QLineSeries>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

const QString kMidnightInIndia = u"T18%3A30%3A00.000Z"_s;

} // namespace

class DashboardTest : public QObject {
    Q_OBJECT

private:
    static bool open(DeskFixture &desk)
    {
        desk.find<QAction>("pageDashboard")->trigger();
        return tests::waitUntil([&desk] { return desk.find<QWidget>("dashboard")->isVisible(); });
    }
    static QString wordsOf(DeskFixture &desk)
    {
        QStringList words;
        for (const auto *label : desk.find<QWidget>("dashboard")->findChildren<QLabel *>())
            words << label->text();
        for (const auto *link : desk.find<QWidget>("dashboard")->findChildren<QPushButton *>())
            words << link->text();
        return words.join(u'\n').replace(QChar::Nbsp, u' ');
    }

private Q_SLOTS:
    void everyNumberOfTheAnswerIsOnThePage()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        const QString words = wordsOf(desk);
        for (const QString &part :
             {u"₹48,564.00"_s, u"27"_s, u"4"_s, u"₹17,493.00"_s, u"22 Nov 2026, 5:01 pm"_s,
              u"Kesar Infused Ghee"_s, u"3 left, limit 10"_s, u"0 left, limit 4"_s,
              u"no courier serves 700016 today"_s, u"3 attempts"_s, u"1 attempt"_s})
            QVERIFY2(words.contains(part), qUtf8Printable(part));
    }

    void theChartHasAPointADayAndTheDaysSumIsSaid()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        const auto board = parseDashboard(desk.shop.dashboard);
        QVERIFY(board);
        QCOMPARE(board->days.size(), 30);
        const auto *chart = desk.window->findChild<RevenueChart *>();
        const auto *area = qobject_cast<QAreaSeries *>(chart->chart()->series().value(0));
        QVERIFY(area);
        QCOMPARE(area->upperSeries()->count(), 30);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(qRound64(area->upperSeries()->at(i).y() * 100),
                     board->days[i].revenue.value());
        QVERIFY(chart->accessibleName().contains(u"in all"));
    }

    void aNumberLeadsToTheOrdersBehindIt_data()
    {
        QTest::addColumn<QString>("tile");
        QTest::addColumn<QString>("asked");
        QTest::newRow("orders") << u"tileOrders"_s << kMidnightInIndia;
        QTest::newRow("but not the cancelled") << u"tileOrders"_s << u"status=not_cancelled"_s;
        QTest::newRow("pending") << u"tilePending"_s << u"status=pending_payment"_s;
    }
    void aNumberLeadsToTheOrdersBehindIt()
    {
        QFETCH(QString, tile);
        QFETCH(QString, asked);
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        QTest::mouseClick(desk.window->findChild<QPushButton *>(tile), Qt::LeftButton);
        QTRY_VERIFY(desk.window->page<OrdersPage>()->isVisible());
        QTRY_VERIFY(desk.shop.countOf(asked) > 0);
        QVERIFY(desk.find<QAction>("pageOrders")->isChecked());
    }

    // The server's list does not know when money moved; only the copy does.
    void revenueThatCannotBeListedYetSaysSoAndStays()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        QTest::mouseClick(desk.find<QPushButton>("tileRevenue"), Qt::LeftButton);
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"cannot be listed yet"));
        QVERIFY(desk.window->page<DashboardPage>()->isVisible());
    }

    void aDayOfTheChartIsChosenByClickAndByKeys()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        const auto board = parseDashboard(desk.shop.dashboard);
        auto *chart = desk.window->findChild<RevenueChart *>();
        QList<QDate> chosen;
        connect(chart, &RevenueChart::dayChosen, this, [&chosen](QDate day) { chosen << day; });
        QTRY_VERIFY(chart->placeOf(29).x() > chart->placeOf(0).x() + 200); // it is laid out
        for (const int day : {0, 13, 29}) {
            QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->placeOf(day));
            QCOMPARE(chosen.value(chosen.size() - 1), board->days[day].date);
        }
        chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->accessibleDescription().contains(formats::money(board->days[27].revenue)));
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(chosen.value(chosen.size() - 1), board->days[27].date);
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Enter);
        QCOMPARE(chosen.value(chosen.size() - 1), board->days[0].date);
    }

    void lowStockLeadsToTheShelfWithTheProductInHand()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        const auto board = parseDashboard(desk.shop.dashboard);
        QTest::mouseClick(desk.find<QPushButton>("allLowStock"), Qt::LeftButton);
        QTRY_VERIFY(desk.window->page<StockPage>()->isVisible());
        QVERIFY(
            desk.window->page<StockPage>()->findChild<QCheckBox *>(u"stockLowOnly"_s)->isChecked());
    }

    void aStuckShipmentLeadsToItsOrder()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        for (auto *button : desk.find<QWidget>("dashboard")->findChildren<QPushButton *>())
            if (button->text() == u"PF-2026-099996")
                button->click();
        OrderTableModel *model = desk.window->page<OrdersPage>()->model();
        QTRY_COMPARE(model->rowCount(), 1);
        QCOMPARE(model->row(0).number, u"PF-2026-099996"_s);
    }

    void theDayOfTheFilterIsTakenAwayWithOneClick()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        desk.window->page<OrdersPage>()->showOnly(
            {.from = Timestamp::parse(u"2026-11-21T18:30:00Z")});
        OrderTableModel *model = desk.window->page<OrdersPage>()->model();
        QTRY_COMPARE(model->phase(), OrderTableModel::Phase::Idle);
        QVERIFY(model->rowCount() > 0 && model->rowCount() < 40);
        auto *since = desk.find<QPushButton>("since");
        QCOMPARE(since->text(), u"Since 22 Nov 2026"_s);
        QTest::mouseClick(since, Qt::LeftButton);
        QTRY_COMPARE(model->rowCount(), 40);
        QTRY_VERIFY(!desk.find<QPushButton>("since"));
    }

    void theSameDayAWeekAgoIsSetBesideToday()
    {
        const auto board = parseDashboard(DeskFixture(0).shop.dashboard);
        QVERIFY(board);
        QCOMPARE(*board->revenueAWeekAgo(), board->days[board->days.size() - 8].revenue);
        Dashboard young = *board;
        young.days = young.days.last(7);
        QVERIFY(!young.revenueAWeekAgo());
    }

    void everyUnpaidOrderIsAskedAboutWithItsOutcome()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        const auto unpaid = std::count_if(
            desk.shop.orders.begin(), desk.shop.orders.end(),
            [](const QJsonObject &order) { return order["status"_L1] == u"pending_payment"_s; });
        QTest::mouseClick(desk.find<QPushButton>("reverifyAll"), Qt::LeftButton);
        QTRY_COMPARE(desk.shop.countOf(u"/reverify"_s), int(unpaid));
    }

    void aDeskThatStartsWithoutItsServerShowsTheNumbersOfLastTime()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        desk.window->page<DashboardPage>()->clear();
        desk.shop.goAway();
        desk.find<QAction>("actionRefresh")->trigger();
        QTRY_VERIFY(desk.visibleText("dashboardStale").contains(u"numbers of"));
        QVERIFY(wordsOf(desk).contains(u"₹48,564.00"));
    }

    void anUnreadableDayIsSaidAndReadAgainOnDemand()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        const QJsonObject good = desk.shop.dashboard;
        desk.shop.dashboard.remove(u"low_stock"_s);
        desk.find<QAction>("pageDashboard")->trigger();
        auto *retry = desk.find<QWidget>("dashboardState")->findChild<QPushButton *>(u"retry"_s);
        QTRY_VERIFY(retry->isVisible());
        desk.shop.dashboard = good;
        QTest::mouseClick(retry, Qt::LeftButton);
        QTRY_VERIFY(desk.find<QWidget>("dashboard")->isVisible());
    }

    void aLineThatIsDownKeepsTheNumbersAndSaysSo()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        desk.shop.goAway();
        desk.find<QAction>("actionRefresh")->trigger();
        QTRY_VERIFY(desk.visibleText("dashboardStale").contains(u"cannot be reached"));
        QVERIFY(wordsOf(desk).contains(u"₹48,564.00"));
        desk.shop.come();
        QTRY_VERIFY(desk.visibleText("dashboardStale").isEmpty());
    }

    void aProviderThatFellSilentIsSaidWithWhatToDo()
    {
        DeskFixture desk;
        desk.shop.dashboard["webhooks"_L1] =
            QJsonObject{{u"silent"_s, true}, {u"last_at"_s, u"2026-11-20T06:30:00.000Z"_s}};
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        QTRY_VERIFY(desk.visibleText("dashboardSilence").contains(u"20 Nov 2026"_s));
        QVERIFY(desk.visibleText("dashboardSilence").contains(u"webhook"_s));

        desk.shop.dashboard["webhooks"_L1] = QJsonObject{{u"silent"_s, false}};
        desk.window->findChild<DashboardPage *>()->refresh();
        QTRY_VERIFY(desk.visibleText("dashboardSilence").isEmpty());
    }

    // What screens leave at 100, 125 and 200 %, and the least that the window takes.
    void theDashboardNeverScrollsSideways_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString &language : {u"en"_s, u"hi"_s})
            for (const QSize size : {QSize(1440, 900), QSize(1092, 574), QSize(960, 500), QSize()})
                QTest::addRow("%s-%d", qPrintable(language), size.width()) << language << size;
    }
    void theDashboardNeverScrollsSideways()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        DeskFixture desk;
        QJsonArray low = desk.shop.dashboard[u"low_stock"_s].toArray();
        QJsonObject wordy = low[0].toObject();
        wordy[u"title"_s] =
            u"Cultured A2 ghee of the Gir cow, slowly churned by hand, "_s.repeated(4);
        low[0] = wordy;
        desk.shop.dashboard[u"low_stock"_s] = low;
        desk.desk->preferences.setLanguage(language);
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        desk.window->resize(size.isValid() ? size : desk.window->minimumSize());
        const auto *area = desk.find<QScrollArea>("dashboard");
        QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
        QTRY_VERIFY(area->widget()->width() <= area->viewport()->width());
        for (const char *tile : {"tileRevenue", "tileOrders", "tilePending", "tileStuck"}) {
            const auto *button = desk.find<QWidget>(tile);
            QVERIFY(area->widget()->rect().contains(button->geometry()));
            for (const auto *label : button->findChildren<QLabel *>())
                QVERIFY2(!label->wordWrap() ||
                             label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
        }
    }

    void signingOutForgetsTheNumbers()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QVERIFY(open(desk));
        desk.find<QAction>("actionSignOut")->trigger();
        QTRY_VERIFY(!desk.window->isSignedIn());
        QVERIFY(!desk.find<QWidget>("dashboard")->isVisibleTo(desk.window.get()));
    }
};

QTEST_MAIN(DashboardTest)
#include "dashboard_test.moc"
