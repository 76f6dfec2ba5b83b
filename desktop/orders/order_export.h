// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/orders_repository.h"
#include "desktop/orders/table_file.h"

namespace paushtik {

/// Writes what a table shows, all of it however long, to a file; window by window, so that the
/// program stays quick meanwhile. One runs at a time in an object; cancel() leaves no file.
class OrderExport : public QObject {
    Q_OBJECT
public:
    explicit OrderExport(OrdersRepository &repository, QObject *parent = nullptr);

    /// `columns` are OrderTableModel's, in the order shown. The value is the number of orders.
    Task<Result<qint64>> run(OrdersQuery query, QList<int> columns, QString file);
    void cancel() { m_cancelled = true; }

    /// A cell of a file: raw where a table shows words for people.
    static TableCell cellOf(const OrderRow &row, int column);

Q_SIGNALS:
    void progressed(qint64 written);

private:
    OrdersRepository &m_repository;
    bool m_cancelled = false;
};

} // namespace paushtik
