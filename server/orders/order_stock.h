// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"
#include "shared/domain/stock.h"

namespace paushtik::orders {

// The two ways an order moves stock. Both lock the stock rows in id order, so orders of many
// products never deadlock, and write a ledger row a line; the caller holds the order's row and
// keeps `holds_stock` in step.

/// Takes all of the order's jars, or none: false when one is short.
Task<bool> takeAgain(db::Session transaction, OrderId order, StockReason reason);
/// Puts all of the order's jars back.
Task<> putBack(db::Session transaction, OrderId order, StockReason reason);

} // namespace paushtik::orders
