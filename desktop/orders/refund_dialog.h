// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_actions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace paushtik {

/// Gives money back, once. The key is minted when the dialog opens. When nobody can know whether
/// the request arrived, the fields are locked: the only thing left is to send the very same again.
class RefundDialog : public QDialog {
    Q_OBJECT
public:
    /// It deletes itself when it closes.
    RefundDialog(const OrderDocument &order, OrderActions &actions, QWidget *parent);

Q_SIGNALS:
    void refunded(const paushtik::OrderRefund &refund);

private:
    void build(const OrderDocument &order);
    QFormLayout *buildFields();
    void look();
    void submit();
    void take(const Result<OrderRefund> &refund);
    void lock();

    OrderActions &m_actions;
    OrderId m_order;
    Paise m_left;
    QByteArray m_key;
    bool m_refused = false; ///< the key was answered with a refusal: another try needs another
    QLineEdit *m_amount;
    QComboBox *m_reason;
    QCheckBox *m_restock;
    QLabel *m_problem;
    QPushButton *m_submit;
};

} // namespace paushtik
