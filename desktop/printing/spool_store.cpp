// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/spool_store.h"

#include "desktop/core/sqlite.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// FULL: what was said to be kept must outlive the power.
const QString kSchema[] = {
    u"PRAGMA journal_mode = WAL"_s,
    u"PRAGMA synchronous = FULL"_s,
    u"CREATE TABLE IF NOT EXISTS jobs ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  role TEXT NOT NULL, title TEXT NOT NULL, awb TEXT NOT NULL,"
    "  by_whom TEXT NOT NULL, reason TEXT NOT NULL,"
    "  state TEXT NOT NULL CHECK (state IN"
    "    ('waiting', 'printing', 'printed', 'failed', 'unsure')),"
    "  error TEXT NOT NULL DEFAULT '',"
    "  created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,"
    "  pdfs BLOB NOT NULL, zpl BLOB NOT NULL)"_s,
    u"CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, role, id)"_s,
    u"CREATE INDEX IF NOT EXISTS jobs_by_awb ON jobs (awb)"_s,
    u"CREATE TABLE IF NOT EXISTS print_log ("
    "  at INTEGER NOT NULL, job INTEGER NOT NULL, title TEXT NOT NULL,"
    "  state TEXT NOT NULL, who TEXT NOT NULL, detail TEXT NOT NULL)"_s,
};

const QString kColumns =
    u"id, role, title, awb, by_whom, reason, state, error, created_at, changed_at"_s;

QByteArray packed(const QList<QByteArray> &pdfs)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << pdfs;
    return bytes;
}

QList<QByteArray> unpacked(const QByteArray &bytes)
{
    QList<QByteArray> pdfs;
    QDataStream in(bytes);
    in >> pdfs;
    return pdfs;
}

PrintJob jobOf(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            parse<PrinterRole>(row.value(1).toString()).value_or(PrinterRole::Label),
            row.value(2).toString(),
            row.value(3).toString(),
            row.value(4).toString(),
            row.value(5).toString(),
            parse<PrintState>(row.value(6).toString()).value_or(PrintState::Unsure),
            row.value(7).toString(),
            Timestamp(row.value(8).toLongLong()),
            Timestamp(row.value(9).toLongLong())};
}

// A text that is null would be NULL to SQLite.
QString solid(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

Error broken(const QSqlError &error)
{
    return Error{.fault = Fault::Unavailable, .code = u"spool"_s, .detail = error.text()};
}

/// One lock for all of this program: somebody signed out and in again while paper came out, and how
/// that ends is still to be noted. Null when another program holds it, or the folder cannot be
/// written.
std::shared_ptr<FileLock> lockFor(const QString &file)
{
    static QMutex mutex;
    static QHash<QString, std::weak_ptr<FileLock>> held;
    const QMutexLocker locker(&mutex);
    std::weak_ptr<FileLock> &ours = held[QFileInfo(file).absoluteFilePath()];
    if (auto lock = ours.lock())
        return lock;
    auto lock = std::make_shared<FileLock>(file + u".lock"_s);
    if (!lock->tryLock(FileLock::Exclusive))
        return nullptr;
    ours = lock;
    return lock;
}

class Statement {
public:
    Statement(const QString &connection, const QString &sql, const QVariantList &values = {})
        : m_query(QSqlDatabase::database(connection, false))
    {
        m_query.prepare(sql);
        for (const QVariant &value : values)
            m_query.addBindValue(value);
        m_done = m_query.exec();
    }
    bool done() const { return m_done; }
    QSqlQuery &query() { return m_query; }
    Error error() const { return broken(m_query.lastError()); }

private:
    QSqlQuery m_query;
    bool m_done;
};

/// What a job did and the line that says so are written together, in one go to the disk.
class Together {
public:
    explicit Together(const QString &connection)
        : m_database(QSqlDatabase::database(connection, false))
    {
        m_database.transaction();
    }
    ~Together()
    {
        if (m_open)
            m_database.rollback();
    }
    Together(const Together &) = delete;
    Together &operator=(const Together &) = delete;
    Result<void> commit()
    {
        m_open = !m_database.commit();
        if (m_open)
            return fail(broken(m_database.lastError()));
        return {};
    }

private:
    QSqlDatabase m_database;
    bool m_open = true;
};

} // namespace

SpoolStore::SpoolStore(QString file)
    : m_file(std::move(file))
    , m_connection(u"spool-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SpoolStore::~SpoolStore()
{
    QSqlDatabase::removeDatabase(m_connection);
}

Result<void> SpoolStore::open()
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    m_lock = lockFor(m_file);
    if (!m_lock)
        return fail(Fault::Unavailable, u"spool_in_use"_s, u"another program has it open"_s);
    auto database = addSqlite(m_connection);
    database.setDatabaseName(m_file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return fail(broken(database.lastError()));
    for (const QString &sql : kSchema) {
        QSqlQuery query(database);
        if (!query.exec(sql))
            return fail(broken(query.lastError()));
    }
    Statement lost(m_connection, u"SELECT id FROM jobs WHERE state = 'printing'"_s);
    QList<qint64> ids;
    while (lost.query().next())
        ids.append(lost.query().value(0).toLongLong());
    for (const qint64 id : std::as_const(ids)) {
        if (auto moved = move(id, PrintState::Unsure, {}, u"interrupted"_s); !moved)
            return moved;
    }
    return {};
}

Result<qint64> SpoolStore::add(PrintRequest request)
{
    const qint64 now = Timestamp::now().microseconds();
    Together together(m_connection);
    Statement insert(m_connection,
                     u"INSERT INTO jobs (role, title, awb, by_whom, reason, state, created_at,"
                     " changed_at, pdfs, zpl) VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)"_s,
                     {QString(toString(request.role)), solid(request.title), solid(request.awb),
                      solid(request.by), solid(request.reason), now, now, packed(request.pdfs),
                      request.zpl.isNull() ? QByteArray("") : request.zpl});
    if (!insert.done())
        return fail(insert.error());
    const qint64 id = insert.query().lastInsertId().toLongLong();
    note(id, PrintState::Waiting, request.by, request.reason);
    insert.query().finish();
    if (auto done = together.commit(); !done)
        return fail(done.error());
    return id;
}

std::optional<PrintJob> SpoolStore::takeNext(PrinterRole role)
{
    Statement next(
        m_connection,
        u"SELECT id FROM jobs WHERE state = 'waiting' AND role = ? ORDER BY id LIMIT 1"_s,
        {QString(toString(role))});
    if (!next.query().next())
        return std::nullopt;
    const qint64 id = next.query().value(0).toLongLong();
    next.query().finish();
    const auto job = find(id);
    // What went wrong the last time is said until it goes well.
    if (!job || !move(id, PrintState::Printing, {}, job->error))
        return std::nullopt;
    return find(id);
}

PrintContent SpoolStore::contentOf(qint64 id) const
{
    Statement read(m_connection, u"SELECT pdfs, zpl FROM jobs WHERE id = ?"_s, {id});
    if (!read.query().next())
        return {};
    return {unpacked(read.query().value(0).toByteArray()), read.query().value(1).toByteArray()};
}

Result<void> SpoolStore::move(qint64 id, PrintState to, QString who, QString error)
{
    const auto job = find(id);
    if (!job)
        return fail(Fault::NotFound);
    if (!mayMove(job->state, to))
        return fail(Fault::Conflict, u"print_state"_s, toString(job->state));
    Together together(m_connection);
    // The state stands in the WHERE: two that move one job at once do not both succeed.
    Statement update(
        m_connection,
        u"UPDATE jobs SET state = ?, error = ?, changed_at = ? WHERE id = ? AND state = ?"_s,
        {QString(toString(to)), solid(error), Timestamp::now().microseconds(), id,
         QString(toString(job->state))});
    if (!update.done())
        return fail(update.error());
    if (update.query().numRowsAffected() != 1)
        return fail(Fault::Conflict, u"print_state"_s);
    // A printer that is away is tried every few seconds: one line says it.
    const bool again = to == PrintState::Waiting && job->error == error && who.isEmpty();
    if (to != PrintState::Printing && !again)
        note(id, to, who, error);
    return together.commit();
}

std::optional<PrintJob> SpoolStore::find(qint64 id) const
{
    Statement read(m_connection, u"SELECT %1 FROM jobs WHERE id = ?"_s.arg(kColumns), {id});
    if (!read.query().next())
        return std::nullopt;
    return jobOf(read.query());
}

QList<PrintJob> SpoolStore::jobs(int limit) const
{
    Statement read(m_connection, u"SELECT %1 FROM jobs ORDER BY id DESC LIMIT ?"_s.arg(kColumns),
                   {limit});
    QList<PrintJob> jobs;
    while (read.query().next())
        jobs.append(jobOf(read.query()));
    return jobs;
}

QList<PrintLogLine> SpoolStore::log(int limit) const
{
    Statement read(m_connection,
                   u"SELECT at, job, title, state, who, detail FROM print_log"
                   " ORDER BY rowid DESC LIMIT ?"_s,
                   {limit});
    QList<PrintLogLine> lines;
    const QSqlQuery &row = read.query();
    while (read.query().next())
        lines.append({Timestamp(row.value(0).toLongLong()), row.value(1).toLongLong(),
                      row.value(2).toString(),
                      parse<PrintState>(row.value(3).toString()).value_or(PrintState::Unsure),
                      row.value(4).toString(), row.value(5).toString()});
    return lines;
}

bool SpoolStore::wasPrinted(const QString &awb) const
{
    // A sheet has several. The inner one reads the index alone, and no job's paper.
    Statement read(m_connection,
                   u"SELECT 1 FROM jobs WHERE id IN (SELECT id FROM jobs WHERE awb > ''"
                   " AND instr(' ' || awb || ' ', ' ' || ? || ' ') > 0)"
                   " AND state IN ('printing', 'printed', 'unsure') LIMIT 1"_s,
                   {awb});
    return !awb.isEmpty() && read.query().next();
}

void SpoolStore::prune(Timestamp before)
{
    Statement(m_connection,
              u"DELETE FROM jobs WHERE changed_at < ? AND state IN"
              " ('printed', 'failed')"_s,
              {before.microseconds()});
}

void SpoolStore::note(qint64 id, PrintState state, const QString &who, const QString &detail)
{
    Statement(
        m_connection,
        u"INSERT INTO print_log (at, job, title, state, who, detail)"
        " SELECT ?, id, title, ?, ?, ? FROM jobs WHERE id = ?"_s,
        {Timestamp::now().microseconds(), QString(toString(state)), solid(who), solid(detail), id});
}

} // namespace paushtik
