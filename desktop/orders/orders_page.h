// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/orders/orders_repository.h"
#include "desktop/shell/shell.h"

#include <QTimer>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace paushtik {

class OrderDetailPane;
class OrderTableModel;
class OrderTableView;
class StateView;

/// The orders of the shop: filter, table, and the chosen one beside it.
class OrdersPage : public Page {
    Q_OBJECT
public:
    OrdersPage(Shell &shell, OrdersRepository &repository, Preferences &preferences,
               QWidget *parent = nullptr);

    QString title() const override;
    QString menuTitle() const override;
    /// Reads again what is shown; the first call is the first reading.
    void refresh() override;
    void clear() override;
    /// Keeps columns, widths and filters for the next run.
    void saveState() override;
    void openDocument(const QString &idOrNumber) override;
    void showOnly(const QUrlQuery &filter) override;
    /// Shows only these orders, in the order that is chosen here.
    void showOnly(const OrdersQuery &query);
    std::optional<Timestamp> asOf() const override;
    QList<QAction *> pageActions() const override;

    OrderDetailPane *detail() const { return m_detail; }
    OrderTableModel *model() const { return m_model; }

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildFilters();
    QWidget *buildList();
    void makeActions();
    void wire();
    void fillStatuses();
    void applyFilters();
    void sortBy(int column);
    void showSort();
    void showSince();
    void showPhase();
    void showCount();
    void keepPlace();
    void restorePlace();
    void openCurrent();
    void restoreState();

    Preferences &m_preferences;
    OrderTableModel *m_model;
    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QComboBox *m_status;
    QPushButton *m_since;
    QToolButton *m_refresh;
    QProgressBar *m_progress;
    QLabel *m_stale;
    QStackedWidget *m_stack;
    OrderTableView *m_table;
    StateView *m_state;
    QSplitter *m_splitter;
    OrderDetailPane *m_detail;
    QAction *m_focusSearch;
    QAction *m_copy;
    QTimer m_typing;
    QTimer m_showProgress;
    OrdersSort m_sort = OrdersSort::NewestFirst;
    std::optional<Timestamp> m_from;
    std::optional<OrderId> m_keptId;
    int m_keptScroll = 0;
};

} // namespace paushtik
