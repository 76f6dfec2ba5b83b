// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QString>
#include <QStringList>
#include <QUrlQuery>
#include <optional>

namespace paushtik {

/// Stands for a state: every one but that of the cancelled.
inline constexpr QLatin1StringView kNotCancelled("not_cancelled");

enum class OrdersSort {
    NewestFirst,
    OldestFirst,
    LargestFirst,
    SmallestFirst,
    ByNumber,
    ByNumberDown,
    ByCustomer,
    ByCustomerDown,
    ByCity,
    ByCityDown
};

/// Which orders, and in what order. Every part that is set must fit.
struct OrdersQuery {
    QString status = {};                ///< the contract's word or kNotCancelled; empty for all
    QString text = {};                  ///< number, e-mail, phone, name or AWB
    std::optional<Timestamp> from = {}; ///< placed then or later
    std::optional<Timestamp> to = {};   ///< placed before then
    std::optional<Timestamp> moneyFrom = {}; ///< paid or refunded then or later
    std::optional<Timestamp> moneyTo = {};   ///< and before then
    std::optional<Paise> minTotal = {};      ///< this or more
    std::optional<Paise> maxTotal = {};      ///< this or less
    QString city = {};                       ///< begins so, whatever the case
    QString product = {};                    ///< SKU or title of a line holds this
    QString flag = {};                       ///< the contract's word, or "any" for any flag at all
    QString shipment = {};                   ///< the contract's word, "none" or "pending"
    std::optional<bool> packed = {};
    OrdersSort sort = OrdersSort::NewestFirst;
    friend bool operator==(const OrdersQuery &, const OrdersQuery &) = default;

    /// Whether every order fits.
    bool isEverything() const;
    /// What a saved view, a link of the dashboard and the server's list understand.
    QUrlQuery toUrlQuery() const;
    /// Words it does not know are let be.
    static OrdersQuery fromUrlQuery(const QUrlQuery &url);
};

} // namespace paushtik
