// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "shared/domain/result.h"

#include <QCoroFuture>
#include <QPromise>
#include <QThread>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

namespace paushtik {

/// A few threads for work that would keep a worker's event loop from its connections (argon2, pictures, PDF). One is
/// shared by all workers; thread-safe. Its queue is bounded: what cannot be done soon is refused at once.
class CpuPool {
public:
    explicit CpuPool(int threads = QThread::idealThreadCount(), int maxWaiting = 512);
    /// Waits for all that was let in.
    ~CpuPool();

    /// Runs `work` on a thread of the pool; the caller goes on in its own thread's event loop. Fault::Unavailable
    /// when too much is waiting already. What `work` throws is thrown here.
    template <class T>
    Task<Result<T>> run(std::function<T()> work)
    {
        if (!admit())
            co_return fail(Fault::Unavailable);
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        m_threads.start([this, promise, work = std::move(work)] { fulfil(*promise, work); });
        T value = co_await future;
        co_return Result<T>(std::move(value));
    }

private:
    bool admit();
    template <class T>
    void fulfil(QPromise<T> &promise, const std::function<T()> &work)
    {
        try {
            promise.addResult(work());
        } catch (...) {
            promise.setException(std::current_exception());
        }
        m_admitted.fetch_sub(1);
        promise.finish();
    }

    QThreadPool m_threads;
    const int m_most;
    std::atomic<int> m_admitted = 0; ///< waiting or running
};

} // namespace paushtik
