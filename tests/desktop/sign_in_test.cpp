// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/orders_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class SignInTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRightPasswordOpensTheOrders()
    {
        DeskFixture desk(3);
        QVERIFY(desk.ready());
        QVERIFY(desk.find<QTableView>("orders")->isVisible());
        QCOMPARE(desk.find<QTableView>("orders")->model()->rowCount(), 3);
        QCOMPARE(desk.desk->session.staff()->role, u"manager"_s);
    }

    void aWrongPasswordSaysSoAndStays()
    {
        DeskFixture desk;
        desk.signIn(u"wrong"_s);
        QTRY_COMPARE(desk.visibleText("problem"), u"The e-mail or the password is wrong."_s);
        QVERIFY(!desk.window->isSignedIn());
        QVERIFY(desk.find<QPushButton>("signIn")->isEnabled());
    }

    void aLockedAccountSaysForHowLong()
    {
        DeskFixture desk;
        desk.shop.setMood(FakeShop::Mood::Locked);
        desk.signIn();
        QTRY_VERIFY(desk.visibleText("problem").contains(u"locked for 14 minutes"));
    }

    void aServerThatIsNotThereIsSaidPlainly()
    {
        DeskFixture desk;
        desk.shop.goAway();
        desk.signIn();
        QTRY_VERIFY(desk.visibleText("problem").contains(u"cannot be reached"));
    }

    void aServerOfAnotherKindIsSaidPlainly()
    {
        DeskFixture desk;
        desk.shop.setMood(FakeShop::Mood::SomethingElse);
        desk.signIn();
        QTRY_VERIFY(desk.visibleText("problem").contains(u"not a Paushtik server"));
    }

    void nonsenseForAnAddressAsksNobody()
    {
        DeskFixture desk;
        desk.find<QComboBox>("server")->setEditText(u"ftp://shop"_s);
        desk.find<QLineEdit>("email")->setText(kEmail);
        desk.find<QLineEdit>("password")->setText(kPassword);
        desk.find<QPushButton>("signIn")->click();
        QVERIFY(!desk.visibleText("problem").isEmpty());
        QCOMPARE(desk.shop.requests.size(), 0);
    }

    void serverAndEmailAreRememberedAndNoSecretIsOnDisk()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        desk.restart();
        QCOMPARE(desk.find<QComboBox>("server")->currentText(), desk.shop.url().toString());
        QCOMPARE(desk.find<QLineEdit>("email")->text(), kEmail);
        QFile settings(desk.folder.filePath(u"desk.ini"_s));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray kept = settings.readAll();
        QVERIFY(kept.contains(kEmail.toUtf8()));
        QVERIFY(!kept.contains("token-"));
        QVERIFY(!kept.contains(kPassword.toUtf8()));
    }

    void oneAccountHasOneProfileHoweverItsEmailIsTyped()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        const QString key = desk.desk->session.profile()->key();
        desk.find<QAction>("actionSignOut")->trigger();
        QTRY_VERIFY(!desk.window->isSignedIn());
        desk.signIn(kPassword, kEmail.toUpper());
        QTRY_VERIFY(desk.window->isSignedIn());
        QCOMPARE(desk.desk->session.profile()->key(), key);
        QCOMPARE(desk.desk->preferences.profiles().size(), 1);
    }

    void anEndedSessionAsksAgainAndThePageIsAsItWas()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(2);
        desk.find<QLineEdit>("search")->setText(u"example"_s);
        desk.shop.revokeTokens();
        desk.find<QAction>("actionRefresh")->trigger();
        QTRY_VERIFY(!desk.window->isSignedIn());
        QVERIFY(desk.find<QLineEdit>("password")->isVisible());
        QVERIFY(desk.ready());
        QCOMPARE(desk.find<QLineEdit>("search")->text(), u"example"_s);
        QCOMPARE(desk.find<QTableView>("orders")->currentIndex().row(), 2);
    }

    void signingOutForgetsWhatWasOnScreen()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        desk.find<QAction>("actionSignOut")->trigger();
        QTRY_VERIFY(!desk.window->isSignedIn());
        QCOMPARE(desk.find<QTableView>("orders")->model()->rowCount(), 0);
        QTRY_COMPARE(desk.shop.countOf(u"/staff/logout"_s), 1);
    }

    void anAddressIsReadAsAPersonTypesIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read");
        QTest::newRow("host") << u"shop.example.in"_s << u"https://shop.example.in"_s;
        QTest::newRow("here") << u" localhost:8080 "_s << u"http://localhost:8080"_s;
        QTest::newRow("full") << u"http://10.0.0.4:8080/"_s << u"http://10.0.0.4:8080"_s;
        QTest::newRow("port") << u"https://Shop.example.in:443"_s << u"https://shop.example.in"_s;
        QTest::newRow("below") << u"https://shop.in/desk"_s << u"https://shop.in/desk"_s;
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("other") << u"file:///etc/passwd"_s << QString();
    }
    void anAddressIsReadAsAPersonTypesIt()
    {
        QFETCH(QString, typed);
        QFETCH(QString, read);
        QCOMPARE(Session::serverFromText(typed).toString(), read);
    }
};

QTEST_MAIN(SignInTest)
#include "sign_in_test.moc"
