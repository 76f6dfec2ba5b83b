// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/launch.h"

#include <QLoggingCategory>

namespace paushtik {
namespace {

Q_LOGGING_CATEGORY(lcLaunch, "paushtik.task")

Task<> watched(Task<> task, const char *what)
{
    try {
        co_await task;
    } catch (const std::exception &error) {
        qCCritical(lcLaunch, "%s ended with an exception: %s", what, error.what());
    }
}

} // namespace

void launch(Task<> task, const char *what)
{
    // A QCoro::Task may be destroyed while its coroutine runs; the coroutine then frees itself at
    // its end.
    Task<> let_go = watched(std::move(task), what);
}

} // namespace paushtik
