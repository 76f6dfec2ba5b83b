// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/orders/order_row.h"
#include "desktop/orders/orders_query.h"

#include <QObject>
#include <optional>

namespace paushtik {

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

    /// Whether rows can be had by their position in a list of any length, without those before
    /// them: then count() and windowAt() answer, and a table is as long as the list at once.
    virtual bool hasPositions() const { return false; }
    /// How many orders fit. Errors: Fault::Unsupported where there are no positions.
    virtual Task<Result<qint64>> count(OrdersQuery query);
    /// The rows from position `first` on, the first being 0; fewer at the end.
    virtual Task<Result<OrdersWindow>> windowAt(OrdersQuery query, qint64 first, int limit);
    /// Whether every part of a query counts here. The server's list knows state, text and time;
    /// what it does not know is not offered.
    virtual bool canFilterBy(const OrdersQuery &query) const;

Q_SIGNALS:
    /// These rows are now so; whoever shows them replaces them in place.
    void rowsChanged(const QList<paushtik::OrderRow> &rows);
    /// Orders may have come, gone or moved: lists are worth reading again.
    void listsChanged();
};

} // namespace paushtik
