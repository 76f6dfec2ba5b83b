// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paushtik::db {

/// How long to wait before the next attempt to connect: at once after a connection that had worked,
/// then from 50 ms doubling to 2 s, each shortened by a random part so that many daemons do not
/// knock together.
class Backoff {
public:
    void succeeded() { m_failures = 0; }
    /// Milliseconds; counts as one more failure.
    int nextDelay();

private:
    int m_failures = 0;
};

} // namespace paushtik::db
