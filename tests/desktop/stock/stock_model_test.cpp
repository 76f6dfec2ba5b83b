// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/count_sheet.h"
#include "desktop/stock/stock_filter.h"
#include "desktop/stock/stock_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

QList<StockRow> shelves()
{
    return {{u"a"_s, u"GHEE-500"_s, u"Cow ghee"_s, 40, 5},
            {u"b"_s, u"GHEE-1000"_s, u"Cow ghee, large"_s, 5, 5},
            {u"c"_s, u"HONEY-250"_s, u"Honey <forest>"_s, 0, 5}};
}

} // namespace

class StockModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuantityMovesStockAsItsReasonSays()
    {
        QCOMPARE(stockDelta(StockReason::Received, 12, 40), 12);
        QCOMPARE(stockDelta(StockReason::Returned, 1, 40), 1);
        QCOMPARE(stockDelta(StockReason::Found, 2, 40), 2);
        QCOMPARE(stockDelta(StockReason::Damaged, 3, 40), -3);
        QCOMPARE(stockDelta(StockReason::Lost, 4, 40), -4);
        QCOMPARE(stockDelta(StockReason::Counted, 38, 40), -2);
        QCOMPARE(stockDelta(StockReason::Counted, 40, 40), 0);
    }

    void aScannedSkuIsFoundWhateverItsCase()
    {
        StockModel model;
        model.setRows(shelves());
        QCOMPARE(model.rowOfSku(u" ghee-1000 "_s), 1);
        QCOMPARE(model.rowOfSku(u"GHEE"_s), -1);
        QCOMPARE(model.rowOfSku(QString()), -1);
        QCOMPARE(model.lowCount(), 2);
    }

    void aDifferenceIsAgainstWhatWasThereWhenItWasCounted()
    {
        StockModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(shelves());
        QSignalSpy changed(&model, &StockModel::countsChanged);
        const auto cell = [&model](int row) { return model.index(row, StockModel::Counted); };
        QVERIFY(model.setData(cell(0), u"38"_s, Qt::EditRole));
        QVERIFY(model.setData(cell(1), u"5"_s, Qt::EditRole));
        QVERIFY(!model.setData(cell(2), u"many"_s, Qt::EditRole));
        QVERIFY(!model.setData(cell(2), u"-1"_s, Qt::EditRole));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(model.index(0, StockModel::Difference).data().toString(), u"-2"_s);
        model.setStock(u"a"_s, 30); // ten were ordered meanwhile
        const QList<StockAdjustment> differences = model.differences();
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences[0].productId, u"a"_s);
        QCOMPARE(differences[0].delta, -2);
        QCOMPARE(differences[0].reason, StockReason::Counted);
        QVERIFY(model.setData(cell(0), QString(), Qt::EditRole));
        QVERIFY(model.differences().isEmpty());
    }

    void onlyTheCountIsForPeopleToChange()
    {
        StockModel model;
        model.setRows(shelves());
        for (int column = 0; column < StockModel::ColumnCount; ++column)
            QCOMPARE(model.index(0, column).flags().testFlag(Qt::ItemIsEditable),
                     column == StockModel::Counted);
        QVERIFY(!model.setData(model.index(0, StockModel::Stock), 1, Qt::EditRole));
    }

    void theFilterShowsWhatIsLowAndWhatWasTyped()
    {
        StockModel model;
        model.setRows(shelves());
        StockFilter filter;
        filter.setSourceModel(&model);
        filter.setLowOnly(true);
        QCOMPARE(filter.rowCount(), 2);
        filter.setText(u"honey"_s);
        QCOMPARE(filter.rowCount(), 1);
        filter.setLowOnly(false);
        filter.setText(u"COW"_s);
        QCOMPARE(filter.rowCount(), 2);
    }

    void aCountSheetHasEveryProductAndNotWhatTheBooksSay()
    {
        QList<StockRow> rows = shelves();
        rows[0].stock = 98'765;
        const QString html = CountSheet::html(rows, Timestamp::now());
        QVERIFY(html.contains(u"GHEE-500"_s) && html.contains(u"HONEY-250"_s));
        QVERIFY(html.contains(u"Honey &lt;forest&gt;"_s));
        QVERIFY(!html.contains(u"98"_s + u"765"_s) && !html.contains(u"98,765"_s));
    }
};

QTEST_GUILESS_MAIN(StockModelTest)
#include "stock_model_test.moc"
