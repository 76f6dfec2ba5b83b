// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/dashboard_page.h"

#include "desktop/core/formats.h"
#include "desktop/dashboard/figure_tile.h"
#include "desktop/dashboard/revenue_chart.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/badge.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QEvent>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// A warehouse reads a few at a time; the number in the tile says how many there are.
constexpr qsizetype kListed = 8;

Timestamp startOfDay(Timestamp now)
{
    const qint64 milliseconds = now.microseconds() / 1000;
    return Timestamp((milliseconds - now.indianTime().msecsSinceStartOfDay()) * 1000);
}

QHBoxLayout *rowOfParts()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    return row;
}

} // namespace

DashboardPage::DashboardPage(Shell &shell, ApiClient &api, QWidget *parent)
    : Page({Place::Dashboard, u"dashboard"_s}, parent)
    , m_shell(shell)
    , m_api(api)
    , m_title(makeLabel({}, "title", this))
    , m_stale(makeCopyable({}, "error", this))
    , m_silence(makeCopyable({}, "error", this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_scroll(new QScrollArea(this))
    , m_revenue(new FigureTile(this))
    , m_orders(new FigureTile(this))
    , m_pending(new FigureTile(this))
    , m_stuck(new FigureTile(this))
    , m_chartTitle(makeLabel({}, "heading", this))
    , m_chartSum(makeLabel({}, "muted", this))
    , m_chart(new RevenueChart(this))
    , m_lists(new QWidget(this))
{
    m_stale->setObjectName(u"dashboardStale"_s);
    m_stale->hide();
    m_silence->setObjectName(u"dashboardSilence"_s);
    m_silence->setWordWrap(true);
    m_silence->hide();
    m_state->setObjectName(u"dashboardState"_s);
    m_scroll->setObjectName(u"dashboard"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(buildContent());
    auto *blank = new QWidget(this);
    for (QWidget *face : {blank, static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_scroll)})
        m_stack->addWidget(face);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_stale);
    column->addWidget(m_silence);
    column->addWidget(m_stack, 1);
    wire();
    retranslate();
}

QWidget *DashboardPage::buildContent()
{
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(12);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    m_revenue->setObjectName(u"tileRevenue"_s);
    m_orders->setObjectName(u"tileOrders"_s);
    m_pending->setObjectName(u"tilePending"_s);
    m_stuck->setObjectName(u"tileStuck"_s);
    for (FigureTile *tile : {m_revenue, m_orders, m_pending, m_stuck})
        tiles->addWidget(tile, 1);
    column->addLayout(tiles);
    auto *card = new QFrame(content);
    card->setProperty("card", true);
    auto *chart = new QVBoxLayout(card);
    chart->setContentsMargins(16, 12, 16, 12);
    auto *head = rowOfParts();
    head->addWidget(m_chartTitle);
    head->addStretch();
    head->addWidget(m_chartSum);
    chart->addLayout(head);
    chart->addWidget(m_chart, 1);
    column->addWidget(card);
    auto *lists = new QHBoxLayout(m_lists);
    lists->setContentsMargins(0, 0, 0, 0);
    lists->setSpacing(12);
    column->addWidget(m_lists);
    column->addStretch();
    return content;
}

void DashboardPage::wire()
{
    const auto today = [this] { showOrders({.from = startOfDay(Timestamp::now())}); };
    connect(m_revenue, &QPushButton::clicked, this, today);
    connect(m_orders, &QPushButton::clicked, this, today);
    connect(m_pending, &QPushButton::clicked, this,
            [this] { showOrders({.status = u"pending_payment"_s}); });
    connect(m_stuck, &QPushButton::clicked, this, [this] { showOrders({.status = u"paid"_s}); });
    connect(m_state, &StateView::retryRequested, this, &DashboardPage::refresh);
}

QString DashboardPage::title() const
{
    return tr("Dashboard");
}

void DashboardPage::showOrders(const OrdersQuery &query)
{
    m_shell.openOnly(Place::Orders, query.toUrlQuery());
}

void DashboardPage::refresh()
{
    const int turn = ++m_turn;
    QCoro::connect(read(), this, [this, turn](const Result<Dashboard> &board) {
        if (turn == m_turn)
            take(board);
    });
}

void DashboardPage::clear()
{
    ++m_turn;
    m_board.reset();
    m_asOf.reset();
    m_stale->hide();
    m_silence->hide();
    m_stack->setCurrentIndex(0);
}

Task<Result<Dashboard>> DashboardPage::read()
{
    const auto answer = co_await m_api.get(u"/admin/dashboard"_s);
    if (!answer)
        co_return fail(answer.error());
    co_return parseDashboard(*answer);
}

void DashboardPage::take(const Result<Dashboard> &board)
{
    m_stale->setVisible(!board && m_board);
    if (board) {
        m_board = *board;
        m_asOf = Timestamp::now();
        showBoard();
        Q_EMIT refreshed();
    } else if (m_board) {
        m_stale->setText(ErrorText::sentence(board.error()));
    } else {
        m_state->showError(tr("The numbers could not be read"), board.error());
        m_stack->setCurrentWidget(m_state);
    }
}

void DashboardPage::retranslate()
{
    m_title->setText(title());
    m_chartTitle->setText(tr("Revenue of 30 days"));
    m_scroll->setAccessibleName(tr("Dashboard"));
    if (m_board)
        showBoard();
}

void DashboardPage::showBoard()
{
    showFigures();
    m_chart->setDays(m_board->days);
    Paise sum;
    for (const DayRevenue &day : m_board->days)
        sum += day.revenue;
    m_chartSum->setText(tr("%1 in all").arg(formats::money(sum)));
    m_chart->setAccessibleName(u"%1: %2"_s.arg(m_chartTitle->text(), m_chartSum->text()));
    showLists();
    m_stack->setCurrentWidget(m_scroll);
}

QString DashboardPage::silenceText() const
{
    const QString where = tr("Look in Razorpay's dashboard whether its webhook is switched off.");
    if (!m_board->lastWebhook)
        return tr("Orders were placed, and no notice of a payment has ever come.") + u' ' + where;
    return tr("Orders were placed, and no notice of a payment came since %1.")
               .arg(formats::moment(*m_board->lastWebhook)) +
           u' ' + where;
}

void DashboardPage::showFigures()
{
    const Dashboard &board = *m_board;
    m_silence->setVisible(board.webhooksSilent);
    m_silence->setText(board.webhooksSilent ? silenceText() : QString());
    m_revenue->say(tr("Revenue today"), formats::money(board.revenueToday),
                   tr("Captured less refunded"));
    m_orders->say(tr("Orders today"), formats::number(board.ordersToday),
                  tr("Placed and not cancelled"));
    const QString since = board.pendingSince ? tr("%1, the oldest of %2")
                                                   .arg(formats::money(board.pendingAmount),
                                                        formats::moment(*board.pendingSince))
                                             : tr("Nothing is waited for");
    m_pending->say(tr("Awaiting payment"), formats::number(board.pendingCount), since);
    m_stuck->say(tr("Shipments to recover"), formats::number(board.stuckCount),
                 board.stuckCount > 0 ? tr("Booking did not get through")
                                      : tr("Every booking got through"));
}

void DashboardPage::showLists()
{
    const auto old = m_lists->findChildren<Card *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(old);
    auto *row = static_cast<QHBoxLayout *>(m_lists->layout());
    row->addWidget(lowStockCard(), 1);
    row->addWidget(stuckCard(), 1);
}

Card *DashboardPage::lowStockCard() const
{
    auto *card = new Card(tr("Low stock"));
    if (m_board->lowStock.isEmpty())
        card->body()->addWidget(makeLabel(tr("Everything is above its threshold."), "muted"));
    for (const LowStock &product :
         m_board->lowStock.first(std::min(kListed, m_board->lowStock.size()))) {
        auto *row = rowOfParts();
        row->addWidget(makeCopyable(product.title, "value"), 1);
        const QString left =
            tr("%1 left, limit %2")
                .arg(formats::number(product.available), formats::number(product.threshold));
        row->addWidget(new Badge(left, product.available > 0 ? Tone::Warning : Tone::Danger));
        card->body()->addLayout(row);
    }
    card->body()->addStretch();
    return card;
}

Card *DashboardPage::stuckCard()
{
    auto *card = new Card(tr("Shipments to recover"));
    if (m_board->stuck.isEmpty())
        card->body()->addWidget(makeLabel(tr("Every booking got through"), "muted"));
    for (const StuckShipment &shipment :
         m_board->stuck.first(std::min(kListed, m_board->stuck.size())))
        card->body()->addWidget(makeStuckRow(shipment));
    card->body()->addStretch();
    return card;
}

QWidget *DashboardPage::makeStuckRow(const StuckShipment &shipment)
{
    auto *whole = new QWidget;
    auto *row = rowOfParts();
    whole->setLayout(row);
    auto *open = new QPushButton(shipment.orderNumber);
    open->setProperty("link", true);
    open->setAccessibleName(tr("Open order %1").arg(shipment.orderNumber));
    connect(open, &QPushButton::clicked, this,
            [this, number = shipment.orderNumber] { showOrders({.text = number}); });
    row->addWidget(open);
    const QString tries = tr("%n attempt(s)", nullptr, shipment.attempts);
    row->addWidget(makeCopyable(shipment.lastError.isEmpty()
                                    ? tries
                                    : u"%1 \u00b7 %2"_s.arg(tries, shipment.lastError),
                                "small"),
                   1);
    const Phrase state = OrderWords::shipment(shipment.state);
    row->addWidget(new Badge(state.text, state.tone));
    return whole;
}

} // namespace paushtik
