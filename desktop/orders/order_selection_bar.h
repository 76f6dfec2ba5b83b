// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/bulk_dialog.h"
#include "desktop/orders/order_actions.h"
#include "desktop/orders/order_export.h"
#include "desktop/shell/shell.h"

#include <QAction>
#include <QFrame>

class QLabel;
class QTableView;

namespace paushtik {

class OrderTableModel;

/// What can be done with the rows that are selected: shown below the table as soon as there are
/// two. Also writes what the table shows to a file.
class OrderSelectionBar : public QFrame {
    Q_OBJECT
public:
    OrderSelectionBar(QTableView *table, OrderTableModel *model, OrdersRepository &orders,
                      OrderActions &actions, Shell &shell, QWidget *parent = nullptr);

    QList<QAction *> actions() const { return {m_pack, m_ship, m_reverify, m_export}; }
    QAction *exportAction() const { return m_export; }
    void retranslate();
    /// The selected rows, the uppermost first.
    QList<int> selectedRows() const;
    /// Writes all orders of the query in the columns shown; the end of the name decides the kind.
    void exportTo(const QString &file);

Q_SIGNALS:
    /// Many orders may have changed.
    void done();

private:
    QAction *make(const char *name, const char *icon, StaffRole least);
    void follow();
    void run(const QString &title, BulkDialog::Act act);
    void begin(const QString &title, const BulkDialog::Act &act, const QList<OrderRow> &rows);
    Task<Result<BulkOutcome>> pack(OrderId id);
    Task<Result<BulkOutcome>> ship(OrderId id);
    Task<Result<BulkOutcome>> reverify(OrderId id);
    void askWhere();
    QList<int> shownColumns() const;

    QTableView *m_table;
    OrderTableModel *m_model;
    OrderActions &m_actions;
    Shell &m_shell;
    OrderExport m_writer;
    QLabel *m_count;
    QAction *m_pack;
    QAction *m_ship;
    QAction *m_reverify;
    QAction *m_export;
};

} // namespace paushtik
