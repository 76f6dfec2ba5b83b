// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that customers see of a product, by keyboard alone; it also writes the dialog's
// pictures into <build>/screenshots.
#include "desktop/pictures/picture_item.h"
#include "desktop/pictures/shown_pictures_dialog.h"
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"
#include "desktop/thumbs/thumbnails.h"
#include "tests/desktop/fake_line.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

class FakePictures final : public ShownPicturesPort {
public:
    Task<Result<QList<QJsonObject>>> list(QString) override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        co_return QList<QJsonObject>(shown);
    }
    Task<Result<void>> order(QString, QStringList ids) override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        std::ranges::sort(shown, {}, [&ids](const QJsonObject &picture) {
            return ids.indexOf(picture["id"_L1].toString());
        });
        co_return Result<void>();
    }
    Task<Result<void>> describe(QString, QString id, QString alt) override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        for (QJsonObject &picture : shown) {
            if (picture["id"_L1] == id)
                picture[u"alt"_s] = alt;
        }
        co_return Result<void>();
    }
    Task<Result<void>> remove(QString, QString id) override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        shown.removeIf([&id](const QJsonObject &picture) { return picture["id"_L1] == id; });
        co_return Result<void>();
    }
    QStringList all(QLatin1StringView field) const
    {
        QStringList values;
        for (const QJsonObject &picture : shown)
            values.append(picture[field].toString());
        return values;
    }
    QList<QJsonObject> shown{
        {{u"id"_s, u"a"_s}, {u"alt"_s, u"A jar / एक जार"_s}},
        {{u"id"_s, u"b"_s}, {u"alt"_s, u"Its lid"_s}},
        {{u"id"_s, u"c"_s}, {u"alt"_s, QString()}},
    };
    bool away = false;
};

struct Stage {
    explicit Stage(SchemeChoice scheme = SchemeChoice::Light, const QString &code = u"en"_s)
        : theme(*qApp, scheme)
    {
        language.choose(code);
        dialog = new ShownPicturesDialog({pictures, thumbs, gate}, u"p1"_s, u"Cow ghee"_s);
        dialog->show();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog, tests::kPatienceMs))
            qFatal("the dialog does not become active");
        list()->setFocus();
    }
    ~Stage() { delete dialog; }
    template <class T>
    T *find(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    QListWidget *list() const { return find<QListWidget>("shownPicturesList"); }

    Theme theme;
    Language language;
    FakePictures pictures;
    FakeLine line;
    LineGate gate{line, nullptr};
    QTemporaryDir folder;
    ApiClient api;
    Thumbnails thumbs{folder.path(), api};
    QPointer<ShownPicturesDialog> dialog;
};

} // namespace

class ShownPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void altAndAnArrowPutThemInOrder()
    {
        Stage stage;
        QTRY_COMPARE(stage.list()->count(), 3);
        QSignalSpy changed(stage.dialog, &ShownPicturesDialog::changed);
        QVERIFY(!stage.find<QPushButton>("shownUp")->isEnabled());
        QTest::keyClick(stage.list(), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(stage.pictures.all("id"_L1), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
        QTRY_COMPARE(changed.size(), 1);
        QTRY_COMPARE(stage.list()->currentRow(), 1); // it stays the chosen one
        QTest::keyClick(stage.list(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(stage.pictures.all("id"_L1), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    void oneIsDescribedInBothLanguages()
    {
        Stage stage;
        QTRY_COMPARE(stage.list()->count(), 3);
        QCOMPARE(stage.find<QLineEdit>("shownAlt")->text(), u"A jar"_s);
        QCOMPARE(stage.find<QLineEdit>("shownAltHindi")->text(), u"एक जार"_s);
        stage.list()->setCurrentRow(1);
        stage.find<QLineEdit>("shownAltHindi")->setText(u"ढक्कन"_s);
        QTest::keyClick(stage.find<QLineEdit>("shownAltHindi"), Qt::Key_Return);
        QTRY_COMPARE(stage.pictures.all("alt"_L1)[1], u"Its lid / ढक्कन"_s);
        QVERIFY(stage.dialog->isVisible());
        stage.list()->setCurrentRow(2);
        stage.find<QLineEdit>("shownAlt")->setText(u"From above"_s);
        stage.dialog->close(); // while it is being typed
        QTRY_COMPARE(stage.pictures.all("alt"_L1)[2], u"From above"_s);
    }

    void oneIsRemovedOnlyAfterAQuestion()
    {
        Stage stage;
        QTRY_COMPARE(stage.list()->count(), 3);
        QTest::keyClick(stage.list(), Qt::Key_Delete);
        auto *yes = stage.find<QPushButton>("shownRemoveYes");
        QVERIFY(yes);
        QCOMPARE(stage.pictures.shown.size(), 3);
        yes->click();
        QTRY_COMPARE(stage.pictures.all("id"_L1), (QStringList{u"b"_s, u"c"_s}));
        QTRY_COMPARE(stage.list()->count(), 2);
    }

    void withoutTheLineNothingCanBeDoneAndItIsSaidWhy()
    {
        Stage stage;
        QTRY_COMPARE(stage.list()->count(), 3);
        stage.pictures.away = true;
        stage.line.goAway();
        QVERIFY(stage.find<QLabel>("noticeText")->isVisible());
        QTest::keyClick(stage.list(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(stage.list(), Qt::Key_Delete);
        QVERIFY(!stage.find<QPushButton>("shownRemoveYes"));
        QVERIFY(!stage.find<QLineEdit>("shownAlt")->isEnabled());
        QCOMPARE(stage.list()->count(), 3); // still in sight
        stage.pictures.away = false;
        stage.line.come();
        QTRY_VERIFY(stage.find<QPushButton>("shownDown")->isEnabled());
        QVERIFY(!stage.find<QLabel>("noticeText")->isVisible());
    }

    void whatTheServerDoesNotTakeIsToldAndReadAgain()
    {
        Stage stage;
        QTRY_COMPARE(stage.list()->count(), 3);
        stage.pictures.away = true;
        QTest::keyClick(stage.list(), Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(stage.find<QLabel>("noticeText")->text().contains(u"order"_s));
        QCOMPARE(stage.pictures.all("id"_L1).first(), u"a"_s);
    }

    void aDescriptionIsOneTextAndComesApartAgain_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("hindi");
        QTest::newRow("both") << u"A jar"_s << u"एक जार"_s;
        QTest::newRow("English") << u"A jar"_s << QString();
        QTest::newRow("Hindi") << QString() << u"एक जार"_s;
        QTest::newRow("neither") << QString() << QString();
        QTest::newRow("English with the sign") << u"Ghee / butter"_s << QString();
        QTest::newRow("both with the sign") << u"Ghee / butter"_s << u"घी"_s;
    }
    void aDescriptionIsOneTextAndComesApartAgain()
    {
        QFETCH(QString, english);
        QFETCH(QString, hindi);
        const auto parts = PictureItem::altParts(PictureItem::altOf(english, hindi));
        QCOMPARE(parts.first, english);
        QCOMPARE(parts.second, hindi);
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
        Stage stage(static_cast<SchemeChoice>(scheme), language);
        QTRY_COMPARE(stage.list()->count(), 3);
        QTest::qWait(50);
        const QString name =
            u"shown-pictures-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag()));
        QVERIFY(stage.dialog->grab().save(shots.filePath(name)));
    }
};

QTEST_MAIN(ShownPicturesTest)
#include "shown_pictures_test.moc"
