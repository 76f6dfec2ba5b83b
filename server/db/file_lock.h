// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paushtik::db {

/// flock(2) on a file of its own: freed by the kernel however its holder ends, not inherited by
/// programs we start.
class FileLock {
public:
    enum Mode { Shared, Exclusive };

    /// Opens, and makes when missing, the lock's file; it takes the owner of its folder. Not locked
    /// yet.
    explicit FileLock(const QString &path);
    ~FileLock();
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    bool tryLock(Mode mode); ///< false: someone else holds it
    bool lock(Mode mode);    ///< waits
    void unlock();
    bool write(const QByteArray &content);

private:
    int m_descriptor;
};

} // namespace paushtik::db
