// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/order_lifecycle.h"
#include "shared/domain/stock.h"

namespace paushtik::orders {

// The ways an order moves stock. All lock the stock rows in id order, so orders of many
// products never deadlock, and write a ledger row a line; the caller holds the order's row and
// keeps `holds_stock` in step.

/// Takes all of the order's jars, or none: false when one is short.
Task<bool> takeAgain(db::Session transaction, OrderId order, StockReason reason);
/// Puts all of the order's jars back.
Task<> putBack(db::Session transaction, OrderId order, StockReason reason);
/// Puts back, as `returned`, `counts[i]` of `products[i]`: what a person found to be good.
Task<> putBackSome(db::Session transaction, OrderId order, QList<ProductId> products,
                   QList<int> counts, Actor actor);

} // namespace paushtik::orders
