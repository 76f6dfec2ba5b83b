// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/catalog_service.h"
#include "server/http/router.h"

namespace paushtik::catalog {

/// GET /categories, /products, /products/{slug}, /products/{slug}/availability. The service
/// outlives the router.
void addCatalogRoutes(http::Router &router, CatalogService &service);

} // namespace paushtik::catalog
