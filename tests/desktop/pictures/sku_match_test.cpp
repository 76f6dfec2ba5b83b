// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/sku_match.h"

#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

class SkuMatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileBelongsToTheSkuItIsNamedAfter_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sku");
        const auto row = [](const char *file, const char *sku) {
            QTest::newRow(file) << QString::fromUtf8(file) << QString::fromUtf8(sku);
        };
        row("GHEE-COW-500.jpg", "GHEE-COW-500");
        row("ghee-cow-500.JPG", "GHEE-COW-500");
        row("GHEE COW 500 (2).jpeg", "GHEE-COW-500");
        row("ghee_cow_500_front.webp", "GHEE-COW-500");
        row("gheecow500.png", "GHEE-COW-500");
        row("GHEE-COW-500ml.png", "GHEE-COW-500");
        row("GHEE-COW-500-GIFT-1.png", "GHEE-COW-500-GIFT"); // the longest
        row("GHEE-COW-5000.png", "");
        row("GHEE-COW-50.png", "");
        row("GHEE-COWS-500.png", "");
        row("front GHEE-COW-500.png", "");
        row("IMG_2041.HEIC", "");
        row(".jpg", "");
        row("घी-1.jpg", "घी-1");
    }
    void aFileBelongsToTheSkuItIsNamedAfter()
    {
        QFETCH(QString, file);
        QFETCH(QString, sku);
        const QStringList skus{u"GHEE-COW-500"_s, u"GHEE-COW-500-GIFT"_s, u"HONEY-250"_s, u"घी-1"_s,
                               u"--"_s};
        QCOMPARE(skuOfFile(file, skus).value_or(QString()), sku);
        QCOMPARE(skuOfFile(u"/a.b/"_s + file, skus).value_or(QString()), sku);
    }
};

QTEST_GUILESS_MAIN(SkuMatchTest)
#include "sku_match_test.moc"
