// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryFile>
#include <unistd.h>
#include <utility>

namespace paushtik::http {

/// What is written to standard error meanwhile.
class CapturedError {
public:
    CapturedError()
        : m_before(::dup(STDERR_FILENO))
    {
        m_file.open();
        ::dup2(m_file.handle(), STDERR_FILENO);
    }
    ~CapturedError() { end(); }
    QByteArrayList lines()
    {
        end();
        QFile file(m_file.fileName());
        file.open(QIODevice::ReadOnly);
        QByteArrayList lines = file.readAll().split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }

private:
    void end()
    {
        if (m_before < 0)
            return;
        ::dup2(m_before, STDERR_FILENO);
        ::close(std::exchange(m_before, -1));
    }
    QTemporaryFile m_file;
    int m_before;
};

} // namespace paushtik::http
