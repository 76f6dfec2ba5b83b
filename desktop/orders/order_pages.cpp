// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_pages.h"

namespace paushtik {

void OrderPages::clear()
{
    m_pages.clear();
    m_recent.clear();
}

void OrderPages::setPage(int page, const QList<OrderRow> &rows)
{
    m_pages.insert(page, rows);
    m_recent.removeOne(page);
    m_recent.append(page);
    if (m_recent.size() > kPagesKept)
        m_pages.remove(m_recent.takeFirst());
}

const OrderRow *OrderPages::row(int position) const
{
    const auto page = m_pages.constFind(pageOf(position));
    const int at = position % kPageRows;
    return page == m_pages.constEnd() || at >= page->size() ? nullptr : &page->at(at);
}

int OrderPages::indexOf(OrderId id) const
{
    for (auto page = m_pages.constBegin(); page != m_pages.constEnd(); ++page)
        for (int i = 0; i < page->size(); ++i)
            if (page->at(i).id == id)
                return page.key() * kPageRows + i;
    return -1;
}

int OrderPages::replace(const OrderRow &row)
{
    const int at = indexOf(row.id);
    if (at >= 0)
        m_pages[pageOf(at)][at % kPageRows] = row;
    return at;
}

} // namespace paushtik
