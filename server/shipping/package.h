// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/order_lifecycle.h"

namespace paushtik::shipping {

/// A box as the courier measures it.
struct Package {
    int weightGrams; ///< with the box itself and its padding
    int lengthMm;
    int breadthMm;
    int heightMm;
};

/// The smallest of the shop's boxes that holds the order, by weight; one too heavy for the largest goes in the
/// largest, and the courier measures again.
Package packageFor(const QList<orders::OrderLineForShipment> &lines);

/// What couriers charge for: the larger of the weight and L×B×H / 5000 (cm³ per kg), in grams, rounded up.
int chargeableGrams(const Package &package);

} // namespace paushtik::shipping
