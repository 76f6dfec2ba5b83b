// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of categories, by itself and in its dialog; it also writes pictures of the dialog into
// <build>/screenshots.
#include "desktop/categories/categories_dialog.h"
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"
#include "tests/desktop/fake_line.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace paushtik;
using namespace Qt::StringLiterals;
using Column = CategoryTreeModel::Column;

namespace {

QJsonObject productOf(const QString &id, const QString &title, const QString &category)
{
    return {{u"id"_s, id},
            {u"sku"_s, u"SKU-"_s + id},
            {u"title"_s, title},
            {u"category_id"_s, category}};
}

/// A shop of two kinds of documents, and what was asked of it.
class FakeShop final : public CategoriesPort, public CatalogRepository {
public:
    Task<Result<QList<QJsonObject>>> list() override
    {
        co_return away ? fail(kAway) : Result<QList<QJsonObject>>(known);
    }
    Task<Result<QJsonObject>> create(QJsonObject fields) override
    {
        for (const QJsonObject &category : known) {
            if (category[u"slug"_s] == fields[u"slug"_s])
                co_return fail(Error{Fault::Invalid, {}, {}, {{u"slug"_s, u"is taken"_s}}, {}});
        }
        fields[u"id"_s] = u"new"_s;
        known.append(fields);
        co_return fields;
    }
    Task<Result<QJsonObject>> change(QString id, QJsonObject set, QJsonObject base) override
    {
        asked.append(u"%1 %2"_s.arg(id, set.value(set.keys().first()).toString()));
        seen = base;
        if (away)
            co_return fail(kAway);
        for (QList<QJsonObject> *all : {&known, &shelf}) {
            for (QJsonObject &one : *all) {
                if (one[u"id"_s] == id)
                    one[set.keys().first()] = set.value(set.keys().first());
            }
        }
        co_return QJsonObject();
    }
    Task<Result<void>> order(QStringList ids) override
    {
        asked.append(ids.join(u' '));
        co_return away ? fail(kAway) : Result<void>();
    }
    Task<Result<void>> remove(QString id) override
    {
        for (const QJsonObject &one : shelf) {
            if (one[u"category_id"_s] == id)
                co_return fail(Fault::Conflict, u"referenced"_s,
                               u"Products are in this category."_s);
        }
        asked.append(u"remove "_s + id);
        co_return Result<void>();
    }

    Task<Result<QList<QJsonObject>>> products(ProductsQuery) override
    {
        co_return away && !hasCopy ? fail(kAway) : Result<QList<QJsonObject>>(shelf);
    }
    Task<Result<QList<QJsonObject>>> categories() override
    {
        co_return hasCopy ? Result<QList<QJsonObject>>(known) : fail(kAway);
    }
    Task<Result<QJsonObject>> setArchived(QString id, bool) override
    {
        shelf.removeIf([&id](const QJsonObject &one) { return one[u"id"_s] == id; });
        co_return QJsonObject();
    }
    Task<Result<QJsonObject>> changeMany(QJsonArray items) override
    {
        const QJsonValue item = items.first();
        co_return co_await change(item[u"id"_s].toString(), item[u"set"_s].toObject(),
                                  item[u"base"_s].toObject());
    }
    Task<Result<QJsonObject>> importTable(QByteArray, bool) override { co_return fail(kAway); }
    Task<Result<QByteArray>> exportTable() override { co_return fail(kAway); }

    QList<QJsonObject> known{
        {{u"id"_s, u"a"_s},
         {u"slug"_s, u"cow"_s},
         {u"title"_s, u"Cow ghee"_s},
         {u"title_hi"_s, u"गाय का घी"_s}},
        {{u"id"_s, u"b"_s},
         {u"slug"_s, u"buffalo"_s},
         {u"title"_s, u"Buffalo ghee"_s},
         {u"title_hi"_s, u"भैंस का घी"_s}},
        {{u"id"_s, u"c"_s}, {u"slug"_s, u"gifts"_s}, {u"title"_s, u"Gifts"_s}}};
    QList<QJsonObject> shelf{productOf(u"1"_s, u"A2 Gir cow ghee, 500 ml"_s, u"a"_s),
                             productOf(u"2"_s, u"A2 Gir cow ghee, 1 l"_s, u"a"_s),
                             productOf(u"3"_s, u"Buffalo ghee, 1 l"_s, u"b"_s)};
    QStringList asked;
    QJsonObject seen;
    bool away = false;
    bool hasCopy = false; ///< of the shop, on this machine

private:
    const Error kAway{Fault::Unavailable};
};

struct Stage {
    explicit Stage(SchemeChoice scheme = SchemeChoice::Light, const QString &code = u"en"_s)
        : theme(*qApp, scheme)
    {
        language.choose(code);
        dialog = std::make_unique<CategoriesDialog>(shop, shop, gate);
        dialog->show();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog.get(), tests::kPatienceMs))
            qFatal("the dialog does not become active");
    }
    template <class T>
    T *find(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    QTreeView *tree() const { return find<QTreeView>("categoryTree"); }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < dialog->model().rowCount(); ++row)
            titles.append(dialog->model().index(row, 0).data().toString());
        return titles;
    }

    FakeShop shop;
    test::FakeLine line;
    LineGate gate{line, nullptr};
    Theme theme;
    Language language;
    std::unique_ptr<CategoriesDialog> dialog;
};

} // namespace

class CategoriesTest : public QObject {
    Q_OBJECT

    FakeShop m_shop;

    // What the view does when something is dropped.
    static void drop(CategoryTreeModel &model, const QModelIndex &what, int row,
                     const QModelIndex &parent)
    {
        const std::unique_ptr<QMimeData> data(model.mimeData({what}));
        QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent));
    }

private Q_SLOTS:
    void aDraggedCategoryStandsWhereItWasDropped_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("gap");
        QTest::addColumn<QString>("order");
        QTest::newRow("first to the end") << 0 << 3 << u"b c a"_s;
        QTest::newRow("first behind the second") << 0 << 2 << u"b a c"_s;
        QTest::newRow("last to the top") << 2 << 0 << u"c a b"_s;
        QTest::newRow("below everything") << 0 << -1 << u"b c a"_s;
        QTest::newRow("above itself") << 1 << 1 << QString();
        QTest::newRow("below itself") << 1 << 2 << QString();
    }
    void aDraggedCategoryStandsWhereItWasDropped()
    {
        QFETCH(int, from);
        QFETCH(int, gap);
        QFETCH(QString, order);
        FakeShop shop;
        CategoryTreeModel model(shop, shop);
        const QAbstractItemModelTester tester(&model);
        model.reload();
        QTRY_VERIFY(model.isRead());
        drop(model, model.index(from, 0), gap, {});
        QTRY_COMPARE(shop.asked.join(u' '), order);
    }

    void aDraggedProductGoesIntoTheCategoryAndBySeenValue()
    {
        FakeShop shop;
        CategoryTreeModel model(shop, shop);
        const QAbstractItemModelTester tester(&model);
        model.reload();
        QTRY_VERIFY(model.isRead());
        const QModelIndex first = model.index(0, 0);
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0, first)}));
        QVERIFY(!model.canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {})); // no category
        drop(model, model.index(0, 0, first), -1, model.index(2, 0));
        QTRY_COMPARE(shop.asked, QStringList{u"1 c"_s});
        QCOMPARE(shop.seen, (QJsonObject{{u"category_id"_s, u"a"_s}}));
        QCOMPARE(model.rowCount(first), 1);
        QCOMPARE(model.rowCount(model.index(2, 0)), 1);
        // Onto a product is into its category.
        drop(model, model.index(0, 0, first), -1, model.index(0, 0, model.index(1, 0)));
        QTRY_COMPARE(shop.asked.size(), 2);
        QCOMPARE(model.rowCount(model.index(1, 0)), 2);
    }

    void whatTheServerDoesNotTakeIsToldAndReadAgain()
    {
        FakeShop shop;
        CategoryTreeModel model(shop, shop);
        model.reload();
        QTRY_VERIFY(model.isRead());
        QSignalSpy refused(&model, &CategoryTreeModel::refused);
        QSignalSpy notRead(&model, &CategoryTreeModel::notRead);
        shop.away = true;
        model.move(model.index(0, 0), 1);
        QTRY_COMPARE(refused.size(), 1);
        QTRY_COMPARE(notRead.size(), 1);
        shop.away = false;
        model.reload();
        QTRY_COMPARE(model.index(0, 0).data().toString(), u"Cow ghee"_s);
    }

    void theCopyOfTheShopShowsTheTreeWithoutALine()
    {
        FakeShop shop;
        shop.away = true;
        shop.hasCopy = true;
        CategoryTreeModel model(shop, shop);
        model.reload();
        QTRY_VERIFY(model.isRead());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    }

    void altAndAnArrowMoveWithoutTheMouse()
    {
        Stage stage;
        QTRY_COMPARE(stage.titles().size(), 3);
        QTreeView *tree = stage.tree();
        tree->setCurrentIndex(stage.dialog->model().index(2, 0));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(stage.titles(), QStringList({u"Cow ghee"_s, u"Gifts"_s, u"Buffalo ghee"_s}));
        QCOMPARE(tree->currentIndex().row(), 1); // it stays chosen
        QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier); // it is the first already
        QTRY_COMPARE(stage.shop.asked.last(), u"c a b"_s);
        QCOMPARE(stage.shop.asked.size(), 2);
        const QModelIndex cow = stage.dialog->model().index(1, 0);
        tree->expand(cow);
        tree->setCurrentIndex(stage.dialog->model().index(0, 0, cow));
        QTest::keyClick(tree, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(stage.shop.asked.last(), u"1 b"_s);
    }

    void aNameIsChangedInPlaceInBothLanguages()
    {
        Stage stage;
        QTRY_COMPARE(stage.titles().size(), 3);
        CategoryTreeModel &model = stage.dialog->model();
        QVERIFY(model.setData(model.index(2, Column::Hindi), u" उपहार "_s, Qt::EditRole));
        QTRY_COMPARE(stage.shop.asked, QStringList{u"c उपहार"_s});
        QVERIFY(!model.setData(model.index(2, Column::Title), u"  "_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(2, Column::Title), u"Gifts"_s, Qt::EditRole));
        QVERIFY(!model.index(0, 0, model.index(0, 0)).flags().testFlag(Qt::ItemIsEditable));
    }

    void aCategoryThatHoldsProductsStaysAndSaysWhy()
    {
        Stage stage;
        QTRY_COMPARE(stage.titles().size(), 3);
        QTreeView *tree = stage.tree();
        tree->setFocus();
        tree->setCurrentIndex(stage.dialog->model().index(0, 0));
        QTest::keyClick(tree, Qt::Key_Delete);
        auto *told = stage.find<QLabel>("noticeText");
        QTRY_VERIFY(told->isVisible());
        QVERIFY(told->text().contains(u"Cow ghee"));
        QCOMPARE(stage.titles().size(), 3);
        tree->setCurrentIndex(stage.dialog->model().index(2, 0));
        QTest::keyClick(tree, Qt::Key_Delete);
        QTRY_COMPARE(stage.titles().size(), 2);
        QCOMPARE(stage.shop.asked, QStringList{u"remove c"_s});
    }

    void aProductIsArchivedNotDeleted()
    {
        Stage stage;
        QTRY_COMPARE(stage.titles().size(), 3);
        const QModelIndex cow = stage.dialog->model().index(0, 0);
        stage.tree()->expand(cow);
        stage.tree()->setCurrentIndex(stage.dialog->model().index(1, 0, cow));
        stage.find<QPushButton>("categoryRemove")->click();
        QTRY_COMPARE(stage.shop.shelf.size(), 2);
        QTRY_COMPARE(stage.dialog->model().rowCount(stage.dialog->model().index(0, 0)), 1);
    }

    void aNewCategoryStandsLastAndATakenAddressIsSaid()
    {
        Stage stage;
        QTRY_COMPARE(stage.titles().size(), 3);
        QTest::keyClick(stage.dialog.get(), Qt::Key_Insert);
        auto *title = stage.find<QLineEdit>("newCategoryTitle");
        QVERIFY(title->hasFocus());
        QTest::keyClicks(title, u"Cow & more!"_s);
        auto *slug = stage.find<QLineEdit>("newCategorySlug");
        QCOMPARE(slug->text(), u"cow-more"_s);
        slug->setText(u"cow"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QTRY_VERIFY(stage.find<QLabel>("noticeText")->isVisible());
        QCOMPARE(title->text(), u"Cow & more!"_s);
        slug->setText(u"cow-more"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QTRY_COMPARE(stage.titles().last(), u"Cow & more!"_s);
        QVERIFY(title->text().isEmpty());
        QCOMPARE(stage.tree()->currentIndex().row(), 3);
    }

    void withoutTheLineOnlyProductsMove()
    {
        Stage stage;
        stage.shop.hasCopy = true;
        QTRY_COMPARE(stage.titles().size(), 3);
        stage.tree()->setCurrentIndex(stage.dialog->model().index(1, 0));
        stage.shop.away = true;
        stage.line.goAway();
        for (const char *name :
             {"categoryRename", "categoryUp", "categoryDown", "categoryRemove"}) {
            QVERIFY2(!stage.find<QPushButton>(name)->isEnabled(), name);
            QVERIFY2(stage.find<QPushButton>(name)->toolTip().contains(u"line"_s), name);
        }
        QVERIFY(stage.find<QLabel>("noticeText")->isVisible());
        QTRY_COMPARE(stage.titles().size(), 3); // of the copy
        stage.tree()->setCurrentIndex(
            stage.dialog->model().index(0, 0, stage.dialog->model().index(0, 0)));
        QVERIFY(stage.find<QPushButton>("categoryDown")->isEnabled());
        stage.shop.away = false;
        stage.line.come();
        QTRY_COMPARE(stage.titles().size(), 3);
        stage.tree()->setCurrentIndex(stage.dialog->model().index(1, 0));
        QVERIFY(stage.find<QPushButton>("categoryRename")->isEnabled());
        QVERIFY(!stage.find<QLabel>("noticeText")->isVisible());
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
        QTRY_COMPARE(stage.titles().size(), 3);
        stage.tree()->expandAll();
        stage.tree()->setCurrentIndex(stage.dialog->model().index(0, 0));
        stage.find<QPushButton>("categoryRemove")->click();
        const QSize least = stage.dialog->minimumSizeHint();
        QVERIFY2(least.width() <= 900 && least.height() <= 500,
                 qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
        QTest::qWait(50);
        QVERIFY(stage.dialog->grab().save(shots.filePath(u"categories"_s + suffix)));
    }
};

QTEST_MAIN(CategoriesTest)
#include "categories_test.moc"
