// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/files/file_lock.h"

#include <QFile>
#include <QFileInfo>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace paushtik {
namespace {

int flag(FileLock::Mode mode)
{
    return mode == FileLock::Shared ? LOCK_SH : LOCK_EX;
}

// As root we may work in the folder of a person who starts the next program without us.
void giveToFolderOwner(int descriptor, const QString &path)
{
    struct stat folder = {};
    const QByteArray name = QFile::encodeName(QFileInfo(path).absolutePath());
    if (::geteuid() == 0 && ::stat(name.constData(), &folder) == 0)
        std::ignore = ::fchown(descriptor, folder.st_uid, static_cast<gid_t>(-1));
}

int openLockFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    // Not O_CREAT at once: the kernel refuses that for another's file in a sticky folder
    // (fs.protected_regular).
    int descriptor = ::open(name.constData(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        giveToFolderOwner(descriptor, path);
    return descriptor;
}

} // namespace

FileLock::FileLock(const QString &path)
    : m_descriptor(openLockFile(path))
{
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool FileLock::tryLock(Mode mode)
{
    return m_descriptor >= 0 && ::flock(m_descriptor, flag(mode) | LOCK_NB) == 0;
}

bool FileLock::lock(Mode mode)
{
    int result = -1;
    do {
        result = ::flock(m_descriptor, flag(mode));
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

void FileLock::unlock()
{
    if (m_descriptor >= 0)
        ::flock(m_descriptor, LOCK_UN);
}

bool FileLock::write(const QByteArray &content)
{
    return ::ftruncate(m_descriptor, 0) == 0 &&
           ::pwrite(m_descriptor, content.constData(), static_cast<size_t>(content.size()), 0) ==
               content.size();
}

} // namespace paushtik
