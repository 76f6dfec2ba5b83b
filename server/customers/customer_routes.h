// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/customer_service.h"
#include "server/http/router.h"

namespace paushtik::customers {

/// /api/v1/auth and /api/v1/me. `service` outlives the router.
void addCustomerRoutes(http::Router &router, CustomerService &service);

} // namespace paushtik::customers
