// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <mutex>

namespace paushtik::http {

/// How many connections the process has open, in total and by peer. Thread-safe: workers share one
/// port, and a peer's connections spread over all of them.
class ConnectionCounts {
public:
    static ConnectionCounts &shared();
    /// False when the peer or the process has as many as it may; then nothing was counted.
    bool enter(const QHostAddress &peer, int maxPerPeer, int maxTotal);
    void leave(const QHostAddress &peer);

private:
    std::mutex m_mutex;
    QHash<QByteArray, int> m_byPeer;
    int m_total = 0;
};

} // namespace paushtik::http
