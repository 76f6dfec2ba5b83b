// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/backoff.h"

#include <QRandomGenerator>
#include <algorithm>

namespace paushtik::db {

int Backoff::nextDelay()
{
    constexpr int kFirst = 50;
    constexpr int kLongest = 2000;
    const int failures = m_failures++;
    if (failures == 0)
        return 0;
    const int delay = std::min(kLongest, kFirst << std::min(failures - 1, 10));
    return delay / 2 + static_cast<int>(QRandomGenerator::global()->bounded(delay / 2 + 1));
}

} // namespace paushtik::db
