// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/backoff.h"
#include "server/db/connection.h"

namespace paushtik::db {

/// The connections that transactions take for themselves: at most `transactionConnections`, opened
/// when needed, handed out in the order in which they were asked for.
class ExclusiveConnections {
public:
    struct Waiter {
        qint64 deadline;
        std::shared_ptr<Connection> connection = {};
        std::optional<Error> error = {};
        std::coroutine_handle<> handle = {};

        bool finished() const { return connection || error; }
    };
    using WaiterPtr = std::shared_ptr<Waiter>;
    /// co_await Acquired{waiter}: until it has a connection or an error.
    struct Acquired {
        WaiterPtr waiter;
        bool await_ready() const { return waiter->finished(); }
        void await_suspend(std::coroutine_handle<> handle) { waiter->handle = handle; }
        void await_resume() const {}
    };

    ExclusiveConnections(const ConnectionSettings &settings, const DatabaseConfig &config);
    WaiterPtr acquire();
    /// Gives one back, in any state. The next waiter goes on from the event loop, not in here.
    void release(const std::shared_ptr<Connection> &connection);
    bool idle() const { return m_waiters.empty() && m_idle.size() + m_connecting == m_all.size(); }
    /// Fails the waiters and what is in flight; further calls fail at once.
    void shutdown();

private:
    void grow();
    void openOne();
    void lost(const std::weak_ptr<Connection> &connection, const QByteArray &reason);
    void deliverLater();
    void deliver();
    void failLate();
    static void finish(const WaiterPtr &waiter);

    const ConnectionSettings m_settings;
    const size_t m_limit;
    const int m_waitMs;
    std::vector<std::shared_ptr<Connection>> m_all;
    std::vector<std::shared_ptr<Connection>> m_idle;
    std::deque<WaiterPtr> m_waiters;
    size_t m_connecting = 0;
    Backoff m_backoff;
    QByteArray m_lastFailure = "all connections are taken";
    bool m_shut = false;
    QTimer m_retry;
    QTimer m_late;
    QObject m_context;
};

} // namespace paushtik::db
