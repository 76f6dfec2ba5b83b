// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migrations.h"

#include "server/db/blocking_connection.h"
#include "server/db/migration_runner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <stdexcept>

// Outside of every namespace, as Qt wants it: the resources of a static library are not found by
// themselves.
static void registerEmbeddedSql()
{
    Q_INIT_RESOURCE(sql);
}

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
Q_LOGGING_CATEGORY(lcMigrations, "paushtik.migrations")

// Any constant will do, as long as no one else takes it in this database.
constexpr char kLock[] = "SELECT pg_advisory_lock(7094238460719)";

[[noreturn]] void refuse(const QByteArray &why)
{
    throw std::runtime_error(why.toStdString());
}

Migration readMigration(const QString &fileName)
{
    static const QRegularExpression pattern(u"^(\\d{4})_[a-z0-9_]+\\.sql$"_s);
    const auto match = pattern.match(fileName);
    if (!match.hasMatch())
        refuse("sql/" + fileName.toUtf8() + " is not named NNNN_name.sql");
    QFile file(u":/sql/"_s + fileName);
    if (!file.open(QIODevice::ReadOnly))
        refuse("sql/" + fileName.toUtf8() + " is not embedded");
    return {match.captured(1).toInt(), fileName.chopped(4).toUtf8(), file.readAll()};
}

// Invariant: versions are 1, 2, 3, …, so the schema's version is the number of files applied.
void checkSequence(const QList<Migration> &migrations)
{
    for (qsizetype i = 0; i < migrations.size(); ++i) {
        if (migrations[i].version != i + 1)
            refuse("sql/" + migrations[i].name + ".sql stands where version " +
                   QByteArray::number(i + 1) + " belongs");
    }
}

void checkApplied(BlockingConnection &connection, const QList<Migration> &migrations)
{
    const ResultPtr applied =
        connection.run("SELECT version, name, checksum FROM schema_migrations ORDER BY version");
    for (int row = 0; row < PQntuples(applied.get()); ++row) {
        const int version = QByteArray(PQgetvalue(applied.get(), row, 0)).toInt();
        const QByteArray name = PQgetvalue(applied.get(), row, 1);
        if (version > migrations.size())
            refuse("the database's schema has version " + QByteArray::number(version) + " (" +
                   name + "), newer than this program's " + QByteArray::number(migrations.size()) +
                   ": run a newer program");
        if (version != row + 1)
            refuse("the database's schema lacks migration " + QByteArray::number(row + 1) +
                   " but has " + name);
        if (migrations[row].checksum() != PQgetvalue(applied.get(), row, 2))
            refuse("migration " + name + " was changed after it had been applied to this database");
    }
}

int appliedVersion(BlockingConnection &connection)
{
    const ResultPtr version =
        connection.run("SELECT coalesce(max(version), 0) FROM schema_migrations");
    return QByteArray(PQgetvalue(version.get(), 0, 0)).toInt();
}

void apply(BlockingConnection &connection, const Migration &migration)
{
    connection.run("BEGIN");
    try {
        connection.run(migration.sql);
    } catch (const Error &error) {
        refuse("migration " + migration.name + " failed: " + error.what());
    }
    if (!connection.inTransaction())
        refuse("migration " + migration.name + " ends the transaction it runs in");
    connection.run("INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)",
                   {QByteArray::number(migration.version), migration.name, migration.checksum()});
    connection.run("COMMIT");
    qCInfo(lcMigrations, "applied %s", migration.name.constData());
}

} // namespace

QByteArray Migration::checksum() const
{
    return QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex();
}

QList<Migration> embeddedMigrations()
{
    registerEmbeddedSql();
    QList<Migration> migrations;
    const QStringList files = QDir(u":/sql"_s).entryList(QDir::Files, QDir::Name);
    for (const QString &file : files)
        migrations.append(readMigration(file));
    checkSequence(migrations);
    return migrations;
}

MigrationReport applyMigrations(const DatabaseConfig &config, const QList<Migration> &migrations)
{
    DatabaseConfig patient = config;
    patient.statementTimeoutMs = 0; // a migration takes as long as it takes
    BlockingConnection connection(patient);
    connection.run(kLock); // goes with the connection
    connection.run("CREATE TABLE IF NOT EXISTS schema_migrations ("
                   " version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,"
                   " applied_at timestamptz NOT NULL DEFAULT now())");
    checkApplied(connection, migrations);
    MigrationReport report{.applied = 0, .version = appliedVersion(connection)};
    for (const Migration &migration : migrations.sliced(report.version)) {
        apply(connection, migration);
        report.version = migration.version;
        ++report.applied;
    }
    return report;
}

Task<MigrationReport> migrate(DatabaseConfig config)
{
    const QList<Migration> migrations = embeddedMigrations();
    co_return applyMigrations(config, migrations);
}

} // namespace paushtik::db
