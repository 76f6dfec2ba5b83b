// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"

namespace paushtik {

/// Lets a task go. QCoro drops the exception of a task that nobody awaits; this is the one place
/// that does not: it logs it under `what`. Must be called on the thread that the task runs on.
void launch(Task<> task, const char *what);

} // namespace paushtik
