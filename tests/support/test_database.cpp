// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include "server/db/blocking_connection.h"
#include "server/db/migration_runner.h"
#include "tests/support/test_cluster.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QThread>
#include <atomic>
#include <unistd.h>

namespace paushtik::tests {
namespace {

using db::BlockingConnection;
using db::DatabaseConfig;

QByteArray urlOf(const QByteArray &database)
{
    return cluster::adminUrl() + " dbname=" + database; // of two, the last counts
}

BlockingConnection adminConnection()
{
    return BlockingConnection(
        DatabaseConfig{.url = cluster::adminUrl(), .statementTimeoutMs = 120'000});
}

QByteArray schemaDigest(const QList<db::Migration> &migrations)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const db::Migration &migration : migrations)
        hash.addData(migration.name + migration.checksum());
    return hash.result().toHex().first(12);
}

bool exists(BlockingConnection &admin, const QByteArray &database)
{
    return PQntuples(admin.run("SELECT 1 FROM pg_database WHERE datname = $1", {database}).get()) ==
           1;
}

// Built under another name and renamed, so that a half-made one is never copied.
void makeTemplate(BlockingConnection &admin, const QByteArray &name,
                  const QList<db::Migration> &migrations)
{
    const QByteArray fresh = name + "_new";
    admin.run("DROP DATABASE IF EXISTS " + fresh + " WITH (FORCE)");
    admin.run("CREATE DATABASE " + fresh);
    db::applyMigrations(DatabaseConfig{.url = urlOf(fresh)}, migrations);
    admin.run("ALTER DATABASE " + fresh + " RENAME TO " + name);
}

// Returns the template's name. Test programs run side by side: the first makes it, the others wait.
QByteArray ensureTemplate(BlockingConnection &admin)
{
    const QList<db::Migration> migrations = db::embeddedMigrations();
    const QByteArray name = "template_" + schemaDigest(migrations);
    admin.run("SELECT pg_advisory_lock(7094238460720)");
    if (!exists(admin, name))
        makeTemplate(admin, name, migrations);
    admin.run("SELECT pg_advisory_unlock(7094238460720)");
    return name;
}

QByteArray freshName()
{
    static std::atomic<int> count = 0;
    return "test_" + QByteArray::number(::getpid()) + '_' + QByteArray::number(++count);
}

} // namespace

TestDatabase::TestDatabase(Content content)
    : m_name(freshName())
{
    BlockingConnection admin = adminConnection();
    const QByteArray source = content == Migrated ? ensureTemplate(admin) : QByteArray("template0");
    admin.run("DROP DATABASE IF EXISTS " + m_name +
              " WITH (FORCE)"); // of a killed program with our number
    admin.run("CREATE DATABASE " + m_name + " TEMPLATE " + source);
}

TestDatabase::~TestDatabase()
{
    try {
        adminConnection().run("DROP DATABASE " + m_name + " WITH (FORCE)");
    } catch (const db::Error &error) {
        qWarning("test database not dropped: %s", error.what());
    }
}

QByteArray TestDatabase::url() const
{
    return urlOf(m_name);
}

DatabaseConfig TestDatabase::config() const
{
    return {.url = url(), .statementTimeoutMs = 120'000, .acquireTimeoutMs = 120'000};
}

QByteArray TestDatabase::execute(const QByteArray &sql, const QList<QByteArray> &parameters) const
{
    BlockingConnection connection(config());
    const db::ResultPtr result = connection.run(sql, parameters);
    return PQntuples(result.get()) > 0 ? QByteArray(PQgetvalue(result.get(), 0, 0)) : QByteArray();
}

// All are told before the first is waited for: PostgreSQL's own waiting looks every 100 ms only.
void TestDatabase::terminateConnections() const
{
    BlockingConnection admin = adminConnection();
    const db::ResultPtr ended =
        admin.run("SELECT array_agg(pid) FROM (SELECT pid, pg_terminate_backend(pid)"
                  " FROM pg_stat_activity WHERE datname = $1) told",
                  {m_name});
    const QByteArray processes = PQgetvalue(ended.get(), 0, 0);
    const QDeadlineTimer patience(120'000);
    while (!processes.isEmpty() && !patience.hasExpired() &&
           PQntuples(admin.run("SELECT 1 FROM pg_stat_activity WHERE pid = ANY ($1)", {processes})
                         .get()) > 0)
        QThread::msleep(2);
}

} // namespace paushtik::tests
