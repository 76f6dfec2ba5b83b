// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/sql.h"

#include "desktop/core/sqlite.h"

#include <QSqlError>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Primary codes of sqlite3.h.
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kNotADatabase = 26;

[[noreturn]] void raise(const QSqlError &error, const QString &statement)
{
    // QSQLITE hands out extended codes; the low byte is the primary one.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    throw SqlError(code, u"%1 (%2) in: %3"_s.arg(error.text().trimmed(), error.nativeErrorCode(),
                                                 statement.simplified().left(160)));
}

} // namespace

SqlError::SqlError(int code, const QString &what)
    : std::runtime_error(what.toStdString())
    , m_code(code)
{
}

bool SqlError::isDamage() const
{
    return m_code == kCorrupt || m_code == kNotADatabase;
}

bool SqlError::isDiskFull() const
{
    return m_code == kFull;
}

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

bool Rows::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        raise(m_query->lastError(), m_query->lastQuery());
    return false;
}

Sql::Sql(const QString &file, Access access)
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_database(addSqlite(m_name))
{
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(access == Access::ReadOnly
                                     ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000"_s
                                     : u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    try {
        if (!m_database.open())
            raise(m_database.lastError(), u"open"_s);
        configure(access);
    } catch (...) {
        drop();
        throw;
    }
}

void Sql::configure(Access access)
{
    script(u"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000"_s);
    if (access == Access::ReadOnly)
        return;
    script(u"PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864"_s);
    setDurable(true);
}

Sql::~Sql()
{
    drop();
}

void Sql::drop()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery &Sql::execute(const QString &statement, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &kept = m_prepared[statement];
    if (!kept) {
        auto query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(statement)) {
            m_prepared.remove(statement);
            raise(query->lastError(), statement);
        }
        kept = std::move(query);
    }
    for (int i = 0; i < values.size(); ++i)
        kept->bindValue(i, values[i]);
    if (!kept->exec()) {
        const QSqlError error = kept->lastError();
        kept->finish();
        raise(error, statement);
    }
    return *kept;
}

Rows Sql::rows(const QString &statement, const QVariantList &values)
{
    return Rows(execute(statement, values));
}

qint64 Sql::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery &query = execute(statement, values);
    const qint64 touched = query.numRowsAffected();
    m_lastId = query.lastInsertId().toLongLong();
    query.finish();
    return touched;
}

QVariant Sql::one(const QString &statement, const QVariantList &values)
{
    Rows found = rows(statement, values);
    return found.next() ? found.value(0) : QVariant();
}

void Sql::script(const QString &statements)
{
    // QSQLITE runs one statement at a time; none of ours holds a semicolon but triggers, whose
    // bodies end with "END".
    QString pending;
    for (const QString &part : statements.split(u';')) {
        pending += part;
        const bool inTrigger =
            pending.contains(u"CREATE TRIGGER"_s) && !pending.trimmed().endsWith(u"END"_s);
        if (inTrigger) {
            pending += u';';
            continue;
        }
        const QString statement = std::exchange(pending, QString()).trimmed();
        QSqlQuery query(m_database);
        if (!statement.isEmpty() && !query.exec(statement))
            raise(query.lastError(), statement);
    }
}

void Sql::setDurable(bool durable)
{
    if (m_durable == durable)
        return;
    script(durable ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
    m_durable = durable;
}

Transaction::Transaction(Sql &sql)
    : m_sql(&sql)
{
    sql.run(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (!m_sql)
        return;
    try {
        m_sql->run(u"ROLLBACK"_s);
    } catch (const SqlError &) {
        // A full disk rolls back by itself; there is nothing left to undo then.
    }
}

void Transaction::commit()
{
    m_sql->run(u"COMMIT"_s);
    m_sql = nullptr;
}

} // namespace paushtik
