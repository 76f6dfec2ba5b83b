// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/fees.h"
#include "shared/domain/id.h"
#include "shared/domain/money.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>
#include <variant>

namespace paushtik::carts {

/// Whose cart: a guest's, known by its token (empty: none handed out yet), or an account's.
using Owner = std::variant<QByteArray, CustomerId>;

/// A wish for so many of a product, as orders and clients' own carts name it.
struct CartLine {
    ProductId product;
    int qty;
};

/// A line as a person sees it now: price and stock are the live ones.
struct PricedLine {
    ProductId product;
    QString slug;
    QString title;
    int qty;
    Paise unitPrice;
    int available;
    Paise total() const { return unitPrice.times(qty); }
    bool isShort() const { return qty > available; }
};

/// A line whose product has gone since: taken out, and named this once.
struct DroppedLine {
    ProductId product;
    QString title; ///< empty when nobody knows it any more
};

struct Cart {
    std::optional<QByteArray> token; ///< a guest's; an account needs none
    QList<PricedLine> lines;         ///< in the order they were put in
    QList<DroppedLine> dropped;

    Paise subtotal() const;
    Paise shipping() const { return shippingFee(subtotal()); }
    Paise total() const { return subtotal() + shipping(); }
};

} // namespace paushtik::carts
