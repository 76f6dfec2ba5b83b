// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_papers.h"

#include "desktop/style/icons.h"
#include "shared/papers/packing_slip.h"

#include <QJsonDocument>

namespace paushtik {

using namespace Qt::StringLiterals;

OrderPapers::OrderPapers(Shell &shell, OrderActions &actions, SyncStatus &line,
                         Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_actions(actions)
    , m_line(line)
    , m_preferences(preferences)
    , m_slip(make("actionSlip", "save", Paper::Slip, false))
    , m_printSlip(make("actionPrintSlip", "print", Paper::Slip, true))
    , m_invoice(make("actionInvoice", "invoice", Paper::Invoice, false))
    , m_printInvoice(make("actionPrintInvoice", "print", Paper::Invoice, true))
    , m_creditNote(make("actionCreditNote", "invoice", Paper::CreditNote, false))
{
    connect(&line, &SyncStatus::changed, this, &OrderPapers::update);
    retranslate();
}

QAction *OrderPapers::make(const char *name, const char *icon, Paper paper, bool toPrinter)
{
    auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, this);
    action->setObjectName(QLatin1StringView(name));
    connect(action, &QAction::triggered, this,
            [this, paper, toPrinter] { fetch(paper, toPrinter); });
    return action;
}

QList<QAction *> OrderPapers::all() const
{
    return {m_invoice, m_printInvoice, m_creditNote, m_slip, m_printSlip};
}

void OrderPapers::setOrder(const std::optional<OrderDocument> &order)
{
    m_order = order;
    update();
}

void OrderPapers::retranslate()
{
    m_slip->setText(tr("Save packing slip as PDF…"));
    m_printSlip->setText(tr("Print packing slip…"));
    m_invoice->setText(tr("Save tax invoice as PDF…"));
    m_printInvoice->setText(tr("Print tax invoice…"));
    m_creditNote->setText(tr("Save credit note as PDF…"));
    update();
}

void OrderPapers::update()
{
    const bool online = !m_line.state().offlineSince;
    const bool paid = m_order && m_order->paidAt;
    m_slip->setEnabled(m_order.has_value());
    m_printSlip->setEnabled(m_order.has_value());
    m_invoice->setEnabled(paid && online);
    m_printInvoice->setEnabled(paid && online);
    m_creditNote->setEnabled(paid && online && lastRefund());
    const QString why = !m_order || (paid && online) ? QString()
                        : paid ? tr("This needs the line to the server, which is down.")
                               : tr("An order that was never paid has no invoice.");
    for (QAction *action : {m_invoice, m_printInvoice})
        action->setToolTip(why.isEmpty() ? action->text() : why);
}

const OrderRefund *OrderPapers::lastRefund() const
{
    for (auto refund = m_order->refunds.crbegin(); refund != m_order->refunds.crend(); ++refund)
        if (refund->state != u"failed")
            return &*refund;
    return nullptr;
}

void OrderPapers::fetch(Paper paper, bool toPrinter)
{
    if (!m_order)
        return;
    const OrderId id = m_order->id;
    const auto take = [this, toPrinter](const QString &name) {
        return
            [this, name, toPrinter](const Result<QByteArray> &pdf) { hand(pdf, name, toPrinter); };
    };
    const QString number = m_order->number;
    if (paper == Paper::Invoice)
        QCoro::connect(m_actions.invoice(id), this, take(u"invoice-%1.pdf"_s.arg(number)));
    else if (paper == Paper::CreditNote && lastRefund())
        QCoro::connect(m_actions.creditNote(id, lastRefund()->id), this,
                       take(u"credit-note-%1.pdf"_s.arg(number)));
    else if (paper == Paper::Slip) {
        const QByteArray shop = m_preferences.state(u"shop/seller"_s).toByteArray();
        const Seller seller = Seller::fromJson(QJsonDocument::fromJson(shop).object());
        hand(renderPackingSlipPdf(*m_order, seller), u"packing-slip-%1.pdf"_s.arg(number),
             toPrinter);
    }
}

void OrderPapers::hand(const Result<QByteArray> &pdf, const QString &name, bool toPrinter)
{
    if (pdf)
        Q_EMIT ready(*pdf, name, toPrinter);
    else
        m_shell.tellError(tr("There is no paper."), pdf.error());
}

} // namespace paushtik
