// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_row.h"

#include <QHash>
#include <QList>

namespace paushtik {

/// The rows of a long list that somebody looked at lately, page by page. What is not here was not
/// read yet or was forgotten; the memory it takes has a limit, however long the list.
class OrderPages {
public:
    static constexpr int kPageRows = 100;
    static constexpr int kPagesKept = 60;

    void clear();
    void setPage(int page, const QList<OrderRow> &rows);
    /// Null where it is not here.
    const OrderRow *row(int position) const;
    /// The position of an order among the rows that are here, else -1.
    int indexOf(OrderId id) const;
    /// The position that was changed, -1 where the order is not here.
    int replace(const OrderRow &row);
    bool hasPage(int page) const { return m_pages.contains(page); }
    QList<int> pages() const { return m_recent; }
    static int pageOf(int position) { return position / kPageRows; }

private:
    QHash<int, QList<OrderRow>> m_pages;
    QList<int> m_recent; ///< the latest last
};

} // namespace paushtik
