// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to an order, and to many: once, with a key, and with its outcome in words.
#include "desktop/orders/bulk_dialog.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_money.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "desktop/orders/refund_dialog.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class OrderActsTest : public QObject {
    Q_OBJECT

private:
    static bool open(DeskFixture &desk, int row)
    {
        desk.find<QTableView>("orders")->selectRow(row);
        return tests::waitUntil([&desk, row] {
            const auto *page = desk.window->page<OrdersPage>();
            return page->detail()->shown() &&
                   page->detail()->shown()->id == page->model()->row(row).id;
        });
    }
    static QString textOf(QWidget *root, const char *name)
    {
        return root->findChild<QLabel *>(QLatin1StringView(name))->text();
    }

private Q_SLOTS:
    void aRefundShowsWhatIsLeftAndIsSentOnceUnderOneKey()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        QVERIFY(open(desk, 0));
        const OrderDocument order = *desk.window->page<OrdersPage>()->detail()->shown();
        desk.find<QAction>("actionRefund")->trigger();
        auto *dialog = desk.window->findChild<RefundDialog *>();
        QVERIFY(dialog);
        QVERIFY(textOf(dialog, "refundable").startsWith(u"₹"));
        auto *amount = dialog->findChild<QLineEdit *>(u"refundAmount"_s);
        auto *submit = dialog->findChild<QPushButton *>(u"submitRefund"_s);
        QVERIFY(!submit->isEnabled()); // no reason yet
        dialog->findChild<QComboBox *>(u"refundReason"_s)->setEditText(u"Dented lid"_s);
        amount->setText(u"99,99,999"_s);
        QVERIFY(!submit->isEnabled());
        amount->setText(u"100.50"_s);
        QVERIFY(submit->isEnabled());

        desk.shop.setMood(FakeShop::Mood::Unavailable); // nobody can know whether it arrived
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_VERIFY(!amount->isEnabled());
        desk.shop.setMood(FakeShop::Mood::Well);
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_VERIFY(!desk.visibleText("noticeText").isEmpty());
        QCOMPARE(desk.shop.keys.size(), 1);
        QVERIFY(!desk.shop.keys[0].isEmpty());
        QCOMPARE(desk.shop.bodies[0]["amount_paise"_L1].toInteger(), 10'050);
        QCOMPARE(desk.shop.bodies[0]["restock"_L1].toBool(true), false);
    }

    void packedIsUndoneByUndo()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        QVERIFY(open(desk, 0));
        const bool packed =
            desk.window->page<OrdersPage>()->detail()->shown()->packedAt.has_value();
        desk.find<QAction>("actionPacked")->trigger();
        QTRY_COMPARE(desk.shop.bodies.size(), 1);
        QCOMPARE(desk.shop.bodies[0]["packed"_L1].toBool(), !packed);
        desk.find<QAction>("actionUndo")->trigger();
        QTRY_COMPARE(desk.shop.bodies.size(), 2);
        QCOMPARE(desk.shop.bodies[1]["packed"_L1].toBool(), packed);
        QVERIFY(desk.shop.keys[0] != desk.shop.keys[1]);
    }

    void theGatewaysAnswerIsSaidInWords()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        QVERIFY(open(desk, 1));
        desk.find<QAction>("actionReverify")->trigger();
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"no captured payment"));
        desk.shop.outcome = u"captured"_s;
        desk.find<QAction>("actionReverify")->trigger();
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"is paid now"));
    }

    void anActThatNeedsTheLineIsGreyedWithTheReasonWhileItIsDown()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        QVERIFY(open(desk, 0));
        auto *refund = desk.find<QAction>("actionRefund");
        QVERIFY(refund->isEnabled());
        desk.shop.goAway();
        desk.find<QAction>("actionRefresh")->trigger();
        QTRY_VERIFY(!refund->isEnabled());
        QVERIFY(refund->toolTip().contains(u"line"));
        QVERIFY(desk.find<QAction>("actionNote")->isEnabled());
        desk.shop.come();
        QTRY_VERIFY(refund->isEnabled());
    }

    void aNoteGoesToTheServerAndABrokenLineIsSaidInTheDialog()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        QVERIFY(open(desk, 0));
        desk.find<QAction>("actionNote")->trigger();
        auto *dialog = desk.find<QDialog>("reasonDialog");
        dialog->findChild<QPlainTextEdit *>(u"reason"_s)->setPlainText(u"Call first"_s);
        auto *submit = dialog->findChild<QPushButton *>(u"submitReason"_s);
        desk.shop.setMood(FakeShop::Mood::Unavailable);
        QTest::mouseClick(submit, Qt::LeftButton);
        auto *problem = dialog->findChild<QLabel *>(u"reasonProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        desk.shop.setMood(FakeShop::Mood::Well);
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_COMPARE(desk.shop.bodies.size(), 1);
        QCOMPARE(desk.shop.bodies[0]["text"_L1].toString(), u"Call first"_s);
    }

    void manyOrdersAreWorkedThroughWithAnOutcomeEach()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        auto *table = desk.find<QTableView>("orders");
        table->setFocus();
        table->selectAll();
        QTRY_VERIFY(desk.find<QWidget>("selectionBar")->isVisible());
        desk.find<QAction>("actionShipMany")->trigger();
        QTRY_VERIFY(desk.window->findChild<BulkDialog *>());
        auto *dialog = desk.window->findChild<BulkDialog *>();
        QTRY_VERIFY(!dialog->isRunning());
        auto *results = dialog->findChild<QTableWidget *>(u"bulkResults"_s);
        QCOMPARE(results->rowCount(), 12);
        for (int row = 0; row < 12; ++row)
            QCOMPARE(results->item(row, 1)->text(), u"Label ready"_s);
        QCOMPARE(desk.shop.countOf(u"/shipment"_s), 12);
    }

    void cancellingABatchStopsBetweenTwoOrders()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectAll();
        desk.shop.hold(u"/shipment"_s);
        desk.find<QAction>("actionShipMany")->trigger();
        QTRY_VERIFY(desk.window->findChild<BulkDialog *>());
        auto *dialog = desk.window->findChild<BulkDialog *>();
        QTRY_COMPARE(desk.shop.countOf(u"/shipment"_s), 1);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"bulkCancel"_s), Qt::LeftButton);
        desk.shop.release(u"/shipment"_s);
        QTRY_VERIFY(!dialog->isRunning());
        QCOMPARE(dialog->doneSoFar(), 1);
        QCOMPARE(desk.shop.countOf(u"/shipment"_s), 1);
    }

    void whatIsLeftToRefundIsTheCapturedLessWhatWentBackOrIsOnItsWay()
    {
        OrderDocument order = *parseOrder(FakeShop::makeOrder(0));
        order.payment->capturedAt = order.placedAt;
        order.payment->amount = Paise(10'000);
        order.refunds = {{u"a"_s, Paise(2'000), u"processed"_s, {}, {}},
                         {u"b"_s, Paise(1'000), u"pending"_s, {}, {}},
                         {u"c"_s, Paise(5'000), u"failed"_s, {}, {}}};
        QCOMPARE(refundableOf(order).left(), Paise(7'000));
        order.payment->capturedAt.reset();
        QCOMPARE(refundableOf(order).left(), Paise(0));
    }
};

QTEST_MAIN(OrderActsTest)
#include "order_acts_test.moc"
