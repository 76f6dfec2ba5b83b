// SPDX-License-Identifier: GPL-3.0-or-later
// The page by itself, as a person uses it; it also writes its pictures into <build>/screenshots.
#include "desktop/catalog/http_catalog_repository.h"
#include "desktop/pictures/crop_view.h"
#include "desktop/pictures/pictures_page.h"
#include "desktop/pictures/shop_pictures.h"
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"
#include "desktop/thumbs/thumbnails.h"
#include "tests/desktop/pictures/fake_sink.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

// A jar on a table, near enough.
QString drawJar(const QString &file, QSize size, QColor ghee)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient wall(0, 0, 0, size.height());
    wall.setColorAt(0, QColor(244, 236, 222));
    wall.setColorAt(1, QColor(202, 178, 140));
    painter.fillRect(image.rect(), wall);
    painter.fillRect(0, size.height() * 3 / 4, size.width(), size.height() / 4,
                     QColor(120, 82, 48));
    const QRectF jar(size.width() * 0.34, size.height() * 0.22, size.width() * 0.32,
                     size.height() * 0.6);
    painter.setPen(QPen(QColor(90, 70, 40), size.width() / 200.0));
    painter.setBrush(ghee);
    painter.drawRoundedRect(jar, size.width() / 20.0, size.width() / 20.0);
    painter.setBrush(QColor(170, 120, 40));
    painter.drawRect(jar.adjusted(0, -size.height() * 0.06, 0, -jar.height()));
    painter.setBrush(QColor(250, 246, 236));
    painter.drawRect(jar.adjusted(0, jar.height() * 0.4, 0, -jar.height() * 0.25));
    painter.end();
    image.save(file, "JPG", 92);
    return file;
}

/// All that the page needs, and the page.
struct Stage {
    explicit Stage(const QString &folder, SchemeChoice scheme = SchemeChoice::Light,
                   const QString &code = u"en"_s)
        : theme(*qApp, scheme)
        , thumbs(folder + u"-thumbs"_s, api)
    {
        language.choose(code);
        queue.open(folder);
        page = std::make_unique<PicturesPage>(shell, shop, queue);
        page->resize(1320, 900);
        page->show();
        queue.setProducts({{u"p1"_s, u"GHEE-COW-500"_s, u"Cow ghee, 500 ml"_s},
                           {u"p2"_s, u"GHEE-BUF-1000"_s, u"Buffalo ghee, 1 l"_s}});
    }
    template <class T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1StringView(name));
    }
    void drop(const QStringList &files) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls.append(QUrl::fromLocalFile(file));
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page.get(), &enter);
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page.get(), &event);
    }

    Theme theme;
    Language language;
    Shell shell;
    ApiClient api;
    FakeSink sink;
    PictureQueue queue{sink};
    HttpCatalogRepository catalog{api};
    Thumbnails thumbs;
    ShopPictures shop{catalog, thumbs, queue};
    std::unique_ptr<PicturesPage> page;
};

} // namespace

class PicturesPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QDir m_shots;
    QStringList m_files;
    int m_number = 0;

    QString fresh() { return m_dir.filePath(u"queue%1"_s.arg(++m_number)); }
    void shoot(const Stage &stage, const QString &name)
    {
        QTest::qWait(1'600); // the picture has come to be sharp
        QVERIFY(stage.page->grab().save(m_shots.filePath(name + u".png"_s)));
    }
    void fill(const Stage &stage)
    {
        stage.drop(m_files);
        QTRY_COMPARE(stage.queue.rowCount(), m_files.size());
        QTRY_COMPARE(stage.queue.making(), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shots =
            QDir(qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath()) + u"/screenshots"_s);
        QVERIFY(m_shots.mkpath(u"."_s));
        const auto jar = [this](const char *name, QSize size, QColor colour) {
            m_files.append(drawJar(m_dir.filePath(QString::fromLatin1(name)), size, colour));
        };
        jar("GHEE-COW-500 front.jpg", {2400, 1800}, QColor(236, 190, 70));
        jar("GHEE-COW-500 small.jpg", {1000, 750}, QColor(236, 190, 70));
        jar("GHEE-BUF-1000_1.jpg", {1500, 2000}, QColor(240, 232, 200));
        jar("IMG_2041.jpg", {1600, 1200}, QColor(200, 140, 40));
        QFile broken(m_dir.filePath(u"scan.jpg"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("\xff\xd8\xff not a whole picture");
        m_files.append(broken.fileName());
    }

    void droppedFilesAreMadeMatchedAndSent()
    {
        Stage stage(fresh());
        fill(stage);
        QCOMPARE(stage.page->currentRow(), 0);
        auto *send = stage.find<QPushButton>("picturesSendButton");
        QVERIFY(send->isEnabled());
        QCOMPARE(stage.queue.ready(), 3); // one has no product, one is broken
        auto *hindi = stage.find<QLineEdit>("pictureAltHindi");
        hindi->setFocus();
        QTest::keyClicks(hindi, u"jar"_s);
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_COMPARE(stage.sink.taken.size(), 3);
        QVERIFY(!send->isEnabled());
        QVERIFY(stage.sink.taken.first().alt.endsWith(u" / jar"_s));
    }

    void aProductChosenByHandMakesAPictureReady()
    {
        Stage stage(fresh());
        fill(stage);
        auto *list = stage.find<QListView>("pictures");
        for (int row = 0; row < stage.queue.rowCount(); ++row) {
            if (stage.queue.item(row).name == u"IMG_2041.jpg"_s)
                list->setCurrentIndex(stage.queue.index(row));
        }
        auto *product = stage.find<QComboBox>("pictureProduct");
        QCOMPARE(product->currentIndex(), 0);
        const int choice = product->findData(u"p2"_s);
        QVERIFY(choice > 0);
        product->setCurrentIndex(choice);
        Q_EMIT product->activated(choice);
        QCOMPARE(stage.queue.ready(), 4);
        QCOMPARE(stage.find<QLineEdit>("pictureAlt")->text(), u"Buffalo ghee, 1 l"_s);
    }

    void aFrameCutsThePictureAndEscapeTakesItBack()
    {
        Stage stage(fresh());
        stage.drop({m_files[0]});
        QTRY_COMPARE(stage.queue.ready(), 1);
        auto *crop = stage.find<CropView>("pictureCrop");
        QTRY_VERIFY(stage.page->isVisible());
        const QPoint middle = crop->rect().center();
        const auto cuts = [&] { // once the preview, which is read beside, is there
            QTest::mousePress(crop, Qt::LeftButton, {}, middle);
            QTest::mouseMove(crop, middle + QPoint(60, 60));
            QTest::mouseRelease(crop, Qt::LeftButton, {}, middle + QPoint(60, 60));
            return stage.queue.item(0).edit.width < 0.9;
        };
        QVERIFY(tests::waitUntil(cuts));
        QTRY_COMPARE(stage.queue.ready(), 1);
        QTest::keyClick(crop, Qt::Key_Escape);
        QCOMPARE(stage.queue.item(0).edit, PictureEdit());
        QTRY_COMPARE(stage.queue.ready(), 1);
        stage.page->findChild<QAction *>(u"picturesRight"_s)->trigger();
        QCOMPARE(stage.queue.item(0).edit.quarterTurns, 1);
    }

    void thePasteboardGivesAPicture()
    {
        Stage stage(fresh());
        QGuiApplication::clipboard()->setImage(QImage(m_files[3]));
        stage.page->findChild<QAction *>(u"picturesPaste"_s)->trigger();
        QTRY_COMPARE(stage.queue.rowCount(), 1);
        QTRY_COMPARE(stage.queue.making(), 0);
        QVERIFY(stage.queue.item(0).made);
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
        const QString suffix = u"-"_s + QString::fromLatin1(QTest::currentDataTag());
        Stage stage(fresh(), static_cast<SchemeChoice>(scheme), language);
        shoot(stage, u"pictures-empty"_s + suffix);
        fill(stage);
        shoot(stage, u"pictures"_s + suffix);
        auto *list = stage.find<QListView>("pictures");
        list->setCurrentIndex(stage.queue.index(2)); // looks like the one above it
        QVERIFY(stage.find<QLabel>("pictureTwin")->isVisible());
        shoot(stage, u"pictures-twin"_s + suffix);
        list->setCurrentIndex(stage.queue.index(4));
        shoot(stage, u"pictures-broken"_s + suffix);
        stage.sink.away = true;
        stage.queue.sendReady();
        list->setCurrentIndex(stage.queue.index(1));
        shoot(stage, u"pictures-offline"_s + suffix);
    }
};

QTEST_MAIN(PicturesPageTest)
#include "pictures_page_test.moc"
