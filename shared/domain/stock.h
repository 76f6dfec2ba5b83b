// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/words.h"

namespace paushtik {

/// Why a row stands in the stock ledger. The first six are a person's; the others are written with
/// an order.
enum class StockReason {
    Received,
    Damaged,
    Lost,
    Found,
    Counted,
    Returned,
    OrderPlaced,
    OrderExpired,
    OrderCancelled,
    OrderRevived,
    OrderRestocked, ///< a refund that put the goods back
};

/// May a person adjust stock with this reason?
constexpr bool isManual(StockReason reason)
{
    return reason <= StockReason::Returned;
}

enum class StockStatus { InStock, LowStock, OutOfStock };

/// `threshold`: the product's own; at or below it stock counts as low.
constexpr StockStatus stockStatus(int stock, int threshold)
{
    if (stock <= 0)
        return StockStatus::OutOfStock;
    return stock <= threshold ? StockStatus::LowStock : StockStatus::InStock;
}

template <>
inline constexpr std::array kWords<StockReason>{
    Word{StockReason::Received, QLatin1StringView("received")},
    Word{StockReason::Damaged, QLatin1StringView("damaged")},
    Word{StockReason::Lost, QLatin1StringView("lost")},
    Word{StockReason::Found, QLatin1StringView("found")},
    Word{StockReason::Counted, QLatin1StringView("counted")},
    Word{StockReason::Returned, QLatin1StringView("returned")},
    Word{StockReason::OrderPlaced, QLatin1StringView("order_placed")},
    Word{StockReason::OrderExpired, QLatin1StringView("order_expired")},
    Word{StockReason::OrderCancelled, QLatin1StringView("order_cancelled")},
    Word{StockReason::OrderRevived, QLatin1StringView("order_revived")},
    Word{StockReason::OrderRestocked, QLatin1StringView("order_restocked")},
};

template <>
inline constexpr std::array kWords<StockStatus>{
    Word{StockStatus::InStock, QLatin1StringView("in_stock")},
    Word{StockStatus::LowStock, QLatin1StringView("low_stock")},
    Word{StockStatus::OutOfStock, QLatin1StringView("out_of_stock")},
};

static_assert(wordsAreSound<StockReason>());
static_assert(wordsAreSound<StockStatus>());

} // namespace paushtik
