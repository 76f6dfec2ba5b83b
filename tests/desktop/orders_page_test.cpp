// SPDX-License-Identifier: GPL-3.0-or-later
// The orders' page as a person uses it: filter, sort, look at one, and the line going down and up.
#include "desktop/app/line_status.h"
#include "desktop/core/formats.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTest>
#include <QTextEdit>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class OrdersPageTest : public QObject {
    Q_OBJECT

private:
    using Phase = OrderTableModel::Phase;

    static OrderTableModel *modelOf(DeskFixture &desk)
    {
        return desk.window->page<OrdersPage>()->model();
    }
    static const std::optional<OrderDocument> &shownIn(DeskFixture &desk)
    {
        return desk.window->page<OrdersPage>()->detail()->shown();
    }
    /// All that can be read in the pane of the chosen order.
    static QString wordsOf(DeskFixture &desk)
    {
        const QWidget *content = desk.find<QScrollArea>("orderScroll")->widget();
        QStringList words;
        for (const auto *label : content->findChildren<QLabel *>())
            words << label->text();
        for (auto *text : content->findChildren<QTextEdit *>())
            words << copiedFrom(*text);
        return words.join(u'\n');
    }
    static QString copiedFrom(QTextEdit &text)
    {
        text.selectAll();
        text.copy();
        return QApplication::clipboard()->text();
    }
    static void clickHead(DeskFixture &desk, int column)
    {
        QHeaderView *head = desk.find<QTableView>("orders")->horizontalHeader();
        const int x = head->sectionViewportPosition(column) + head->sectionSize(column) / 2;
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {x, head->height() / 2});
    }

private Q_SLOTS:
    void everyStateOfTheFilterShowsItsOwnOrdersAlone()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        auto *status = desk.find<QComboBox>("status");
        for (int i = 1; i < status->count(); ++i) {
            QTest::keyClick(status, Qt::Key_Down);
            const QString word = status->currentData().toString();
            QTRY_COMPARE(modelOf(desk)->query().status, word);
            QTRY_COMPARE(modelOf(desk)->phase(), Phase::Idle);
            const auto belongs = [&word](const QString &state) {
                return word == kNotCancelled ? state != u"cancelled" : state == word;
            };
            for (int row = 0; row < modelOf(desk)->rowCount(); ++row)
                QVERIFY(belongs(modelOf(desk)->row(row).status));
            const auto expected = std::count_if(desk.shop.orders.begin(), desk.shop.orders.end(),
                                                [&belongs](const QJsonObject &order) {
                                                    return belongs(order["status"_L1].toString());
                                                });
            QCOMPARE(modelOf(desk)->rowCount(), int(expected));
        }
    }

    void whatIsTypedInTheTableFiltersAndTheFilterFindsByPhone()
    {
        DeskFixture desk(32);
        QVERIFY(desk.ready());
        auto *table = desk.find<QTableView>("orders");
        auto *search = desk.find<QLineEdit>("search");
        QTest::keyClicks(table, u"a"_s);
        QCOMPARE(search->text(), u"a"_s);
        search->setText(u"+919820012345"_s);
        QTRY_COMPARE(modelOf(desk)->rowCount(), 2);
        QCOMPARE(modelOf(desk)->row(0).customer, u"Asha Deshpande"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(modelOf(desk)->rowCount(), 32);
    }

    void fastTypingAsksOnce()
    {
        DeskFixture desk(4);
        QVERIFY(desk.ready());
        QTest::keyClicks(desk.find<QLineEdit>("search"), u"rohan"_s);
        QTRY_COMPARE(modelOf(desk)->query().text, u"rohan"_s);
        QTRY_COMPARE(modelOf(desk)->phase(), Phase::Idle);
        QCOMPARE(desk.shop.countOf(u"q=rohan"_s), 1);
        QCOMPARE(desk.shop.countOf(u"q=ro&"_s), 0);
    }

    void aClickOnAHeadSortsAndAnotherTurnsItRound()
    {
        DeskFixture desk(30);
        QVERIFY(desk.ready());
        clickHead(desk, OrderTableModel::Total);
        QTRY_COMPARE(modelOf(desk)->query().sort, OrdersSort::LargestFirst);
        QTRY_COMPARE(modelOf(desk)->phase(), Phase::Idle);
        for (int row = 1; row < modelOf(desk)->rowCount(); ++row)
            QVERIFY(!(modelOf(desk)->row(row - 1).total < modelOf(desk)->row(row).total));
        clickHead(desk, OrderTableModel::Total);
        QTRY_COMPARE(modelOf(desk)->query().sort, OrdersSort::SmallestFirst);
        clickHead(desk, OrderTableModel::City); // has no order of its own
        QCOMPARE(modelOf(desk)->query().sort, OrdersSort::SmallestFirst);
    }

    void theDetailSaysAllThatTheOrderHas()
    {
        DeskFixture desk(70);
        QVERIFY(desk.ready());
        for (const int row : {0, 1, 5, 6, 8}) {
            desk.find<QTableView>("orders")->selectRow(row);
            QTRY_VERIFY(shownIn(desk) && shownIn(desk)->id == modelOf(desk)->row(row).id);
            const OrderDocument &order = *shownIn(desk);
            const QString words = wordsOf(desk);
            QStringList expected{formats::money(order.total), order.customer.name,
                                 order.customer.email,        order.address.line1,
                                 order.address.pincode,       formats::moment(order.placedAt)};
            for (const OrderLine &line : order.lines)
                expected << line.title << line.sku << formats::money(line.lineTotal);
            if (order.shipment)
                expected << order.shipment->awb << order.shipment->courier;
            if (order.payment)
                expected << order.payment->paymentId << order.payment->gatewayOrderId;
            for (const OrderRefund &refund : order.refunds)
                expected << formats::money(refund.amount);
            for (const TimelineEntry &entry : order.timeline)
                expected << formats::moment(entry.at);
            for (const QString &part : expected)
                QVERIFY2(words.contains(part), qUtf8Printable(part));
            QCOMPARE(desk.visibleText("orderNumber"), order.number);
            QCOMPARE(words.contains(u"Needs attention"), !order.flags.isEmpty());
        }
    }

    void theButtonsAreOffWhileAnotherOrderIsBeingRead()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        auto *table = desk.find<QTableView>("orders");
        auto *print = desk.find<QAction>("actionPrintLabel");
        table->selectRow(0);
        QTRY_VERIFY(print->isEnabled());
        const QString next = modelOf(desk)->row(2).id.toString();
        desk.shop.hold(next);
        table->selectRow(2);
        QVERIFY(!print->isEnabled());
        QTRY_COMPARE(desk.shop.countOf(next), 1);
        QVERIFY(!print->isEnabled());
        desk.shop.release(next);
        QTRY_VERIFY(print->isEnabled());
        QCOMPARE(shownIn(desk)->id.toString(), next);
    }

    void selectedOrdersAreCopiedAsATable()
    {
        DeskFixture desk(5);
        QVERIFY(desk.ready());
        auto *table = desk.find<QTableView>("orders");
        table->setFocus();
        table->selectAll();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines =
            QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 6);
        QVERIFY(lines[0].startsWith(u"Order\tPlaced\tCustomer"));
        QVERIFY(lines[1].startsWith(u"PF-2026-100000\t22 Nov 2026, 5:47 pm\tAsha Deshpande"));
    }

    void aFailedFirstReadingSaysWhyAndTriesAgainOnDemand()
    {
        DeskFixture desk(6);
        desk.shop.hold(u"/admin/orders?"_s);
        desk.signIn();
        QTRY_COMPARE(desk.shop.countOf(u"/admin/orders?"_s), 1);
        desk.shop.setMood(FakeShop::Mood::Unavailable);
        desk.shop.release(u"/admin/orders?"_s);
        auto *retry = desk.find<QWidget>("ordersState")->findChild<QPushButton *>(u"retry"_s);
        QTRY_VERIFY(retry->isVisible());
        QVERIFY(!desk.window->page<OrdersPage>()->detail()->isVisible());
        desk.shop.setMood(FakeShop::Mood::Well);
        QTest::mouseClick(retry, Qt::LeftButton);
        QTRY_COMPARE(modelOf(desk)->rowCount(), 6);
        QVERIFY(desk.find<QTableView>("orders")->isVisible());
        QVERIFY(desk.window->page<OrdersPage>()->detail()->isVisible());
    }

    void aLineThatGoesDownKeepsTheOrdersAndReadsThemAgainWhenItIsBack()
    {
        DeskFixture desk(6);
        QVERIFY(desk.ready());
        desk.shop.goAway();
        desk.find<QAction>("actionRefresh")->trigger();
        QTRY_VERIFY(desk.visibleText("stale").contains(u"cannot be reached"));
        QCOMPARE(modelOf(desk)->rowCount(), 6);
        auto *line = desk.find<LineStatus>("lineStatus");
        QVERIFY2(line->text().startsWith(u"Offline since"), qUtf8Printable(line->text()));
        desk.shop.orders.append(FakeShop::makeOrder(6));
        desk.shop.come();
        QTRY_COMPARE(modelOf(desk)->rowCount(), 7);
        QVERIFY(line->text().startsWith(u"Online"));
        QVERIFY(desk.visibleText("stale").isEmpty());
    }

    void aConnectionThatBreaksOnceIsTriedOnceMoreAndNobodyNotices()
    {
        DeskFixture desk(6);
        QVERIFY(desk.ready());
        desk.shop.requests.clear();
        desk.shop.cutNext(1);
        desk.window->page<OrdersPage>()->refresh();
        QTRY_COMPARE(desk.shop.countOf(u"/admin/orders?"_s), 2);
        QTRY_COMPARE(modelOf(desk)->phase(), Phase::Idle);
        QVERIFY(desk.visibleText("stale").isEmpty());
    }

    void filterSortAndColumnsAreKeptForTheNextRun()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        auto *table = desk.find<QTableView>("orders");
        table->horizontalHeader()->hideSection(OrderTableModel::City);
        clickHead(desk, OrderTableModel::Total);
        QTest::keyClick(desk.find<QComboBox>("status"), Qt::Key_Down);
        QTRY_COMPARE(modelOf(desk)->query().status, u"pending_payment"_s);
        desk.restart();
        QVERIFY(desk.ready());
        table = desk.find<QTableView>("orders");
        QVERIFY(table->isColumnHidden(OrderTableModel::City));
        QCOMPARE(modelOf(desk)->query().status, u"pending_payment"_s);
        QCOMPARE(modelOf(desk)->query().sort, OrdersSort::LargestFirst);
    }
};

QTEST_MAIN(OrdersPageTest)
#include "orders_page_test.moc"
