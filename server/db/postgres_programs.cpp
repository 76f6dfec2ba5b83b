// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/postgres_programs.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

int majorVersion(const QString &folder)
{
    QProcess process;
    process.start(folder + u"/postgres"_s, {u"--version"_s});
    process.waitForFinished(10'000);
    static const QRegularExpression pattern(u"PostgreSQL\\) (\\d+)"_s);
    return pattern.match(QString::fromLatin1(process.readAllStandardOutput())).captured(1).toInt();
}

bool isComplete(const QString &folder)
{
    return QFileInfo(folder + u"/initdb"_s).isExecutable() &&
           QFileInfo(folder + u"/postgres"_s).isExecutable();
}

QStringList candidates()
{
    QStringList folders;
    const QString inPath = QStandardPaths::findExecutable(u"initdb"_s);
    if (!inPath.isEmpty())
        folders.append(QFileInfo(QFileInfo(inPath).canonicalFilePath()).absolutePath());
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
        const int found = isComplete(folder) ? majorVersion(folder) : 0;
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

} // namespace paushtik::db
