// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: what it offers to whom, what it finds, what it remembers, what it
// prints where, and that it leaves people alone while they work.
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"
#include "desktop/orders/orders_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

void openFirst(DeskFixture &desk)
{
    desk.find<QTableView>("orders")->selectRow(0);
    QTRY_VERIFY(desk.window->page<OrdersPage>()->detail()->shown().has_value());
}

QList<PrintJob> jobsOf(DeskFixture &desk)
{
    return QCoro::waitFor(desk.desk->spool.jobs());
}

// A printer that is set up and not there: what is printed is kept for it.
void setUp(DeskFixture &desk, PrinterRole role)
{
    desk.desk->printers.choose(role,
                               {.way = PrinterChoice::Way::Queue, .queue = u"no-such-queue"_s});
}

// Providers answer in their own time.
QStringList paletteFor(DeskFixture &desk, const QString &typed, const QString &awaited = {})
{
    desk.find<QAction>("actionPalette")->trigger();
    const QPointer palette = desk.find<QDialog>("palette");
    palette->findChild<QLineEdit *>(u"paletteSearch"_s)->setText(typed);
    QStringList found;
    const auto isThere = [&] {
        const auto *list = palette->findChild<QListView *>(u"paletteList"_s)->model();
        found.clear();
        for (int i = 0; i < list->rowCount(); ++i)
            found.append(list->index(i, 0).data().toString());
        return !found.filter(awaited).isEmpty();
    };
    if (awaited.isEmpty()) {
        QTest::qWait(500);
        isThere();
    } else {
        tests::waitUntil(isThere);
    }
    palette->close();
    // The next palette must be the only one.
    tests::waitUntil([&] { return palette.isNull(); });
    return found;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWarehouseIsNotOfferedWhatMovesMoney()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        for (const char *name : {"actionRefund", "actionCancelOrder", "actionReverify"})
            QVERIFY2(desk.find<QAction>(name)->isVisible(), name);
        desk.desk->shell.setRole(StaffRole::Warehouse);
        for (const char *name : {"actionRefund", "actionCancelOrder", "actionReverify"})
            QVERIFY2(!desk.find<QAction>(name)->isVisible(), name);
        QVERIFY(desk.find<QAction>("actionPacked")->isVisible());
        const QStringList offered = paletteFor(desk, u"refund"_s);
        QVERIFY(!offered.contains(desk.find<QAction>("actionRefund")->text()));
    }

    void whatIsSaidTakesNoFocus()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        auto *search = desk.find<QLineEdit>("search");
        search->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), search);
        for (const Tone tone : {Tone::Success, Tone::Danger, Tone::Warning})
            desk.desk->shell.tell(tone, u"Something happened."_s);
        QTRY_COMPARE(desk.visibleText("noticeText"), u"Something happened."_s);
        QCOMPARE(QApplication::focusWidget(), search);
        for (const char letter : {'a', 's', 'h', 'a'}) {
            QTest::keyClick(search, letter, Qt::NoModifier, 60); // no scanner is that slow
            QCOMPARE(QApplication::focusWidget(), search);
        }
        QCOMPARE(search->text(), u"asha"_s);
    }

    void theWindowComesBackAsLargeAsItWas()
    {
        DeskFixture desk(1);
        desk.window->resize(777, 666); // Qt keeps it within the screen, 800 x 800 here
        QTest::qWait(20);
        const QSize size = desk.window->size();
        desk.restart();
        QCOMPARE(desk.window->size(), size);
    }

    // 1920x1080 at 200 %, less the panel of the desktop and the frame.
    void theWindowFitsTheScreenOfALaptopInWhicheverLanguage()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        for (const QString &language : {u"en"_s, u"hi"_s}) {
            desk.desk->preferences.setLanguage(language);
            QCoreApplication::processEvents();
            const QSize least = desk.window->minimumSizeHint();
            QVERIFY2(least.width() <= 940 && least.height() <= 500,
                     qUtf8Printable(
                         u"%1: %2 x %3"_s.arg(language).arg(least.width()).arg(least.height())));
        }
    }

    void undoSpeaksTheLanguageOfTheWindow()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        auto *undo = desk.find<QAction>("actionUndo");
        QCOMPARE(undo->text(), u"Undo"_s);
        QVERIFY(!undo->isEnabled());
        desk.desk->shell.undoStack().push(new QUndoCommand(u"something"_s));
        QCOMPARE(undo->text(), u"Undo: something"_s);
        QVERIFY(undo->isEnabled());
        desk.desk->preferences.setLanguage(u"hi"_s);
        QTRY_COMPARE(undo->text(), u"पूर्ववत करें: something"_s);
        undo->trigger();
        QTRY_COMPARE(desk.find<QAction>("actionRedo")->text(), u"फिर से करें: something"_s);
        desk.desk->preferences.setLanguage(u"en"_s);
        QTRY_COMPARE(undo->text(), u"Undo"_s);
    }

    void thePaletteFindsActionsOrdersAndProducts()
    {
        DeskFixture desk(30);
        desk.shop.stock(12);
        QVERIFY(desk.ready());
        QVERIFY(paletteFor(desk, u"refresh"_s, u"Refresh"_s).contains(u"Refresh"_s));
        QVERIFY(!paletteFor(desk, u"rohan"_s, u"Rohan Mehta"_s).filter(u"Rohan Mehta"_s).isEmpty());
        QVERIFY(!paletteFor(desk, u"ghee"_s, u"Ghee"_s).filter(u"Ghee"_s).isEmpty());
    }

    void aPaperGoesToThePrinterOfItsRoleWithoutAsking()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        openFirst(desk);
        setUp(desk, PrinterRole::A4);
        const QString number = desk.window->page<OrdersPage>()->detail()->shown()->number;
        desk.find<QAction>("actionPrintSlip")->trigger();
        QTRY_COMPARE(jobsOf(desk).size(), 1);
        const PrintJob job = jobsOf(desk).first();
        QCOMPARE(job.role, PrinterRole::A4);
        QCOMPARE(job.title, u"packing-slip-"_s + number);
        QCOMPARE(job.by, u"Meera Kulkarni"_s);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void aLabelGoesToTheLabelPrinterAndASecondOneSaysSo()
    {
        DeskFixture desk(12);
        QVERIFY(desk.ready());
        openFirst(desk);
        setUp(desk, PrinterRole::Label);
        const OrderDocument order = *desk.window->page<OrdersPage>()->detail()->shown();
        desk.shop.labels[order.shipment->id.toString()] = FakeShop::labelPdf(order.shipment->awb);
        desk.find<QAction>("actionPrintLabel")->trigger();
        QTRY_COMPARE(jobsOf(desk).size(), 1);
        const PrintJob job = jobsOf(desk).first();
        QCOMPARE(job.role, PrinterRole::Label);
        QCOMPARE(job.title, order.number);
        QCOMPARE(job.awb, order.shipment->awb);
        QVERIFY(job.reason.isEmpty());
    }

    void everyFlagIsExplainedWithWhatToDo()
    {
        const QStringList flags = OrderWords::flags();
        QVERIFY(flags.size() >= 8);
        for (const QString &flag : flags) {
            QVERIFY2(OrderWords::flag(flag).text != flag, qUtf8Printable(flag));
            QVERIFY2(OrderWords::flagAdvice(flag).size() > 20, qUtf8Printable(flag));
        }
    }

    void evidenceIsSaidInWords()
    {
        for (const QString &kind : {u"payment.captured"_s, u"payment.authorized"_s,
                                    u"payment.failed"_s, u"order.paid"_s, u"refund.processed"_s})
            QVERIFY2(!OrderWords::evidenceKind(kind).contains(u'.'), qUtf8Printable(kind));
        QCOMPARE(OrderWords::evidenceKind(u"of.tomorrow"_s), u"of.tomorrow"_s);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
