// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/rate_limits.h"

#include <algorithm>
#include <chrono>

namespace paushtik::http {
namespace {

constexpr qint64 kMinute = 60'000;

} // namespace

RateLimiter::RateLimiter(int perMinute, int maxKeys)
    : m_perMinute(perMinute)
    , m_keysPerShard(std::max<qsizetype>(1, maxKeys / static_cast<int>(kShards)))
{
}

std::optional<int> RateLimiter::take(const QByteArray &key, qint64 nowMs)
{
    Shard &shard = m_shards[qHash(key) % kShards];
    const std::lock_guard lock(shard.mutex);
    auto found = shard.windows.find(key);
    if (found == shard.windows.end()) {
        if (shard.windows.size() >= m_keysPerShard)
            makeRoom(shard, nowMs);
        found = shard.windows.insert(key, Window{nowMs, 0, 0});
    }
    return count(*found, nowMs);
}

std::optional<int> RateLimiter::count(Window &window, qint64 nowMs) const
{
    const qint64 passed = (nowMs - window.start) / kMinute;
    if (passed > 0) {
        window.before = passed == 1 ? window.current : 0;
        window.current = 0;
        window.start += passed * kMinute;
    }
    const qint64 left = kMinute - (nowMs - window.start);
    // The window before counts for the part of it that still lies within the last minute, rounded
    // down so that a client that keeps exactly to the limit is never refused.
    const qint64 used = window.current + window.before * (left - 1) / kMinute;
    if (used >= m_perMinute)
        return static_cast<int>((left + 999) / 1000) + (window.current >= m_perMinute ? 1 : 0);
    ++window.current;
    return std::nullopt;
}

void RateLimiter::makeRoom(Shard &shard, qint64 nowMs) const
{
    shard.windows.removeIf(
        [nowMs](const auto &entry) { return nowMs - entry.value().start >= 2 * kMinute; });
    if (shard.windows.size() < m_keysPerShard)
        return;
    const auto oldest =
        std::min_element(shard.windows.begin(), shard.windows.end(),
                         [](const Window &a, const Window &b) { return a.start < b.start; });
    shard.windows.erase(oldest);
}

RateLimits &RateLimits::shared()
{
    static RateLimits limits;
    return limits;
}

qint64 monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace paushtik::http
