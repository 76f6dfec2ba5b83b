// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/open_file.h"

#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

namespace paushtik {

OpenFile::OpenFile(int descriptor, qint64 size)
    : m_descriptor(descriptor)
    , m_size(size)
{
}

OpenFile::~OpenFile()
{
    ::close(m_descriptor);
}

std::shared_ptr<const OpenFile> OpenFile::open(const QString &path)
{
    // A pipe in the file's place must not hold us up.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return nullptr;
    struct stat about{};
    if (::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode))
        return std::shared_ptr<const OpenFile>(new OpenFile(descriptor, about.st_size));
    ::close(descriptor);
    return nullptr;
}

QByteArray OpenFile::read() const
{
    QByteArray bytes(m_size, Qt::Uninitialized);
    qint64 done = 0;
    while (done < m_size) {
        const ssize_t part = ::pread(m_descriptor, bytes.data() + done,
                                     static_cast<std::size_t>(m_size - done), done);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            break;
        done += part;
    }
    bytes.truncate(done);
    return bytes;
}

void OpenFile::warm() const
{
    const auto length = static_cast<std::size_t>(m_size);
    void *const pages =
        ::mmap(nullptr, length, PROT_READ, MAP_SHARED | MAP_POPULATE, m_descriptor, 0);
    if (pages != MAP_FAILED)
        ::munmap(pages, length);
}

qint64 OpenFile::sendTo(int socket, qint64 offset, qint64 length, bool *broken) const
{
    off_t from = offset;
    const ssize_t sent = ::sendfile(socket, m_descriptor, &from, static_cast<std::size_t>(length));
    if (sent > 0)
        return sent;
    *broken = sent == 0 || (errno != EAGAIN && errno != EINTR);
    return 0;
}

} // namespace paushtik
