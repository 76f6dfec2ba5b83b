// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/orders_repository.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QDateEdit;
class QFormLayout;
class QLineEdit;

namespace paushtik {

/// The filters beside letters and state: when, how much, where to, what, and what is wrong with it.
/// Every change takes effect at once. It deletes itself when it closes.
class OrderFilterPanel : public QDialog {
    Q_OBJECT
public:
    /// What the source cannot filter by is greyed, with the reason. Opens below `anchor`.
    OrderFilterPanel(const OrdersQuery &query, const OrdersRepository &repository, QWidget *anchor);

    /// First and last day of a stretch that ends today, by its place in the list of stretches.
    static std::pair<QDate, QDate> stretch(int index, QDate today);
    /// "1,500" or "1500.50" as rupees; none where it is no amount.
    static std::optional<Paise> amountFrom(const QString &typed);

Q_SIGNALS:
    void changed(const paushtik::OrdersQuery &query);

private:
    void build();
    void fillChoices();
    void fillFields(const OrdersQuery &query);
    void wire();
    void restrict(const OrdersRepository &repository);
    void takeStretch(int index);
    void take();
    void clearAll();

    OrdersQuery m_query;
    QComboBox *m_when;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QLineEdit *m_least;
    QLineEdit *m_most;
    QLineEdit *m_city;
    QLineEdit *m_product;
    QComboBox *m_flag;
    QComboBox *m_shipment;
    QComboBox *m_packed;
    QTimer m_typing;
};

} // namespace paushtik
