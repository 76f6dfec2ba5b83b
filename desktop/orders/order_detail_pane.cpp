// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_detail_pane.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_cards.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/action_button.h"
#include "desktop/style/badge.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

} // namespace

OrderDetailPane::OrderDetailPane(OrdersRepository &repository, OrderActs &acts, OrderPapers &papers,
                                 Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_repository(repository)
    , m_acts(acts)
    , m_papers(papers)
    , m_preferences(preferences)
    , m_printLabel(new QAction(lineIcon(u"print"_s), {}, this))
    , m_saveLabel(new QAction(lineIcon(u"save"_s), {}, this))
    , m_copyNumber(new QAction(lineIcon(u"copy"_s), {}, this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_order(new QWidget(this))
    , m_scroll(new QScrollArea(this))
{
    makeActions();
    auto *column = new QVBoxLayout(m_order);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(buildHead());
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setObjectName(u"orderScroll"_s);
    column->addWidget(m_scroll, 1);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_order);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);

    m_settle.setSingleShot(true);
    m_settle.setInterval(60ms);
    connect(&m_settle, &QTimer::timeout, this, &OrderDetailPane::read);
    connect(m_state, &StateView::retryRequested, this, &OrderDetailPane::read);
    retranslate();
    showHint();
}

QWidget *OrderDetailPane::buildHead()
{
    auto *head = new QWidget(m_order);
    m_number = makeCopyable({}, "orderNumber", head);
    m_number->setObjectName(u"orderNumber"_s);
    m_number->setWordWrap(false);
    m_badges = new QWidget(head);
    m_badges->setLayout(new QHBoxLayout);
    m_badges->layout()->setContentsMargins(0, 0, 0, 0);
    m_summary = makeLabel({}, "muted", head);
    auto *print = new ActionButton(m_printLabel, head);
    print->setProperty("primary", true);
    print->setOwnIcon(lineIcon(u"print"_s, Ink::OnAccent));
    print->setObjectName(u"printLabel"_s);
    auto *packed = new ActionButton(m_acts.packed(), head);
    packed->setObjectName(u"packed"_s);
    m_more = new QToolButton(head);
    m_more->setObjectName(u"moreActs"_s);
    m_more->setProperty("flat", true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->menu()->addAction(m_saveLabel);
    m_more->menu()->addSeparator();
    m_more->menu()->addActions(m_acts.all());
    m_more->menu()->addSeparator();
    m_more->menu()->addActions(m_papers.all());
    auto *copy = new QToolButton(head);
    copy->setProperty("flat", true);
    copy->setDefaultAction(m_copyNumber);
    copy->setObjectName(u"copyNumber"_s);

    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_number);
    first->addWidget(copy);
    first->addSpacing(4);
    first->addWidget(m_badges);
    first->addStretch();
    auto *actions = new FlowLayout(nullptr, 8); // of a narrow pane they take two lines
    actions->addWidget(print);
    actions->addWidget(packed);
    actions->addWidget(m_more);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    column->addWidget(m_summary);
    column->addSpacing(4);
    column->addLayout(actions);
    return head;
}

void OrderDetailPane::makeActions()
{
    m_printLabel->setObjectName(u"actionPrintLabel"_s);
    m_printLabel->setShortcut(QKeySequence::Print);
    m_saveLabel->setObjectName(u"actionSaveLabel"_s);
    m_saveLabel->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    connect(m_printLabel, &QAction::triggered, this, [this] { requestLabel(true); });
    connect(m_saveLabel, &QAction::triggered, this, [this] { requestLabel(false); });
    connect(m_copyNumber, &QAction::triggered, this, [this] {
        if (m_shown)
            QApplication::clipboard()->setText(m_shown->number);
    });
}

void OrderDetailPane::open(OrderId id)
{
    if (m_wanted == id)
        return;
    m_wanted = id;
    ++m_turn;
    updateActions();
    m_settle.start();
}

void OrderDetailPane::show(const OrderDocument &order)
{
    if (m_wanted != order.id)
        return;
    m_shown = order;
    showOrder();
    updateActions();
}

void OrderDetailPane::clear()
{
    m_settle.stop();
    ++m_turn;
    m_wanted.reset();
    m_shown.reset();
    showHint();
    updateActions();
}

void OrderDetailPane::reload()
{
    if (m_wanted)
        read();
}

void OrderDetailPane::reloadIfAmong(const QList<OrderRow> &rows)
{
    const auto isShown = [this](const OrderRow &row) { return m_wanted == row.id; };
    if (std::any_of(rows.begin(), rows.end(), isShown))
        read();
}

void OrderDetailPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OrderDetailPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateActions();
}

void OrderDetailPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateActions();
}

void OrderDetailPane::retranslate()
{
    m_copyNumber->setText(tr("Copy the order's number"));
    m_copyNumber->setToolTip(m_copyNumber->text());
    m_saveLabel->setText(tr("Save label as PDF…"));
    m_printLabel->setText(tr("Print label"));
    m_scroll->setAccessibleName(tr("All of the order"));
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More that can be done with this order"));
    updateActions();
    if (m_shown)
        showOrder();
    else if (!m_wanted)
        showHint();
}

void OrderDetailPane::read()
{
    if (!m_wanted)
        return;
    const int turn = ++m_turn;
    QCoro::connect(m_repository.order(m_wanted->toString()), this,
                   [this, turn](const Result<OrderDocument> &order) {
                       if (turn == m_turn)
                           take(order);
                   });
}

void OrderDetailPane::take(const Result<OrderDocument> &order)
{
    if (order) {
        const bool another = !m_shown || m_shown->id != order->id;
        m_shown = *order;
        showOrder();
        if (another)
            m_scroll->verticalScrollBar()->setValue(0);
    } else if (!m_shown || m_shown->id != m_wanted) {
        // A refresh that fails leaves what is on screen; the status line says that the line is
        // down.
        m_shown.reset();
        m_state->showError(tr("This order could not be read"), order.error());
        m_stack->setCurrentWidget(m_state);
    }
    updateActions();
}

void OrderDetailPane::showOrder()
{
    const OrderDocument &order = *m_shown;
    m_number->setText(order.number);
    const auto old = m_badges->findChildren<Badge *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(old);
    const Phrase status = OrderWords::status(order.status);
    m_badges->layout()->addWidget(new Badge(status.text, status.tone));
    m_summary->setText(tr("Placed %1").arg(formats::moment(order.placedAt)));

    // The acts first: the cards show those that make sense.
    updateActions();
    const CardContext context{m_preferences.state(u"shop/state"_s).toString(), &m_acts};
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 6, 12);
    column->setSpacing(10);
    for (Card *card :
         {OrderCards::flags(order), m_acts.makeWaitingCard(order.id),
          OrderCards::items(order, context), OrderCards::customer(order, context),
          OrderCards::shipment(order, context), OrderCards::payment(order, context),
          OrderCards::notes(order), OrderCards::timeline(order), m_acts.makeAuditCard(order.id)})
        if (card)
            column->addWidget(card);
    column->addStretch();
    const int where = m_scroll->verticalScrollBar()->value();
    letGo(m_scroll->takeWidget());
    m_scroll->setWidget(content);
    m_scroll->verticalScrollBar()->setValue(where);
    m_stack->setCurrentWidget(m_order);
}

void OrderDetailPane::showHint()
{
    m_state->showMessage(u"orders"_s, tr("No order chosen"),
                         tr("Choose one in the table to see all of it here."));
    m_stack->setCurrentWidget(m_state);
}

void OrderDetailPane::updateActions()
{
    // Not while another page hides the order: a shortcut must not act on what nobody sees.
    const bool settled = m_shown && m_wanted == m_shown->id && isVisible();
    const bool booked = settled && m_shown->shipment;
    m_printLabel->setEnabled(booked);
    m_saveLabel->setEnabled(booked);
    m_copyNumber->setEnabled(settled);
    m_acts.setOrder(settled ? m_shown : std::nullopt);
    m_papers.setOrder(settled ? m_shown : std::nullopt);
    const QString why = settled && !booked
                            ? tr("There is no label: this order is not booked with a courier yet.")
                            : QString();
    m_printLabel->setToolTip(why.isEmpty() ? m_printLabel->text() : why);
    m_saveLabel->setToolTip(why.isEmpty() ? m_saveLabel->text() : why);
}

void OrderDetailPane::requestLabel(bool toPrinter)
{
    if (!m_shown || !m_shown->shipment)
        return;
    if (toPrinter)
        Q_EMIT labelPrintRequested(m_shown->shipment->id, m_shown->number, m_shown->shipment->awb);
    else
        Q_EMIT labelSaveRequested(m_shown->shipment->id, m_shown->number);
}

} // namespace paushtik
