// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/embedded_cluster.h"

#include "server/db/blocking_connection.h"
#include "server/db/cluster_folder.h"
#include "server/db/os_user.h"
#include "server/db/postgres_programs.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

bool isRoot()
{
    return ::geteuid() == 0;
}

// An account without rights that is not the one that root's clusters run as.
OsUser somebody()
{
    return OsUser::byName("nobody").value_or(OsUser::current());
}

QString complaint(const Result<void> &result)
{
    return result ? QString() : result.error().detail;
}

/// Runs `body` in a process of its own as `user`, and answers the byte string it returned. Killed
/// at its end, so that it leaves what a kill -9 leaves.
QByteArray inChild(const OsUser &user, const std::function<QByteArray()> &body)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        becomeOrExit(user);
        const QByteArray said = body();
        std::ignore = ::write(ends[1], said.constData(), static_cast<size_t>(said.size()));
        ::kill(::getpid(), SIGKILL);
    }
    ::close(ends[1]);
    QFile from;
    QByteArray said;
    if (from.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle))
        said = from.readAll();
    ::waitpid(child, nullptr, 0);
    return said;
}

QByteArray startIn(const QString &folder)
{
    EmbeddedCluster cluster(folder, EmbeddedCluster::Durability::Throwaway);
    if (const auto started = cluster.start(); !started)
        return started.error().detail.toUtf8();
    return cluster.wasRunning() ? "adopted" : "started";
}

pid_t postmaster(const QString &folder)
{
    return ClusterFolder(folder).runningProcess();
}

uid_t ownerOf(pid_t process)
{
    struct stat info = {};
    ::stat(QByteArray("/proc/" + QByteArray::number(process)).constData(), &info);
    return info.st_uid;
}

/// psql as a person would call it; what it printed, or its complaint.
QByteArray psql(const OsUser &user, const QString &folder, const QString &sql)
{
    QProcess process;
    process.setWorkingDirectory(u"/"_s);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setChildProcessModifier([user] { becomeOrExit(user); });
    process.start(
        postgresClientPrograms(0).value() + u"/psql"_s,
        {u"-XAt"_s, u"-h"_s, folder, u"-U"_s, u"paushtik"_s, u"-c"_s, sql, u"paushtik"_s});
    if (!process.waitForFinished(tests::kPatienceMs))
        return process.errorString().toUtf8();
    return process.readAll().trimmed();
}

bool answers(const EmbeddedCluster &cluster)
{
    return PQping(cluster.url().constData()) == PQPING_OK;
}

} // namespace

class EmbeddedClusterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QFile::setPermissions(m_base.path(), kOpen)); }

    void init()
    {
        m_folder = m_base.filePath(u"shop's घी %1"_s.arg(++m_count));
        QVERIFY(QDir().mkdir(m_folder));
    }
    void cleanup()
    {
        EmbeddedCluster cluster(m_folder, EmbeddedCluster::Durability::Throwaway);
        if (postmaster(m_folder) != 0 && cluster.start())
            cluster.stop();
        QCOMPARE(postmaster(m_folder), 0);
    }

    void startedByRootItRunsUnprivilegedAndLetsInRootAndTheFoldersOwnerAlone()
    {
        if (!isRoot())
            QSKIP("needs root");
        EmbeddedCluster cluster(m_folder, EmbeddedCluster::Durability::Throwaway);
        QCOMPARE(complaint(cluster.start()), QString());
        QVERIFY(!cluster.wasRunning());
        const uid_t user = ownerOf(postmaster(m_folder));
        QVERIFY(user != 0);
        QCOMPARE(psql(*OsUser::byId(0), m_folder, u"SELECT 40 + 2"_s), "42"_ba);
        if (somebody().uid != user)
            QVERIFY(!psql(somebody(), m_folder, u"SELECT 40 + 2"_s).contains("42"));
        cluster.stop();
        QCOMPARE(postmaster(m_folder), 0);
    }

    void startedByAnUnprivilegedUserItIsTheirsAndRootMayEnterAndStartIt()
    {
        const OsUser user = somebody();
        giveFolderTo(user);
        QCOMPARE(inChild(user, [this] { return startIn(m_folder); }), "started"_ba);
        QCOMPARE(ownerOf(postmaster(m_folder)), user.uid);
        QCOMPARE(psql(user, m_folder, u"SELECT 40 + 2"_s), "42"_ba);

        EmbeddedCluster byUs(m_folder, EmbeddedCluster::Durability::Throwaway);
        QCOMPARE(complaint(byUs.start()), QString());
        QVERIFY(byUs.wasRunning());
        QCOMPARE(psql(OsUser::current(), m_folder, u"SELECT 40 + 2"_s), "42"_ba);
        byUs.stop();
        QCOMPARE(postmaster(m_folder), 0);

        QCOMPARE(complaint(byUs.start()), QString());
        QCOMPARE(ownerOf(postmaster(m_folder)), user.uid);
        byUs.stop();
        QCOMPARE(inChild(user, [this] { return startIn(m_folder); }), "started"_ba);
    }

    void aClusterWhoseProgramWasKilledIsAdoptedWithItsData()
    {
        const QString folder = m_folder;
        QCOMPARE(inChild(OsUser::current(),
                         [folder] {
                             const QByteArray how = startIn(folder);
                             psql(OsUser::current(), folder, u"CREATE TABLE jars (id int)"_s);
                             return how;
                         }),
                 "started"_ba);
        const pid_t before = postmaster(m_folder);
        EmbeddedCluster cluster(m_folder, EmbeddedCluster::Durability::Throwaway);
        QCOMPARE(complaint(cluster.start()), QString());
        QVERIFY(cluster.wasRunning());
        QCOMPARE(postmaster(m_folder), before);
        QCOMPARE(psql(OsUser::current(), m_folder, u"SELECT count(*) FROM jars"_s), "0"_ba);
    }

    void afterAKilledPostgresItRecovers()
    {
        EmbeddedCluster first(m_folder);
        QCOMPARE(complaint(first.start()), QString());
        psql(OsUser::current(), m_folder, u"CREATE TABLE jars (id int)"_s);
        const pid_t process = postmaster(m_folder);
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);

        EmbeddedCluster second(m_folder);
        QCOMPARE(complaint(second.start()), QString());
        QVERIFY(!second.wasRunning());
        QCOMPARE(psql(OsUser::current(), m_folder, u"SELECT count(*) FROM jars"_s), "0"_ba);
    }

    // After a reboot the old number may be anybody's; ours here.
    void aStalePostmasterPidIsNotBelieved()
    {
        EmbeddedCluster cluster(m_folder, EmbeddedCluster::Durability::Throwaway);
        QCOMPARE(complaint(cluster.start()), QString());
        QFile pidFile(ClusterFolder(m_folder).cluster() + u"/postmaster.pid"_s);
        QVERIFY(pidFile.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = pidFile.readAll().split('\n');
        cluster.stop();

        QFile stale(pidFile.fileName());
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.write(QByteArray::number(::getpid()) + '\n' + lines.sliced(1).join('\n'));
        stale.close();
        QCOMPARE(postmaster(m_folder), 0);
        QCOMPARE(complaint(cluster.start()), QString());
        QVERIFY(!cluster.wasRunning());
    }

    void stopLeavesItToAnotherThatStillUsesIt()
    {
        EmbeddedCluster daemon(m_folder, EmbeddedCluster::Durability::Throwaway);
        EmbeddedCluster command(m_folder, EmbeddedCluster::Durability::Throwaway);
        QCOMPARE(complaint(daemon.start()), QString());
        QCOMPARE(complaint(command.start()), QString());
        QVERIFY(command.wasRunning());
        command.stop();
        QVERIFY(answers(daemon));
        QCOMPARE(complaint(command.start()), QString());
        daemon.stop();
        QVERIFY(answers(command)); // the last one out stops it, whoever started it
        command.stop();
        QVERIFY(!answers(command));
    }

    void ofTwoProgramsThatStartAtOnceOneStartsItAndTheOtherAdoptsIt()
    {
        QByteArray other;
        const QString folder = m_folder;
        const std::unique_ptr<QThread> thread(QThread::create([&other, folder] {
            other = startIn(folder); // flock(2) parts two opens of one process just so
        }));
        thread->start();
        const QByteArray mine = startIn(m_folder);
        QVERIFY(thread->wait(tests::kPatienceMs));
        QList<QByteArray> both{mine, other};
        std::sort(both.begin(), both.end());
        QCOMPARE(both, (QList<QByteArray>{"adopted", "started"}));
    }

    void aFolderItCannotUseIsRefusedInOneLine_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("asRoot");
        QTest::addColumn<QString>("words");
        const QString base = m_base.path() + u'/';
        QTest::newRow("too long") << base + QString(120, u'x') << true << u"too long"_s;
        QTest::newRow("comma") << base + u"a,b"_s << true << u"comma"_s;
        QTest::newRow("a file") << u"/etc/hostname"_s << true << u"cannot make"_s;
        QTest::newRow("below a file") << u"/etc/hostname/x"_s << true << u"cannot make"_s;
        QTest::newRow("not writable") << u"/usr"_s << false << u"cannot write to"_s;
        QTest::newRow("not to be made") << u"/usr/paushtik"_s << false << u"cannot make"_s;
    }

    void aFolderItCannotUseIsRefusedInOneLine()
    {
        QFETCH(QString, folder);
        QFETCH(bool, asRoot);
        QFETCH(QString, words);
        const OsUser user = asRoot ? OsUser::current() : somebody();
        const QByteArray said = inChild(user, [folder] { return startIn(folder); });
        QVERIFY2(said.contains(words.toUtf8()), said.constData());
        QVERIFY(!said.contains('\n'));
    }

    void aParentThatKeepsPostgresOutIsNamed()
    {
        if (!isRoot())
            QSKIP("needs root");
        QVERIFY(QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::ExeOwner));
        const QString inside = m_folder + u"/inside"_s;
        const QByteArray said = startIn(inside);
        QVERIFY2(said.contains("cannot enter " + m_folder.toUtf8() + " "), said.constData());
        QVERIFY(!said.contains('\n'));
    }

private:
    static constexpr QFile::Permissions kOpen =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;

    void giveFolderTo(const OsUser &user) const
    {
        if (isRoot())
            QCOMPARE(::chown(QFile::encodeName(m_folder).constData(), user.uid, user.gid), 0);
    }

    QTemporaryDir m_base{u"/tmp/paushtik-cluster-XXXXXX"_s};
    QString m_folder;
    int m_count = 0;
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::EmbeddedClusterTest)
#include "embedded_cluster_test.moc"
