// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/data_folder_lock.h"

#include <QFileInfo>
#include <unistd.h>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;

QString lockPath(const QString &dataFolder)
{
    return dataFolder + u"/paushtikd.lock"_s;
}

} // namespace

Result<DataFolderLock> DataFolderLock::take(const QString &dataFolder)
{
    FileLock lock(lockPath(dataFolder));
    if (!lock.isOpen())
        return fail(Fault::Unavailable, {},
                    u"cannot write to the data folder %1"_s.arg(dataFolder));
    if (!lock.tryLock(FileLock::Exclusive))
        return fail(Fault::Conflict, {},
                    u"another paushtikd is using the data folder %1"_s.arg(dataFolder));
    lock.write(QByteArray::number(::getpid()) + '\n');
    return DataFolderLock(std::move(lock));
}

bool DataFolderLock::isHeld(const QString &dataFolder)
{
    if (!QFileInfo::exists(lockPath(dataFolder)))
        return false;
    FileLock lock(lockPath(dataFolder));
    return lock.isOpen() && !lock.tryLock(FileLock::Exclusive);
}

} // namespace paushtik::db
