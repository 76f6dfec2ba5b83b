// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's models without a window: fields, drafts, the sheet and its change sets.
#include "desktop/catalog/http_catalog_repository.h"
#include "desktop/catalog/price_change.h"
#include "desktop/catalog/product_table_model.h"
#include "desktop/net/api_client.h"
#include "tests/desktop/fake_shop.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

/// A product of the shop's shelf.
QJsonObject jar(int n = 0)
{
    FakeShop shop;
    shop.stock(n + 1);
    return shop.products.last();
}

/// A desk's sheet over a fake shop, read.
struct Sheet {
    explicit Sheet(int products)
    {
        shop.stock(products);
        api.setServer(shop.url());
        QJsonObject who{{u"email"_s, u"manager@demo.paushtik.in"_s},
                        {u"password"_s, u"demo-ghee-2026"_s}};
        QCoro::connect(api.post(u"/staff/login"_s, std::move(who)), &api,
                       [this](const Result<QJsonObject> &answer) {
                           api.setToken((*answer)["token"_L1].toString().toLatin1());
                           model.reload();
                       });
    }
    bool ready()
    {
        return tests::waitUntil([this] { return model.asOf().has_value(); });
    }
    QModelIndex cell(int row, const QString &field) const
    {
        return model.index(row, ProductTableModel::columnOf(field));
    }
    QJsonValue price(int row) const { return model.draft(row).value(u"price_paise"_s); }

    FakeShop shop;
    ApiClient api;
    HttpCatalogRepository repository{api};
    QUndoStack undo;
    ProductTableModel model{repository, undo};
};

QList<int> columns(const QStringList &fields)
{
    QList<int> columns;
    for (const QString &field : fields)
        columns.append(ProductTableModel::columnOf(field));
    return columns;
}

} // namespace

class CatalogModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleTypeBecomesTheExactValueOrIsRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonValue>("value"); // undefined: refused
        const QJsonValue none(QJsonValue::Undefined);
        QTest::newRow("rupees") << u"price_paise"_s << u"649"_s << QJsonValue(64'900);
        QTest::newRow("paise") << u"price_paise"_s << u"649.5"_s << QJsonValue(64'950);
        QTest::newRow("as shown") << u"price_paise"_s << u"₹1,23,456.07"_s
                                  << QJsonValue(12'345'607);
        QTest::newRow("three places") << u"price_paise"_s << u"1.005"_s << none;
        QTest::newRow("words") << u"mrp_paise"_s << u"dear"_s << none;
        QTest::newRow("negative") << u"mrp_paise"_s << u"-5"_s << none;
        QTest::newRow("rate") << u"gst_rate_bp"_s << u"12.5 %"_s << QJsonValue(1'250);
        QTest::newRow("grams") << u"weight_grams"_s << u"1,200"_s << QJsonValue(1'200);
        QTest::newRow("half a gram") << u"weight_grams"_s << u"0.5"_s << none;
        QTest::newRow("nothing") << u"length_mm"_s << u" "_s << QJsonValue();
        QTest::newRow("text") << u"title"_s << u" घी "_s << QJsonValue(u"घी"_s);
    }
    void whatPeopleTypeBecomesTheExactValueOrIsRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QJsonValue, value);
        const auto read = FieldText::read(fields::field(field), text);
        QCOMPARE(read.has_value(), !value.isUndefined());
        if (read)
            QCOMPARE(*read, value);
    }

    void everyFieldIsReadBackFromWhatTheInputShows()
    {
        const QJsonObject product = jar();
        for (const ProductField &field : fields::all()) {
            const QString typed = FieldText::typed(field, product[field.name]);
            QCOMPARE(FieldText::read(field, typed).value(), product[field.name]);
            QCOMPARE(FieldText::problem(field, product[field.name]), QString());
            QVERIFY(!FieldText::label(field.name).isEmpty());
        }
    }

    void aDraftKnowsWhatIsChangedAndWhatMayNotBe()
    {
        ProductDraft draft(jar());
        QVERIFY(!draft.isDirty());
        draft.set(u"title"_s, u"Other"_s);
        draft.set(u"subtitle"_s, QString()); // there was none
        QVERIFY(draft.isDirty(u"title"_s));
        QVERIFY(!draft.isDirty(u"subtitle"_s));
        QCOMPARE(draft.base(), (QJsonObject{{u"title"_s, u"A2 Gir Cow Ghee"_s}}));
        draft.set(u"title"_s, u"A2 Gir Cow Ghee"_s);
        QVERIFY(!draft.isDirty());
        draft.set(u"hsn_code"_s, u"12"_s);
        QCOMPARE(draft.firstProblem(), u"hsn_code"_s);
        draft.revert();
        draft.set(u"price_paise"_s, 200'000);
        QCOMPARE(draft.firstProblem(), u"price_paise"_s); // above the MRP
        draft.set(u"mrp_paise"_s, 200'000);
        QCOMPARE(draft.firstProblem(), QString());
    }

    void aNewerDocumentKeepsWhatIsChangedHere()
    {
        QJsonObject document = jar();
        ProductDraft draft(document);
        draft.set(u"price_paise"_s, 100'000);
        draft.set(u"title"_s, u"Mine"_s);
        document[u"title"_s] = u"Mine"_s;
        document[u"unit_label"_s] = u"theirs"_s;
        draft.rebase(document);
        QCOMPARE(draft.changes(), (QJsonObject{{u"price_paise"_s, 100'000}}));
        QCOMPARE(draft.value(u"unit_label"_s).toString(), u"theirs"_s);
    }

    void percentagesAreExactAndSaidInWords()
    {
        QList<ProductDraft> products;
        for (int i = 0; i < 6; ++i)
            products.append(ProductDraft(jar(i)));
        const PriceChange up = PriceChange::of(products, 550, 100);
        QCOMPARE(up.cells.size(), 6);
        QCOMPARE(up.cells[0].value.toInteger(), 115'900); // 1,159.445
        QCOMPARE(up.steep, 0);
        QVERIFY(up.inWords().startsWith(u"6 price"_s)); // its plural is the language file's
        const PriceChange much = PriceChange::of(products, 2500, 1);
        QCOMPARE(much.cells[0].value.toInteger(), 137'375);
        QCOMPARE(much.steep, 6);
        QCOMPARE(much.aboveMrp, 6);
        QVERIFY(PriceChange::of(products, 0, 1).cells.isEmpty());
        for (const CellEdit &cell : PriceChange::of(products, -8'999, 100).cells)
            QVERIFY(cell.value.toInteger() >= 100);
    }

    void aCellIsEditedUndoneAndDoneAgain()
    {
        Sheet sheet(3);
        QVERIFY(sheet.ready());
        QVERIFY(sheet.model.setData(sheet.cell(0, u"price_paise"_s), u"999"_s, Qt::EditRole));
        QCOMPARE(sheet.price(0).toInteger(), 99'900);
        QCOMPARE(sheet.model.changedProducts(), 1);
        QVERIFY(sheet.cell(0, u"price_paise"_s).data(ProductTableModel::DirtyRole).toBool());
        sheet.undo.undo();
        QCOMPARE(sheet.model.changedProducts(), 0);
        sheet.undo.redo();
        QCOMPARE(sheet.price(0).toInteger(), 99'900);
        QSignalSpy refused(&sheet.model, &ProductTableModel::refusedInput);
        QVERIFY(!sheet.model.setData(sheet.cell(0, u"mrp_paise"_s), u"x"_s, Qt::EditRole));
        QCOMPARE(refused.size(), 1);
        QVERIFY(!(sheet.model.flags(sheet.model.index(0, 9)) & Qt::ItemIsEditable)); // stock
    }

    void typingInOneFieldIsOneUndo()
    {
        Sheet sheet(1);
        QVERIFY(sheet.ready());
        const QString id = sheet.model.draft(0).id();
        for (const QString &text : {u"G"_s, u"Gh"_s, u"Ghee"_s})
            sheet.model.edit({{id, u"title"_s, text}}, u"Title"_s, true);
        QCOMPARE(sheet.undo.count(), 1);
        sheet.undo.undo();
        QCOMPARE(sheet.model.changedProducts(), 0);
    }

    void aPastedBlockIsOneActAndAllOrNothing()
    {
        Sheet sheet(4);
        QVERIFY(sheet.ready());
        const PasteTarget corner{.row = 1, .columns = columns({u"price_paise"_s, u"mrp_paise"_s})};
        QVERIFY(!sheet.model.paste(corner, u"500\t600\noops\t700\n"_s));
        QCOMPARE(sheet.model.changedProducts(), 0);
        QCOMPARE(sheet.model.paste(corner, u"500\t600\r\n650\t700\r\n"_s)->cells, 4);
        QCOMPARE(sheet.price(1).toInteger(), 50'000);
        QCOMPARE(sheet.model.draft(2).value(u"mrp_paise"_s).toInteger(), 70'000);
        QCOMPARE(sheet.model.changedProducts(), 2);
        sheet.undo.undo();
        QCOMPARE(sheet.model.changedProducts(), 0);
    }

    void whatFindsNoPlaceIsCounted()
    {
        Sheet sheet(4);
        QVERIFY(sheet.ready());
        const int stock = int(ProductTableModel::columnOf(u"hsn_code"_s)) + 1;
        QVERIFY(ProductTableModel::fieldOf(stock).isEmpty());
        const PasteTarget target{.row = 2, .columns = columns({u"price_paise"_s}) + QList{stock}};
        const auto pasted = sheet.model.paste(target, u"500\t1\tmore\n510\t2\n520\t3\n530\t4\n"_s);
        QCOMPARE(pasted->cells, 2);
        QCOMPARE(pasted->lines, 2);
        QCOMPARE(pasted->values, 3);
        QCOMPARE(sheet.model.changedProducts(), 2);
        QCOMPARE(sheet.price(3).toInteger(), 51'000);
    }

    void oneValueFillsWhatIsChosenAndAColumnThatWasMovedGetsItsOwn()
    {
        Sheet sheet(4);
        QVERIFY(sheet.ready());
        const PasteTarget all{
            .row = 0, .columns = columns({u"mrp_paise"_s, u"price_paise"_s}), .chosen = {1, 3}};
        QCOMPARE(sheet.model.paste(all, u"9999"_s)->cells, 3);
        QCOMPARE(sheet.model.draft(2).value(u"mrp_paise"_s).toInteger(), 999'900);
        QCOMPARE(sheet.model.paste(all, u"900\t800\n"_s)->cells, 2);
        QCOMPARE(sheet.price(0).toInteger(), 80'000);
        QCOMPARE(sheet.model.draft(0).value(u"mrp_paise"_s).toInteger(), 90'000);
    }

    void aCategoryIsPastedByItsName()
    {
        Sheet sheet(2);
        QVERIFY(sheet.ready());
        sheet.model.setCategories({{{u"id"_s, u"c1"_s}, {u"title"_s, u"Forest honey"_s}}});
        const PasteTarget target{.columns = columns({u"category_id"_s})};
        QCOMPARE(sheet.model.paste(target, u"forest HONEY\n"_s)->cells, 1);
        QCOMPARE(sheet.model.draft(0).value(u"category_id"_s).toString(), u"c1"_s);
        QVERIFY(!sheet.model.paste(target, u"Sweets\n"_s));
        const QModelIndex cell = sheet.cell(0, u"category_id"_s);
        QCOMPARE(cell.data(Qt::EditRole).toString(), u"Forest honey"_s);
    }

    void fillingDownTakesTheUppermostOfEachColumn()
    {
        Sheet sheet(4);
        QVERIFY(sheet.ready());
        const QItemSelection chosen(sheet.cell(0, u"price_paise"_s), sheet.cell(2, u"mrp_paise"_s));
        QVERIFY(sheet.model.fillDown(chosen) > 0);
        QCOMPARE(sheet.price(2), sheet.price(0));
        QVERIFY(sheet.price(3) != sheet.price(0));
        QCOMPARE(sheet.undo.count(), 1);
    }

    void changesOfManyProductsAreOneRequestAndOneUndo()
    {
        Sheet sheet(4);
        QVERIFY(sheet.ready());
        const qint64 before = sheet.price(0).toInteger();
        for (int row = 0; row < 3; ++row)
            sheet.model.setData(sheet.cell(row, u"unit_label"_s), u"jar"_s, Qt::EditRole);
        sheet.model.setData(sheet.cell(0, u"price_paise"_s), u"700"_s, Qt::EditRole);
        QSignalSpy saved(&sheet.model, &ProductTableModel::saved);
        sheet.model.save();
        QVERIFY(saved.wait(tests::kPatienceMs));
        QCOMPARE(saved[0][0].toInt(), 3);
        QCOMPARE(sheet.shop.countOf(u"/bulk"_s), 1);
        QCOMPARE(sheet.shop.products[0]["price_paise"_L1].toInteger(), 70'000);
        QCOMPARE(sheet.model.changedProducts(), 0);
        sheet.undo.undo();
        QVERIFY(saved.wait(tests::kPatienceMs));
        QCOMPARE(sheet.shop.products[0]["price_paise"_L1].toInteger(), before);
        QCOMPARE(sheet.shop.products[1]["unit_label"_L1].toString(), u"1 L"_s);
    }

    void aRefusedSetKeepsEveryChangeAndMarksTheCells()
    {
        Sheet sheet(2);
        QVERIFY(sheet.ready());
        const QString id = sheet.model.draft(0).id();
        const QJsonObject conflict{{u"field"_s, u"price_paise"_s},
                                   {u"current"_s, 55'500},
                                   {u"changed_by"_s, QJsonObject{{u"name"_s, u"Ravi"_s}}}};
        sheet.shop.bulkRefusal = {
            QJsonObject{{u"id"_s, id},
                        {u"problem"_s, QJsonObject{{u"code"_s, u"edit_conflict"_s},
                                                   {u"conflicts"_s, QJsonArray{conflict}}}}}};
        sheet.model.setData(sheet.cell(0, u"price_paise"_s), u"700"_s, Qt::EditRole);
        QSignalSpy refused(&sheet.model, &ProductTableModel::notSaved);
        sheet.model.save();
        QVERIFY(refused.wait(tests::kPatienceMs));
        QCOMPARE(sheet.model.changedProducts(), 1);
        const QString words =
            sheet.cell(0, u"price_paise"_s).data(ProductTableModel::ProblemRole).toString();
        QVERIFY2(words.contains(u"Ravi"_s) && words.contains(u"555"_s), qPrintable(words));
        sheet.model.setData(sheet.cell(0, u"price_paise"_s), u"701"_s, Qt::EditRole);
        QVERIFY(sheet.cell(0, u"price_paise"_s)
                    .data(ProductTableModel::ProblemRole)
                    .toString()
                    .isEmpty());
    }

    void readingAgainAndOtherFiltersLoseNoChange()
    {
        Sheet sheet(4);
        QVERIFY(sheet.ready());
        sheet.model.setData(sheet.cell(0, u"price_paise"_s), u"700"_s, Qt::EditRole);
        QSignalSpy replaced(&sheet.model, &ProductTableModel::replaced);
        sheet.model.setQuery({.text = u"Buffalo"_s});
        QVERIFY(replaced.wait(tests::kPatienceMs));
        QCOMPARE(sheet.model.rowCount(), 1);
        QCOMPARE(sheet.model.changedProducts(), 1);
        sheet.model.setQuery({});
        QVERIFY(replaced.wait(tests::kPatienceMs));
        QCOMPARE(sheet.price(0).toInteger(), 70'000);
        sheet.undo.undo();
        QCOMPARE(sheet.model.changedProducts(), 0);
    }
};

QTEST_MAIN(CatalogModelsTest)
#include "catalog_models_test.moc"
