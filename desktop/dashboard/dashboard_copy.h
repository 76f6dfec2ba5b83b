// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/dashboard/dashboard.h"

namespace paushtik {

/// The numbers as the copy on this machine has them, for a desk whose server does not answer.
class DashboardCopy {
public:
    virtual ~DashboardCopy() = default;
    /// Whether there is a copy that was once equal to the server.
    virtual bool isThere() const = 0;
    virtual Task<Result<Dashboard>> read() = 0;
};

} // namespace paushtik
