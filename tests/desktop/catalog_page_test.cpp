// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's page as a person uses it, and its pictures in light, dark and Hindi.
#include "desktop/catalog/catalog_page.h"
#include "desktop/catalog/product_editor.h"
#include "desktop/catalog/product_notice.h"
#include "desktop/thumbs/thumbnails.h"
#include "shared/imaging/variants.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/desktop/fake_line.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

/// A catalogue on this disk, whose edits stand where a test says.
class MarkedCatalog : public CatalogRepository {
public:
    Task<Result<QList<QJsonObject>>> products(ProductsQuery) override
    {
        co_return QList<QJsonObject>(shelf);
    }
    Task<Result<QList<QJsonObject>>> categories() override { co_return QList<QJsonObject>(); }
    bool keepsChanges() const override { return true; }
    Task<Result<QHash<QString, ProductMark>>> marks() override
    {
        co_return QHash<QString, ProductMark>(marked);
    }
    Task<Result<QJsonObject>> create(QJsonObject) override { co_return fail(Fault::Unavailable); }
    Task<Result<QJsonObject>> setArchived(QString, bool) override
    {
        co_return fail(Fault::Unavailable);
    }
    Task<Result<void>> remove(QString) override { co_return fail(Fault::Unavailable); }
    Task<Result<QJsonObject>> changeMany(QJsonArray) override
    {
        co_return fail(Fault::Unavailable);
    }
    Task<Result<QJsonObject>> importTable(QByteArray, bool) override
    {
        co_return fail(Fault::Unavailable);
    }
    Task<Result<QByteArray>> exportTable() override { co_return fail(Fault::Unavailable); }

    QList<QJsonObject> shelf;
    QHash<QString, ProductMark> marked;
};

/// The new product that a kill at this moment leaves: what the disk has, read by nobody before.
QVariantMap leftByAKill(const DeskFixture &desk)
{
    const QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(u"desk.ini"_s);
    if (!QFile::copy(desk.folder.filePath(u"desk.ini"_s), copy))
        return {};
    return Preferences(copy).state(u"catalog/newProduct"_s).toMap();
}

/// A jar as the thumbnails have it on this disk; the address of its full picture.
QString drawJar(const QString &folder, int n)
{
    QImage image(480, n % 2 ? 640 : 360, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), QColor(236, 226, 208));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv(30 + n * 7 % 40, 160, 235 - n * 9 % 60));
    const int w = image.width();
    const int h = image.height();
    painter.drawRoundedRect(QRectF(w * 0.3, h * 0.25, w * 0.4, h * 0.6), 30, 30);
    painter.setBrush(QColor(150, 104, 46));
    painter.drawRect(QRectF(w * 0.32, h * 0.17, w * 0.36, h * 0.09));
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    QFile file(u"%1/%2-thumb.webp"_s.arg(folder).arg(n));
    if (!file.open(QIODevice::WriteOnly) || file.write(makeVariants(png)->thumb.webp) < 0)
        qFatal("no picture");
    return u"%1/%2.webp"_s.arg(folder).arg(n);
}

} // namespace

class CatalogPageTest : public QObject {
    Q_OBJECT

    QDir m_folder;

    static ProductTableModel *modelOf(DeskFixture &desk)
    {
        return desk.window->page<CatalogPage>()->model();
    }
    /// Signed in, the catalogue in sight and read.
    static bool opened(DeskFixture &desk, int products = 12)
    {
        desk.shop.stock(products);
        if (!desk.ready())
            return false;
        desk.find<QAction>("pageCatalog")->trigger();
        return tests::waitUntil([&] { return modelOf(desk)->asOf().has_value(); });
    }
    static void type(DeskFixture &desk, const char *field, const QString &text)
    {
        auto *line = desk.find<QLineEdit>(field);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    static void select(DeskFixture &desk, int fromRow, int toRow, const QString &field)
    {
        const int column = ProductTableModel::columnOf(field);
        const ProductTableModel *model = modelOf(desk);
        auto *table = desk.find<QTableView>("products");
        table->setCurrentIndex(model->index(fromRow, column));
        table->selectionModel()->select(
            QItemSelection(model->index(fromRow, column), model->index(toRow, column)),
            QItemSelectionModel::ClearAndSelect);
    }
    void shoot(DeskFixture &desk, const QString &name)
    {
        desk.window->resize(1440, 900);
        QTest::qWait(30); // layouts and repaints that are posted
        QVERIFY(desk.window->grab().save(m_folder.filePath(name + u".png"_s)));
    }
    void tour(DeskFixture &desk, const QString &suffix)
    {
        QVERIFY(opened(desk));
        shoot(desk, u"catalog"_s + suffix);
        select(desk, 1, 3, u"price_paise"_s);
        type(desk, "field_price_paise", u"2500"_s);
        type(desk, "field_hsn_code", u"12"_s);
        modelOf(desk)->setData(modelOf(desk)->index(3, ProductTableModel::columnOf(u"title"_s)),
                               u"Kesar"_s, Qt::EditRole);
        shoot(desk, u"catalog-changed"_s + suffix);
        desk.find<QAction>("actionChangePrices")->trigger();
        auto *dialog = desk.find<QDialog>("priceDialog");
        QVERIFY(dialog);
        dialog->findChild<QDoubleSpinBox *>(u"percent"_s)->setValue(22);
        QTest::qWait(30);
        QVERIFY(dialog->grab().save(m_folder.filePath(u"catalog-prices%1.png"_s.arg(suffix))));
        dialog->reject();
        desk.find<QAction>("actionNewProduct")->trigger();
        shoot(desk, u"catalog-new"_s + suffix);
        desk.window->page<CatalogPage>()->clear();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString base = qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath());
        m_folder = QDir(base + u"/screenshots"_s);
        QVERIFY(m_folder.mkpath(u"."_s));
    }

    void whatIsTypedInTheEditorIsInTheSheetAndSavedAsOne()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        QCOMPARE(modelOf(desk)->rowCount(), 11); // one of twelve is archived
        type(desk, "field_title", u"Bilona Ghee"_s);
        type(desk, "field_price_paise", u"1111.5"_s);
        QCOMPARE(modelOf(desk)->draft(0).value(u"title"_s).toString(), u"Bilona Ghee"_s);
        QCOMPARE(desk.visibleText("changes"), u"1 product changed"_s);
        QVERIFY(desk.find<QLabel>("editorTitle")->text() == u"Bilona Ghee"_s);
        desk.find<QAction>("actionSaveProducts")->trigger();
        QTRY_COMPARE(desk.shop.products[0]["price_paise"_L1].toInteger(), 111'150);
        QTRY_COMPARE(modelOf(desk)->changedProducts(), 0);
        QCOMPARE(desk.shop.countOf(u"/bulk"_s), 1);
    }

    void aWrongValueSaysSoWhileItIsTypedAndIsNotSaved()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        type(desk, "field_price_paise", u"99999"_s);
        QVERIFY(desk.visibleText("problem_price_paise").contains(u"MRP"_s));
        QVERIFY(!desk.find<QPushButton>("editorSave")->isEnabled());
        QVERIFY(!desk.find<QPushButton>("saveChanges")->isEnabled());
        type(desk, "field_price_paise", u"cheap"_s);
        QVERIFY(desk.visibleText("problem_price_paise").contains(u"649"_s));
        QTest::mouseClick(desk.find<QPushButton>("editorRevert"), Qt::LeftButton);
        QCOMPARE(modelOf(desk)->changedProducts(), 0);
        QCOMPARE(desk.visibleText("problem_price_paise"), QString());
        QCOMPARE(desk.find<QLineEdit>("field_price_paise")->text(), u"1099.00"_s);
    }

    void cellsArePastedFilledAndRaisedAndEachIsOneUndo()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        const qint64 before = modelOf(desk)->draft(1).value(u"price_paise"_s).toInteger();
        select(desk, 0, 2, u"price_paise"_s);
        QApplication::clipboard()->setText(u"700\n710\n"_s);
        desk.find<QAction>("actionPasteCells")->trigger();
        QCOMPARE(modelOf(desk)->draft(1).value(u"price_paise"_s).toInteger(), 71'000);
        desk.find<QAction>("actionFillDown")->trigger();
        QCOMPARE(modelOf(desk)->draft(2).value(u"price_paise"_s).toInteger(), 70'000);
        desk.find<QAction>("actionChangePrices")->trigger();
        auto *dialog = desk.find<QDialog>("priceDialog");
        dialog->findChild<QDoubleSpinBox *>(u"percent"_s)->setValue(10);
        QVERIFY(
            dialog->findChild<QLabel *>(u"priceWords"_s)->text().startsWith(u"3 prices change"_s));
        dialog->accept();
        QCOMPARE(modelOf(desk)->draft(0).value(u"price_paise"_s).toInteger(), 77'000);
        for (int i = 0; i < 3; ++i)
            desk.desk->shell.undoStack().undo();
        QCOMPARE(modelOf(desk)->draft(1).value(u"price_paise"_s).toInteger(), before);
        QCOMPARE(modelOf(desk)->changedProducts(), 0);
    }

    void aNewProductIsMadeWhenItsFieldsAreGood()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.find<QAction>("actionNewProduct")->trigger();
        QCOMPARE(desk.find<QLabel>("editorTitle")->text(), u"New product"_s);
        type(desk, "field_title", u"Makhan"_s);
        QVERIFY(!desk.find<QPushButton>("editorSave")->isEnabled());
        QVERIFY(desk.visibleText("editorState").contains(u"HSN code"_s)); // still needed
        QVERIFY(!desk.visibleText("editorState").contains(u"Title,"_s));
        type(desk, "field_sku", u"MKN-1"_s);
        type(desk, "field_price_paise", u"250"_s);
        type(desk, "field_mrp_paise", u"300"_s);
        type(desk, "field_gst_rate_bp", u"5"_s);
        type(desk, "field_hsn_code", u"0405"_s);
        type(desk, "field_weight_grams", u"250"_s);
        desk.window->page<CatalogPage>()->editor()->typed(u"category_id"_s,
                                                          desk.shop.categories[0]["id"_L1]);
        desk.find<QAction>("actionSaveProducts")->trigger();
        QTRY_COMPARE(desk.shop.products.last()["title"_L1].toString(), u"Makhan"_s);
    }

    static void fillNewProduct(DeskFixture &desk)
    {
        type(desk, "field_title", u"Makhan"_s);
        type(desk, "field_sku", u"MKN-1"_s);
        type(desk, "field_price_paise", u"250"_s);
        type(desk, "field_mrp_paise", u"300"_s);
        type(desk, "field_gst_rate_bp", u"5"_s);
        type(desk, "field_hsn_code", u"0405"_s);
        type(desk, "field_weight_grams", u"250"_s);
        Q_EMIT desk.window->page<CatalogPage>()->editor()->typed(u"category_id"_s,
                                                                 desk.shop.categories[0]["id"_L1]);
    }

    void whatNeedsTheServerIsGreyedWithoutItAndSaysWhy()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.desk->shell.setRole(StaffRole::Admin);
        const QList<QAction *> online{desk.find<QAction>("actionDeleteProduct"),
                                      desk.find<QAction>("actionExportProducts"),
                                      desk.find<QAction>("actionImportProducts")};
        for (const QAction *action : online)
            QVERIFY2(action->isEnabled(), qPrintable(action->objectName()));
        desk.shop.goAway();
        desk.window->page<CatalogPage>()->refresh();
        QTRY_VERIFY(desk.desk->api.offlineSince());
        for (const QAction *action : online) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
            QVERIFY(action->toolTip().contains(u"line"_s));
            QCOMPARE(action->statusTip(), action->toolTip());
        }
        desk.shop.come();
        for (const QAction *action : online) {
            QTRY_VERIFY(action->isEnabled());
            QVERIFY(!action->toolTip().contains(u"line"_s));
            QVERIFY(action->statusTip().isEmpty());
        }
    }

    void aNewProductIsWrittenWithoutTheLineAndSavedWithIt()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.shop.goAway();
        desk.window->page<CatalogPage>()->refresh();
        QTRY_VERIFY(desk.desk->api.offlineSince());
        desk.find<QAction>("actionNewProduct")->trigger();
        fillNewProduct(desk);
        auto *save = desk.find<QAction>("actionSaveProducts");
        QVERIFY(!save->isEnabled());
        QVERIFY(save->statusTip().contains(u"line"_s));
        QVERIFY(!desk.find<QPushButton>("editorSave")->isEnabled());
        QVERIFY(desk.visibleText("editorState").contains(u"line"_s));
        desk.shop.come();
        QTRY_VERIFY(desk.find<QPushButton>("editorSave")->isEnabled());
        QVERIFY(save->isEnabled());
        save->trigger();
        save->trigger(); // in haste
        QTRY_COMPARE(desk.shop.products.last()["title"_L1].toString(), u"Makhan"_s);
        QTRY_COMPARE(desk.find<QLabel>("editorTitle")->text(), u"Makhan"_s);
        QCOMPARE(desk.shop.products.size(), 13);
    }

    void aNewProductComesBackAfterAKillAndIsGoneOnceSaved()
    {
        QVariantMap left;
        {
            DeskFixture desk;
            QVERIFY(opened(desk));
            desk.find<QAction>("actionNewProduct")->trigger();
            type(desk, "field_title", u"Makhan"_s);
            type(desk, "field_price_paise", u"250"_s);
            QTRY_COMPARE(leftByAKill(desk).size(), 2);
            left = leftByAKill(desk);
        }
        DeskFixture desk;
        desk.desk->preferences.setState(u"catalog/newProduct"_s, left);
        desk.restart();
        QVERIFY(opened(desk));
        QVERIFY(desk.find<QAction>("actionNewProduct")->text().contains(u"Go on"_s));
        desk.find<QAction>("actionNewProduct")->trigger();
        QCOMPARE(desk.find<QLineEdit>("field_title")->text(), u"Makhan"_s);
        QCOMPARE(desk.find<QLineEdit>("field_price_paise")->text(), u"250.00"_s);
        fillNewProduct(desk);
        desk.find<QAction>("actionSaveProducts")->trigger();
        QTRY_COMPARE(desk.shop.products.last()["title"_L1].toString(), u"Makhan"_s);
        QTRY_COMPARE(desk.find<QAction>("actionNewProduct")->text(), u"New product"_s);
        desk.restart();
        QVERIFY(opened(desk));
        desk.find<QAction>("actionNewProduct")->trigger();
        QCOMPARE(desk.find<QLineEdit>("field_title")->text(), QString());
    }

    void whoWasAskedForStaysChosenWhenTheListIsReadAnewForIt()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        auto *page = desk.window->findChild<CatalogPage *>();
        const QString third = page->model()->draft(2).id();
        const QSignalSpy read(page->model(), &ProductTableModel::replaced);
        page->openDocument(third); // archived ones are looked through too
        QTRY_VERIFY(!read.isEmpty());
        QCOMPARE(page->currentId(), third);
    }

    void goingToAnotherProductKeepsTheNewOne()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.find<QAction>("actionNewProduct")->trigger();
        type(desk, "field_title", u"Makhan"_s);
        auto *table = desk.find<QTableView>("products");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(desk.find<QLabel>("editorTitle")->text(),
                 modelOf(desk)->draft(table->currentIndex().row()).value(u"title"_s).toString());
        desk.find<QAction>("actionNewProduct")->trigger();
        QCOMPARE(desk.find<QLineEdit>("field_title")->text(), u"Makhan"_s);
        desk.window->close(); // nothing is lost: nothing is asked
        QVERIFY(!desk.window->isVisible());
    }

    void theServersWordsStandAtTheFieldOfANewProduct()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.find<QAction>("actionNewProduct")->trigger();
        fillNewProduct(desk);
        type(desk, "field_sku", desk.shop.products[0]["sku"_L1].toString());
        desk.find<QAction>("actionSaveProducts")->trigger();
        QTRY_VERIFY(!desk.visibleText("problem_sku").isEmpty());
        type(desk, "field_sku", u"MKN-1"_s);
        QCOMPARE(desk.visibleText("problem_sku"), QString());
        QVERIFY(desk.find<QPushButton>("editorSave")->isEnabled());
    }

    void linesThatFindNoRowAreSaid()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        select(desk, 9, 9, u"price_paise"_s);
        QApplication::clipboard()->setText(u"700\n710\n720\n730\n"_s);
        desk.find<QAction>("actionPasteCells")->trigger();
        QCOMPARE(modelOf(desk)->changedProducts(), 2);
        QVERIFY(desk.visibleText("noticeText").contains(u"2 cells"_s));
        QVERIFY(desk.visibleText("noticeDetail").contains(u"2 lines"_s));
    }

    void aProductThatAnOrderNamesStaysAndItIsSaidWhy()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.desk->shell.setRole(StaffRole::Admin);
        desk.find<QAction>("actionDeleteProduct")->trigger();
        auto *yes = desk.find<QPushButton>("deleteYes");
        QVERIFY(yes);
        yes->click();
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"not deleted"_s));
        QCOMPARE(modelOf(desk)->rowCount(), 11);
    }

    void anArchivedProductLeavesTheShelfAndComesBack()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.find<QAction>("actionArchive")->trigger();
        QTRY_COMPARE(modelOf(desk)->rowCount(), 10);
        QVERIFY(desk.shop.products[0]["archived_at"_L1].isString());
    }

    void leavingWithUnsavedChangesAsks()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        type(desk, "field_title", u"Bilona Ghee"_s);
        bool asked = false;
        QTimer::singleShot(0, desk.window.get(), [&asked] {
            auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            asked = question != nullptr;
            if (question)
                question->button(QMessageBox::Cancel)->click();
        });
        desk.window->close();
        QVERIFY(asked);
        QVERIFY(desk.window->isVisible());
        desk.window->page<CatalogPage>()->clear();
        desk.window->close();
        QVERIFY(!desk.window->isVisible());
    }

    void theWarehouseLooksAndChangesNothing()
    {
        DeskFixture desk;
        QVERIFY(opened(desk));
        desk.desk->shell.setRole(StaffRole::Warehouse);
        QVERIFY(!desk.find<QLineEdit>("field_title")->isEnabled());
        QVERIFY(!desk.find<QPushButton>("editorSave")->isVisible());
        QVERIFY(!desk.find<QAction>("actionNewProduct")->isVisible());
        QVERIFY(desk.find<QTableView>("products")->editTriggers() ==
                QAbstractItemView::NoEditTriggers);
    }

    void theNoticeOffersWhatAPersonCanDo()
    {
        FakeShop shop;
        shop.stock(1);
        ProductNotice notice;
        QSignalSpy settle(&notice, &ProductNotice::settleRequested);
        QSignalSpy insist(&notice, &ProductNotice::insistRequested);
        QSignalSpy giveWay(&notice, &ProductNotice::giveWayRequested);
        auto *first = notice.findChild<QPushButton *>(u"productNoticeFirst"_s);
        auto *text = notice.findChild<QLabel *>(u"productNoticeText"_s);
        notice.show(ProductDraft(shop.products[0]), {});
        QVERIFY(!notice.isVisibleTo(nullptr));
        const ProductMark conflict{ProductMark::State::Conflict,
                                   u"Ghee: Price"_s,
                                   {},
                                   u"Ravi Shah"_s,
                                   Timestamp(1'800'000'000'000'000)};
        notice.show(ProductDraft(shop.products[0]), conflict);
        QVERIFY(text->text().contains(u"Ravi Shah"_s));
        first->click();
        QCOMPARE(settle.size(), 1);
        ProductDraft overtaken(shop.products[0]);
        overtaken.set(u"price_paise"_s, 100);
        QJsonObject theirs = shop.products[0];
        theirs[u"price_paise"_s] = 65'000;
        overtaken.rebase(theirs);
        notice.show(overtaken, {});
        QVERIFY(text->text().contains(u"650.00"_s));
        first->click();
        notice.findChild<QPushButton *>(u"productNoticeSecond"_s)->click();
        QCOMPARE(insist.size(), 1);
        QCOMPARE(giveWay.size(), 1);
        notice.show(ProductDraft(), ProductMark{});
        QVERIFY(!first->isVisibleTo(&notice)); // it waits: there is nothing to do
    }

    void rowsShowTheirPicturesAndWhatIsNotOnTheServer_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("code");
        QTest::newRow("light") << int(SchemeChoice::Light) << u"en"_s;
        QTest::newRow("dark") << int(SchemeChoice::Dark) << u"en"_s;
        QTest::newRow("hindi") << int(SchemeChoice::Light) << u"hi"_s;
    }
    void rowsShowTheirPicturesAndWhatIsNotOnTheServer()
    {
        QFETCH(int, scheme);
        QFETCH(QString, code);
        QTemporaryDir folder;
        FakeShop shop;
        shop.stock(18);
        MarkedCatalog catalog;
        for (int i = 0; i < shop.products.size(); ++i) {
            QJsonObject product = shop.products[i];
            if (i % 5 != 4)
                product[u"images"_s] =
                    QJsonArray{QJsonObject{{u"base_url"_s, drawJar(folder.path(), i)}}};
            catalog.shelf.append(product);
        }
        const auto idOf = [&](int row) { return catalog.shelf[row]["id"_L1].toString(); };
        catalog.marked = {
            {idOf(1),
             {ProductMark::State::Conflict,
              u"A2 Sahiwal Cow Ghee: Price"_s,
              {},
              u"Ravi Shah"_s,
              Timestamp(1'800'000'000'000'000)}},
            {idOf(3), {ProductMark::State::Waiting, u"Kesar Infused Ghee: Title"_s}},
            {idOf(4), {ProductMark::State::Refused, u"Turmeric: SKU"_s, u"It is taken."_s}}};
        ApiClient api;
        Thumbnails thumbs(folder.filePath(u"cache"_s), api);
        Preferences preferences(folder.filePath(u"desk.ini"_s));
        Language language;
        language.choose(code);
        const Theme theme(*qApp, static_cast<SchemeChoice>(scheme));
        Shell shell;
        shell.setRole(StaffRole::Manager);
        FakeLine line;
        CatalogPage page({shell, catalog, thumbs, line, preferences});
        QSignalSpy settle(&page, &CatalogPage::settleRequested);
        page.resize(1320, 860);
        page.show();
        page.refresh();
        QTRY_COMPARE(page.model()->rowCount(), 18);
        QTRY_VERIFY(page.model()->mark(idOf(1)));
        page.openDocument(idOf(1));
        QTRY_VERIFY(
            !thumbs.picture(catalog.shelf[3]["images"_L1][0]["base_url"_L1].toString()).isNull());
        QTest::qWait(300); // the rest of the pictures
        QVERIFY(page.grab().save(m_folder.filePath(
            u"catalog-marks-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag())))));
        auto *settleNow = page.findChild<QAction *>(u"actionSettleConflict"_s);
        QVERIFY(settleNow->isEnabled());
        settleNow->trigger();
        QCOMPARE(settle.value(0).value(0).toString(), idOf(1));
        page.openDocument(idOf(3));
        QTRY_VERIFY(!settleNow->isEnabled());
    }

    void light()
    {
        DeskFixture desk;
        desk.desk->preferences.setScheme(SchemeChoice::Light);
        tour(desk, u"-light"_s);
    }
    void dark()
    {
        DeskFixture desk;
        desk.desk->preferences.setScheme(SchemeChoice::Dark);
        tour(desk, u"-dark"_s);
    }
    void hindi()
    {
        DeskFixture desk;
        desk.desk->preferences.setLanguage(u"hi"_s);
        tour(desk, u"-hindi"_s);
    }
    void empty()
    {
        DeskFixture desk;
        QVERIFY(opened(desk, 0));
        shoot(desk, u"catalog-empty-light"_s);
    }
    void error()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        desk.shop.setMood(FakeShop::Mood::Unavailable);
        desk.find<QAction>("pageCatalog")->trigger();
        QTRY_COMPARE(modelOf(desk)->phase(), ProductTableModel::Phase::Failed);
        shoot(desk, u"catalog-error-light"_s);
    }
};

QTEST_MAIN(CatalogPageTest)
#include "catalog_page_test.moc"
