// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/dashboard/dashboard.h"
#include "desktop/net/api_client.h"
#include "desktop/orders/orders_repository.h"

#include <QWidget>

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
class DashboardPage : public QWidget {
    Q_OBJECT
public:
    explicit DashboardPage(ApiClient &api, QWidget *parent = nullptr);

    void refresh();
    /// Forgets what is shown, for instance because somebody else signed in.
    void clear();
    /// When the numbers were read; none before the first answer.
    std::optional<Timestamp> asOf() const { return m_asOf; }

Q_SIGNALS:
    void ordersRequested(const paushtik::OrdersQuery &query);
    void refreshed();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildContent();
    void wire();
    Task<Result<Dashboard>> read();
    void take(const Result<Dashboard> &board);
    void retranslate();
    void showBoard();
    QString silenceText() const;
    void showFigures();
    void showLists();
    Card *lowStockCard() const;
    Card *stuckCard();
    QWidget *makeStuckRow(const StuckShipment &shipment);

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
