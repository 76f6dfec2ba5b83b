// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paushtik {

/// flock(2) on a file of its own: freed by the kernel however its holder ends, not inherited by
/// programs we start. The file stays. (QLockFile is freed by whoever comes next, which has to judge
/// whether the holder lives, and one killed while it judged or wrote keeps the next one out.)
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

} // namespace paushtik
