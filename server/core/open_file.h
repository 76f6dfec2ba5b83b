// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

namespace paushtik {

/// A regular file that is open for reading, and closed with the last who holds it. Whoever holds it
/// can read it to its end, also after it was removed. Thread-safe: it has no position.
class OpenFile {
public:
    /// Null when there is none, or it is no regular file.
    static std::shared_ptr<const OpenFile> open(const QString &path);
    ~OpenFile();
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    qint64 size() const { return m_size; }
    /// All of it; less when it became shorter. Blocks.
    QByteArray read() const;
    /// Has the system read all of it ahead, so that sendTo() does not wait for a disk. Blocks.
    void warm() const;
    /// From the system's memory of the file to a socket, without passing ours (sendfile(2)): how
    /// many bytes the socket took. None: it takes none now, or, with `broken`, never will. The
    /// process must ignore SIGPIPE.
    qint64 sendTo(int socket, qint64 offset, qint64 length, bool *broken) const;

private:
    OpenFile(int descriptor, qint64 size);

    const int m_descriptor;
    const qint64 m_size;
};

} // namespace paushtik
