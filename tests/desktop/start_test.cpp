// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts from the copy on this machine, however the line is.
#include "desktop/app/desk.h"
#include "desktop/app/line_status.h"
#include "desktop/app/main_window.h"
#include "desktop/dashboard/dashboard_page.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "tests/desktop/fake_shop.h"
#include "tests/desktop/fake_sync.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QPushButton>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kOrders = 20;

Profile profileAt(const QUrl &server)
{
    return {server, u"meera@paushtik.example"_s};
}

/// As a program is that somebody stayed signed in to.
struct Running {
    Running(const QString &settings, const Profile &profile)
        : desk(settings, TokenStore::Keychain::Avoid)
    {
        desk.preferences.rememberProfile(profile);
        desk.preferences.setState(
            u"known/"_s + QString::fromLatin1(QUrl::toPercentEncoding(profile.key())),
            QStringList{u"s1"_s, profile.email, u"Meera Kulkarni"_s, u"manager"_s});
        QCoro::waitFor(desk.tokens.write(profile.key(), "kept"));
        window = std::make_unique<MainWindow>(desk);
        window->show();
        window->resume();
    }
    OrderTableModel *orders() const { return window->page<OrdersPage>()->model(); }
    QString line() const { return window->findChild<LineStatus *>()->text(); }

    Desk desk;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class StartTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString settings() const { return m_folder.filePath(u"desk.ini"_s); }

    bool copy(FakeSync &shop) const
    {
        for (int i = 0; i < kOrders; ++i) {
            const QJsonObject order = FakeShop::makeOrder(i);
            shop.put(u"order"_s, order["id"_L1].toString(), order);
        }
        Desk desk(settings(), TokenStore::Keychain::Avoid);
        desk.api.setServer(shop.url());
        desk.api.setToken(FakeSync::token());
        desk.sync.start(profileAt(shop.url()).key());
        return tests::waitUntil([&desk] { return desk.isWhole(); });
    }

private Q_SLOTS:
    // A router that drops packets, or a proxy that holds them: no answer, and no refusal either.
    void aServerThatNeverAnswersIsNotWaitedFor()
    {
        FakeSync shop;
        QVERIFY(copy(shop));
        const QUrl url = shop.url();
        shop.goAway();
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost, static_cast<quint16>(url.port())));

        Running running(settings(), profileAt(url));
        QTRY_COMPARE(running.orders()->rowCount(), kOrders);
        QVERIFY(running.window->isSignedIn());
        QVERIFY(running.orders()->rowIfRead(0));
        running.window->findChild<QAction *>(u"pageDashboard"_s)->trigger();
        auto *pending = running.window->findChild<QPushButton *>(u"tilePending"_s);
        QTRY_VERIFY(pending->isVisible());
        QVERIFY2(running.line().contains(u"Connecting"_s), qUtf8Printable(running.line()));
        QVERIFY(running.line().contains(u"as of"_s));
        QVERIFY(silent.hasPendingConnections()); // it is being asked all the while
        QVERIFY(!running.desk.api.offlineSince());

        silent.close();
        while (QTcpSocket *held = silent.nextPendingConnection())
            held->abort();
        QTRY_VERIFY(running.line().contains(u"Offline since"_s));
        QCOMPARE(running.orders()->rowCount(), kOrders);
    }

    void aTokenThatDiedMeanwhileLeadsToTheSignIn()
    {
        FakeShop shop(kOrders);
        Running running(m_folder.filePath(u"other.ini"_s), profileAt(shop.url()));
        QTRY_VERIFY(shop.countOf(u"/staff/me"_s) > 0);
        QTRY_VERIFY(!running.window->isSignedIn());
        QTRY_VERIFY(
            QCoro::waitFor(running.desk.tokens.read(profileAt(shop.url()).key())).isEmpty());
    }
};

QTEST_MAIN(StartTest)
#include "start_test.moc"
