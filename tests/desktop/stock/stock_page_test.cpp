// SPDX-License-Identifier: GPL-3.0-or-later
// The page by itself, by keyboard alone; it also writes its pictures into <build>/screenshots.
#include "desktop/settings/language.h"
#include "desktop/stock/stock_page.h"
#include "desktop/style/theme.h"
#include "tests/desktop/fake_line.h"
#include "tests/desktop/stock/fake_batches.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

class FakeStock : public StockPort {
public:
    Task<Result<QList<StockRow>>> products() override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        co_return QList<StockRow>(rows);
    }
    Task<Result<QList<LedgerRow>>> ledger(QString productId) override
    {
        QList<LedgerRow> lines;
        for (const StockAdjustment &one : adjusted) {
            if (one.productId == productId)
                lines.prepend({Timestamp(1'800'000'000'000'000),
                               one.delta,
                               0,
                               QString(paushtik::toString(one.reason)),
                               u"Ravi Patil"_s,
                               {}});
        }
        lines.append({Timestamp(1'799'990'000'000'000), -2, 38, u"order_placed"_s, u"system"_s,
                      u"PF-2026-000123"_s});
        lines.append(
            {Timestamp(1'799'900'000'000'000), 40, 40, u"received"_s, u"Ravi Patil"_s, {}});
        co_return lines;
    }
    Task<Result<int>> adjust(StockAdjustment adjustment) override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        for (StockRow &row : rows) {
            if (row.id != adjustment.productId)
                continue;
            if (row.stock + adjustment.delta < 0)
                co_return fail(Fault::Conflict, u"out_of_stock"_s);
            row.stock += adjustment.delta;
            adjusted.append(adjustment);
            co_return int(row.stock);
        }
        co_return fail(Fault::NotFound);
    }
    QList<StockRow> rows{{u"a"_s, u"GHEE-COW-500"_s, u"Cow ghee, 500 ml"_s, 38, 10},
                         {u"b"_s, u"GHEE-COW-1000"_s, u"Cow ghee, 1 l"_s, 6, 10},
                         {u"c"_s, u"GHEE-BUF-1000"_s, u"Buffalo ghee, 1 l"_s, 0, 5},
                         {u"d"_s, u"HONEY-250"_s, u"Forest honey, 250 g"_s, 1240, 20}};
    QList<StockAdjustment> adjusted;
    bool away = false;
};

struct Stage {
    explicit Stage(const QString &settings, SchemeChoice scheme = SchemeChoice::Light,
                   const QString &code = u"en"_s)
        : preferences(settings)
        , theme(*qApp, scheme)
    {
        language.choose(code);
        page =
            std::make_unique<StockPage>(StockPage::Parts{shell, port, batches, line, preferences});
        page->resize(1320, 800);
        page->show();
        page->refresh();
    }
    template <class T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1StringView(name));
    }
    // What a scanner types, and what a person then does.
    void scanAndBook(const QString &sku, const QString &quantity) const
    {
        auto *field = find<QLineEdit>("stockScanField");
        field->clear();
        QTest::keyClicks(field, sku);
        QTest::keyClick(field, Qt::Key_Return);
        auto *number = find<QSpinBox>("stockQuantity");
        number->selectAll();
        QTest::keyClicks(number, quantity);
        QTest::keyClick(number, Qt::Key_Return);
    }

    FakeStock port;
    test::FakeBatches batches;
    Preferences preferences;
    Theme theme;
    Language language;
    Shell shell;
    test::FakeLine line;
    std::unique_ptr<StockPage> page;
};

} // namespace

class StockPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QDir m_shots;
    int m_number = 0;

    QString fresh() { return m_dir.filePath(u"desk%1.ini"_s.arg(++m_number)); }
    void shoot(const Stage &stage, const QString &name)
    {
        QTest::qWait(50);
        QVERIFY(stage.page->grab().save(m_shots.filePath(name + u".png"_s)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shots =
            QDir(qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath()) + u"/screenshots"_s);
        QVERIFY(m_shots.mkpath(u"."_s));
    }

    void scanCountEnterBooksWithoutTheMouse()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        stage.scanAndBook(u"ghee-cow-1000"_s, u"24"_s);
        QTRY_COMPARE(stage.port.adjusted.size(), 1);
        QCOMPARE(stage.port.adjusted[0].productId, u"b"_s);
        QCOMPARE(stage.port.adjusted[0].delta, 24);
        QCOMPARE(stage.port.adjusted[0].reason, StockReason::Received);
        QVERIFY(!stage.port.adjusted[0].key.isEmpty());
        QCOMPARE(stage.page->model()->row(1).stock, 30);
        stage.scanAndBook(u"HONEY-250"_s, u"10"_s);
        QTRY_COMPARE(stage.port.adjusted.size(), 2);
        QVERIFY(stage.port.adjusted[1].key != stage.port.adjusted[0].key);
    }

    void aCountThatFitsBooksNothingAndOneThatDoesNotBooksTheDifference()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        auto *reason = stage.find<QComboBox>("stockReason");
        reason->setCurrentIndex(reason->findData(int(StockReason::Counted)));
        QSignalSpy told(&stage.shell, &Shell::told);
        stage.scanAndBook(u"GHEE-COW-500"_s, u"38"_s);
        QCOMPARE(told.size(), 1);
        QVERIFY(stage.port.adjusted.isEmpty());
        stage.scanAndBook(u"GHEE-COW-500"_s, u"35"_s);
        QTRY_COMPARE(stage.port.adjusted.size(), 1);
        QCOMPARE(stage.port.adjusted[0].delta, -3);
    }

    void anUnknownSkuAndTooMuchAreSaid()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        QSignalSpy told(&stage.shell, &Shell::told);
        auto *field = stage.find<QLineEdit>("stockScanField");
        QTest::keyClicks(field, u"NOPE"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(told.size(), 1);
        auto *reason = stage.find<QComboBox>("stockReason");
        reason->setCurrentIndex(reason->findData(int(StockReason::Damaged)));
        stage.scanAndBook(u"GHEE-BUF-1000"_s, u"1"_s);
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE(told.last()[0].value<Tone>(), Tone::Danger);
        QCOMPARE(stage.page->model()->row(2).stock, 0);
    }

    void aCountSheetSurvivesARestartAndOnlyDifferencesAreBooked()
    {
        const QString settings = fresh();
        {
            Stage stage(settings);
            QTRY_COMPARE(stage.page->model()->rowCount(), 4);
            StockModel *model = stage.page->model();
            model->setData(model->index(0, StockModel::Counted), 38, Qt::EditRole);
            model->setData(model->index(3, StockModel::Counted), 1200, Qt::EditRole);
        }
        Stage stage(settings);
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        auto *book = stage.page->findChild<QAction *>(u"stockBookDifferences"_s);
        QVERIFY(book->isEnabled());
        book->trigger();
        QTRY_COMPARE(stage.port.adjusted.size(), 1);
        QCOMPARE(stage.port.adjusted[0].delta, -40);
        QTRY_VERIFY(!book->isEnabled());
        QCOMPARE(stage.page->model()->row(3).stock, 1200);
    }

    void aLineThatIsDownKeepsTheCount()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        StockModel *model = stage.page->model();
        model->setData(model->index(0, StockModel::Counted), 30, Qt::EditRole);
        stage.port.away = true;
        auto *book = stage.page->findChild<QAction *>(u"stockBookDifferences"_s);
        book->trigger();
        QTRY_VERIFY(book->isEnabled());
        QCOMPARE(model->differences().size(), 1);
    }

    void whoSignsInNextFindsTheCount()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        StockModel *model = stage.page->model();
        model->setData(model->index(0, StockModel::Counted), 30, Qt::EditRole);
        stage.page->clear();
        stage.page->refresh();
        QTRY_COMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(0, StockModel::Counted).data(Qt::EditRole).toInt(), 30);
    }

    void withoutTheLineLedgerAndBatchesAreGreyedAndComeBackWithIt()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        stage.line.goAway();
        stage.scanAndBook(u"GHEE-COW-500"_s, u"12"_s); // booked here all the same
        QTRY_COMPARE(stage.port.adjusted.size(), 1);
        auto *ledger = stage.find<QTableView>("stockLedger");
        QVERIFY(!ledger->isEnabled());
        QCOMPARE(ledger->model()->rowCount(), 0);
        auto *why = stage.find<QLabel>("stockLedgerProblem");
        QVERIFY(why->isVisible() && why->text().contains(u"line"_s));
        auto *receive = stage.find<QAction>("batchReceive");
        QVERIFY(!receive->isEnabled());
        QCOMPARE(receive->toolTip(), why->text());
        QCOMPARE(receive->statusTip(), why->text());
        stage.line.come();
        QTRY_COMPARE(ledger->model()->rowCount(), 3);
        QVERIFY(ledger->isEnabled() && !why->isVisible());
        QVERIFY(receive->isEnabled() && receive->statusTip().isEmpty());
        QTRY_COMPARE(stage.find<QTableView>("batchTable")->model()->rowCount(), 3);
        stage.line.goAway(); // what is shown stays in sight
        QCOMPARE(ledger->model()->rowCount(), 3);
        QCOMPARE(stage.find<QTableView>("batchTable")->model()->rowCount(), 3);
        QVERIFY(!receive->isEnabled());
    }

    void lowStockIsOneClickAway()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        stage.find<QCheckBox>("stockLowOnly")->setChecked(true);
        QCOMPARE(stage.find<QTableView>("stockTable")->model()->rowCount(), 2);
    }

    void theBatchesFollowTheChosenProductAndMoveItsStock()
    {
        Stage stage(fresh());
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        QVERIFY(!stage.find<QAction>("batchReceive")->isEnabled());
        stage.scanAndBook(u"GHEE-COW-500"_s, u"12"_s);
        QTRY_COMPARE(stage.find<QTableView>("batchTable")->model()->rowCount(), 3);
        QVERIFY(stage.page->pageActions().contains(stage.find<QAction>("batchReceive")));
        stage.page->clear(); // somebody else signs in
        QCOMPARE(stage.find<QTableView>("batchTable")->model()->rowCount(), 0);
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
        const QString suffix = u"-"_s + QString::fromLatin1(QTest::currentDataTag());
        Stage stage(fresh(), static_cast<SchemeChoice>(scheme), language);
        QTRY_COMPARE(stage.page->model()->rowCount(), 4);
        stage.scanAndBook(u"GHEE-COW-500"_s, u"12"_s);
        StockModel *model = stage.page->model();
        model->setData(model->index(1, StockModel::Counted), 5, Qt::EditRole);
        model->setData(model->index(3, StockModel::Counted), 1240, Qt::EditRole);
        // Beside the sidebar on a screen of 1920 x 1080 at 200 %.
        const QSize least = stage.page->minimumSizeHint();
        QVERIFY2(least.width() <= 750 && least.height() <= 470,
                 qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
        shoot(stage, u"stock"_s + suffix);
        stage.find<QTabWidget>("stockSides")->setCurrentIndex(1);
        stage.find<QTableView>("batchTable")->selectRow(0);
        shoot(stage, u"stock-batches"_s + suffix);
        stage.page->clear();
        stage.port.away = true;
        stage.page->refresh();
        shoot(stage, u"stock-error"_s + suffix);
        stage.port.away = false;
        stage.port.rows.clear();
        stage.page->refresh();
        shoot(stage, u"stock-empty"_s + suffix);
    }
};

QTEST_MAIN(StockPageTest)
#include "stock_page_test.moc"
