// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/postgres_programs.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

int majorVersion(const QString &program)
{
    QProcess process;
    process.start(program, {u"--version"_s});
    process.waitForFinished(10'000);
    static const QRegularExpression pattern(u"PostgreSQL\\) (\\d+)"_s);
    return pattern.match(QString::fromLatin1(process.readAllStandardOutput())).captured(1).toInt();
}

bool hasAll(const QString &folder, std::initializer_list<QLatin1StringView> programs)
{
    return std::all_of(programs.begin(), programs.end(), [&](QLatin1StringView program) {
        return QFileInfo(folder + u'/' + program).isExecutable();
    });
}

QStringList candidates()
{
    QStringList folders;
    for (const QString &program : {u"initdb"_s, u"pg_dump"_s}) {
        const QString inPath = QStandardPaths::findExecutable(program);
        if (!inPath.isEmpty())
            folders.append(QFileInfo(QFileInfo(inPath).canonicalFilePath()).absolutePath());
    }
    const QDir debian(u"/usr/lib/postgresql"_s);
    const QStringList versions = debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &version : versions)
        folders.append(debian.filePath(version) + u"/bin"_s);
    const QDir usr(u"/usr"_s);
    const QStringList others = usr.entryList({u"pgsql-*"_s}, QDir::Dirs);
    for (const QString &other : others)
        folders.append(usr.filePath(other) + u"/bin"_s);
    return folders;
}

} // namespace

Result<QString> postgresPrograms(int version)
{
    QString best;
    int bestVersion = 0;
    const QStringList folders = candidates();
    for (const QString &folder : folders) {
        const int found = hasAll(folder, {"initdb"_L1, "postgres"_L1})
                              ? majorVersion(folder + u"/postgres"_s)
                              : 0;
        if (found > bestVersion && (version == 0 || found == version)) {
            best = folder;
            bestVersion = found;
        }
    }
    if (!best.isEmpty())
        return best;
    return fail(
        Fault::Unavailable, {},
        version == 0
            ? u"PostgreSQL's server programs are not installed (package postgresql)"_s
            : u"this data folder needs PostgreSQL %1, which is not installed"_s.arg(version));
}

Result<QString> postgresClientPrograms(int version)
{
    QString best;
    int bestVersion = 0;
    const QStringList folders = candidates();
    for (const QString &folder : folders) {
        const int found = hasAll(folder, {"pg_dump"_L1, "pg_restore"_L1, "psql"_L1})
                              ? majorVersion(folder + u"/pg_dump"_s)
                              : 0;
        if (found > 0 && found >= version && (best.isEmpty() || found < bestVersion)) {
            best = folder;
            bestVersion = found;
        }
    }
    if (!best.isEmpty())
        return best;
    return fail(
        Fault::Unavailable, {},
        u"pg_dump of PostgreSQL %1 or newer is not installed (package postgresql-client)"_s.arg(
            version));
}

} // namespace paushtik::db
