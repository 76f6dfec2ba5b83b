// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/cluster_folder.h"

#include "server/db/postgres_programs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

constexpr char kSocket[] = "/.s.PGSQL.5432";

constexpr char kSettings[] = R"(
# What follows is paushtikd's: one shop's database on one machine.
max_connections = 300
shared_buffers = 128MB
max_wal_size = 1GB
log_line_prefix = '%m [%p] %a '
log_checkpoints = off
timezone = 'UTC'
log_timezone = 'UTC'
)";

Result<void> refuse(const QString &why)
{
    return fail(Fault::Unavailable, {}, why);
}

struct stat statOf(const QString &path)
{
    struct stat result = {};
    ::stat(QFile::encodeName(path).constData(), &result);
    return result;
}

bool giveTo(const OsUser &user, const QString &path)
{
    return ::geteuid() != 0 ||
           ::chown(QFile::encodeName(path).constData(), user.uid, user.gid) == 0;
}

bool writeFile(const QString &path, const QByteArray &content, QIODevice::OpenMode mode,
               const OsUser &owner)
{
    QFile file(path);
    return file.open(mode) && file.write(content) == content.size() && file.flush() &&
           giveTo(owner, path) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

pid_t processIn(const QString &pidFile)
{
    QFile file(pidFile);
    return file.open(QIODevice::ReadOnly) ? file.readLine(32).trimmed().toInt() : 0;
}

QByteArray commandLine(pid_t process)
{
    QFile file(u"/proc/%1/cmdline"_s.arg(process));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The first folder on the way that keeps `user` out.
QString firstClosed(const OsUser &user, const QString &folder)
{
    QString path;
    const QStringList parts = folder.split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        path += u'/' + part;
        const struct stat info = statOf(path);
        const mode_t needed = info.st_uid == user.uid   ? S_IXUSR
                              : info.st_gid == user.gid ? S_IXGRP
                                                        : S_IXOTH;
        if ((info.st_mode & needed) == 0)
            return path;
    }
    return folder;
}

} // namespace

ClusterFolder::ClusterFolder(const QString &dataFolder)
    : m_data(QDir::cleanPath(QDir(dataFolder).absolutePath()))
{
}

Result<void> ClusterFolder::prepare(bool mayBeLost)
{
    const auto user = chooseUser();
    if (!user)
        return fail(user.error());
    m_user = *user;
    if (const auto allowed = letUserIn(); !allowed)
        return allowed;

    QFile version(cluster() + u"/PG_VERSION"_s);
    const int major = version.open(QIODevice::ReadOnly) ? version.readAll().trimmed().toInt() : 0;
    const auto programs = postgresPrograms(major);
    if (!programs)
        return fail(programs.error());
    m_programs = *programs;
    if (major == 0) {
        if (const auto made = initialize(mayBeLost); !made)
            return made;
    }
    return writeAccessRules();
}

Result<void> ClusterFolder::checkFolder() const
{
    const qsizetype longest = qsizetype(sizeof(sockaddr_un::sun_path) - sizeof(kSocket));
    const qsizetype length = QFile::encodeName(m_data).size();
    if (length > longest)
        return refuse(u"the data folder's path is too long for PostgreSQL's socket "
                      "(%1 bytes, at most %2): %3"_s.arg(length)
                          .arg(longest)
                          .arg(m_data));
    if (m_data.contains(u','))
        return refuse(u"the data folder's path has a comma, which parts hosts for PostgreSQL: "_s +
                      m_data);
    const bool there = QFileInfo(m_data).isDir();
    if (!there &&
        (!QDir().mkpath(m_data) ||
         !QFile::setPermissions(m_data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)))
        return refuse(u"cannot make the data folder %1"_s.arg(m_data));
    if (::access(QFile::encodeName(m_data).constData(), R_OK | W_OK | X_OK) != 0)
        return refuse(u"cannot write to the data folder %1"_s.arg(m_data));
    return {};
}

Result<OsUser> ClusterFolder::chooseUser() const
{
    const bool exists = QFileInfo::exists(cluster());
    const uid_t owner = statOf(exists ? cluster() : m_data).st_uid;
    if (::geteuid() != 0) {
        if (exists && owner != ::geteuid())
            return fail(Fault::Unavailable, {}, u"%1 belongs to another user"_s.arg(cluster()));
        return OsUser::current();
    }
    std::optional<OsUser> user = owner != 0 ? OsUser::byId(owner) : std::nullopt;
    if (owner != 0 && !user)
        user = OsUser{owner, statOf(m_data).st_gid, {}};
    for (const char *name : {"postgres", "nobody"}) {
        if (!user)
            user = OsUser::byName(name);
    }
    if (!user)
        return fail(Fault::Unavailable, {},
                    u"no unprivileged user to run PostgreSQL as (postgres or nobody)"_s);
    return *user;
}

// The data folder stays its owner's; the cluster's user enters by its group. The sticky bit keeps
// it from removing what is not its own.
Result<void> ClusterFolder::letUserIn() const
{
    if (canUse(*m_user, m_data))
        return {};
    if (::geteuid() == 0) {
        const QByteArray path = QFile::encodeName(m_data);
        const mode_t mode = statOf(m_data).st_mode & 07777;
        if (::chown(path.constData(), static_cast<uid_t>(-1), m_user->gid) == 0 &&
            ::chmod(path.constData(), mode | S_IRWXG | S_ISVTX) == 0 && canUse(*m_user, m_data))
            return {};
    }
    return refuse(u"user %1, who runs PostgreSQL, cannot enter %2 "
                  "(chmod o+x it, or choose another data folder)"_s.arg(
                      QString::fromLocal8Bit(m_user->name), firstClosed(*m_user, m_data)));
}

// Made under another name first, so that an interrupted attempt is never taken for a cluster.
Result<void> ClusterFolder::initialize(bool mayBeLost) const
{
    const QString fresh = cluster() + u".new"_s;
    if (QDir(fresh).exists() && !QDir(fresh).removeRecursively())
        return refuse(u"cannot remove %1"_s.arg(fresh));
    if (!QDir().mkdir(fresh) || !giveTo(*m_user, fresh))
        return refuse(u"cannot write to the data folder %1"_s.arg(m_data));
    QStringList arguments{u"-D"_s,
                          fresh,
                          u"-U"_s,
                          u"paushtik"_s,
                          u"-E"_s,
                          u"UTF8"_s,
                          u"--auth=peer"_s,
                          u"--locale=C.UTF-8"_s,
                          u"--data-checksums"_s};
    if (mayBeLost)
        arguments << u"--no-sync"_s;
    const auto made = runAs(*m_user, m_programs + u"/initdb"_s, arguments);
    if (!made)
        return refuse(u"initdb failed: "_s + made.error().detail);
    if (!writeFile(fresh + u"/postgresql.conf"_s, kSettings, QIODevice::Append, *m_user) ||
        !QFile::rename(fresh, cluster()))
        return refuse(u"cannot write to the data folder %1"_s.arg(m_data));
    return {};
}

// Peer authentication: the kernel says who is on the other end of the socket.
Result<void> ClusterFolder::writeAccessRules() const
{
    QList<QByteArray> names{"root", m_user->name};
    if (const auto owner = OsUser::byId(statOf(m_data).st_uid))
        names.append(owner->name);
    QByteArray identities;
    for (const QByteArray &name : std::as_const(names)) {
        if (!name.isEmpty() && !identities.contains("\"" + name + "\""))
            identities += "paushtik \"" + name + "\" paushtik\n";
    }
    const QByteArray rules =
        "local all all peer map=paushtik\nlocal replication all peer map=paushtik\n";
    if (!writeFile(cluster() + u"/pg_ident.conf"_s, identities, QIODevice::WriteOnly, *m_user) ||
        !writeFile(cluster() + u"/pg_hba.conf"_s, rules, QIODevice::WriteOnly, *m_user))
        return refuse(u"cannot write to %1"_s.arg(cluster()));
    return {};
}

bool ClusterFolder::runsCluster(pid_t process) const
{
    const QByteArray folder = QFile::encodeName(cluster());
    if (commandLine(process).split('\0').contains(folder))
        return true;
    const QString workingFolder = QFile::symLinkTarget(u"/proc/%1/cwd"_s.arg(process));
    return !workingFolder.isEmpty() && workingFolder == QFileInfo(cluster()).canonicalFilePath();
}

pid_t ClusterFolder::runningProcess() const
{
    const pid_t process = processIn(cluster() + u"/postmaster.pid"_s);
    return process > 0 && runsCluster(process) ? process : 0;
}

// PostgreSQL takes any living process with the old number for its predecessor; after a reboot, or
// in a container, that may be anyone.
Result<void> ClusterFolder::removeLeftovers() const
{
    const QString socket = m_data + QLatin1StringView(kSocket);
    const pid_t holder = processIn(socket + u".lock"_s);
    if (holder > 0 && commandLine(holder).contains("postgres") && !runsCluster(holder))
        return refuse(
            u"another PostgreSQL (process %1) has its socket in %2"_s.arg(holder).arg(m_data));
    for (const QString &path : {cluster() + u"/postmaster.pid"_s, socket + u".lock"_s, socket})
        QFile::remove(path);
    return {};
}

int ClusterFolder::openLog() const
{
    constexpr qint64 kLarge = 16 * 1024 * 1024;
    if (QFileInfo(logFile()).size() > kLarge) {
        QFile::remove(logFile() + u".1"_s);
        QFile::rename(logFile(), logFile() + u".1"_s);
    }
    const QByteArray path = QFile::encodeName(logFile());
    // Not O_CREAT at once: the kernel refuses that for another's file in a sticky folder
    // (fs.protected_regular).
    int log = ::open(path.constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (log < 0 && errno == ENOENT)
        log = ::open(path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    if (log >= 0)
        giveTo(*m_user, logFile());
    return log;
}

QString ClusterFolder::lastComplaint() const
{
    QFile file(logFile());
    if (!file.open(QIODevice::ReadOnly))
        return u"see "_s + logFile();
    file.seek(std::max<qint64>(0, file.size() - 4096));
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        const qsizetype at = std::max(line->indexOf("FATAL:"), line->indexOf("ERROR:"));
        if (at >= 0)
            return QString::fromUtf8(line->sliced(at + 6).trimmed());
    }
    return u"see "_s + logFile();
}

} // namespace paushtik::db
