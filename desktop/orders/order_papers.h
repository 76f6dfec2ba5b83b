// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/orders/order_actions.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"

#include <QAction>
#include <optional>

namespace paushtik {

/// The papers of the order in sight: packing slip, tax invoice, credit note of its last refund.
/// Each as an action; the PDF goes to whoever saves or prints it. The slip is drawn here and needs
/// no line; the others are numbered by the server.
class OrderPapers : public QObject {
    Q_OBJECT
public:
    OrderPapers(Shell &shell, OrderActions &actions, SyncStatus &line, Preferences &preferences,
                QObject *parent);

    void setOrder(const std::optional<OrderDocument> &order);
    void retranslate();
    QList<QAction *> all() const;

Q_SIGNALS:
    /// `name` is a file's name without its folder.
    void ready(const QByteArray &pdf, const QString &name, bool toPrinter);

private:
    enum class Paper { Slip, Invoice, CreditNote };
    QAction *make(const char *name, const char *icon, Paper paper, bool toPrinter);
    void update();
    void fetch(Paper paper, bool toPrinter);
    void hand(const Result<QByteArray> &pdf, const QString &name, bool toPrinter);
    const OrderRefund *lastRefund() const;

    Shell &m_shell;
    OrderActions &m_actions;
    SyncStatus &m_line;
    Preferences &m_preferences;
    std::optional<OrderDocument> m_order;
    QAction *m_slip;
    QAction *m_printSlip;
    QAction *m_invoice;
    QAction *m_printInvoice;
    QAction *m_creditNote;
};

} // namespace paushtik
