// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/orders/orders_repository.h"

#include <QTabBar>
#include <QTimer>

namespace paushtik {

/// A filter with a name; its own columns where somebody saved them with it.
struct OrderView {
    QString name;
    OrdersQuery query;
    QByteArray columns = {}; ///< of QHeaderView; empty: as they are
    bool ours = true;        ///< of the program, neither renamed nor taken away
    friend bool operator==(const OrderView &, const OrderView &) = default;
};

/// The saved views as a strip above the table, each with how many orders fit it where counting is
/// cheap. A filter that no view has leaves none chosen.
class OrderViews : public QTabBar {
    Q_OBJECT
public:
    OrderViews(OrdersRepository &repository, Preferences &preferences, QWidget *parent = nullptr);

    const QList<OrderView> &views() const { return m_views; }
    /// Keeps it for the next run and chooses it; a view of that name is replaced.
    void save(const OrderView &view);
    void remove(int index);
    void rename(int index, const QString &name);
    /// Marks the view whose filter this is.
    void follow(const OrdersQuery &query);
    void countAgain();
    void retranslate();

Q_SIGNALS:
    void chosen(const paushtik::OrderView &view);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QList<OrderView> ours() const;
    QList<OrderView> kept() const;
    void keep();
    void rebuild();
    void mark(int index);
    void askForName(int index);
    void showCount(const OrderView &view, qint64 count);

    OrdersRepository &m_repository;
    Preferences &m_preferences;
    QList<OrderView> m_views;
    QTimer m_counting;
};

} // namespace paushtik
