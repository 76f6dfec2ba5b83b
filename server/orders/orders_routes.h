// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/orders/orders_service.h"

namespace paushtik::orders {

/// The customer's orders: /api/v1/orders… The service must outlive the router.
void addCustomerOrderRoutes(http::Router &router, const OrdersService &service);
/// The staff's: /api/v1/admin/orders…
void addAdminOrderRoutes(http::Router &router, const OrdersService &service);

} // namespace paushtik::orders
