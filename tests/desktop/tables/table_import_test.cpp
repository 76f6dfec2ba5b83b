// SPDX-License-Identifier: GPL-3.0-or-later
// A table on its way into the catalogue, with and without its dialog; it also writes pictures of
// the dialog into <build>/screenshots.
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"
#include "desktop/tables/import_dialog.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;
using Phase = TableImport::Phase;
using State = RowVerdict::State;

namespace {

/// Takes every row whose price is a number; a SKU that begins with NEW is new.
class FakeCatalogue final : public CatalogRepository {
public:
    Task<Result<QList<QJsonObject>>> products(ProductsQuery) override { co_return fail(kAway); }
    Task<Result<QList<QJsonObject>>> categories() override
    {
        if (away)
            co_return fail(kAway);
        QJsonObject category{
            {u"id"_s, u"c1"_s}, {u"slug"_s, u"cow"_s}, {u"title"_s, u"Cow ghee"_s}};
        co_return QList<QJsonObject>{category};
    }
    Task<Result<QJsonObject>> create(QJsonObject) override { co_return fail(kAway); }
    Task<Result<QJsonObject>> setArchived(QString, bool) override { co_return fail(kAway); }
    Task<Result<void>> remove(QString) override { co_return fail(kAway); }
    Task<Result<QJsonObject>> changeMany(QJsonArray) override { co_return fail(kAway); }
    Task<Result<QByteArray>> exportTable() override { co_return fail(kAway); }
    Task<Result<QJsonObject>> importTable(QByteArray csv, bool dryRun) override
    {
        if (away)
            co_return fail(kAway);
        const auto records = readCsv(csv, 20'000).value();
        (dryRun ? trials : taken).append(csv);
        QJsonArray items;
        bool refused = false;
        for (qsizetype i = 1; i < records.size(); ++i) {
            items.append(verdict(records[0].cells, records[i].cells, int(i) + 1));
            refused = refused || items.last()["status"_L1] == u"invalid"_s;
        }
        const QJsonObject answer{{u"items"_s, items}, {u"applied"_s, !dryRun}};
        Error error{Fault::Invalid};
        error.extra = answer;
        co_return dryRun || !refused ? Result<QJsonObject>(answer) : fail(error);
    }

    bool away = false;
    bool stricter = false; ///< somebody changed something meanwhile
    QList<QByteArray> trials;
    QList<QByteArray> taken;

private:
    QJsonObject verdict(const QStringList &heads, const QStringList &cells, int row) const
    {
        QJsonObject item{{u"row"_s, row}, {u"sku"_s, cells[0]}, {u"changes"_s, QJsonArray()}};
        const qsizetype price = heads.indexOf(u"price_paise"_s);
        bool isNumber = true;
        const int paise = price < 0 ? 1 : cells[price].toInt(&isNumber);
        if (!isNumber || stricter) {
            item[u"status"_s] = u"invalid"_s;
            const QString field = u"rows.%1.price_paise"_s.arg(row);
            item[u"problem"_s] = QJsonObject{
                {u"code"_s, u"invalid"_s},
                {u"errors"_s, QJsonArray{QJsonObject{{u"field"_s, field},
                                                     {u"message"_s, u"must be a number"_s}}}}};
        } else if (cells[0].startsWith(u"NEW"_s)) {
            item[u"status"_s] = u"created"_s;
        } else if (paise == 109'900) {
            item[u"status"_s] = u"unchanged"_s;
        } else {
            item[u"status"_s] = u"changed"_s;
            item[u"changes"_s] = QJsonArray{QJsonObject{
                {u"field"_s, u"price_paise"_s}, {u"from"_s, 109'900}, {u"to"_s, paise}}};
        }
        return item;
    }

    const Error kAway{Fault::Unavailable};
};

struct Stage {
    explicit Stage(const QString &settings, SchemeChoice scheme = SchemeChoice::Light,
                   const QString &code = u"en"_s)
        : preferences(settings)
        , theme(*qApp, scheme)
    {
        language.choose(code);
        dialog = std::make_unique<ImportDialog>(shop, preferences);
        dialog->show();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog.get(), tests::kPatienceMs))
            qFatal("the dialog does not become active");
    }
    TableImport &import() const { return dialog->import(); }
    template <class T>
    T *find(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }

    FakeCatalogue shop;
    Preferences preferences;
    Theme theme;
    Language language;
    std::unique_ptr<ImportDialog> dialog;
};

} // namespace

class TableImportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QDir m_shots;
    int m_number = 0;

    QString fresh() { return m_dir.filePath(u"desk%1.ini"_s.arg(++m_number)); }
    QString written(const QByteArray &table)
    {
        const QString path = m_dir.filePath(u"prices %1.csv"_s.arg(++m_number));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size())
            qFatal("no table");
        return path;
    }
    static QByteArray good()
    {
        return "Item code,Product,Price,Category\n"
               "GHEE-1,Cow ghee,1099,Cow ghee\n"
               "GHEE-2,Buffalo ghee,\"₹1,250.50\",Cow ghee\n"
               "NEW-1,Kesar ghee,849,Cow ghee\n"_ba;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shots =
            QDir(qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath()) + u"/screenshots"_s);
        QVERIFY(m_shots.mkpath(u"."_s));
    }

    void nothingIsWrittenBeforeAPersonHasSeenTheDifference()
    {
        Stage stage(fresh());
        QSignalSpy imported(&stage.import(), &TableImport::imported);
        stage.import().open(written(good()));
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
        QVERIFY(stage.shop.taken.isEmpty());
        QVERIFY(stage.shop.trials[0].contains("GHEE-2,Buffalo ghee,125050,c1"));
        QCOMPARE(stage.import().count(State::Created), 1);
        QCOMPARE(stage.import().count(State::Changed), 1);
        QCOMPARE(stage.import().count(State::Unchanged), 1);
        auto *table = stage.find<QTableView>("importTable");
        QCOMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->model()->index(1, 3).data(Qt::ToolTipRole).toString().contains(u"1,099"));
        auto *take = stage.find<QPushButton>("importTake");
        QVERIFY(take->isEnabled());
        QTest::keyClick(stage.dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(imported[0][0].toInt(), 1);
        QCOMPARE(imported[0][1].toInt(), 1);
        QCOMPARE(stage.shop.taken, stage.shop.trials);
        QCOMPARE(stage.import().phase(), Phase::Done);
        QVERIFY(!take->isVisible());
    }

    void anErrorStandsAtItsCellAndHoldsUpTheImport()
    {
        Stage stage(fresh());
        stage.import().open(written(good() + "GHEE-3,Old ghee,dear,Nuts\n"));
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
        QVERIFY(!stage.import().mayImport());
        QVERIFY(!stage.import().problem(3, 2).isEmpty());
        QVERIFY(!stage.import().problem(3, 3).isEmpty()); // no such category, known here already
        QVERIFY(stage.import().problem(0, 2).isEmpty());
        auto *table = stage.find<QTableView>("importTable");
        stage.find<QCheckBox>("importOnlyRefused")->setChecked(true);
        QCOMPARE(table->model()->rowCount(), 1);
        QTest::keyClick(stage.dialog.get(), Qt::Key_F8);
        QTRY_COMPARE(table->currentIndex().column(), 3);
        QCOMPARE(stage.find<QLabel>("importCell")->text(), stage.import().problem(3, 2));
    }

    void whatAColumnWasTakenForIsRemembered()
    {
        const QString settings = fresh();
        const QString path = written("Item code,Our figure\nGHEE-1,1200\n");
        {
            Stage stage(settings);
            stage.import().open(path);
            QTRY_COMPARE(stage.import().phase(), Phase::Unclear);
            QVERIFY(stage.shop.trials.isEmpty());
            auto *choice = stage.find<QComboBox>("importColumn1");
            choice->setCurrentIndex(choice->findData(u"price_paise"_s));
            QTRY_COMPARE(stage.import().phase(), Phase::Checked);
            QCOMPARE(stage.shop.trials.last(), "sku,price_paise\r\nGHEE-1,120000\r\n"_ba);
        }
        Stage stage(settings);
        stage.import().open(path);
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
        QCOMPARE(stage.shop.trials.size(), 1);
    }

    void whatBecameWrongMeanwhileIsSaidAndNothingIsLost()
    {
        Stage stage(fresh());
        stage.import().open(written(good()));
        QTRY_VERIFY(stage.import().mayImport());
        stage.shop.stricter = true;
        stage.import().import();
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
        QCOMPARE(stage.import().count(State::Refused), 3);
        stage.shop.stricter = false;
        stage.import().check();
        QTRY_VERIFY(stage.import().mayImport());
    }

    void aLineThatIsDownKeepsTheTable()
    {
        Stage stage(fresh());
        stage.shop.away = true;
        stage.import().open(written(good()));
        QTRY_COMPARE(stage.import().phase(), Phase::Failed);
        QCOMPARE(stage.find<QTableView>("importTable")->model()->rowCount(), 3);
        QVERIFY(!stage.find<QLabel>("importSummary")->text().isEmpty());
        stage.shop.away = false;
        stage.import().check();
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
    }

    void aTableIsDropped()
    {
        Stage stage(fresh());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(written(good()))});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(stage.dialog.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(stage.dialog.get(), &drop);
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
    }

    void theLargestTableLeavesTheWindowAlive()
    {
        QByteArray table = "SKU,Price\n"_ba;
        for (int i = 0; i < tables::kMostRows; ++i)
            table += "GHEE-" + QByteArray::number(i) + ",1250\n";
        Stage stage(fresh());
        const QAbstractItemModelTester tester(stage.find<QTableView>("importTable")->model());
        stage.import().open(written(table));
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
        QCOMPARE(stage.import().count(State::Changed), tables::kMostRows);
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
        const QString suffix = u"-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png"_s;
        Stage stage(fresh(), static_cast<SchemeChoice>(scheme), language);
        QTest::qWait(50);
        QVERIFY(stage.dialog->grab().save(m_shots.filePath(u"import-empty"_s + suffix)));
        stage.import().open(written(good() + "GHEE-3,Old ghee,dear,Nuts\nNEW-2,Gift box,2499,Cow "
                                             "ghee\n"));
        QTRY_COMPARE(stage.import().phase(), Phase::Checked);
        QTest::keyClick(stage.dialog.get(), Qt::Key_F8);
        QTRY_VERIFY(stage.find<QTableView>("importTable")->currentIndex().isValid());
        const QSize least = stage.dialog->minimumSizeHint();
        QVERIFY2(least.width() <= 900 && least.height() <= 500,
                 qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
        QTest::qWait(150); // the button is up again
        QVERIFY(stage.dialog->grab().save(m_shots.filePath(u"import"_s + suffix)));
    }
};

QTEST_MAIN(TableImportTest)
#include "table_import_test.moc"
