// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/batches_service.h"
#include "server/http/router.h"

namespace paushtik::catalog {

/// /admin/products/{id}/batches, /admin/batches/{id}/…, /admin/orders/{order}/picks.
void addBatchesRoutes(http::Router &router, BatchesService &service);

} // namespace paushtik::catalog
