// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"

#include <span>

namespace paushtik {

inline constexpr Paise kShippingFee{4'900};
inline constexpr Paise kFreeShippingFrom{99'900};
/// The most jars of one product a cart or an order line holds.
inline constexpr int kMaxQtyPerLine = 10;

/// What shipping costs for goods of `subtotal`; nothing for an empty cart.
constexpr Paise shippingFee(Paise subtotal)
{
    return subtotal <= Paise(0) || subtotal >= kFreeShippingFrom ? Paise(0) : kShippingFee;
}

/// What is missing to free shipping; never negative.
constexpr Paise freeShippingRemaining(Paise subtotal)
{
    return subtotal >= kFreeShippingFrom ? Paise(0) : kFreeShippingFrom - subtotal;
}

/// A box as packed, outside measures.
struct ParcelSize {
    int lengthMm = 0;
    int widthMm = 0;
    int heightMm = 0;
};

/// What a courier charges for, before its slab: the larger of the dead weight and L·B·H/5000
/// (centimetres, kilograms), in whole grams, rounded up.
constexpr int chargeableGrams(int deadGrams, ParcelSize size)
{
    // cm³/5000 kg is mm³/5000 g.
    const qint64 volume = qint64(size.lengthMm) * size.widthMm * size.heightMm;
    const auto volumetric = static_cast<int>((volume + 4'999) / 5'000);
    return volumetric > deadGrams ? volumetric : deadGrams;
}

/// A line of an order for tax: what is paid for it, tax included.
struct TaxedLine {
    Paise gross;
    BasisPoints rate;
};

/// The tax inside the lines, each rounded for itself, so that the sum of an invoice's lines is its
/// total. `sameState`: the place of supply (the delivery address's state) is the seller's own.
TaxSplit taxOfLines(std::span<const TaxedLine> lines, bool sameState);

static_assert(shippingFee(Paise(0)) == Paise(0) && shippingFee(Paise(1)) == kShippingFee);
static_assert(shippingFee(Paise(99'899)) == kShippingFee && shippingFee(Paise(99'900)) == Paise(0));

} // namespace paushtik
