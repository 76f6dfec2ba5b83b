// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/invoices/invoices_service.h"
#include "server/orders/orders_service.h"

namespace paushtik::invoices {

/// GET /admin/shop, the invoice of an order and the credit notes of its refunds, as JSON and as
/// PDF. Both services live as long as the router.
void addInvoiceRoutes(http::Router &router, const InvoicesService &invoices,
                      const orders::OrdersService &orders);

} // namespace paushtik::invoices
