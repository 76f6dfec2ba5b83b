// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_gate.h"

#include <QMutexLocker>
#include <algorithm>
#include <cmath>

namespace paushtik::shipping {
namespace {

constexpr double kTokensPerMs = 2.0 / 1'000;
constexpr double kBurst = 10;
constexpr int kMostFailures = 5;
constexpr qint64 kFirstPauseMs = 5'000;
constexpr qint64 kLongestPauseMs = 60'000;
/// While one call is out to see, the others wait this long.
constexpr qint64 kProbeMs = 12'000;

} // namespace

int CourierGate::admit(qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    if (nowMs < m_pausedUntil)
        return static_cast<int>(m_pausedUntil - nowMs);
    if (m_filledAt >= 0)
        m_tokens =
            std::min(kBurst, m_tokens + static_cast<double>(nowMs - m_filledAt) * kTokensPerMs);
    m_filledAt = nowMs;
    if (m_tokens < 1)
        return std::max(1, static_cast<int>(std::ceil((1 - m_tokens) / kTokensPerMs)));
    m_tokens -= 1;
    return 0;
}

int CourierGate::openFor(qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_open)
        return 0;
    if (nowMs < m_openUntil)
        return static_cast<int>(m_openUntil - nowMs);
    m_openUntil = nowMs + kProbeMs;
    return 0;
}

void CourierGate::worked()
{
    const QMutexLocker lock(&m_mutex);
    m_open = false;
    m_failures = 0;
    m_trips = 0;
}

void CourierGate::failed(qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    if (++m_failures < kMostFailures)
        return;
    const qint64 pause = std::min(kLongestPauseMs, kFirstPauseMs << std::min(m_trips, 8));
    m_open = true;
    m_openUntil = nowMs + pause;
    ++m_trips;
}

void CourierGate::pause(qint64 nowMs, int seconds)
{
    const QMutexLocker lock(&m_mutex);
    m_pausedUntil = std::max(m_pausedUntil, nowMs + qint64(seconds) * 1'000);
}

} // namespace paushtik::shipping
