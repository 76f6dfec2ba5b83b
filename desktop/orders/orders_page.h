// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/orders/orders_repository.h"

#include <QTimer>
#include <QWidget>

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
class OrdersPage : public QWidget {
    Q_OBJECT
public:
    OrdersPage(OrdersRepository &repository, Preferences &preferences, QWidget *parent = nullptr);

    /// Reads again what is shown; the first call is the first reading.
    void refresh();
    /// Forgets what is shown, for instance because somebody else signed in.
    void clear();
    /// Keeps columns, widths and filters for the next run.
    void saveState();
    /// Shows only these orders, in the order that is chosen here.
    void showOnly(const OrdersQuery &query);

    OrderDetailPane *detail() const { return m_detail; }
    OrderTableModel *model() const { return m_model; }
    /// What a menu and the palette offer on this page.
    QList<QAction *> pageActions() const;

Q_SIGNALS:
    /// The rows were read anew; the time is in model()->asOf().
    void refreshed();
    /// Somebody wants to search here, maybe from another page.
    void searchRequested();
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildFilters();
    QWidget *buildList();
    void makeActions();
    void wire();
    void retranslate();
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
