// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/products_bulk_service.h"
#include "server/core/cpu_pool.h"
#include "server/http/router.h"

namespace paushtik::catalog {

class CatalogService;

/// POST /admin/products/bulk, GET /admin/products.csv, POST /admin/products/import. Tables are read
/// and written in `pool`.
void addProductsBulkRoutes(http::Router &router, ProductsBulkService &service, CpuPool &pool,
                           CatalogService &catalog);

} // namespace paushtik::catalog
