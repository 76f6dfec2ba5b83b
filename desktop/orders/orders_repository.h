// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/orders/order_row.h"

#include <QObject>
#include <optional>

namespace paushtik {

enum class OrdersSort { NewestFirst, OldestFirst, LargestFirst, SmallestFirst, ByNumber };

/// Which orders, and in what order.
struct OrdersQuery {
    QString status = {};                ///< the contract's word; empty for all
    QString text = {};                  ///< number, e-mail, phone, name or AWB
    std::optional<Timestamp> from = {}; ///< placed then or later
    OrdersSort sort = OrdersSort::NewestFirst;
    friend bool operator==(const OrdersQuery &, const OrdersQuery &) = default;
};

/// A window of a list. `next` is the key that the following window starts after, none at the end;
/// `total` is there where the source knows it without counting for long.
struct OrdersWindow {
    QList<OrderRow> rows;
    std::optional<QString> next;
    std::optional<qint64> total;
};

/// Where the models read orders: the server over HTTP, or a copy on this machine. Windows are read
/// by key, so a row that is inserted meanwhile shifts nothing. UI thread; answers may come out of
/// turn.
class OrdersRepository : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Task<Result<OrdersWindow>> window(OrdersQuery query, QString after, int limit) = 0;
    /// By id or by number.
    virtual Task<Result<OrderDocument>> order(QString idOrNumber) = 0;

Q_SIGNALS:
    /// These rows are now so; whoever shows them replaces them in place.
    void rowsChanged(const QList<paushtik::OrderRow> &rows);
    /// Orders may have come, gone or moved: lists are worth reading again.
    void listsChanged();
};

} // namespace paushtik
