// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/os_user.h"

#include <QFile>
#include <QProcess>
#include <csignal>
#include <grp.h>
#include <linux/close_range.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

OsUser fromEntry(const passwd &entry)
{
    return {entry.pw_uid, entry.pw_gid, entry.pw_name};
}

// PG… variables would point PostgreSQL's programs elsewhere; messages are read by us, so in
// English.
bool isKept(QByteArrayView variable)
{
    return !variable.startsWith("PG") && !variable.startsWith("LC_") &&
           !variable.startsWith("LANG");
}

QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (!isKept(name.toUtf8()))
            environment.remove(name);
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

QString lastLine(const QByteArray &output)
{
    const QByteArray trimmed = output.trimmed();
    return QString::fromLocal8Bit(trimmed.sliced(trimmed.lastIndexOf('\n') + 1));
}

std::vector<char *> pointers(QList<QByteArray> &texts)
{
    std::vector<char *> result;
    for (QByteArray &text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

void defaultSignals()
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGCHLD})
        std::signal(signal, SIG_DFL);
}

} // namespace

std::optional<OsUser> OsUser::byName(const char *name)
{
    const passwd *entry = ::getpwnam(name);
    return entry ? std::optional(fromEntry(*entry)) : std::nullopt;
}

std::optional<OsUser> OsUser::byId(uid_t uid)
{
    const passwd *entry = ::getpwuid(uid);
    return entry ? std::optional(fromEntry(*entry)) : std::nullopt;
}

OsUser OsUser::current()
{
    return byId(::geteuid()).value_or(OsUser{::geteuid(), ::getegid(), {}});
}

void becomeOrExit(const OsUser &user)
{
    if (::geteuid() != 0 || user.uid == 0)
        return;
    if (::setgroups(1, &user.gid) != 0 || ::setgid(user.gid) != 0 || ::setuid(user.uid) != 0)
        ::_exit(126);
}

bool canUse(const OsUser &user, const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    const pid_t child = ::fork();
    if (child == 0) {
        becomeOrExit(user);
        ::_exit(::access(path.constData(), R_OK | W_OK | X_OK) == 0 ? 0 : 1);
    }
    int status = 1;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Result<void> runAs(const OsUser &user, const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(cleanEnvironment());
    process.setWorkingDirectory(u"/"_s);
    process.setChildProcessModifier([user] { becomeOrExit(user); });
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        const QByteArray errors = process.readAllStandardError();
        return fail(Fault::Unavailable, {},
                    errors.isEmpty() ? process.errorString() : lastLine(errors));
    }
    return {};
}

pid_t spawnAs(const OsUser &user, const QString &program, const QStringList &arguments, int log)
{
    // Everything is allocated before the fork: behind it, other threads' locks may be held for
    // ever.
    QList<QByteArray> words{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.append(QFile::encodeName(argument));
    QList<QByteArray> variables;
    const QStringList environment = cleanEnvironment().toStringList();
    for (const QString &variable : environment)
        variables.append(variable.toLocal8Bit());
    const std::vector<char *> argv = pointers(words);
    const std::vector<char *> envp = pointers(variables);

    const pid_t child = ::fork();
    if (child != 0)
        return child;
    ::setsid();
    defaultSignals();
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    ::close(STDIN_FILENO);
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    becomeOrExit(user);
    if (::chdir("/") == 0)
        ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
}

} // namespace paushtik::db
