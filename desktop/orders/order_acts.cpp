// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_acts.h"

#include "desktop/core/formats.h"
#include "desktop/orders/audit_card.h"
#include "desktop/orders/order_money.h"
#include "desktop/orders/order_words.h"
#include "desktop/orders/reason_dialog.h"
#include "desktop/orders/refund_dialog.h"
#include "desktop/orders/waiting_card.h"
#include "desktop/style/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QPointer>
#include <QUrlQuery>
#include <algorithm>

namespace paushtik {

using namespace Qt::StringLiterals;

/// Packed, and not packed after all; its first redo() is the act itself.
class PackedCommand : public QUndoCommand {
public:
    PackedCommand(OrderActs *acts, OrderId id, QString number, bool packed)
        : QUndoCommand(packed ? OrderActs::tr("mark %1 packed").arg(number)
                              : OrderActs::tr("mark %1 not packed").arg(number))
        , m_acts(acts)
        , m_id(id)
        , m_number(std::move(number))
        , m_packed(packed)
    {
    }
    void redo() override
    {
        if (m_acts)
            m_acts->applyPacked(m_id, m_number, m_packed);
    }
    void undo() override
    {
        if (m_acts)
            m_acts->applyPacked(m_id, m_number, !m_packed);
    }

private:
    QPointer<OrderActs> m_acts;
    OrderId m_id;
    QString m_number;
    bool m_packed;
};

/// A note that was kept already when the command is made; it can be taken back while it waits.
class NoteCommand : public QUndoCommand {
public:
    NoteCommand(OrderActs *acts, OrderId id, QString number, QString text)
        : QUndoCommand(OrderActs::tr("note on %1").arg(number))
        , m_acts(acts)
        , m_id(id)
        , m_number(std::move(number))
        , m_text(std::move(text))
    {
    }
    void redo() override
    {
        if (m_acts && std::exchange(m_isTaken, false))
            m_acts->keepNote(m_id, m_number, m_text);
    }
    void undo() override
    {
        m_isTaken = true;
        if (m_acts)
            m_acts->takeNoteBack(m_id, m_number, m_text);
    }

private:
    QPointer<OrderActs> m_acts;
    OrderId m_id;
    QString m_number;
    QString m_text;
    bool m_isTaken = false;
};

OrderActs::OrderActs(Shell &shell, OrderActions &actions, SyncStatus &line, QWidget *page)
    : QObject(page)
    , m_shell(shell)
    , m_actions(actions)
    , m_line(line)
    , m_page(page)
    , m_packed(make("actionPacked", "box", Qt::CTRL | Qt::SHIFT | Qt::Key_B, StaffRole::Warehouse,
                    &OrderActs::togglePacked))
    , m_note(make("actionNote", "note", Qt::CTRL | Qt::Key_N, StaffRole::Warehouse,
                  &OrderActs::askForNote))
    , m_ship(make("actionShip", "shipments", Qt::CTRL | Qt::SHIFT | Qt::Key_S, StaffRole::Warehouse,
                  &OrderActs::bookShipment))
    , m_reverify(make("actionReverify", "verify", Qt::CTRL | Qt::Key_R, StaffRole::Manager,
                      &OrderActs::askGateway))
    , m_refund(make("actionRefund", "refund", Qt::CTRL | Qt::SHIFT | Qt::Key_R, StaffRole::Manager,
                    &OrderActs::openRefund))
    , m_cancel(make("actionCancelOrder", "close", {}, StaffRole::Manager, &OrderActs::askToCancel))
    , m_map(make("actionMap", "map", {}, StaffRole::Warehouse, &OrderActs::openMap))
    , m_copyAddress(make("actionCopyAddress", "copy", Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                         StaffRole::Warehouse, &OrderActs::copyTheAddress))
{
    connect(&line, &SyncStatus::changed, this, &OrderActs::update);
    retranslate();
}

QAction *OrderActs::make(const char *name, const char *icon, const QKeySequence &keys,
                         StaffRole least, void (OrderActs::*act)())
{
    auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    m_shell.offer(action, least);
    connect(action, &QAction::triggered, this, act);
    return action;
}

QList<QAction *> OrderActs::all() const
{
    return {m_packed, m_note, m_ship, m_reverify, m_refund, m_cancel, m_map, m_copyAddress};
}

Card *OrderActs::makeAuditCard(OrderId order) const
{
    return m_shell.allows(StaffRole::Admin) ? new AuditCard(order, m_actions) : nullptr;
}

Card *OrderActs::makeWaitingCard(OrderId order)
{
    auto *card = new WaitingCard(order, m_actions);
    connect(card, &WaitingCard::takenBack, this, [this, order] { Q_EMIT done(order); });
    connect(card, &WaitingCard::refused, this, [this](const Error &error) {
        m_shell.tellError(tr("It could not be taken back."), error);
    });
    return card;
}

void OrderActs::setOrder(const std::optional<OrderDocument> &order)
{
    m_order = order;
    update();
}

void OrderActs::retranslate()
{
    m_note->setText(tr("Add a note…"));
    m_ship->setText(tr("Book the shipment"));
    m_reverify->setText(tr("Ask the gateway again"));
    m_refund->setText(tr("Refund…"));
    m_cancel->setText(tr("Cancel the order…"));
    m_map->setText(tr("Show on a map"));
    m_copyAddress->setText(tr("Copy address"));
    update();
}

void OrderActs::update()
{
    const bool packed = m_order && m_order->packedAt;
    m_packed->setText(packed ? tr("Mark as not packed") : tr("Mark as packed"));
    const QString status = m_order ? m_order->status : QString();
    const bool paid = status == u"paid";
    const bool open = paid || status == u"pending_payment";
    const bool booked = m_order && m_order->shipment && m_order->shipment->state != u"cancelled" &&
                        !m_order->shipment->awb.isEmpty();
    set(m_packed, m_order && (paid || packed), tr("Only a paid order is packed."), {});
    set(m_note, m_order.has_value(), {}, {});
    set(m_ship, paid && !booked,
        booked ? tr("It is booked already.") : tr("Only a paid order is shipped."),
        tr("The server books the courier, and the line to it is down."));
    set(m_reverify, m_order && m_order->payment && !m_order->payment->gatewayOrderId.isEmpty(),
        tr("The gateway was never asked for a payment."),
        tr("The gateway is asked by the server, and the line to it is down."));
    set(m_refund, m_order && refundableOf(*m_order).left() > Paise(),
        tr("Nothing is left to give back."),
        tr("Money moves only when the server says so, and the line to it is down."));
    set(m_cancel, open, tr("Only an order that has not shipped is cancelled."),
        tr("A cancelled order may have to be paid back, which is the server's to decide, and the "
           "line to it is down."));
    set(m_map, m_order.has_value(), {}, {});
    set(m_copyAddress, m_order.has_value(), {}, {});
}

void OrderActs::set(QAction *action, bool makesSense, const QString &whyNot,
                    const QString &whyOnline)
{
    const bool offline = !whyOnline.isEmpty() && isOffline();
    action->setEnabled(m_order && makesSense && !offline);
    QString tip = action->text();
    if (m_order && !makesSense)
        tip = whyNot;
    else if (m_order && offline)
        tip = whyOnline;
    action->setToolTip(tip);
}

void OrderActs::togglePacked()
{
    if (m_order)
        m_shell.undoStack().push(
            new PackedCommand(this, m_order->id, m_order->number, !m_order->packedAt));
}

void OrderActs::applyPacked(OrderId id, const QString &number, bool packed)
{
    QCoro::connect(m_actions.setPacked(id, packed, OrderActions::mintKey()), this,
                   [this, id, number, packed](const Result<OrderDocument> &order) {
                       if (!order)
                           return m_shell.tellError(tr("%1: not changed.").arg(number),
                                                    order.error());
                       m_shell.tell(Tone::Success,
                                    packed ? tr("%1 is packed.").arg(number)
                                           : tr("%1 is not packed.").arg(number),
                                    whenTold());
                       Q_EMIT done(id);
                   });
}

void OrderActs::askForNote()
{
    if (!m_order)
        return;
    const OrderId id = m_order->id;
    auto *ask = new ReasonDialog({.title = tr("A note on %1").arg(m_order->number),
                                  .hint = tr("Staff read it; the customer never does."),
                                  .button = tr("Keep the note"),
                                  .most = 4000},
                                 m_page);
    const auto kept = std::make_shared<QString>();
    ask->start([this, id, kept](const QString &text, const QByteArray &key) {
        *kept = text;
        return m_actions.addNote(id, text, key);
    });
    connect(ask, &QDialog::accepted, this, [this, id, number = m_order->number, kept] {
        m_shell.undoStack().push(new NoteCommand(this, id, number, *kept));
        m_shell.tell(Tone::Success, tr("The note on %1 is kept.").arg(number), whenTold());
        Q_EMIT done(id);
    });
}

QString OrderActs::whenTold() const
{
    return isOffline() ? tr("The server is told as soon as the line is back.") : QString();
}

void OrderActs::keepNote(OrderId id, const QString &number, const QString &text)
{
    QCoro::connect(m_actions.addNote(id, text, OrderActions::mintKey()), this,
                   [this, id, number](const Result<OrderDocument> &order) {
                       if (!order)
                           return m_shell.tellError(tr("%1: not changed.").arg(number),
                                                    order.error());
                       Q_EMIT done(id);
                   });
}

// The latest of these words that the server does not know yet.
void OrderActs::takeNoteBack(OrderId id, const QString &number, const QString &text)
{
    const auto sent = [this, number] {
        m_shell.tell(Tone::Warning, tr("The note on %1 was sent already and stays.").arg(number));
    };
    QCoro::connect(m_actions.waiting(id), this,
                   [this, id, text, sent](const Result<QList<WaitingAct>> &waits) {
                       const auto fits = [&text](const WaitingAct &act) {
                           return act.kind == u"note" && act.text == text;
                       };
                       if (!waits)
                           return sent();
                       const auto last = std::find_if(waits->rbegin(), waits->rend(), fits);
                       if (last == waits->rend())
                           return sent();
                       QCoro::connect(m_actions.takeBack(last->number), this,
                                      [this, id, sent](const Result<bool> &taken) {
                                          if (!taken)
                                              return sent();
                                          Q_EMIT done(id);
                                      });
                   });
}

void OrderActs::askToCancel()
{
    if (!m_order)
        return;
    const OrderId id = m_order->id;
    const QString number = m_order->number;
    const Refundable money = refundableOf(*m_order);
    auto *ask = new ReasonDialog(
        {.title = tr("Cancel %1").arg(number),
         .hint = money.left() > Paise()
                     ? tr("The goods go back into stock, and %1 is given back to the customer.")
                           .arg(formats::money(money.left()))
                     : tr("The goods go back into stock. Nothing was paid."),
         .button = tr("Cancel the order"),
         .most = 1000},
        m_page);
    ask->start([this, id](const QString &text, const QByteArray &key) {
        return m_actions.cancel(id, text, key);
    });
    connect(ask, &QDialog::accepted, this, [this, id, number] {
        m_shell.tell(Tone::Success, tr("%1 is cancelled.").arg(number));
        Q_EMIT done(id);
    });
}

void OrderActs::openRefund()
{
    if (!m_order)
        return;
    const OrderId id = m_order->id;
    const QString number = m_order->number;
    auto *dialog = new RefundDialog(*m_order, m_actions, m_page);
    connect(dialog, &RefundDialog::refunded, this, [this, id, number](const OrderRefund &refund) {
        m_shell.tell(Tone::Success, tr("%1 of %2: %3.")
                                        .arg(formats::money(refund.amount), number,
                                             OrderWords::refund(refund.state).text));
        Q_EMIT done(id);
    });
    dialog->open();
}

void OrderActs::bookShipment()
{
    if (!m_order)
        return;
    const QString number = m_order->number;
    QCoro::connect(
        m_actions.ship(m_order->id), this,
        [this, id = m_order->id, number](const Result<QString> &state) {
            if (!state)
                return m_shell.tellError(tr("%1: not booked.").arg(number), state.error());
            m_shell.tell(Tone::Success, u"%1: %2"_s.arg(number, OrderWords::shipment(*state).text));
            Q_EMIT done(id);
        });
}

void OrderActs::askGateway()
{
    if (!m_order)
        return;
    const QString number = m_order->number;
    m_reverify->setEnabled(false);
    QCoro::connect(m_actions.reverify(m_order->id), this,
                   [this, id = m_order->id, number](const Result<Reverified> &answer) {
                       update();
                       if (!answer)
                           return m_shell.tellError(
                               tr("%1: the gateway was not asked.").arg(number), answer.error());
                       const Phrase said = OrderWords::outcome(answer->outcome);
                       m_shell.tell(said.tone, u"%1: %2"_s.arg(number, said.text));
                       Q_EMIT done(id);
                   });
}

void OrderActs::openMap()
{
    if (!m_order)
        return;
    const OrderAddress &to = m_order->address;
    QUrlQuery query;
    query.addQueryItem(
        u"query"_s, QStringList{to.line1, to.line2, to.city, to.pincode, u"India"_s}.join(u", "_s));
    QUrl url(u"https://www.openstreetmap.org/search"_s);
    url.setQuery(query);
    QDesktopServices::openUrl(url);
}

void OrderActs::copyTheAddress()
{
    if (m_order)
        QApplication::clipboard()->setText(OrderWords::addressLines(m_order->address).join(u'\n'));
}

} // namespace paushtik
