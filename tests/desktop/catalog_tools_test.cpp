// SPDX-License-Identifier: GPL-3.0-or-later
// How a table and the categories are reached from the catalogue's page.
#include "desktop/catalog/catalog_page.h"
#include "desktop/categories/categories_dialog.h"
#include "desktop/tables/import_dialog.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class CatalogToolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTableDroppedOnTheCatalogueIsShownNotTaken()
    {
        DeskFixture desk;
        desk.shop.stock(6);
        QVERIFY(desk.ready());
        auto *page = desk.window->page<CatalogPage>();
        QFile table(desk.folder.filePath(u"prices.csv"_s));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("sku,Price\nPSK-GIR-100,999\n");
        table.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(table.fileName())});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &drop);
        auto *dialog = page->findChild<ImportDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->import().table().rows.size(), 1);
        dialog->close();
    }

    void somethingElseIsNotTakenAndNeitherIsATableFromTheWarehouse()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        auto *page = desk.window->page<CatalogPage>();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/jar.webp"_s)});
        QDragEnterEvent picture({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        picture.ignore();
        QApplication::sendEvent(page, &picture);
        QVERIFY(!picture.isAccepted());
        desk.desk->shell.setRole(StaffRole::Warehouse);
        data.setUrls({QUrl::fromLocalFile(u"/tmp/prices.csv"_s)});
        QDragEnterEvent table({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        table.ignore();
        QApplication::sendEvent(page, &table);
        QVERIFY(!table.isAccepted());
        QVERIFY(!desk.find<QAction>("actionImportProducts")->isVisible());
        QVERIFY(!desk.find<QAction>("actionCategories")->isVisible());
    }

    void bothStandInTheMenuOfThePage()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        auto *page = desk.window->page<CatalogPage>();
        for (const char *name : {"actionImportProducts", "actionCategories"}) {
            auto *action = desk.find<QAction>(name);
            QVERIFY(action);
            QVERIFY(page->pageActions().contains(action));
            QVERIFY(!action->text().isEmpty());
            action->trigger();
        }
        QVERIFY(page->findChild<ImportDialog *>());
        QVERIFY(page->findChild<CategoriesDialog *>());
        QTRY_VERIFY(page->findChild<CategoriesDialog *>()->model().isRead());
    }
};

QTEST_MAIN(CatalogToolsTest)
#include "catalog_tools_test.moc"
