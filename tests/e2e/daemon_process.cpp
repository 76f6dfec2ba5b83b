// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/daemon_process.h"

#include "server/db/blocking_connection.h"
#include "tests/server/http/raw_client.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QThread>
#include <csignal>
#include <grp.h>
#include <unistd.h>

namespace paushtik::e2e {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 120'000;

QString program()
{
    return qEnvironmentVariable("PAUSHTIK_TEST_BUILD") + u"/bin/paushtikd"_s;
}

/// The build may lie where only its owner reads.
QString copyForAll(const QString &folder)
{
    const auto everyone = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
    const QString copy = folder + u"/paushtikd"_s;
    QFile::copy(program(), copy);
    QFile::setPermissions(copy, everyone);
    QFile::setPermissions(folder, everyone | QFile::WriteOwner);
    return copy;
}

/// Between fork and exec: nothing but system calls.
void become(uint user)
{
    if (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0)
        ::_exit(127);
}

} // namespace

DataFolder::DataFolder()
    : m_folder(u"/tmp/paushtik-e2e-XXXXXX"_s)
{
}

DataFolder::~DataFolder()
{
    if (const qint64 process = postgres(); process != 0)
        ::kill(pid_t(process), SIGQUIT);
}

qint64 DataFolder::postgres() const
{
    QFile file(path() + u"/postgres/postmaster.pid"_s);
    const qint64 process =
        file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
    return process != 0 && ::kill(pid_t(process), 0) == 0 ? process : 0;
}

void DataFolder::execute(const QByteArray &sql) const
{
    db::DatabaseConfig config;
    config.url = "host=" + QFile::encodeName(path()) + " port=5432 user=paushtik dbname=paushtik";
    db::BlockingConnection(config).run(sql);
}

QProcessEnvironment environmentFor(const QString &dataFolder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    static const QRegularExpression kOurs{u"^(PAUSHTIK|RAZORPAY|SHIPROCKET|PG)"_s};
    for (const QString &name : environment.keys()) {
        if (kOurs.match(name).hasMatch())
            environment.remove(name);
    }
    environment.insert(u"PAUSHTIK_DATA"_s, dataFolder);
    environment.insert(u"PAUSHTIK_LISTEN"_s, u"127.0.0.1:0"_s);
    environment.insert(u"PAUSHTIK_THREADS"_s, u"2"_s);
    environment.insert(u"RAZORPAY_MOCK"_s, u"1"_s);
    environment.insert(u"SHIPROCKET_MOCK"_s, u"1"_s);
    return environment;
}

bool Ended::saidOneLine() const
{
    return errors.count('\n') == 1 && errors.endsWith('\n') && errors.startsWith("paushtikd: ");
}

Ended runToEnd(const QStringList &arguments, const QProcessEnvironment &environment,
               const QByteArray &input, uint user)
{
    QProcess process;
    const QTemporaryDir folder;
    process.setProcessEnvironment(environment);
    if (user != 0)
        process.setChildProcessModifier([user] { become(user); });
    process.start(user != 0 ? copyForAll(folder.path()) : program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    Ended ended;
    if (process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit)
        ended.status = process.exitCode();
    ended.output = process.readAllStandardOutput();
    ended.errors = process.readAllStandardError();
    return ended;
}

RunningDaemon::RunningDaemon(const QString &dataFolder, const QStringList &arguments)
    : m_process(std::make_unique<QProcess>())
{
    m_process->setProcessEnvironment(environmentFor(dataFolder));
    if (m_log.open())
        m_process->setStandardErrorFile(m_log.fileName());
    m_process->start(program(), arguments);
}

RunningDaemon::~RunningDaemon()
{
    if (m_process->state() != QProcess::NotRunning)
        terminate();
}

bool RunningDaemon::readPort()
{
    static const QRegularExpression kServing{u"serving on http://127\\.0\\.0\\.1:(\\d+)"_s};
    m_process->waitForFinished(50);
    m_errors += m_log.readAll();
    m_port = kServing.match(QString::fromUtf8(m_errors)).captured(1).toUShort();
    return m_port != 0;
}

bool RunningDaemon::isReady()
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (!readPort() || status("/readyz") != 200) {
        if (m_process->state() == QProcess::NotRunning || deadline.hasExpired())
            return false;
    }
    return true;
}

bool RunningDaemon::isRunning()
{
    m_process->waitForFinished(0);
    return m_process->state() != QProcess::NotRunning;
}

int RunningDaemon::terminate()
{
    m_process->terminate();
    if (!m_process->waitForFinished(kPatienceMs)) {
        kill();
        return -1;
    }
    m_errors += m_log.readAll();
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

void RunningDaemon::kill()
{
    m_process->kill();
    m_process->waitForFinished(kPatienceMs);
}

int RunningDaemon::status(const QByteArray &path) const
{
    return http::ask(m_port, http::request("GET", path)).status;
}

QJsonObject RunningDaemon::post(const QByteArray &path, const QJsonObject &body, int *status) const
{
    const http::RawAnswer answer = http::ask(
        m_port, http::request("POST", "/api/v1" + path, {"Content-Type: application/json"},
                              QJsonDocument(body).toJson(QJsonDocument::Compact)));
    if (status)
        *status = answer.status;
    return answer.json();
}

} // namespace paushtik::e2e
