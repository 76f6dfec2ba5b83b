// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every page in light, dark and Hindi, and its empty, error and offline faces, for people to
// look at.
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFont>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class ScreenshotsTest : public QObject {
    Q_OBJECT

private:
    QDir m_folder;

    void shoot(DeskFixture &desk, const QString &name, int height = 900, int width = 1440)
    {
        desk.window->resize(width, height);
        QTest::qWait(30); // layouts and repaints that are posted
        const QPixmap picture = desk.window->grab();
        QVERIFY(!picture.isNull());
        QVERIFY(picture.save(m_folder.filePath(name + u".png"_s)));
    }
    void shootDialog(DeskFixture &desk, const char *action, const char *name, const QString &file)
    {
        desk.find<QAction>(action)->trigger();
        auto *dialog = desk.find<QDialog>(name);
        QVERIFY2(dialog, name);
        QTest::qWait(30);
        QVERIFY(dialog->grab().save(m_folder.filePath(file + u".png"_s)));
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void shootMenu(DeskFixture &desk, const char *action, const QString &file)
    {
        desk.find<QAction>(action)->trigger();
        QTest::qWait(30);
        QWidget *menu = QApplication::activePopupWidget();
        QVERIFY(menu);
        QVERIFY(menu->grab().save(m_folder.filePath(file + u".png"_s)));
        menu->close();
    }
    static void openOrder(DeskFixture &desk, int row)
    {
        OrderTableModel *model = desk.window->page<OrdersPage>()->model();
        while (model->rowCount() <= row) {
            const int known = model->rowCount();
            model->fetchMore({});
            QTRY_VERIFY(model->rowCount() > known);
        }
        desk.find<QTableView>("orders")->selectRow(row);
        QTRY_VERIFY(desk.window->page<OrdersPage>()->detail()->shown().has_value());
    }
    void tour(DeskFixture &desk, const QString &suffix)
    {
        shoot(desk, u"sign-in"_s + suffix);
        QVERIFY(desk.ready());
        openOrder(desk, 0);
        shoot(desk, u"orders"_s + suffix);
        shoot(desk, u"order-whole"_s + suffix, 1500);
        desk.find<QAction>("pageDashboard")->trigger();
        QTRY_VERIFY(desk.find<QWidget>("dashboard")->isVisible());
        QTest::qWait(200); // the lists are read after the numbers
        shoot(desk, u"dashboard"_s + suffix);
        desk.find<QAction>("pageSettings")->trigger();
        shoot(desk, u"settings"_s + suffix);
        desk.find<QAction>("actionPalette")->trigger();
        auto *palette = desk.find<QDialog>("palette");
        QVERIFY(palette);
        QVERIFY(palette->grab().save(m_folder.filePath(u"palette%1.png"_s.arg(suffix))));
        palette->close();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString base = qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath());
        m_folder = QDir(base + u"/screenshots"_s);
        QVERIFY(m_folder.mkpath(u"."_s));
    }
    void light()
    {
        DeskFixture desk(240);
        desk.desk->preferences.setScheme(SchemeChoice::Light);
        tour(desk, u"-light"_s);
    }
    void dark()
    {
        DeskFixture desk(240);
        desk.desk->preferences.setScheme(SchemeChoice::Dark);
        tour(desk, u"-dark"_s);
    }
    void hindi()
    {
        DeskFixture desk(240);
        desk.desk->preferences.setLanguage(u"hi"_s);
        tour(desk, u"-hindi"_s);
    }
    // What a scaled screen leaves: 1920×1080 at 200 %, 1366×768 at 125 %.
    void onSmallScreens()
    {
        const std::pair<QSize, QString> screens[] = {{{960, 500}, u"-small-200"_s},
                                                     {{1092, 574}, u"-small-125"_s}};
        DeskFixture desk(240);
        QVERIFY(desk.ready());
        for (const auto &[size, suffix] : screens) {
            for (const char *page : {"Dashboard", "Orders", "Stock", "Catalog", "Settings"}) {
                desk.find<QAction>(QByteArray("page").append(page))->trigger();
                if (QLatin1StringView(page) == "Orders"_L1)
                    openOrder(desk, 0);
                QTest::qWait(50);
                shoot(desk, QString::fromLatin1(page).toLower() + suffix, size.height(),
                      size.width());
                QCOMPARE(desk.window->size(), size);
            }
        }
    }
    void flaggedOrderWithALongName()
    {
        DeskFixture desk(240);
        QVERIFY(desk.ready());
        openOrder(desk, 66);
        shoot(desk, u"order-flagged-light"_s);
        desk.window->page<OrdersPage>()->detail()->clear();
        openOrder(desk, 1);
        shoot(desk, u"order-unpaid-light"_s);
    }
    void dialogsOfAnOrder_data()
    {
        QTest::addColumn<SchemeChoice>("scheme");
        QTest::addColumn<QString>("language");
        QTest::newRow("light") << SchemeChoice::Light << u"en"_s;
        QTest::newRow("dark") << SchemeChoice::Dark << u"en"_s;
        QTest::newRow("hindi") << SchemeChoice::Light << u"hi"_s;
    }
    void dialogsOfAnOrder()
    {
        QFETCH(SchemeChoice, scheme);
        QFETCH(QString, language);
        const QString suffix = u'-' + QString::fromLatin1(QTest::currentDataTag());
        DeskFixture desk(60);
        desk.desk->preferences.setScheme(scheme);
        desk.desk->preferences.setLanguage(language);
        desk.desk->preferences.rememberProfile(
            {QUrl(u"https://desk.paushtik.example"_s), u"ramesh@paushtik.example"_s});
        desk.restart();
        shoot(desk, u"sign-in-profiles"_s + suffix);
        QVERIFY(desk.ready());
        openOrder(desk, 0);
        shootDialog(desk, "actionRefund", "refundDialog", u"refund"_s + suffix);
        shootDialog(desk, "actionCancelOrder", "reasonDialog", u"cancel-order"_s + suffix);
        shootDialog(desk, "actionNote", "reasonDialog", u"note"_s + suffix);
        shootDialog(desk, "actionFilterOrders", "filterPanel", u"filter-panel"_s + suffix);
        shootDialog(desk, "actionSaveView", "saveView", u"save-view"_s + suffix);
        shootMenu(desk, "actionColumns", u"columns"_s + suffix);
        auto *page = desk.window->page<OrdersPage>();
        page->showOnly({.status = u"paid"_s, .from = Timestamp::parse(u"2026-11-21T18:30:00Z")});
        QTRY_COMPARE(page->model()->phase(), OrderTableModel::Phase::Idle);
        desk.find<QTableView>("orders")->selectAll();
        shoot(desk, u"orders-selected"_s + suffix);
        desk.find<QAction>("actionShipMany")->trigger();
        QTRY_VERIFY(desk.find<QDialog>("bulk"));
        QTest::qWait(200);
        QVERIFY(desk.find<QDialog>("bulk")->grab().save(
            m_folder.filePath(u"bulk%1.png"_s.arg(suffix))));
    }
    void paletteFinds()
    {
        DeskFixture desk(60);
        QVERIFY(desk.ready());
        desk.find<QAction>("actionPalette")->trigger();
        auto *palette = desk.find<QDialog>("palette");
        palette->findChild<QLineEdit *>(u"paletteSearch"_s)->setText(u"rohan"_s);
        QTRY_VERIFY(desk.shop.countOf(u"q=rohan"_s) > 0);
        QTest::qWait(100);
        QVERIFY(palette->grab().save(m_folder.filePath(u"palette-search-light.png"_s)));
        palette->close();
    }
    void empty()
    {
        DeskFixture desk(0);
        QVERIFY(desk.ready());
        shoot(desk, u"orders-empty-light"_s);
    }
    void nothingFound()
    {
        DeskFixture desk(20);
        QVERIFY(desk.ready());
        desk.find<QLineEdit>("search")->setText(u"nobody"_s);
        QTRY_COMPARE(desk.window->page<OrdersPage>()->model()->rowCount(), 0);
        shoot(desk, u"orders-nothing-found-light"_s);
    }
    void error()
    {
        DeskFixture desk(20);
        desk.signIn();
        QTRY_VERIFY(desk.window->isSignedIn());
        desk.shop.setMood(FakeShop::Mood::Unavailable);
        desk.window->page<OrdersPage>()->clear();
        desk.window->page<OrdersPage>()->refresh();
        QTRY_COMPARE(desk.window->page<OrdersPage>()->model()->phase(),
                     OrderTableModel::Phase::Failed);
        shoot(desk, u"orders-error-light"_s);
    }
    void offline()
    {
        DeskFixture desk(60);
        QVERIFY(desk.ready());
        openOrder(desk, 2);
        desk.shop.goAway();
        desk.window->page<OrdersPage>()->refresh();
        QTRY_COMPARE(desk.window->page<OrdersPage>()->model()->phase(),
                     OrderTableModel::Phase::Failed);
        shoot(desk, u"orders-offline-light"_s);
        desk.find<QAction>("actionPrintLabel")->trigger();
        QTRY_VERIFY(!desk.visibleText("noticeText").isEmpty());
        shoot(desk, u"label-offline-light"_s);
    }
    void refusedSignIn()
    {
        DeskFixture desk(0);
        desk.signIn(u"wrong"_s);
        QTRY_VERIFY(!desk.visibleText("problem").isEmpty());
        shoot(desk, u"sign-in-refused-light"_s);
    }
};

QTEST_MAIN(ScreenshotsTest)
#include "screenshots_test.moc"
