// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_actions.h"
#include "desktop/style/widgets.h"

namespace paushtik {

/// What was done to an order here and not told to the server yet, each with a way back. Not in
/// sight while there is nothing.
class WaitingCard : public Card {
    Q_OBJECT
public:
    WaitingCard(OrderId order, OrderActions &actions, QWidget *parent = nullptr);

Q_SIGNALS:
    void takenBack();
    void refused(const paushtik::Error &error);

private:
    void read();
    void show(const QList<WaitingAct> &acts);
    void takeBack(qint64 number);
    static QString sentence(const WaitingAct &act);

    OrderId m_order;
    OrderActions &m_actions;
    QWidget *m_rows = nullptr;
    int m_turn = 0;
};

} // namespace paushtik
