// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/orders/order_actions.h"
#include "desktop/orders/order_views.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"

#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace paushtik {

class OrderActs;
class OrderPapers;
class OrderDetailPane;
class OrderFilterBar;
class OrderSelectionBar;
class OrderTableModel;
class OrderTableView;
class OrderFinder;
class StateView;

/// The orders of the shop: views, filter, table, and the chosen one beside it.
class OrdersPage : public Page {
    Q_OBJECT
public:
    struct Parts {
        Shell &shell;
        OrdersRepository &orders;
        OrderActions &actions;
        SyncStatus &line;
        Preferences &preferences;
    };
    explicit OrdersPage(const Parts &parts, QWidget *parent = nullptr);
    ~OrdersPage() override;

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
    QList<PaletteProvider *> providers() const override;

    OrderPapers *papers() const { return m_papers; }
    OrderDetailPane *detail() const { return m_detail; }
    OrderTableModel *model() const { return m_model; }

protected:
    void retranslate() override;

private:
    QWidget *buildList();
    QLayout *buildHead();
    void makeActions();
    void wire();
    void wireTable();
    void apply(const OrdersQuery &query);
    void sortBy(int column);
    void showSort();
    void showPhase();
    void showNothing(bool failed);
    void showCount();
    void keepPlace();
    void restorePlace();
    void openCurrent();
    void useView(const OrderView &view);
    void saveView();
    void chooseColumns();
    void restoreState();

    OrdersRepository &m_orders;
    Preferences &m_preferences;
    OrderTableModel *m_model;
    OrderActs *m_acts;
    OrderPapers *m_papers;
    std::unique_ptr<OrderFinder> m_finder;
    QLabel *m_title;
    QLabel *m_count;
    OrderViews *m_views;
    OrderFilterBar *m_filter;
    QToolButton *m_tools;
    QProgressBar *m_progress;
    QLabel *m_stale;
    QStackedWidget *m_stack;
    OrderTableView *m_table;
    StateView *m_state;
    OrderSelectionBar *m_selection;
    QSplitter *m_splitter;
    OrderDetailPane *m_detail;
    QAction *m_focusSearch;
    QAction *m_moreFilters;
    QAction *m_copy;
    QAction *m_saveView;
    QAction *m_columns;
    QAction *m_lines[3]; ///< between the parts of the menu
    QTimer m_showProgress;
    OrdersSort m_sort = OrdersSort::NewestFirst;
    std::optional<OrderId> m_keptId;
    std::optional<QString> m_toOpen; ///< a number whose order opens when it is found
    int m_keptScroll = 0;
};

} // namespace paushtik
