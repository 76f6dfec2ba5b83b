// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/backup.h"

#include "server/db/blocking_connection.h"
#include "server/db/migration_runner.h"
#include "server/db/postgres_programs.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <fcntl.h>
#include <unistd.h>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kBuffered = 4 * 1024 * 1024;

// The schema goes as a whole: pg_restore --clean would leave, or stumble over, what came after the
// backup. Whoever waits for us in a circle is the one to give way, where we may say so.
constexpr char kBefore[] = R"sql(
BEGIN;
SET LOCAL lock_timeout = '60s';
SET LOCAL statement_timeout = 0;
SET LOCAL client_min_messages = warning;
DO $$ BEGIN PERFORM set_config('deadlock_timeout', '1h', true);
EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
)sql";

// A replica that saw what came after the backup must not take this for the database it knows. The
// sessions end while the tables are still locked: what they ask when they are back is answered
// after the commit.
constexpr char kAfter[] = R"sql(
DO $$ DECLARE version integer; BEGIN
    SELECT max(m.version) INTO version FROM public.schema_migrations m;
    IF version > %1 THEN
        RAISE EXCEPTION 'the backup has schema version %, newer than this program''s %1', version;
    END IF;
    IF to_regprocedure('public.installation_restored()') IS NOT NULL THEN
        PERFORM public.installation_restored();
    ELSIF to_regclass('public.installation') IS NOT NULL THEN
        UPDATE public.installation SET epoch = gen_random_uuid();
    END IF;
END $$;
DO $$ BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user;
END $$;
COMMIT;
)sql";

Result<void> refuse(const QString &why)
{
    return fail(Fault::Unavailable, {}, why);
}

/// Where the database is, for PostgreSQL's programs: the password is not for everyone who lists
/// processes.
struct Target {
    QString programs;
    QString connection;
    QByteArray password;
};

QByteArray quoted(QByteArray value)
{
    return '\'' + value.replace('\\', "\\\\").replace('\'', "\\'") + '\'';
}

Target targetOf(const QByteArray &url)
{
    Target target;
    PQconninfoOption *const parsed = PQconninfoParse(url.constData(), nullptr);
    QByteArray connection = "application_name=paushtikd-backup";
    for (const PQconninfoOption *option = parsed; option && option->keyword; ++option) {
        if (!option->val || qstrcmp(option->keyword, "application_name") == 0)
            continue;
        if (qstrcmp(option->keyword, "password") == 0)
            target.password = option->val;
        else
            connection += ' ' + QByteArray(option->keyword) + '=' + quoted(option->val);
    }
    PQconninfoFree(parsed);
    target.connection = QFile::decodeName(connection);
    return target;
}

// Asks the server first: a database that is away is said as always, and its version decides which
// programs fit.
Result<Target> findTarget(const QByteArray &url)
{
    try {
        BlockingConnection connection(DatabaseConfig{.url = url});
        const ResultPtr version =
            connection.run("SELECT current_setting('server_version_num')::int / 10000");
        const auto programs = postgresClientPrograms(atoi(PQgetvalue(version.get(), 0, 0)));
        if (!programs)
            return fail(programs.error());
        Target target = targetOf(url);
        target.programs = *programs;
        return target;
    } catch (const Error &error) {
        return fail(Fault::Unavailable, {}, QString::fromUtf8(error.what()));
    }
}

void prepare(QProcess &process, const Target &target)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"PGCONNECT_TIMEOUT"_s, u"10"_s);
    if (!target.password.isEmpty())
        environment.insert(u"PGPASSWORD"_s, QString::fromUtf8(target.password));
    process.setProcessEnvironment(environment);
}

// The first line of an error says what, the ones after it where.
QString complaint(QProcess &process)
{
    const QList<QByteArray> lines = process.readAllStandardError().trimmed().split('\n');
    for (const QByteArray &line : lines) {
        for (const QByteArrayView mark : {"error: ", "ERROR: ", "FATAL: "}) {
            const qsizetype at = line.indexOf(mark);
            if (at >= 0)
                return QString::fromUtf8(line.sliced(at + mark.size()).trimmed());
        }
    }
    const QString last = QString::fromUtf8(lines.last().trimmed());
    return last.isEmpty() ? process.errorString() : last;
}

bool succeeded(const QProcess &process)
{
    return process.state() == QProcess::NotRunning &&
           process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 &&
           process.error() != QProcess::FailedToStart;
}

bool makePrivateFile(const QString &path)
{
    QFile::remove(path);
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
    return descriptor >= 0;
}

bool writtenToDisk(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool written = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return written;
}

bool moveInto(const QString &from, const QString &to)
{
    return writtenToDisk(from) &&
           ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 &&
           writtenToDisk(QFileInfo(to).absolutePath());
}

Result<void> dump(const Target &target, const QString &file)
{
    QProcess process;
    prepare(process, target);
    process.start(target.programs + u"/pg_dump"_s,
                  {u"--format=custom"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--no-password"_s,
                   u"--file"_s, file, u"--dbname"_s, target.connection});
    process.waitForFinished(-1);
    return succeeded(process) ? Result<void>() : refuse(u"pg_dump: "_s + complaint(process));
}

Result<void> checkIsBackup(const Target &target, const QString &file)
{
    if (!QFileInfo(file).isFile() || !QFileInfo(file).isReadable())
        return fail(Fault::NotFound, {}, u"cannot read %1"_s.arg(file));
    QProcess process;
    prepare(process, target);
    process.start(target.programs + u"/pg_restore"_s, {u"--list"_s, QFileInfo(file).filePath()});
    process.waitForFinished(-1);
    if (!succeeded(process))
        return fail(Fault::Invalid, {}, u"%1 is no backup: %2"_s.arg(file, complaint(process)));
    if (!process.readAllStandardOutput().contains(" TABLE public schema_migrations "))
        return fail(Fault::Invalid, {}, u"%1 is a dump of some other database"_s.arg(file));
    return {};
}

// pg_restore writes SQL, psql runs it; between them stands this, so that COMMIT is said only when
// both came to their end.
class Restore {
public:
    explicit Restore(const Target &target)
        : m_target(target)
    {
        prepare(m_reader, target);
        prepare(m_writer, target);
    }

    Result<void> run(const QString &file)
    {
        m_writer.setStandardOutputFile(QProcess::nullDevice());
        m_writer.start(m_target.programs + u"/psql"_s,
                       {u"--no-psqlrc"_s, u"--quiet"_s, u"--no-password"_s, u"--set"_s,
                        u"ON_ERROR_STOP=1"_s, u"--dbname"_s, m_target.connection});
        m_reader.start(m_target.programs + u"/pg_restore"_s,
                       {u"--no-owner"_s, u"--no-privileges"_s, u"--file=-"_s, file});
        write(kBefore);
        pump();
        if (!succeeded(m_reader))
            return giveUp();
        write(QByteArray(kAfter).replace("%1", QByteArray::number(embeddedMigrations().size())));
        m_writer.closeWriteChannel();
        m_writer.waitForFinished(-1);
        return succeeded(m_writer) ? Result<void>()
                                   : refuse(u"nothing was restored: "_s + complaint(m_writer));
    }

private:
    void pump()
    {
        // What a program wrote before it ended is still to be read.
        while (m_writer.state() != QProcess::NotRunning &&
               (m_reader.waitForReadyRead(-1) || m_reader.bytesAvailable() > 0))
            write(m_reader.readAllStandardOutput());
        m_reader.waitForFinished(m_writer.state() == QProcess::NotRunning ? 0 : -1);
    }

    void write(const QByteArray &sql)
    {
        m_writer.write(sql);
        while (m_writer.bytesToWrite() > kBuffered && m_writer.waitForBytesWritten(-1)) {
        }
    }

    // Without COMMIT the server takes all of it back.
    Result<void> giveUp()
    {
        const bool writerEnded = m_writer.state() == QProcess::NotRunning;
        const QString why = writerEnded ? complaint(m_writer) : complaint(m_reader);
        for (QProcess *const process : {&m_reader, &m_writer}) {
            process->kill();
            process->waitForFinished(-1);
        }
        return refuse(u"nothing was restored: "_s + why);
    }

    const Target m_target;
    QProcess m_reader;
    QProcess m_writer;
};

} // namespace

Result<void> backupTo(const QByteArray &url, const QString &file)
{
    if (QFileInfo(file).isDir())
        return refuse(u"%1 is a folder"_s.arg(file));
    const QString fresh = u"%1.%2.part"_s.arg(QFileInfo(file).absoluteFilePath()).arg(::getpid());
    if (!makePrivateFile(fresh))
        return refuse(u"cannot write %1"_s.arg(file));
    const auto target = findTarget(url);
    Result<void> done = target ? dump(*target, fresh) : Result<void>(fail(target.error()));
    if (done && !moveInto(fresh, file))
        done = refuse(u"cannot write %1"_s.arg(file));
    if (!done)
        QFile::remove(fresh);
    return done;
}

Result<void> restoreFrom(const QByteArray &url, const QString &file)
{
    const auto target = findTarget(url);
    if (!target)
        return fail(target.error());
    const QString path = QFileInfo(file).absoluteFilePath();
    if (const auto checked = checkIsBackup(*target, path); !checked)
        return checked;
    return Restore(*target).run(path);
}

} // namespace paushtik::db
