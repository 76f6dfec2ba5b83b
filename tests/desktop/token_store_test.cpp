// SPDX-License-Identifier: GPL-3.0-or-later
// The token of a profile in a real keychain: GNOME's, on a bus of the test's own.
#include "desktop/account/token_store.h"
#include "tests/support/patience.h"

#include <QCoroTask>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

class TokenStoreTest : public QObject {
    Q_OBJECT

private:
    const QByteArray kToken = "pk_s_4f1c-keep-me-out-of-plain-files";
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
    bool m_hasKeychain = false;

    static bool offersSecrets()
    {
        auto *bus = QDBusConnection::sessionBus().interface();
        return bus && bus->isServiceRegistered(u"org.freedesktop.secrets"_s).value();
    }
    bool startBus()
    {
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        const bool began = tests::waitUntil([this] { return m_bus.bytesAvailable() > 0; });
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        return began;
    }
    /// A copy of the program: the original has the right to lock memory, with which some containers
    /// do not let it start.
    bool startKeyring()
    {
        const QString copy = m_home.filePath(u"keyring-daemon"_s);
        QFile::copy(QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s), copy);
        m_keyring.start(copy, {u"--unlock"_s, u"--foreground"_s, u"--components=secrets"_s});
        m_keyring.write("the password that its owner signs in with");
        m_keyring.closeWriteChannel();
        return tests::waitUntil(&TokenStoreTest::offersSecrets);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name :
             {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, QFile::encodeName(m_home.path()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->terminate();
            process->waitForFinished(tests::kPatienceMs);
        }
    }
    void withoutAKeychainTheTokenLastsForThisRunAndSaysSo()
    {
        TokenStore store(TokenStore::Keychain::Use);
        QVERIFY(!QCoro::waitFor(store.write(u"shop asha"_s, kToken)));
        QCOMPARE(QCoro::waitFor(store.read(u"shop asha"_s)), kToken);
        TokenStore nextRun(TokenStore::Keychain::Use);
        QCOMPARE(QCoro::waitFor(nextRun.read(u"shop asha"_s)), QByteArray());
    }
    void theNextRunFindsTheTokenOfEachProfileInTheKeychain()
    {
        QVERIFY(startBus());
        if (!startKeyring())
            QSKIP("GNOME's keychain does not run here");
        m_hasKeychain = true;
        {
            TokenStore store(TokenStore::Keychain::Use);
            QVERIFY(QCoro::waitFor(store.write(u"shop asha"_s, kToken)));
            QVERIFY(QCoro::waitFor(store.write(u"shop meera"_s, "pk_s_other")));
        }
        TokenStore nextRun(TokenStore::Keychain::Use);
        QCOMPARE(QCoro::waitFor(nextRun.read(u"shop asha"_s)), kToken);
        QCOMPARE(QCoro::waitFor(nextRun.read(u"shop meera"_s)), QByteArray("pk_s_other"));
        QCOMPARE(QCoro::waitFor(nextRun.read(u"shop nobody"_s)), QByteArray());
    }
    void whatSignedOutIsGoneFromTheKeychain()
    {
        if (!m_hasKeychain)
            QSKIP("GNOME's keychain does not run here");
        TokenStore store(TokenStore::Keychain::Use);
        QCoro::waitFor(store.remove(u"shop asha"_s));
        TokenStore nextRun(TokenStore::Keychain::Use);
        QCOMPARE(QCoro::waitFor(nextRun.read(u"shop asha"_s)), QByteArray());
        QCOMPARE(QCoro::waitFor(nextRun.read(u"shop meera"_s)), QByteArray("pk_s_other"));
    }
    void noFileHoldsItPlain()
    {
        if (!m_hasKeychain)
            QSKIP("GNOME's keychain does not run here");
        TokenStore store(TokenStore::Keychain::Use);
        QVERIFY(QCoro::waitFor(store.write(u"shop asha"_s, kToken)));
        int files = 0;
        QDirIterator each(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(kToken), qUtf8Printable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 0);
    }
};

QTEST_GUILESS_MAIN(TokenStoreTest)
#include "token_store_test.moc"
