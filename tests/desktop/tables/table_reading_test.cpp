// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tables/table_reading.h"

#include "shared/documents/csv_line.h"

#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

QByteArray utf16(const QString &text)
{
    QByteArray bytes("\xFF\xFE");
    bytes.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    return bytes;
}

} // namespace

class TableReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aColumnIsKnownByWhatPeopleCallIt_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char *head, const char *field, bool exact = false) {
            QTest::newRow(head) << QString::fromUtf8(head) << QString::fromLatin1(field) << exact;
        };
        row("sku", "sku", true);
        row("SKU", "sku");
        row("Item code", "sku");
        row("price_paise", "price_paise", true);
        row(" Price (₹)", "price_paise");
        row("M.R.P.", "mrp_paise");
        row("GST %", "gst_rate_bp");
        row("HSN", "hsn_code");
        row("Weight (g)", "weight_grams");
        row("category.slug", "category_id");
        row("Category", "category_id");
        row("stock", "");
        row("archived_at", "");
        row("Remarks", "");
        row("", "");
    }
    void aColumnIsKnownByWhatPeopleCallIt()
    {
        QFETCH(QString, head);
        QFETCH(QString, field);
        QFETCH(bool, exact);
        QCOMPARE(ColumnUses::guess(head).field, field);
        QCOMPARE(ColumnUses::guess(head).exact, exact);
    }

    void aFieldIsGivenOutOnce()
    {
        const auto uses = ColumnUses::guess({u"SKU"_s, u"Price"_s, u"Selling price"_s});
        QCOMPARE(uses[1].field, u"price_paise"_s);
        QVERIFY(uses[2].field.isEmpty());
        QVERIFY(ColumnUses::problem(uses).isEmpty());
        QVERIFY(!ColumnUses::problem({{u"price_paise"_s}, {u"title"_s}}).isEmpty()); // no SKU
        QVERIFY(!ColumnUses::problem({{u"sku"_s}, {}}).isEmpty());                   // nothing else
        QVERIFY(!ColumnUses::problem({{u"sku"_s}, {u"title"_s}, {u"title"_s}}).isEmpty());
    }

    void aTableIsReadAsSpreadsheetsSaveIt_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("commas") << "sku,title\r\nA,\"Ghee, 1 l\"\r\nB,घी\r\n"_ba;
        QTest::newRow("semicolons") << "sku;title\nA;Ghee, 1 l\nB;घी\n"_ba;
        QTest::newRow("tabs") << "sku\ttitle\nA\tGhee, 1 l\nB\tघी"_ba;
        QTest::newRow("a mark, and blank rows below")
            << "\xEF\xBB\xBFsku,title\nA,\"Ghee, 1 l\"\nB,घी\n,\n , \n"_ba;
        QTest::newRow("Unicode text of Excel")
            << utf16(u"sku\ttitle\r\nA\tGhee, 1 l\r\nB\tघी\r\n"_s);
    }
    void aTableIsReadAsSpreadsheetsSaveIt()
    {
        QFETCH(QByteArray, file);
        const auto table = tables::read(file);
        QVERIFY(table);
        QCOMPARE(table->heads, QStringList({u"sku"_s, u"title"_s}));
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows[0], QStringList({u"A"_s, u"Ghee, 1 l"_s}));
        QCOMPARE(table->rows[1], QStringList({u"B"_s, u"घी"_s}));
    }

    void shortRowsAreFilledAndLongOnesRefused()
    {
        QCOMPARE(tables::read("a,b,c\n1\n")->rows[0], QStringList({u"1"_s, {}, {}}));
        QCOMPARE(tables::read("a,b\n1,2,3\n").error().fault, Fault::Invalid);
        QCOMPARE(tables::read("").error().fault, Fault::Invalid);
        QCOMPARE(tables::read("a,\"b\n").error().fault, Fault::BadRequest);
        QCOMPARE(
            tables::read("a\n" + QByteArray("x\n").repeated(tables::kMostRows + 1)).error().fault,
            Fault::TooLarge);
        QCOMPARE(tables::readFile(u"/nowhere/at/all.csv"_s).error().fault, Fault::Unavailable);
    }

    void whatPeopleWriteBecomesWhatTheContractHas()
    {
        const ReadTable table{
            {u"Code"_s, u"Price"_s, u"price_paise"_s, u"GST"_s, u"Category"_s, u"Remarks"_s},
            {{u"'=A"_s, u"₹1,099.50"_s, u"45000"_s, u"5 %"_s, u"COW ghee"_s, u"x"_s},
             {u"B"_s, u"cheap"_s, {}, {}, u"Nuts"_s, {}}}};
        QList<ColumnUse> uses{{u"sku"_s},         {u"price_paise"_s}, {u"mrp_paise"_s, true},
                              {u"gst_rate_bp"_s}, {u"category_id"_s}, {}};
        const auto prepared = tables::prepare(
            table, uses,
            {{{u"id"_s, u"c1"_s}, {u"slug"_s, u"cow"_s}, {u"title"_s, u"Cow ghee"_s}}});
        QCOMPARE(prepared.csv, csvLine({u"sku"_s, u"price_paise"_s, u"mrp_paise"_s,
                                        u"gst_rate_bp"_s, u"category_id"_s}) +
                                   csvLine({u"=A"_s, u"109950"_s, u"45000"_s, u"500"_s, u"c1"_s}) +
                                   csvLine({u"B"_s, u"cheap"_s, {}, {}, u"Nuts"_s}));
        QCOMPARE(prepared.problems.size(), 2);
        QVERIFY(prepared.problems.contains({1, 1}));
        QVERIFY(prepared.problems.contains({1, 4}));
    }
};

QTEST_GUILESS_MAIN(TableReadingTest)
#include "table_reading_test.moc"
