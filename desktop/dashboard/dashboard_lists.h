// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/dashboard/dashboard.h"
#include "desktop/orders/bulk_dialog.h"
#include "desktop/orders/order_actions.h"
#include "desktop/orders/orders_repository.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"
#include "desktop/style/tile_layout.h"
#include "desktop/style/widgets.h"

#include <QWidget>

namespace paushtik {

/// What waits for somebody: unpaid orders and how long they wait, shipments that did not get
/// through, products that run out. Each row leads to what it names, and what can be tried again is
/// tried again here.
class DashboardLists : public QWidget {
    Q_OBJECT
public:
    DashboardLists(Shell &shell, OrdersRepository &orders, OrderActions &actions, SyncStatus &line,
                   QWidget *parent = nullptr);

    /// Shows the numbers, and reads the unpaid orders behind them.
    void show(const Dashboard &board);
    void clear();

    /// "3 h", "2 d": how long ago, coarsely.
    static QString age(Timestamp since, Timestamp now);

Q_SIGNALS:
    /// Something was tried again: the numbers are worth reading again.
    void done();

private:
    void rebuild();
    Card *pendingCard();
    Card *stuckCard();
    Card *lowStockCard();
    QWidget *pendingRow(const OrderRow &order);
    QWidget *stuckRow(const StuckShipment &shipment);
    QWidget *stockRow(const LowStock &product);
    void addLowStockLink(Card *card);
    QPushButton *addButton(Card *card, const QString &text, const char *name);
    void reverifyAll();
    void retryAll();
    void retry(const StuckShipment &shipment);
    Task<Result<QList<BulkDialog::Target>>> allPending();
    Task<Result<BulkOutcome>> reverify(OrderId id);
    Task<Result<BulkOutcome>> ship(OrderId id);
    void run(const QString &title, const QList<BulkDialog::Target> &targets, BulkDialog::Act act);

    Shell &m_shell;
    OrdersRepository &m_orders;
    OrderActions &m_actions;
    SyncStatus &m_line;
    std::optional<Dashboard> m_board;
    QList<OrderRow> m_pending;
    TileLayout *m_tiles;
    int m_turn = 0;
};

} // namespace paushtik
