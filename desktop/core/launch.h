// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"

namespace paushtik {

/// Lets a task go. QCoro drops the exception of a task that nobody awaits; this logs it under
/// `what`.
void launch(Task<> task, const char *what);

} // namespace paushtik
