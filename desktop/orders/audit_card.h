// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_actions.h"
#include "desktop/style/widgets.h"

namespace paushtik {

/// What staff did to an order, as the audit log has it; read when somebody asks.
class AuditCard : public Card {
    Q_OBJECT
public:
    AuditCard(OrderId order, OrderActions &actions, QWidget *parent = nullptr);

private:
    void read();
    void show(const Result<QList<AuditEntry>> &entries);

    OrderId m_order;
    OrderActions &m_actions;
    QPushButton *m_read;
};

} // namespace paushtik
