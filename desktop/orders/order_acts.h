// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_actions.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"

#include <QAction>
#include <optional>

namespace paushtik {

class Card;

/// What can be done to the order in sight, as actions: each knows when it makes sense, says why
/// when it does not, asks for what it needs, and says what came of it.
class OrderActs : public QObject {
    Q_OBJECT
public:
    OrderActs(Shell &shell, OrderActions &actions, SyncStatus &line, QWidget *page);

    /// The order the actions act on; none while another is being read or the page is hidden.
    void setOrder(const std::optional<OrderDocument> &order);
    void retranslate();

    QAction *packed() const { return m_packed; }
    QAction *note() const { return m_note; }
    QAction *ship() const { return m_ship; }
    QAction *reverify() const { return m_reverify; }
    QAction *refund() const { return m_refund; }
    QAction *cancel() const { return m_cancel; }
    QAction *map() const { return m_map; }
    QAction *copyAddress() const { return m_copyAddress; }
    /// What staff did to it; null for who may not see that.
    Card *makeAuditCard(OrderId order) const;
    /// What of it the server is still to be told of.
    Card *makeWaitingCard(OrderId order);
    /// In the order of a menu.
    QList<QAction *> all() const;

Q_SIGNALS:
    /// An act changed the order on the server: it is worth reading again.
    void done(paushtik::OrderId order);

private:
    QAction *make(const char *name, const char *icon, const QKeySequence &keys, StaffRole least,
                  void (OrderActs::*act)());
    void update();
    /// `whyOnline`: why it cannot wait for the line; empty where it can.
    void set(QAction *action, bool makesSense, const QString &whyNot, const QString &whyOnline);
    bool isOffline() const { return m_line.state().offlineSince.has_value(); }
    QString whenTold() const;
    void keepNote(OrderId id, const QString &number, const QString &text);
    void takeNoteBack(OrderId id, const QString &number, const QString &text);
    void togglePacked();
    void askForNote();
    void askToCancel();
    void openRefund();
    void bookShipment();
    void askGateway();
    void openMap();
    void copyTheAddress();
    void applyPacked(OrderId id, const QString &number, bool packed);

    Shell &m_shell;
    OrderActions &m_actions;
    SyncStatus &m_line;
    QWidget *m_page;
    std::optional<OrderDocument> m_order;
    QAction *m_packed;
    QAction *m_note;
    QAction *m_ship;
    QAction *m_reverify;
    QAction *m_refund;
    QAction *m_cancel;
    QAction *m_map;
    QAction *m_copyAddress;

    friend class PackedCommand;
    friend class NoteCommand;
};

} // namespace paushtik
