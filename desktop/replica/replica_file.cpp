// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/replica_file.h"

#include "desktop/replica/documents.h"
#include "desktop/replica/money_moves.h"
#include "desktop/replica/outbox_rows.h"
#include "desktop/replica/parcels.h"
#include "desktop/replica/schema.h"
#include "desktop/replica/sql.h"
#include "shared/domain/timestamp.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace paushtik::replica_file {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kOwnerFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto kOwnerFolder = kOwnerFile | QFile::ExeOwner;

QString fileIn(const QString &folder)
{
    return folder + u"/replica.db"_s;
}

QString markIn(const QString &folder)
{
    return folder + u"/condemned"_s;
}

void makePrivate(const QString &folder)
{
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, kOwnerFolder))
        throw std::runtime_error("the folder of the replica cannot be made");
    QFile file(fileIn(folder));
    // SQLite gives its log and index the permissions of the file, so it must be there before.
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(kOwnerFile))
        throw std::runtime_error("the file of the replica cannot be made");
}

void migrate(const QString &path)
{
    Sql sql(path, Sql::Access::ReadWrite);
    schema::migrate(sql);
    parcels::ensure(sql);
    moves::ensure(sql, Timestamp::now());
    // Touches the roots of what cannot be had again.
    sql.one(u"SELECT count(*) FROM outbox WHERE state <> 'done'"_s);
    sql.one(u"SELECT count(*) FROM meta"_s);
}

QString setAside(const QString &folder)
{
    const QString stamp = QString::number(Timestamp::now().microseconds());
    const QString kept = folder + u"/damaged-"_s + stamp + u".db"_s;
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::rename(fileIn(folder) + suffix, kept + suffix);
    QFile::remove(markIn(folder));
    return kept;
}

DocRef documentOf(const QJsonObject &outboxRow)
{
    return {static_cast<DocType>(outboxRow["type"_L1].toString().toInt()),
            outboxRow["id"_L1].toString()};
}

// Row by row, so that one unreadable page costs its own rows only.
void rescue(const QString &kept, ReplicaFile &file)
{
    try {
        Sql from(kept, Sql::Access::ReadWrite);
        Sql to(file.path, Sql::Access::ReadWrite);
        const qint64 last = from.one(u"SELECT coalesce(max(seq), 0) FROM outbox"_s).toLongLong();
        for (qint64 seq = 1; seq <= last; ++seq) {
            try {
                const QJsonObject row = outbox::snapshot(from, seq);
                if (row.isEmpty() || row["state"_L1] == u"done"_s)
                    continue;
                outbox::restore(to, row);
                documents::refreshColumns(to, documentOf(row));
                ++file.rescuedEdits;
            } catch (const SqlError &) {
                file.editsUnreadable = true;
            }
        }
    } catch (const SqlError &) {
        file.editsUnreadable = true;
    }
}

ReplicaFile startAnew(const QString &folder)
{
    ReplicaFile file{.path = fileIn(folder), .setAside = setAside(folder)};
    makePrivate(folder);
    migrate(file.path);
    rescue(file.setAside, file);
    return file;
}

} // namespace

QString folderFor(const QString &root, const QString &account)
{
    const QByteArray name =
        QCryptographicHash::hash(account.toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    return root + u'/' + QString::fromLatin1(name);
}

ReplicaFile prepare(const QString &folder)
{
    makePrivate(folder);
    if (QFile::exists(markIn(folder)))
        return startAnew(folder);
    try {
        migrate(fileIn(folder));
    } catch (const SqlError &error) {
        if (!error.isDamage())
            throw;
        return startAnew(folder);
    }
    return {.path = fileIn(folder)};
}

void condemn(const QString &folder)
{
    QFile mark(markIn(folder));
    mark.open(QIODevice::WriteOnly);
}

} // namespace paushtik::replica_file
