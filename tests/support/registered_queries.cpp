// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registered_queries.h"

#include "server/db/blocking_connection.h"

#include <QSet>

namespace paushtik::tests {

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
    }
    return refused;
}

} // namespace paushtik::tests
