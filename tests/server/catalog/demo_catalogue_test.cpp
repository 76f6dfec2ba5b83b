// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/demo_catalogue.h"

#include "server/media/folder_store.h"
#include "server/media/media_service.h"
#include "shared/demo/demo_catalogue.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/support/wait_for.h"

#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;

class DemoCatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsEverythingOnceAndLeavesAPersonsChangesAlone()
    {
        tests::CatalogDatabase shop;
        QTemporaryDir folder;
        CpuPool pool(2);
        db::Database database(shop.config());
        ProductsAdminService products(database);
        CategoriesAdminService categories(database);
        ImagesAdminService images(database);
        media::FolderStore store(folder.path(), pool);
        media::MediaService media(store, pool, database);
        const DemoShelf shelf{&categories, &products, &images, &media, &pool};

        QVERIFY(settled(loadDemoCatalogue(shelf)));
        QVERIFY(settled(addDemoPictures(shelf)));
        const QByteArray count = QByteArray::number(demoProducts().size());
        QCOMPARE(shop.execute("SELECT count(*) FROM products"), count);
        QCOMPARE(shop.execute("SELECT count(*) FROM product_images"), count);
        QVERIFY(shop.ledgerAgrees());
        QCOMPARE(shop.execute("SELECT count(*) FROM stock WHERE on_hand = 0").toInt(),
                 int(std::count_if(demoProducts().begin(), demoProducts().end(),
                                   [](const DemoProduct &p) { return p.openingStock == 0; })));

        shop.execute("UPDATE products SET price_paise = 1 WHERE sku = $1",
                     {demoProducts().first().sku.toUtf8()});
        shop.execute("DELETE FROM product_images WHERE product_id = (SELECT min(id::text)::uuid "
                     "FROM products)"); // as if it had been broken off
        QVERIFY(settled(loadDemoCatalogue(shelf)));
        QVERIFY(settled(addDemoPictures(shelf)));
        QCOMPARE(shop.execute("SELECT count(*) FROM products"), count);
        QCOMPARE(shop.execute("SELECT count(*) FROM product_images"), count);
        QCOMPARE(shop.execute("SELECT count(*) FROM products WHERE price_paise = 1"), "1"_ba);
        QVERIFY(shop.ledgerAgrees());
    }
};

} // namespace paushtik::catalog

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    paushtik::catalog::DemoCatalogueTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "demo_catalogue_test.moc"
