// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/order_reader.h"

namespace paushtik {

/// How a question about orders is put to SQLite, which without statistics of a file that changes
/// all day would guess badly: where the rows are come by, and whether they come in their order.
struct OrderPlan {
    QString from{};  ///< a table and its index
    QString where{}; ///< with the word, or empty
    QVariantList values{};
    bool isSorted = true; ///< by the way itself; else the rows must be sorted
    bool isEmpty = false; ///< nothing can fit
    bool isCheap = true;  ///< to be gone through in parts; else in one pass
};

/// What a way may cost. Only a test changes it, so that a small file is read like a large one.
struct OrderPlanLimits {
    qint64 many = 40'000;       ///< rows; to count so far costs a few milliseconds
    double surelyFine = 12'000; ///< µs: such a way is taken before one that probably costs less
};
OrderPlanLimits &orderPlanLimits();

enum class OrderAim { FirstRows, All };

/// Looks at how many rows each part of the question may have, up to a limit, and takes the way that
/// costs least: some milliseconds at most.
OrderPlan planOf(Sql &sql, const OrdersAsk &ask, OrderAim aim);

/// "o.placed_at", for a statement.
QString sortColumnOf(OrdersAsk::Sort sort);

} // namespace paushtik
