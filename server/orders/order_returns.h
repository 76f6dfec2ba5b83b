// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/order_lifecycle.h"
#include "shared/domain/result.h"

namespace paushtik::orders {

/// How many of one line's jars came back fit for sale.
struct GoodLine {
    ProductId product;
    int good; ///< 0 or more
};

/// What a person found in a parcel that came back (its shipment is `rto_delivered`): `good` is
/// stock again, all else of the order is written off. Once an order, and not after a refund put its
/// jars back: `already_restocked`; `not_returned` when no parcel is back; Fault::Invalid names the
/// line that the order does not have. The order's row is locked by the caller.
Task<Result<void>> settleReturn(db::Session transaction, LockedOrder order, QList<GoodLine> good,
                                std::optional<QString> note, Actor actor);

} // namespace paushtik::orders
