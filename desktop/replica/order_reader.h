// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/order_columns.h"

#include <QHash>
#include <functional>
#include <optional>

namespace paushtik {

/// Which orders, and in what order. Everything that is set must hold.
struct OrdersAsk {
    enum class Sort { Placed, Total, Number, Customer, City };

    QString text = {};         ///< number, e-mail, phone, name or AWB: beginnings of words
    QStringList statuses = {}; ///< any of them; none for all
    QString payment = {};
    QString shipment = {}; ///< the state of the shipment, or "none"
    QString city = {};     ///< begins so, whatever the case of Latin letters
    QString flag = {};     ///< a flag's word, or "any"
    QString product = {};  ///< a line's title or SKU has words that begin so, or it is its id
    std::optional<bool> packed = {};
    std::optional<Timestamp> from = {};       ///< placed then or later
    std::optional<Timestamp> until = {};      ///< placed before
    std::optional<Timestamp> moneyFrom = {};  ///< paid or refunded then or later
    std::optional<Timestamp> moneyUntil = {}; ///< and before
    std::optional<Paise> atLeast = {};
    std::optional<Paise> atMost = {};
    Sort sort = Sort::Placed;
    bool descending = true;
    friend bool operator==(const OrdersAsk &, const OrdersAsk &) = default;
};

/// A row's place in a sort: the next window starts behind it. Stays good when rows come and go.
struct OrderPlace {
    QVariant value;
    qint64 key = 0;
    friend bool operator==(const OrderPlace &, const OrderPlace &) = default;
};

OrderPlace placeOf(const OrderEntry &entry, OrdersAsk::Sort sort);

/// Every so many rows of a list, the place before them: whoever drags a scroll bar lands near any
/// row without counting from the first.
struct OrderRanks {
    int step;
    QList<OrderPlace> places; ///< places[i] is the row number (i + 1) * step - 1
    qint64 count;             ///< of all rows
};

/// Reads of orders on any connection; each is one short statement or a few.
namespace orders {

/// At most `limit` rows behind `after`, or from the start.
QList<OrderEntry> window(Sql &sql, const OrdersAsk &ask, const std::optional<OrderPlace> &after,
                         int limit);
/// The rows `first`, `first + 1`… by number, given the ranks of the same question.
QList<OrderEntry> windowAt(Sql &sql, const OrdersAsk &ask, const OrderRanks &ranks, qint64 first,
                           int limit);
/// A pass over an index: some tens of milliseconds for a million rows, more where words are sought.
/// Given up, with what it has, once nobody wants it any more.
using StillWanted = std::function<bool()>;
OrderRanks ranks(Sql &sql, const OrdersAsk &ask, int step = 1000,
                 const StillWanted &stillWanted = {});
qint64 count(Sql &sql, const OrdersAsk &ask);
/// How many fit, what they come to, and since when the oldest of them stands.
struct OrdersSum {
    qint64 count = 0;
    Paise total = {};
    std::optional<Timestamp> oldest = {};
};
OrdersSum sum(Sql &sql, const OrdersAsk &ask);
/// The contract's words for every state but that of the cancelled.
QStringList statesButCancelled();
/// By id, number or AWB.
std::optional<QString> idOf(Sql &sql, const QString &idNumberOrAwb);
QList<OrderEntry> byIds(Sql &sql, const QStringList &ids);

} // namespace orders
} // namespace paushtik
