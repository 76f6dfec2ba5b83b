// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/demo/demo_picture.h"
#include "shared/imaging/variants.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;
using namespace paushtik;

class TestDemo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShelfIsFullAndEveryNameIsThereOnce();
    void everyProductCouldBeSoldAsItStands();
    void someAreLowAndOneIsOut();
    void hindiIsWrittenInDevanagari();
    void everyProductHasAPictureOfItsOwnFromAnyThread();
};

void TestDemo::theShelfIsFullAndEveryNameIsThereOnce()
{
    QSet<QString> categories;
    for (const auto &each : demoCategories())
        categories.insert(each.slug);
    QCOMPARE(categories.size(), demoCategories().size());
    QVERIFY(demoProducts().size() >= 16);
    QSet<QString> skus;
    QSet<QString> slugs;
    QSet<QString> used;
    for (const auto &each : demoProducts()) {
        skus.insert(each.sku);
        slugs.insert(each.slug);
        used.insert(each.category);
    }
    QCOMPARE(skus.size(), demoProducts().size());
    QCOMPARE(slugs.size(), demoProducts().size());
    QCOMPARE(used, categories);
}

void TestDemo::everyProductCouldBeSoldAsItStands()
{
    static const QRegularExpression kSlug(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
    for (const auto &each : demoProducts()) {
        QVERIFY2(kSlug.match(each.slug).hasMatch(), qPrintable(each.slug));
        QVERIFY(!each.title.isEmpty() && !each.subtitle.isEmpty() && !each.unitLabel.isEmpty());
        QVERIFY(each.description.size() > 100);
        QVERIFY(each.price > Paise(0) && each.price <= each.mrp);
        QVERIFY(each.weightGrams > 0);
        QVERIFY(each.size.lengthMm > 0 && each.size.widthMm > 0 && each.size.heightMm > 0);
        QCOMPARE(each.hsnCode, u"04059020"_s);
        QCOMPARE(each.gstRate, BasisPoints(500));
        QVERIFY(each.openingStock >= 0 && each.lowStockThreshold > 0);
    }
}

void TestDemo::someAreLowAndOneIsOut()
{
    int low = 0;
    int out = 0;
    for (const auto &each : demoProducts()) {
        low += each.openingStock > 0 && each.openingStock <= each.lowStockThreshold;
        out += each.openingStock == 0;
    }
    QVERIFY(low >= 2);
    QCOMPARE(out, 1);
}

void TestDemo::hindiIsWrittenInDevanagari()
{
    static const QRegularExpression kOther(u"[A-Za-z]"_s);
    const auto isHindi = [](const QString &text) {
        return !text.isEmpty() && !text.contains(kOther) && text.contains(QChar(0x0940));
    };
    for (const auto &each : demoCategories())
        QVERIFY2(!each.titleHi.contains(kOther) && !each.titleHi.isEmpty(), qPrintable(each.slug));
    for (const auto &each : demoProducts()) {
        QVERIFY2(isHindi(each.descriptionHi), qPrintable(each.sku));
        QVERIFY2(!each.titleHi.isEmpty() && !each.titleHi.contains(kOther), qPrintable(each.sku));
    }
}

void TestDemo::everyProductHasAPictureOfItsOwnFromAnyThread()
{
    QList<QByteArray> pictures;
    std::thread([&] {
        for (const auto &each : demoProducts())
            pictures.append(renderDemoPicture(each));
    }).join();
    QCOMPARE(QSet<QByteArray>(pictures.begin(), pictures.end()).size(), demoProducts().size());

    // A folder to look at them in, for whoever changes the art.
    const QString folder = qEnvironmentVariable("PAUSHTIK_DEMO_PICTURES");
    for (int i = 0; i < pictures.size(); ++i) {
        const auto image = QImage::fromData(pictures[i]);
        QCOMPARE(image.size(), QSize(kDemoPictureSide, kDemoPictureSide));
        if (!folder.isEmpty())
            QVERIFY(image.save(QDir(folder).filePath(demoProducts()[i].sku + u".png"_s)));
    }
    const auto variants = makeVariants(pictures.first());
    QVERIFY(variants);
    QCOMPARE(variants->full.width, kDemoPictureSide);
}

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    TestDemo test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_demo.moc"
