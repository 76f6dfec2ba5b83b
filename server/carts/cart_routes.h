// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart_service.h"
#include "server/http/router.h"

namespace paushtik::carts {

/// /api/v1/cart. `service` outlives the router.
void addCartRoutes(http::Router &router, CartService &service);

} // namespace paushtik::carts
