// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/products_admin_service.h"
#include "server/http/router.h"

namespace paushtik::catalog {

class CatalogService;

/// /admin/products, archive, restore, stock adjustments and ledger. The service outlives the
/// router.
void addProductsAdminRoutes(http::Router &router, ProductsAdminService &service,
                            CatalogService &catalog);

} // namespace paushtik::catalog
