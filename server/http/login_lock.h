// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QString>
#include <mutex>
#include <optional>

namespace paushtik::http {

/// Five failed log-ins for one account from one peer lock that pair for 15 minutes, the right
/// password included. The log-in services ask it; PAUSHTIK_RATE_LIMITS=off does not turn it off.
/// Thread-safe, one for the process and realm, bounded: of pairs beyond the bound the oldest are
/// forgotten.
class LoginLock {
public:
    static constexpr int kFailures = 5;
    static constexpr qint64 kLockMs = 15 * 60'000;

    explicit LoginLock(qsizetype maxPairs = 50'000);

    /// Nothing while it is open; else the seconds until it opens again (answer 429 with that
    /// Retry-After).
    std::optional<int> lockedFor(const QString &account, const QHostAddress &peer,
                                 qint64 nowMs) const;
    /// Counts a failure; failures older than 15 minutes no longer count.
    void failed(const QString &account, const QHostAddress &peer, qint64 nowMs);
    /// A log-in that worked forgets the failures before it.
    void succeeded(const QString &account, const QHostAddress &peer);

private:
    struct Pair {
        int failures = 0;
        qint64 last = 0;
    };
    static QByteArray key(const QString &account, const QHostAddress &peer);
    void makeRoom(qint64 nowMs);

    const qsizetype m_maxPairs;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Pair> m_pairs;
};

} // namespace paushtik::http
