// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QtGlobal>

namespace paushtik::shipping {

/// How often and whether at all the courier is called, for all workers of the process: a token
/// bucket (2 a second, bursts of 10) and a circuit breaker (5 failures in a row open it; after a
/// pause, longer each time, one call is let through to see). Time is given in steady milliseconds,
/// so that tests need no clock. Thread-safe.
class CourierGate {
public:
    /// Milliseconds to wait before a call may go out, 0 for now; a call let through has taken its
    /// token.
    int admit(qint64 nowMs);
    /// Milliseconds until the breaker lets a call through to see; 0 when it is closed, or this call
    /// is that one.
    int openFor(qint64 nowMs);
    void worked();
    void failed(qint64 nowMs);
    /// The courier asked for a pause (Retry-After).
    void pause(qint64 nowMs, int seconds);

private:
    QMutex m_mutex;
    double m_tokens = 10;
    qint64 m_filledAt = -1;
    int m_failures = 0;
    int m_trips = 0;
    qint64 m_openUntil = 0;
    qint64 m_pausedUntil = 0;
    bool m_open = false;
};

} // namespace paushtik::shipping
