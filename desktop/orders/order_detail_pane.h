// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/orders/order_acts.h"
#include "desktop/orders/order_papers.h"
#include "desktop/orders/orders_repository.h"

#include <QAction>
#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace paushtik {

class StateView;

/// One order in full beside the table. What is shown and what the buttons act on are always the
/// same order: they are off while another is being read.
class OrderDetailPane : public QWidget {
    Q_OBJECT
public:
    OrderDetailPane(OrdersRepository &repository, OrderActs &acts, OrderPapers &papers,
                    Preferences &preferences, QWidget *parent = nullptr);

    /// Reads and shows it; fast steps through a list read only the last.
    void open(OrderId id);
    /// Shows what the server answered to an act, if it is the order in sight.
    void show(const OrderDocument &order);
    void clear();
    void reload();
    void reloadIfAmong(const QList<OrderRow> &rows);
    const std::optional<OrderDocument> &shown() const { return m_shown; }

    QAction *printLabelAction() const { return m_printLabel; }
    QAction *saveLabelAction() const { return m_saveLabel; }
    QAction *copyNumberAction() const { return m_copyNumber; }

Q_SIGNALS:
    void labelPrintRequested(paushtik::ShipmentId shipment, const QString &orderNumber,
                             const QString &awb);
    void labelSaveRequested(paushtik::ShipmentId shipment, const QString &orderNumber);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildHead();
    void makeActions();
    void retranslate();
    void read();
    void take(const Result<OrderDocument> &order);
    void showOrder();
    void showHint();
    void updateActions();
    void requestLabel(bool toPrinter);

    OrdersRepository &m_repository;
    OrderActs &m_acts;
    OrderPapers &m_papers;
    Preferences &m_preferences;
    std::optional<OrderId> m_wanted;
    std::optional<OrderDocument> m_shown;
    int m_turn = 0;
    QTimer m_settle;
    QAction *m_printLabel;
    QAction *m_saveLabel;
    QAction *m_copyNumber;
    QStackedWidget *m_stack;
    StateView *m_state;
    QWidget *m_order;
    QLabel *m_number;
    QWidget *m_badges;
    QLabel *m_summary;
    QToolButton *m_more;
    QScrollArea *m_scroll;
};

} // namespace paushtik
