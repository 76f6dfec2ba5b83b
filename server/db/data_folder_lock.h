// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"
#include "shared/files/file_lock.h"

namespace paushtik::db {

/// One daemon a data folder: held from start to end by whoever serves from it. `paushtikd.lock`
/// holds its process id.
class DataFolderLock {
public:
    /// Conflict when another process holds it, Unavailable when the folder cannot be written; the
    /// detail is one line for a person.
    static Result<DataFolderLock> take(const QString &dataFolder);
    static bool isHeld(const QString &dataFolder);

private:
    explicit DataFolderLock(FileLock lock)
        : m_lock(std::move(lock))
    {
    }
    FileLock m_lock;
};

} // namespace paushtik::db
