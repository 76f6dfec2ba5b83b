// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <array>
#include <mutex>
#include <optional>

namespace paushtik::http {

/// Counts per key over a sliding minute: the running window and what is left of the one before it.
/// Thread-safe, shared by all workers of the process; memory is bounded, the keys that were quiet
/// longest go first.
class RateLimiter {
public:
    explicit RateLimiter(int perMinute, int maxKeys = 100'000);
    /// Counts one. Nothing when it is allowed, else the seconds until it may be again.
    std::optional<int> take(const QByteArray &key, qint64 nowMs);

private:
    struct Window {
        qint64 start = 0;
        int current = 0;
        int before = 0;
    };
    struct Shard {
        std::mutex mutex;
        QHash<QByteArray, Window> windows;
    };
    static constexpr std::size_t kShards = 16;

    std::optional<int> count(Window &window, qint64 nowMs) const;
    void makeRoom(Shard &shard, qint64 nowMs) const;

    const int m_perMinute;
    const qsizetype m_keysPerShard;
    std::array<Shard, kShards> m_shards;
};

/// The limits of api.md, "Conventions".
struct RateLimits {
    RateLimiter logIn{30};
    RateLimiter write{600};
    RateLimiter staffWrite{6'000};
    /// One set for the whole process.
    static RateLimits &shared();
};

/// Milliseconds of a clock that only goes forward.
qint64 monotonicMs();

} // namespace paushtik::http
