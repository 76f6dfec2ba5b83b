// SPDX-License-Identifier: GPL-3.0-or-later
// paushtikd as an operator meets it: starts that cannot be, starts and stops on one data folder,
// and the commands beside and without a daemon.
#include "tests/e2e/daemon_process.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace paushtik::e2e;

#define REFUSES_IN_ONE_LINE(run, words)                                                            \
    do {                                                                                           \
        const Ended &end = (run);                                                                  \
        QVERIFY2(end.saidOneLine(), end.errors.constData());                                       \
        QVERIFY2(end.errors.contains(words), end.errors.constData());                              \
        QCOMPARE(end.status, 1);                                                                   \
        QCOMPARE(end.output, QByteArray());                                                        \
    } while (false)

class TestDaemon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWrongWordOnTheCommandLineIsOneLine_data();
    void aWrongWordOnTheCommandLineIsOneLine();
    void aMissingSecretOfALiveShopIsNamedInOneLine_data();
    void aMissingSecretOfALiveShopIsNamedInOneLine();
    void aLiveShopRefusesTheDemo();
    void aFolderThatCannotBeMadeIsOneLine();
    void aFolderThatCannotBeWrittenIsOneLine();
    void aTakenPortIsOneLineAndLeavesNoPostgres();
    void aDatabaseThatIsNotThereIsOneLine();
    void aSecondDaemonOnOneFolderIsOneLineAndHarmsNothing();
    void theTermSignalStopsItAndItsPostgres();
    void aSecondStartFindsWhatTheFirstOneWrote();
    void thePostgresOfAKilledDaemonIsAdopted();
    void verifySpeaksBesideTheDaemonAndWithoutIt();
    void anOrderGoesFromTheShelfToTheLabelAndAddsUp();
    void verifyNamesWhatDoesNotAddUp();
    void staffWhoAreAddedCanSignIn();
    void aBackupTakenBesideTheDaemonIsRestoredWithoutIt();

private:
    DataFolder m_data; ///< one for all: making a cluster takes seconds
    DataFolder m_demo; ///< with the demo's catalogue
};

void TestDaemon::aWrongWordOnTheCommandLineIsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("flag") << QStringList{u"--colour"_s} << "--colour"_ba;
    QTest::newRow("flag with a value") << QStringList{u"--liste=1"_s} << "--liste"_ba;
    QTest::newRow("value left out") << QStringList{u"--listen"_s} << "--listen"_ba;
    QTest::newRow("no address") << QStringList{u"--listen=here"_s} << "PAUSHTIK_LISTEN"_ba;
    QTest::newRow("no number") << QStringList{u"--threads=many"_s} << "PAUSHTIK_THREADS"_ba;
    QTest::newRow("no threads") << QStringList{u"--threads=0"_s} << "PAUSHTIK_THREADS"_ba;
    QTest::newRow("no time") << QStringList{u"--pending-ttl=-1"_s} << "PAUSHTIK_PENDING_TTL"_ba;
    QTest::newRow("command") << QStringList{u"sreve"_s} << "sreve"_ba;
    QTest::newRow("operand") << QStringList{u"verify"_s, u"all"_s} << "all"_ba;
    QTest::newRow("staff without add") << QStringList{u"staff"_s} << "staff add"_ba;
}

void TestDaemon::aWrongWordOnTheCommandLineIsOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    REFUSES_IN_ONE_LINE(runToEnd(arguments, environmentFor(m_data.path())), words);
}

void TestDaemon::aMissingSecretOfALiveShopIsNamedInOneLine_data()
{
    QTest::addColumn<QString>("missing");
    for (const char *name : {"RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET",
                             "SHIPROCKET_EMAIL", "SHIPROCKET_PASSWORD", "SHIPROCKET_WEBHOOK_TOKEN"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestDaemon::aMissingSecretOfALiveShopIsNamedInOneLine()
{
    QFETCH(QString, missing);
    QProcessEnvironment live = environmentFor(m_data.path());
    live.remove(u"RAZORPAY_MOCK"_s);
    live.remove(u"SHIPROCKET_MOCK"_s);
    for (const char *name : {"RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET",
                             "SHIPROCKET_EMAIL", "SHIPROCKET_PASSWORD", "SHIPROCKET_WEBHOOK_TOKEN"})
        live.insert(QString::fromLatin1(name), u"hush-hush"_s);
    live.remove(missing);
    const Ended ended = runToEnd({}, live);
    REFUSES_IN_ONE_LINE(ended, missing.toLatin1());
    QVERIFY(!ended.errors.contains("hush-hush"));
}

void TestDaemon::aLiveShopRefusesTheDemo()
{
    QProcessEnvironment live = environmentFor(m_data.path());
    live.remove(u"SHIPROCKET_MOCK"_s);
    for (const char *name : {"SHIPROCKET_EMAIL", "SHIPROCKET_PASSWORD", "SHIPROCKET_WEBHOOK_TOKEN"})
        live.insert(QString::fromLatin1(name), u"hush-hush"_s);
    REFUSES_IN_ONE_LINE(runToEnd({u"--demo"_s}, live), "--demo");
}

void TestDaemon::aFolderThatCannotBeMadeIsOneLine()
{
    REFUSES_IN_ONE_LINE(runToEnd({}, environmentFor(u"/proc/paushtik"_s)), "/proc/paushtik");
}

// Nothing is closed to root, so the daemon is then started as an account without rights.
void TestDaemon::aFolderThatCannotBeWrittenIsOneLine()
{
    QTemporaryDir closed(u"/tmp/paushtik-e2e-XXXXXX"_s);
    QVERIFY(QFile::setPermissions(closed.path(), QFile::ReadOwner | QFile::ExeOwner |
                                                     QFile::ReadOther | QFile::ExeOther));
    const uint nobody = 65534;
    const Ended ended =
        runToEnd({}, environmentFor(closed.path()), {}, geteuid() == 0 ? nobody : 0);
    QFile::setPermissions(closed.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    REFUSES_IN_ONE_LINE(ended, closed.path().toUtf8());
}

void TestDaemon::aTakenPortIsOneLineAndLeavesNoPostgres()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QProcessEnvironment environment = environmentFor(m_data.path());
    environment.insert(u"PAUSHTIK_LISTEN"_s, u"127.0.0.1:%1"_s.arg(other.serverPort()));
    REFUSES_IN_ONE_LINE(runToEnd({}, environment), QByteArray::number(other.serverPort()));
    QCOMPARE(m_data.postgres(), 0);
}

void TestDaemon::aDatabaseThatIsNotThereIsOneLine()
{
    QProcessEnvironment environment = environmentFor(m_data.path());
    environment.insert(u"PAUSHTIK_DATABASE_URL"_s,
                       u"postgresql://paushtik:hush-hush@127.0.0.1:1/paushtik?connect_timeout=2"_s);
    const Ended ended = runToEnd({}, environment);
    REFUSES_IN_ONE_LINE(ended, "127.0.0.1");
    QVERIFY(!ended.errors.contains("hush-hush"));
}

void TestDaemon::aSecondDaemonOnOneFolderIsOneLineAndHarmsNothing()
{
    RunningDaemon first(m_data.path());
    QVERIFY2(first.isReady(), first.errors().constData());
    REFUSES_IN_ONE_LINE(runToEnd({}, environmentFor(m_data.path())), m_data.path().toUtf8());
    QCOMPARE(first.status("/readyz"), 200);
}

void TestDaemon::theTermSignalStopsItAndItsPostgres()
{
    RunningDaemon daemon(m_data.path());
    QVERIFY2(daemon.isReady(), daemon.errors().constData());
    QVERIFY(m_data.postgres() != 0);
    QCOMPARE(daemon.terminate(), 0);
    QCOMPARE(m_data.postgres(), 0);
}

void TestDaemon::aSecondStartFindsWhatTheFirstOneWrote()
{
    const QJsonObject somebody{{u"email"_s, u"meera@buyer.example"_s},
                               {u"name"_s, u"Meera"_s},
                               {u"password"_s, u"long enough a word"_s}};
    int status = 0;
    {
        RunningDaemon first(m_data.path());
        QVERIFY2(first.isReady(), first.errors().constData());
        first.post("/auth/register", somebody, &status);
        QCOMPARE(status, 201);
    }
    RunningDaemon second(m_data.path());
    QVERIFY2(second.isReady(), second.errors().constData());
    QJsonObject logIn = somebody;
    logIn.remove(u"name"_s);
    second.post("/auth/login", logIn, &status);
    QCOMPARE(status, 200);
}

void TestDaemon::thePostgresOfAKilledDaemonIsAdopted()
{
    RunningDaemon killed(m_data.path());
    QVERIFY2(killed.isReady(), killed.errors().constData());
    const qint64 postgres = m_data.postgres();
    killed.kill();
    QCOMPARE(m_data.postgres(), postgres);

    RunningDaemon next(m_data.path());
    QVERIFY2(next.isReady(), next.errors().constData());
    QCOMPARE(m_data.postgres(), postgres);
    QCOMPARE(next.terminate(), 0);
    QCOMPARE(m_data.postgres(), 0);
}

void TestDaemon::verifySpeaksBesideTheDaemonAndWithoutIt()
{
    const auto environment = environmentFor(m_data.path());
    {
        RunningDaemon daemon(m_data.path());
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        const Ended beside = runToEnd({u"verify"_s}, environment);
        QVERIFY2(beside.status == 0, beside.errors + beside.output);
        QCOMPARE(daemon.status("/readyz"), 200);
    }
    const Ended alone = runToEnd({u"verify"_s}, environment);
    QVERIFY2(alone.status == 0, alone.errors + alone.output);
    QCOMPARE(m_data.postgres(), 0);
}

void TestDaemon::anOrderGoesFromTheShelfToTheLabelAndAddsUp()
{
    RunningDaemon daemon(m_demo.path(), {u"--demo"_s});
    QVERIFY2(daemon.isReady(), daemon.errors().constData());
    QProcess order;
    order.setProcessChannelMode(QProcess::MergedChannels);
    order.start(QStringLiteral(PAUSHTIK_E2E_FOLDER "/order.sh"),
                {u"http://127.0.0.1:%1"_s.arg(daemon.port()), m_demo.path() + u"/label.pdf"_s});
    QVERIFY(order.waitForFinished(480'000));
    QVERIFY2(order.exitCode() == 0, order.readAll().constData());
    const Ended verified = runToEnd({u"verify"_s}, environmentFor(m_demo.path()));
    QVERIFY2(verified.status == 0, verified.output.constData());
}

void TestDaemon::verifyNamesWhatDoesNotAddUp()
{
    {
        RunningDaemon daemon(m_demo.path(), {u"--demo"_s});
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        m_demo.execute("ALTER TABLE stock DISABLE TRIGGER ALL;"
                       " UPDATE stock SET on_hand = on_hand + 1 WHERE product_id ="
                       "   (SELECT id FROM products WHERE sku = (SELECT min(sku) FROM products))");
    }
    const Ended ended = runToEnd({u"verify"_s}, environmentFor(m_demo.path()));
    QCOMPARE(ended.status, 1);
    QCOMPARE(ended.output.count('\n'), 1);
    QVERIFY2(ended.output.contains("stock"), ended.output.constData());
}

void TestDaemon::staffWhoAreAddedCanSignIn()
{
    RunningDaemon daemon(m_data.path());
    QVERIFY2(daemon.isReady(), daemon.errors().constData());
    const auto environment = environmentFor(m_data.path());
    const QStringList told{u"staff"_s,     u"add"_s,     u"ravi@paushtik.example"_s,
                           u"--role"_s,    u"manager"_s, u"--name"_s,
                           u"Ravi Kumar"_s};
    const Ended added = runToEnd(told, environment, "a password of Ravi's\nmore\n");
    QVERIFY2(added.status == 0, added.errors);
    QCOMPARE(added.output, QByteArray());
    int status = 0;
    const QJsonObject ravi = daemon.post(
        "/staff/login",
        {{u"email"_s, u"ravi@paushtik.example"_s}, {u"password"_s, u"a password of Ravi's"_s}},
        &status);
    QCOMPARE(status, 200);
    QCOMPARE(ravi["staff"_L1]["role"_L1].toString(), u"manager"_s);
    QCOMPARE(ravi["staff"_L1]["name"_L1].toString(), u"Ravi Kumar"_s);
    REFUSES_IN_ONE_LINE(runToEnd(told, environment, "a password of Ravi's\n"), "e-mail already");

    const Ended madeUp =
        runToEnd({u"staff"_s, u"add"_s, u"sita@paushtik.example"_s, u"--role"_s, u"warehouse"_s},
                 environment);
    QVERIFY2(madeUp.status == 0, madeUp.errors);
    QCOMPARE(madeUp.output.count('\n'), 1);
    daemon.post("/staff/login",
                {{u"email"_s, u"sita@paushtik.example"_s},
                 {u"password"_s, QString::fromUtf8(madeUp.output.trimmed())}},
                &status);
    QCOMPARE(status, 200);

    REFUSES_IN_ONE_LINE(
        runToEnd({u"staff"_s, u"add"_s, u"gita@paushtik.example"_s, u"--role"_s, u"owner"_s},
                 environment),
        "role");
}

void TestDaemon::aBackupTakenBesideTheDaemonIsRestoredWithoutIt()
{
    const auto environment = environmentFor(m_data.path());
    const QString file = m_data.path() + u"/shop.backup"_s;
    const QJsonObject somebody{{u"email"_s, u"later@buyer.example"_s},
                               {u"name"_s, u"Later"_s},
                               {u"password"_s, u"long enough a word"_s}};
    int status = 0;
    {
        RunningDaemon daemon(m_data.path());
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        const Ended backup = runToEnd({u"backup"_s, file}, environment);
        QVERIFY2(backup.status == 0, backup.errors);
        QVERIFY(QFileInfo(file).size() > 0);
        daemon.post("/auth/register", somebody, &status);
        QCOMPARE(status, 201);
    }
    const Ended restored = runToEnd({u"restore"_s, file}, environment);
    QVERIFY2(restored.status == 0, restored.errors);
    RunningDaemon daemon(m_data.path());
    QVERIFY2(daemon.isReady(), daemon.errors().constData());
    daemon.post("/auth/register", somebody, &status);
    QCOMPARE(status, 201); // whom the backup does not know may come again
}

QTEST_GUILESS_MAIN(TestDaemon)
#include "daemon_test.moc"
