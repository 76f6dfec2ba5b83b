// SPDX-License-Identifier: GPL-3.0-or-later
// The batches of a product at the desk; it also writes pictures into <build>/screenshots.
#include "desktop/settings/language.h"
#include "desktop/stock/batch_forms.h"
#include "desktop/stock/batch_lists.h"
#include "desktop/stock/batch_panel.h"
#include "desktop/style/theme.h"
#include "tests/desktop/fake_line.h"
#include "tests/desktop/stock/fake_batches.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

const StockRow kGhee{u"a"_s, u"GHEE-COW-500"_s, u"Cow ghee, 500 ml"_s, 38, 10};

struct Stage {
    explicit Stage(SchemeChoice scheme = SchemeChoice::Light, const QString &code = u"en"_s)
        : theme(*qApp, scheme)
    {
        language.choose(code);
        panel = std::make_unique<BatchPanel>(shell, port, gate);
        panel->resize(760, 420);
        panel->show();
        panel->setProduct(kGhee);
    }
    template <class T>
    T *find(const char *name) const
    {
        return panel->findChild<T *>(QLatin1StringView(name));
    }
    QTableView *table() const { return find<QTableView>("batchTable"); }
    void act(const char *name) const { find<QAction>(name)->trigger(); }
    static void press(QDialog *dialog)
    {
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    }

    test::FakeBatches port;
    Theme theme;
    Language language;
    Shell shell;
    test::FakeLine line;
    LineGate gate{line, nullptr};
    std::unique_ptr<BatchPanel> panel;
};

} // namespace

class BatchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesAreListedAndTheExpiredMarked()
    {
        Stage stage;
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        const QAbstractItemModelTester tester(stage.table()->model());
        const auto cell = [&stage](int row, int column) {
            return stage.table()->model()->index(row, column);
        };
        QCOMPARE(cell(0, BatchModel::State).data().toString(), u"Expired"_s);
        QCOMPARE(cell(0, BatchModel::Lot).data(BatchModel::ToneRole).value<Tone>(), Tone::Danger);
        QCOMPARE(cell(1, BatchModel::State).data().toString(), u"Good"_s);
        QVERIFY(!cell(1, BatchModel::Lot).data(BatchModel::ToneRole).isValid());
        QCOMPARE(cell(2, BatchModel::State).data().toString(), u"Used up"_s);
        QCOMPARE(cell(1, BatchModel::Mrp).data().toString(), u"₹1,349.00"_s);
        QCOMPARE(cell(1, BatchModel::BestBefore).data().toString(), u"14 Jun 2027"_s);
        QVERIFY(stage.find<QLabel>("batchSums")->text().contains(u'7'));
    }

    void aBatchIsReceivedOnceHoweverOftenTheLineBreaks()
    {
        Stage stage;
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        QSignalSpy stockMoved(stage.panel.get(), &BatchPanel::stockMoved);
        stage.act("batchReceive");
        auto *dialog = stage.find<QDialog>("receiveBatch");
        QVERIFY(dialog);
        const auto *problem = dialog->findChild<QLabel *>(u"batchProblem"_s);
        Stage::press(dialog);
        QVERIFY(problem->isVisible()); // no lot number
        dialog->findChild<QLineEdit *>(u"batchLot"_s)->setText(u"B-2026-09"_s);
        dialog->findChild<QLineEdit *>(u"batchMrp"_s)->setText(u"1,349.50"_s);
        dialog->findChild<QSpinBox *>(u"batchReceived"_s)->setValue(24);
        Stage::press(dialog);
        QTRY_VERIFY(problem->text().contains(u"is taken"));
        dialog->findChild<QLineEdit *>(u"batchLot"_s)->setText(u"B-2026-11"_s);
        stage.port.away = true;
        Stage::press(dialog);
        QTRY_COMPARE(stage.port.keys.size(), 2);
        QTRY_VERIFY(problem->isVisible());
        stage.port.away = false;
        Stage::press(dialog);
        QTRY_COMPARE(stage.port.received.size(), 1);
        QCOMPARE(stage.port.keys.size(), 3);
        QVERIFY(stage.port.keys[0] != stage.port.keys[1]); // another lot is another request
        QCOMPARE(stage.port.keys[1], stage.port.keys[2]);
        QCOMPARE(stage.port.received[0].first, u"a"_s);
        QCOMPARE(stage.port.received[0].second.mrp, Paise{134'950});
        QCOMPARE(stage.port.received[0].second.received, 24);
        QTRY_COMPARE(stage.table()->model()->rowCount(), 4);
        QCOMPARE(stockMoved.size(), 1);
    }

    void bestBeforeComesAfterPacking()
    {
        Stage stage;
        stage.act("batchReceive");
        auto *dialog = stage.find<QDialog>("receiveBatch");
        dialog->findChild<QLineEdit *>(u"batchLot"_s)->setText(u"X"_s);
        dialog->findChild<QLineEdit *>(u"batchMrp"_s)->setText(u"100"_s);
        auto *packed = dialog->findChild<QDateEdit *>(u"batchPackedOn"_s);
        dialog->findChild<QDateEdit *>(u"batchBestBefore"_s)->setDate(packed->date());
        Stage::press(dialog);
        QVERIFY(dialog->findChild<QLabel *>(u"batchProblem"_s)->isVisible());
        QVERIFY(stage.port.keys.isEmpty());
    }

    void aCountBooksTheDifferenceAndNoMoreThanThereIs_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("jars");
        QTest::addColumn<int>("delta");
        QTest::newRow("counted less") << u"counted"_s << 30 << -2;
        QTest::newRow("counted as the books say") << u"counted"_s << 32 << 0;
        QTest::newRow("broken") << u"damaged"_s << 1 << -1;
        QTest::newRow("more broken than there are") << u"damaged"_s << 33 << 0;
        QTest::newRow("loose ones are of it") << u"assigned"_s << 5 << 5;
        QTest::newRow("nothing") << u"received"_s << 0 << 0;
    }
    void aCountBooksTheDifferenceAndNoMoreThanThereIs()
    {
        QFETCH(QString, reason);
        QFETCH(int, jars);
        QFETCH(int, delta);
        Stage stage;
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        QVERIFY(!stage.find<QAction>("batchMove")->isEnabled());
        stage.table()->selectRow(1);
        stage.act("batchMove");
        auto *dialog = stage.find<QDialog>("moveBatch");
        auto *why = dialog->findChild<QComboBox *>(u"moveReason"_s);
        why->setCurrentIndex(why->findData(reason));
        dialog->findChild<QSpinBox *>(u"moveQuantity"_s)->setValue(jars);
        Stage::press(dialog);
        if (delta == 0) {
            QVERIFY(dialog->findChild<QLabel *>(u"batchProblem"_s)->isVisible());
            QVERIFY(stage.port.moved.isEmpty());
            return;
        }
        QTRY_COMPARE(stage.port.moved.size(), 1);
        QCOMPARE(stage.port.moved[0].delta, delta);
        QCOMPARE(stage.port.moved[0].reason, reason);
        QCOMPARE(stage.port.moved[0].batchId, u"good"_s);
        QTRY_COMPARE(stage.table()->model()->index(1, BatchModel::OnHand).data().toString(),
                     QString::number(32 + delta));
    }

    void aRecallNamesOrdersAndCustomersAndIsSavedHarmless()
    {
        Stage stage;
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        stage.table()->selectRow(1);
        QSignalSpy opened(&stage.shell, &Shell::openRequested);
        stage.act("batchRecallList");
        auto *dialog = stage.find<QDialog>("batchRecall");
        auto *list = dialog->findChild<QTableView *>(u"batchList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        const auto *model = qobject_cast<RecallModel *>(list->model());
        QCOMPARE(model->jars(), 3);
        QCOMPARE(model->index(0, RecallModel::Phone).data().toString(), u"+91 98765 43210"_s);
        QVERIFY(model->csv().contains("PF-2026-000123"));
        QVERIFY(model->csv().contains("'=HYPERLINK(1)")); // no spreadsheet runs it
        Q_EMIT list->activated(model->index(0, 0));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][1].toString(), u"PF-2026-000123"_s);
    }

    void movementsAreReadFromTheKeyboard()
    {
        Stage stage;
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        stage.table()->selectRow(1);
        stage.table()->setFocus();
        QTest::keyClick(stage.table(), Qt::Key_Return);
        auto *dialog = stage.find<QDialog>("batchMovements");
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<QTableView *>(u"batchList"_s)->model()->rowCount(), 2);
    }

    void aLineThatIsDownIsSaidAndAnotherProductForgetsTheFirst()
    {
        Stage stage;
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        stage.port.away = true;
        stage.panel->setProduct(StockRow{u"b"_s, u"HONEY"_s, u"Honey"_s, 0, 5});
        QCOMPARE(stage.table()->model()->rowCount(), 0);
        QTRY_VERIFY(!stage.table()->isVisible());
        QVERIFY(!stage.find<QAction>("batchRecallList")->isEnabled());
        stage.panel->setProduct({});
        QVERIFY(!stage.find<QAction>("batchReceive")->isEnabled());
    }

    void everyFace_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("language");
        QTest::newRow("light") << int(SchemeChoice::Light) << u"en"_s;
        QTest::newRow("dark") << int(SchemeChoice::Dark) << u"en"_s;
        QTest::newRow("hindi") << int(SchemeChoice::Light) << u"hi"_s;
    }
    void everyFace()
    {
        QFETCH(int, scheme);
        QFETCH(QString, language);
        const QDir shots(qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath()) +
                         u"/screenshots"_s);
        QVERIFY(shots.mkpath(u"."_s));
        const QString suffix = u"-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png"_s;
        Stage stage(static_cast<SchemeChoice>(scheme), language);
        QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
        stage.table()->selectRow(1);
        for (const auto &[action, dialog] :
             {std::pair("batchReceive", "receiveBatch"), std::pair("batchMove", "moveBatch"),
              std::pair("batchMovementsList", "batchMovements"),
              std::pair("batchRecallList", "batchRecall")}) {
            stage.act(action);
            auto *shown = stage.find<QDialog>(dialog);
            QTest::qWait(50);
            QVERIFY(shown->grab().save(shots.filePath(QLatin1StringView(dialog) + suffix)));
            shown->close();
        }
        QVERIFY(stage.panel->grab().save(shots.filePath(u"batches"_s + suffix)));
    }
};

QTEST_MAIN(BatchesTest)
#include "batches_test.moc"
