// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registered_queries.h"

#include "server/db/blocking_connection.h"
#include "server/db/read_only.h"

#include <QSet>

namespace paushtik::tests {
namespace {

// The time of day changes nothing, though PostgreSQL has to call it volatile.
QByteArray volatileFunctions(const TestDatabase &database, const QByteArray &sql)
{
    return database.execute(R"sql(
        SELECT string_agg(DISTINCT f.proname, ', ')
          FROM regexp_matches(lower($1), '([a-z_][a-z0-9_]*)\s*\(', 'g') AS called(name)
          JOIN pg_proc f ON f.proname = called.name[1]
         WHERE f.provolatile = 'v' AND f.proname <> 'clock_timestamp')sql",
                            {sql});
}

} // namespace

QStringList refusedQueries(const TestDatabase &database, const QByteArray &prefix)
{
    db::BlockingConnection connection(database.config());
    QStringList refused;
    QSet<QByteArray> names;
    for (const db::Query *query : db::Query::all()) {
        const QByteArray name = query->name();
        if (!name.startsWith(prefix))
            continue;
        if (names.contains(name))
            refused.append(QString::fromUtf8(name + ": two queries have this name"));
        names.insert(name);
        try {
            connection.prepare("q" + QByteArray::number(query->index()), query->sql());
        } catch (const db::Error &error) {
            refused.append(QString::fromUtf8(name + ": " + error.what()));
        }
        const QByteArray unsteady =
            db::onlyReads(query->sql()) ? volatileFunctions(database, query->sql()) : QByteArray();
        if (!unsteady.isEmpty())
            refused.append(QString::fromUtf8(name + ": taken for a mere read, calls " + unsteady));
    }
    return refused;
}

} // namespace paushtik::tests
