// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/staff/staff_service.h"

namespace paushtik::staff {

/// /api/v1/staff and /api/v1/admin/staff. `service` outlives the router.
void addStaffRoutes(http::Router &router, StaffService &service);

} // namespace paushtik::staff
