// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/backoff.h"
#include "server/db/connection.h"

namespace paushtik::db {

/// The pipelined connections that a thread's autocommit statements share. Each keeps itself
/// connected once the first statement has come; statements wait here while none is.
class SharedConnections {
public:
    SharedConnections(const ConnectionSettings &settings, const DatabaseConfig &config);

    /// All that is submitted in one turn of the event loop goes out on one connection, in order.
    void submit(const StatementPtr &statement);
    bool idle() const;
    /// Fails what waits or is in flight; further statements fail at once.
    void shutdown();

private:
    struct Lane {
        std::shared_ptr<Connection> connection;
        Backoff backoff;
        std::unique_ptr<QTimer> retry;
    };

    void startLanes();
    void connectLane(size_t index);
    void laneReady(size_t index);
    void laneLost(size_t index, const QByteArray &reason);
    Connection *pick();
    void failLate();

    const ConnectionSettings m_settings;
    const int m_waitMs;
    std::vector<Lane> m_lanes;
    std::weak_ptr<Connection> m_thisTurn;
    std::deque<StatementPtr> m_waiting;
    QByteArray m_lastFailure = "never connected";
    bool m_shut = false;
    QTimer m_late;
    QObject m_context;
};

} // namespace paushtik::db
