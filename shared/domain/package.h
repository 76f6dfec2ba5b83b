// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/fees.h"

#include <QList>
#include <optional>

namespace paushtik {

/// So many of one product.
struct PackedLine {
    int qty;
    int weightGrams; ///< of one
    std::optional<ParcelSize> size = {};
};

/// A packed box as the courier measures it.
struct Package {
    int weightGrams; ///< with the box itself and its padding
    ParcelSize size;

    /// What the courier charges for, before its slab.
    int chargeable() const { return chargeableGrams(weightGrams, size); }
};

/// The smallest of the shop's boxes that holds the order, by weight, by volume and by the longest
/// sides of its products; a product of unknown size counts by its weight alone. What is too much
/// for the largest goes in the largest, and the courier measures again.
Package packageOf(const QList<PackedLine> &lines);

} // namespace paushtik
