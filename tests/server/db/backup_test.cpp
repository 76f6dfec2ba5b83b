// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/backup.h"

#include "server/db/database.h"
#include "server/db/notifications.h"
#include "server/db/postgres_programs.h"
#include "tests/support/patience.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestDatabase;

const Query kLogged{"test.logged", "SELECT count(*) FROM audit_log"};

constexpr char kLog[] = "INSERT INTO audit_log (actor_name, action, entity, entity_id)"
                        " SELECT $1, 'test', 'jar', n::text FROM generate_series(1, 2000) n";

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isOneLine(const Result<void> &refused, const QString &words)
{
    return !refused && refused.error().detail.contains(words) &&
           !refused.error().detail.contains(u'\n');
}

// Restores beside a thread that serves, so its event loop must go on.
Result<void> restoreBeside(const QByteArray &url, const QString &file)
{
    Result<void> restored;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { restored = restoreFrom(url, file); }));
    thread->start();
    if (!tests::waitUntil([&] { return thread->isFinished(); }))
        return fail(Fault::Unavailable, {}, u"the restore does not end"_s);
    thread->wait();
    return restored;
}

} // namespace

class BackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_test = std::make_unique<TestDatabase>();
        m_test->execute(kLog, {"घी"});
    }

    void aRestoredDatabaseIsAsItWasAndHasANewEpoch()
    {
        const QByteArray before = contents();
        const QByteArray epoch = m_test->execute("SELECT epoch FROM installation");
        QVERIFY(backupTo(m_test->url(), file()));
        m_test->execute("DELETE FROM audit_log");
        m_test->execute("CREATE TABLE later (id int REFERENCES schema_migrations (version))");

        const auto restored = restoreFrom(m_test->url(), file());
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().detail));
        QCOMPARE(contents(), before);
        QCOMPARE(m_test->execute("SELECT to_regclass('later')"), ""_ba);
        QVERIFY(m_test->execute("SELECT epoch FROM installation") != epoch);
        QVERIFY(backupTo(m_test->url(), file())); // what was restored can be backed up again
        QVERIFY(restoreFrom(m_test->url(), file()));
        QCOMPARE(contents(), before);
    }

    void aBackupIsReadableByItsOwnerAloneAndNothingElseIsLeftBeside()
    {
        QVERIFY(write(file(), "an older one"));
        QVERIFY(backupTo(m_test->url(), file()));
        QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{u"shop.backup"_s});
    }

    void aFailedBackupLeavesTheOlderOneAlone()
    {
        QVERIFY(write(file(), "an older one"));
        QVERIFY(isOneLine(backupTo(m_test->url() + " dbname=nosuch", file()), u"nosuch"_s));
        QVERIFY(isOneLine(backupTo(m_test->url(), u"/nonexistent/x"_s), u"cannot write"_s));
        QVERIFY(isOneLine(backupTo(m_test->url(), m_folder.path()), u"is a folder"_s));
        QCOMPARE(read(file()), "an older one"_ba);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{u"shop.backup"_s});
    }

    void aFileThatIsNoBackupIsRefusedAndNothingChanges_data()
    {
        QTest::addColumn<QByteArray>("content");
        const TestDatabase shop; // init() runs after this
        QVERIFY(backupTo(shop.url(), file()));
        const QByteArray whole = read(file());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << "DROP SCHEMA public CASCADE;"_ba;
        QTest::newRow("cut in its table of contents") << whole.first(300);
        QTest::newRow("cut in its data") << whole.first(whole.size() - 40);
    }

    void aFileThatIsNoBackupIsRefusedAndNothingChanges()
    {
        QFETCH(QByteArray, content);
        const QByteArray before = contents();
        QVERIFY(write(file(), content));
        QVERIFY(isOneLine(restoreFrom(m_test->url(), file()), u""_s));
        QCOMPARE(contents(), before);
    }

    void aDumpOfAnotherDatabaseOrAMissingFileIsRefused()
    {
        const TestDatabase other(TestDatabase::Empty);
        other.execute("CREATE TABLE recipes (id int)");
        QVERIFY(backupTo(other.url(), file()));
        QVERIFY(isOneLine(restoreFrom(m_test->url(), file()), u"some other database"_s));
        QVERIFY(isOneLine(restoreFrom(m_test->url(), file() + u"x"_s), u"cannot read"_s));
    }

    void aBackupOfANewerProgramIsRefusedAndNothingChanges()
    {
        m_test->execute("INSERT INTO schema_migrations (version, name, checksum)"
                        " VALUES (9999, 'later', '')");
        QVERIFY(backupTo(m_test->url(), file()));
        m_test->execute("DELETE FROM schema_migrations WHERE version = 9999");
        const QByteArray before = contents();
        QVERIFY(isOneLine(restoreFrom(m_test->url(), file()), u"newer than this program"_s));
        QCOMPARE(contents(), before);
    }

    // Whatever a served statement answers is the state before or after, and listeners look again.
    void aRunningDaemonNeverSeesAHalfRestoredDatabase()
    {
        QVERIFY(backupTo(m_test->url(), file()));
        m_test->execute(kLog, {"later"});
        Database database(m_test->config());
        Notifications notifications(m_test->config(), {"shop"});
        const QSignalSpy reconnected(&notifications, &Notifications::reconnected);
        notifications.start();
        QVERIFY(tests::waitUntil([&] { return reconnected.size() == 1; }));

        bool stop = false;
        QList<qint64> seen;
        Task<> reading = readOn(&database, &stop, &seen);
        const auto restored = restoreBeside(m_test->url(), file());
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().detail));
        QVERIFY(tests::waitUntil([&] { return reconnected.size() == 2; }));
        QVERIFY(tests::waitUntil([&] { return !seen.isEmpty() && seen.last() == 2000; }));
        stop = true;
        settled(std::move(reading));
        QCOMPARE(seen.count(2000) + seen.count(4000), seen.size());
    }

private:
    // A statement whose connection is ended fails; the next one goes on.
    static Task<> readOn(Database *database, const bool *stop, QList<qint64> *seen)
    {
        while (!*stop) {
            try {
                const Rows rows = co_await database->run(kLogged);
                seen->append(rows.first().get<qint64>(0));
            } catch (const Error &error) {
                if (!error.unavailable())
                    throw;
            }
        }
    }

    QString file() const { return m_folder.filePath(u"shop.backup"_s); }
    QByteArray contents() const
    {
        return m_test->execute("SELECT md5(string_agg(to_jsonb(a)::text, '' ORDER BY id))"
                               " || (SELECT string_agg(name || checksum, '' ORDER BY version)"
                               "       FROM schema_migrations) FROM audit_log a");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestDatabase> m_test;
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::BackupTest)
#include "backup_test.moc"
