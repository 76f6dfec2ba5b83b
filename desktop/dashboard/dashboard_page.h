// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/dashboard/dashboard.h"
#include "desktop/net/api_client.h"
#include "desktop/orders/orders_query.h"
#include "desktop/shell/shell.h"

class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace paushtik {

class Card;
class FigureTile;
class RevenueChart;
class StateView;

/// The day at a glance. Every number leads to the orders behind it.
class DashboardPage : public Page {
    Q_OBJECT
public:
    DashboardPage(Shell &shell, ApiClient &api, QWidget *parent = nullptr);

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
    void showBoard();
    void showOrders(const OrdersQuery &query);
    QString silenceText() const;
    void showFigures();
    void showLists();
    Card *lowStockCard() const;
    Card *stuckCard();
    QWidget *makeStuckRow(const StuckShipment &shipment);

    Shell &m_shell;
    ApiClient &m_api;
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
    FigureTile *m_orders;
    FigureTile *m_pending;
    FigureTile *m_stuck;
    QLabel *m_chartTitle;
    QLabel *m_chartSum;
    RevenueChart *m_chart;
    QWidget *m_lists;
};

} // namespace paushtik
