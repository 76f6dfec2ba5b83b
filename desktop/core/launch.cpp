// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/core/launch.h"

#include <exception>

namespace paushtik {
namespace {

Task<> watch(Task<> task, const char *what)
{
    try {
        co_await task;
    } catch (const std::exception &fault) {
        qCritical("%s: %s", what, fault.what());
    }
}

} // namespace

void launch(Task<> task, const char *what)
{
    const Task<> watched = watch(std::move(task), what);
    Q_UNUSED(watched)
}

} // namespace paushtik
