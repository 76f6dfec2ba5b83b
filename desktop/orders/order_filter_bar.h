// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/orders_repository.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace paushtik {

class OrderFilterPanel;

/// What the table shows: letters, a state, and the rest in a panel behind a button. All that is set
/// stands below as words that a click takes away.
class OrderFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit OrderFilterBar(const OrdersRepository &repository, QWidget *parent = nullptr);

    /// The sort is kept as it was set; the bar has none of its own.
    const OrdersQuery &query() const { return m_query; }
    /// Shows it without telling of a change.
    void setQuery(const OrdersQuery &query);
    void focusSearch();
    /// Puts what was typed elsewhere into the field.
    void type(const QString &text);
    void openPanel();
    void retranslate();

Q_SIGNALS:
    void changed(const paushtik::OrdersQuery &query);
    void refreshRequested();
    /// Down or Enter in the field: the table may take over.
    void leftDownwards();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void wire();
    void fillStatuses();
    void apply(const OrdersQuery &query);
    void showChips();
    void addChip(const char *name, const QString &text, const OrdersQuery &without);
    void addRangeChips();
    void addMoneyChip();

    const OrdersRepository &m_repository;
    OrdersQuery m_query;
    QLineEdit *m_search;
    QComboBox *m_status;
    QPushButton *m_more;
    QToolButton *m_refresh;
    QBoxLayout *m_row;
    QWidget *m_chips;
    QTimer m_typing;
};

} // namespace paushtik
