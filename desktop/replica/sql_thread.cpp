// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/sql_thread.h"

namespace paushtik {

SqlThread::SqlThread(QString file, Sql::Access access, const QString &name)
    : m_file(std::move(file))
    , m_access(access)
    , m_there(new QObject)
{
    m_thread.setObjectName(name);
    m_there->moveToThread(&m_thread);
    m_thread.start();
}

SqlThread::~SqlThread()
{
    // Behind everything that was handed in before.
    post([this] {
        m_sql.reset();
        m_thread.quit();
    });
    m_thread.wait();
    delete m_there;
}

void SqlThread::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_there, std::move(job), Qt::QueuedConnection);
}

} // namespace paushtik
