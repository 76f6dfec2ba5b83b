// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/statement.h"

#include <chrono>

namespace paushtik::db {

qint64 steadyMs()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void Statement::finish()
{
    if (finished)
        return;
    finished = true;
    // Taken out first: what runs may let go of the last reference to this statement.
    if (const auto callback = std::exchange(whenFinished, {}))
        return callback();
    if (const auto handle = std::exchange(waiter, {}))
        handle.resume();
}

} // namespace paushtik::db
