// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/address_service.h"
#include "server/http/router.h"

namespace paushtik::customers {

/// /api/v1/addresses. `service` outlives the router.
void addAddressRoutes(http::Router &router, AddressService &service);

} // namespace paushtik::customers
