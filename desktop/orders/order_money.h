// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/documents/order_document.h"

namespace paushtik {

/// What may still be given back of an order.
struct Refundable {
    Paise captured; ///< nothing while no payment is captured
    Paise given;    ///< refunds made and on their way
    Paise left() const { return captured > given ? captured - given : Paise(); }
};
Refundable refundableOf(const OrderDocument &order);

/// The tax inside the lines of one rate.
struct RateTax {
    BasisPoints rate;
    TaxSplit tax;
};
/// Per rate, the lowest first; `sellerState` and the address's state decide between halves and
/// IGST. The server's invoice follows the same rule (shared/domain/fees.h).
QList<RateTax> taxByRate(const OrderDocument &order, const QString &sellerState);

} // namespace paushtik
