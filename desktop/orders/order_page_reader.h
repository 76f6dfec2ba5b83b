// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_pages.h"
#include "desktop/orders/orders_repository.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace paushtik {

/// Reads the pages of a long list that somebody looks at, the latest wish first: whoever drags past
/// a thousand pages waits for the one they stop at. UI thread.
class OrderPageReader : public QObject {
    Q_OBJECT
public:
    explicit OrderPageReader(OrdersRepository &repository, QObject *parent = nullptr);

    /// Forgets all pages; answers under way are dropped.
    void start(const OrdersQuery &query);
    /// A page that somebody else read.
    void take(int page, const QList<OrderRow> &rows);
    /// The list may have changed: pages stay and are read again when they are looked at.
    void doubt();

    /// For painting: null while it is not here, and then it is being read.
    const OrderRow *look(int position);
    const OrderRow *row(int position) const { return m_pages.row(position); }
    int indexOf(OrderId id) const { return m_pages.indexOf(id); }
    int replace(const OrderRow &row) { return m_pages.replace(row); }
    /// Reads a page now, whoever looks.
    Task<Result<void>> read(int page);

Q_SIGNALS:
    void pageRead(int page);

private:
    void want(int page);
    void readWanted();
    void taken(int page, const Result<OrdersWindow> &window);

    OrdersRepository &m_repository;
    OrdersQuery m_query;
    OrderPages m_pages;
    QSet<int> m_doubted;
    QList<int> m_wanted; ///< the latest last
    QSet<int> m_asked;
    QTimer m_wish;
    int m_turn = 0;
};

} // namespace paushtik
