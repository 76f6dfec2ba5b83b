// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/notifications.h"

#include "tests/support/patience.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QSignalSpy>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::TestDatabase;
using tests::waitUntil;

} // namespace

class NotificationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSentAfterReconnectedIsHeardInOrder()
    {
        Notifications notifications(m_test.config(), {"jobs", "Catalog \"odd\""});
        const QSignalSpy heard(&notifications, &Notifications::notified);
        start(notifications);
        m_test.execute("NOTIFY jobs, 'one'");
        m_test.execute("NOTIFY \"Catalog \"\"odd\"\"\", 'घी'");
        m_test.execute("NOTIFY unheard, 'no'");
        m_test.execute("NOTIFY jobs");
        QVERIFY(waitUntil([&] { return heard.size() == 3; }));
        QCOMPARE(heard[0], (QVariantList{"jobs"_ba, "one"_ba}));
        QCOMPARE(heard[1], (QVariantList{"Catalog \"odd\""_ba, "घी"_ba}));
        QCOMPARE(heard[2], (QVariantList{"jobs"_ba, ""_ba}));
    }

    void afterEveryLostConnectionItListensAgainAndSaysSo()
    {
        Notifications notifications(m_test.config(), {"jobs"});
        const QSignalSpy heard(&notifications, &Notifications::notified);
        const QSignalSpy reconnected(&notifications, &Notifications::reconnected);
        notifications.start();
        for (int round = 1; round <= 3; ++round) {
            QVERIFY(waitUntil([&] { return reconnected.size() == round; }));
            m_test.execute("NOTIFY jobs, 'again'");
            QVERIFY(waitUntil([&] { return heard.size() == round; }));
            m_test.terminateConnections();
        }
    }

    void afterStopNothingIsHeardUntilItIsStartedAgain()
    {
        Notifications notifications(m_test.config(), {"jobs"});
        const QSignalSpy heard(&notifications, &Notifications::notified);
        start(notifications);
        notifications.stop();
        m_test.execute("NOTIFY jobs, 'missed'");
        start(notifications);
        m_test.execute("NOTIFY jobs, 'heard'");
        QVERIFY(waitUntil([&] { return !heard.isEmpty(); }));
        QCOMPARE(heard.first().last().toByteArray(), "heard"_ba);
    }

    void aListenerMayDeleteIt()
    {
        auto notifications =
            std::make_unique<Notifications>(m_test.config(), QList<QByteArray>{"jobs"});
        QObject::connect(notifications.get(), &Notifications::notified, this,
                         [&] { notifications.reset(); });
        start(*notifications);
        m_test.execute("NOTIFY jobs, 'the last'");
        m_test.execute("NOTIFY jobs, 'never heard'");
        QVERIFY(waitUntil([&] { return !notifications; }));
    }

private:
    static void start(Notifications &notifications)
    {
        const QSignalSpy reconnected(&notifications, &Notifications::reconnected);
        notifications.start();
        QVERIFY(waitUntil([&] { return !reconnected.isEmpty(); }));
    }

    const TestDatabase m_test{TestDatabase::Empty};
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::NotificationsTest)
#include "notifications_test.moc"
