// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/dashboard/dashboard_copy.h"
#include "desktop/net/api_client.h"
#include "desktop/orders/order_actions.h"
#include "desktop/orders/orders_repository.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace paushtik {

class DashboardLists;
class FigureTile;
class RevenueChart;
class StateView;

/// The day at a glance. Every number leads to the orders behind it.
class DashboardPage : public Page {
    Q_OBJECT
public:
    struct Parts {
        Shell &shell;
        ApiClient &api;
        OrdersRepository &orders;
        OrderActions &actions;
        SyncStatus &line;
        DashboardCopy &copy;
        Preferences &preferences;
    };
    explicit DashboardPage(const Parts &parts, QWidget *parent = nullptr);

    QString title() const override;
    void refresh() override;
    void clear() override;
    /// When the numbers were read; none before the first answer.
    std::optional<Timestamp> asOf() const override { return m_asOf; }

protected:
    void retranslate() override;

private:
    QWidget *buildContent();
    void wire();
    Task<Result<Dashboard>> read();
    void take(const Result<Dashboard> &board);
    void takeCopy(const Result<Dashboard> &board, const std::optional<Error> &why);
    void readCopy(const std::optional<Error> &why);
    void showBoard();
    void showOrders(const OrdersQuery &query);
    void showMoneyOf(QDate first, QDate last);
    void sayAge(const Error &why);
    QString silenceText() const;
    void showFigures();
    void countStates();
    void showConflicts();
    QString weekText() const;
    QString keptName() const;
    void restoreKept();

    Shell &m_shell;
    ApiClient &m_api;
    OrdersRepository &m_orders;
    SyncStatus &m_line;
    DashboardCopy &m_copy;
    Preferences &m_preferences;
    std::optional<Dashboard> m_board;
    std::optional<Timestamp> m_asOf;
    int m_turn = 0;
    QLabel *m_title;
    QLabel *m_stale;
    QLabel *m_silence;
    QStackedWidget *m_stack;
    StateView *m_state;
    QScrollArea *m_scroll;
    FigureTile *m_revenue;
    FigureTile *m_placed;
    FigureTile *m_pending;
    FigureTile *m_stuck;
    QLabel *m_chartTitle;
    QPushButton *m_chartSum;
    RevenueChart *m_chart;
    QWidget *m_states;
    QPushButton *m_conflicts;
    DashboardLists *m_lists;
};

} // namespace paushtik
