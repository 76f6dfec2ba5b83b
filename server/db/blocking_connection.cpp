// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/blocking_connection.h"

#include "server/db/connection_settings.h"

#include <QVarLengthArray>

namespace paushtik::db {
namespace {

bool succeeded(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

} // namespace

BlockingConnection::BlockingConnection(const DatabaseConfig &config)
{
    const ConnectionSettings settings(config);
    if (settings.fault())
        throw Error(*settings.fault(), {}, {});
    const PqKeywords keywords(settings);
    m_conn.reset(PQconnectdbParams(keywords.names(), keywords.values(), 0));
    if (!m_conn || PQstatus(m_conn.get()) != CONNECTION_OK)
        throw Error("cannot connect to the database: " +
                        oneLine(m_conn ? PQerrorMessage(m_conn.get()) : "out of memory"),
                    {}, {});
    PQsetNoticeReceiver(m_conn.get(), logNotice, nullptr);
}

ResultPtr BlockingConnection::run(const QByteArray &sql, const QList<QByteArray> &parameters)
{
    QVarLengthArray<const char *, 8> values;
    for (const QByteArray &parameter : parameters)
        values.append(parameter.constData());
    PGconn *const conn = m_conn.get();
    ResultPtr result(parameters.isEmpty()
                         ? PQexec(conn, sql.constData())
                         : PQexecParams(conn, sql.constData(), static_cast<int>(values.size()),
                                        nullptr, values.constData(), nullptr, nullptr, 0));
    if (!result || !succeeded(result.get()))
        throw result ? errorOf(result.get(), nullptr)
                     : Error(oneLine(PQerrorMessage(conn)), {}, {});
    return result;
}

void BlockingConnection::prepare(const QByteArray &name, const QByteArray &sql)
{
    const ResultPtr result(PQprepare(m_conn.get(), name.constData(), sql.constData(), 0, nullptr));
    if (!result || !succeeded(result.get()))
        throw result ? errorOf(result.get(), nullptr)
                     : Error(oneLine(PQerrorMessage(m_conn.get())), {}, {});
}

bool BlockingConnection::inTransaction() const
{
    return PQtransactionStatus(m_conn.get()) == PQTRANS_INTRANS;
}

} // namespace paushtik::db
