// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/replica/sql.h"

#include <QCoroFuture>
#include <QPromise>
#include <QThread>
#include <atomic>
#include <functional>

namespace paushtik {

/// A thread with one connection to the replica's file. Work is done in the order it is handed in;
/// the destructor lets what was handed in finish and closes the file.
class SqlThread {
public:
    /// `name` is the thread's, for whoever looks at what is busy.
    SqlThread(QString file, Sql::Access access, const QString &name = QStringLiteral("sql"));
    ~SqlThread();

    /// Runs `work(Sql &)` there; the task goes on where it was awaited, and throws what the work
    /// threw. The result must not be void.
    template <class Work>
    Task<std::invoke_result_t<Work, Sql &>> run(Work work);

    /// How much waits or runs.
    int load() const { return m_load; }

private:
    void post(std::function<void()> job);

    QString m_file;
    Sql::Access m_access;
    QThread m_thread;
    QObject *m_there;
    std::unique_ptr<Sql> m_sql; ///< made and dropped on the thread, with the first job
    std::atomic<int> m_load = 0;
};

template <class Work>
Task<std::invoke_result_t<Work, Sql &>> SqlThread::run(Work work)
{
    using Value = std::invoke_result_t<Work, Sql &>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    auto future = promise->future();
    ++m_load;
    post([this, promise, work = std::move(work)]() mutable {
        try {
            if (!m_sql)
                m_sql = std::make_unique<Sql>(m_file, m_access);
            promise->addResult(work(*m_sql));
        } catch (...) {
            promise->setException(std::current_exception());
        }
        --m_load;
        promise->finish();
    });
    co_return co_await future;
}

} // namespace paushtik
