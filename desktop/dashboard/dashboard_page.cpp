// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/dashboard_page.h"

#include "desktop/core/formats.h"
#include "desktop/dashboard/dashboard_lists.h"
#include "desktop/dashboard/figure_tile.h"
#include "desktop/dashboard/revenue_chart.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/state_view.h"
#include "desktop/style/tile_layout.h"
#include "desktop/style/widgets.h"

#include <QJsonDocument>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// With spaces at which no line is broken.
QString unbroken(QString words)
{
    return words.replace(u' ', QChar::Nbsp);
}

QHBoxLayout *rowOfParts()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    return row;
}

} // namespace

DashboardPage::DashboardPage(const Parts &parts, QWidget *parent)
    : Page({Place::Dashboard, u"dashboard"_s}, parent)
    , m_shell(parts.shell)
    , m_api(parts.api)
    , m_orders(parts.orders)
    , m_line(parts.line)
    , m_copy(parts.copy)
    , m_preferences(parts.preferences)
    , m_title(makeLabel({}, "title", this))
    , m_stale(makeCopyable({}, "error", this))
    , m_silence(makeCopyable({}, "error", this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_scroll(new QScrollArea(this))
    , m_revenue(new FigureTile(this))
    , m_placed(new FigureTile(this))
    , m_pending(new FigureTile(this))
    , m_stuck(new FigureTile(this))
    , m_chartTitle(makeLabel({}, "heading", this))
    , m_chartSum(new QPushButton(this))
    , m_chart(new RevenueChart(this))
    , m_states(new QWidget(this))
    , m_conflicts(new QPushButton(this))
    , m_lists(new DashboardLists(parts.shell, parts.orders, parts.actions, parts.line, this))
{
    m_chartSum->setObjectName(u"chartSum"_s);
    m_chartSum->setProperty("link", true);
    m_stale->setObjectName(u"dashboardStale"_s);
    m_stale->hide();
    m_silence->setObjectName(u"dashboardSilence"_s);
    m_silence->setWordWrap(true);
    m_silence->hide();
    m_state->setObjectName(u"dashboardState"_s);
    m_scroll->setObjectName(u"dashboard"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it goes on to further rows
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
    m_conflicts->setObjectName(u"dashboardConflicts"_s);
    m_conflicts->setProperty("link", true);
    m_conflicts->hide();
    column->addWidget(m_conflicts, 0, Qt::AlignLeft);
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
    auto *tiles = new TileLayout;
    m_revenue->setObjectName(u"tileRevenue"_s);
    m_placed->setObjectName(u"tileOrders"_s);
    m_pending->setObjectName(u"tilePending"_s);
    m_stuck->setObjectName(u"tileStuck"_s);
    for (FigureTile *tile : {m_revenue, m_placed, m_pending, m_stuck})
        tiles->addWidget(tile);
    column->addLayout(tiles);
    auto *states = new FlowLayout(m_states, 8);
    states->setContentsMargins(0, 0, 0, 0);
    m_states->setObjectName(u"orderStates"_s);
    m_states->hide();
    column->addWidget(m_states);
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
    column->addWidget(m_lists);
    column->addStretch();
    return content;
}

void DashboardPage::wire()
{
    const auto today = [this] {
        return m_board ? m_board->days.value(m_board->days.size() - 1).date : QDate();
    };
    connect(m_revenue, &QPushButton::clicked, this,
            [this, today] { showMoneyOf(today(), today()); });
    connect(m_placed, &QPushButton::clicked, this, [this, today] {
        showOrders({.status = QString(kNotCancelled),
                    .from = startOfIndianDay(today()),
                    .to = startOfIndianDay(today().addDays(1))});
    });
    connect(m_pending, &QPushButton::clicked, this,
            [this] { showOrders({.status = u"pending_payment"_s}); });
    connect(m_stuck, &QPushButton::clicked, this,
            [this] { m_shell.openOnly(Place::Shipments, QUrlQuery{{u"queue"_s, u"recovery"_s}}); });
    connect(m_chartSum, &QPushButton::clicked, this, [this, today] {
        if (m_board && !m_board->days.isEmpty())
            showMoneyOf(m_board->days.first().date, today());
    });
    connect(m_chart, &RevenueChart::dayChosen, this, [this](QDate day) { showMoneyOf(day, day); });
    connect(m_state, &StateView::retryRequested, this, &DashboardPage::refresh);
    connect(m_lists, &DashboardLists::done, this, &DashboardPage::refresh);
    connect(m_conflicts, &QPushButton::clicked, this, [this] { m_shell.open(Place::Sync); });
    connect(&m_line, &SyncStatus::changed, this, &DashboardPage::showConflicts);
}

QString DashboardPage::title() const
{
    return tr("Dashboard");
}

void DashboardPage::showOrders(const OrdersQuery &query)
{
    if (m_orders.canFilterBy(query))
        return m_shell.openOnly(Place::Orders, query.toUrlQuery());
    m_shell.tell(Tone::Info, tr("These orders cannot be listed yet."),
                 tr("It needs the copy of the orders on this machine, which is being made."));
}

// Revenue is what came and what went back on a day, whenever the orders were placed.
void DashboardPage::showMoneyOf(QDate first, QDate last)
{
    if (first.isValid() && last.isValid())
        showOrders(
            {.moneyFrom = startOfIndianDay(first), .moneyTo = startOfIndianDay(last.addDays(1))});
}

void DashboardPage::refresh()
{
    const int turn = ++m_turn;
    if (!m_board)
        readCopy(std::nullopt); // a server that takes its time is not waited for
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
    m_lists->clear();
    m_stack->setCurrentIndex(0);
}

Task<Result<Dashboard>> DashboardPage::read()
{
    const QPointer self(this);
    const auto answer = co_await m_api.get(u"/admin/dashboard"_s);
    if (!answer)
        co_return fail(answer.error());
    auto board = parseDashboard(*answer);
    if (self && board) {
        const QJsonObject kept{{u"at"_s, Timestamp::now().toString()}, {u"board"_s, *answer}};
        m_preferences.setState(keptName(), QJsonDocument(kept).toJson(QJsonDocument::Compact));
    }
    co_return board;
}

void DashboardPage::take(const Result<Dashboard> &board)
{
    if (board) {
        m_board = *board;
        m_asOf = Timestamp::now();
        m_stale->hide();
        showBoard();
        Q_EMIT refreshed();
    } else if (m_copy.isThere()) {
        readCopy(board.error());
    } else {
        if (!m_board)
            restoreKept();
        sayAge(board.error());
    }
}

void DashboardPage::readCopy(const std::optional<Error> &why)
{
    if (!m_copy.isThere())
        return;
    const int turn = m_turn;
    QCoro::connect(m_copy.read(), this, [this, turn, why](const Result<Dashboard> &board) {
        if (turn == m_turn && (why || !m_board))
            takeCopy(board, why);
    });
}

void DashboardPage::takeCopy(const Result<Dashboard> &board, const std::optional<Error> &why)
{
    if (board) {
        m_board = *board;
        m_asOf = m_line.state().asOf;
        showBoard();
        Q_EMIT refreshed();
    }
    if (why)
        sayAge(*why);
}

void DashboardPage::sayAge(const Error &why)
{
    m_stale->setVisible(m_board.has_value());
    if (!m_board) {
        m_state->showError(tr("The numbers could not be read"), why);
        m_stack->setCurrentWidget(m_state);
        return;
    }
    const QString age =
        m_asOf ? tr("These are the numbers of %1.").arg(formats::moment(*m_asOf)) : QString();
    m_stale->setText(QStringList{ErrorText::sentence(why), age}.join(u' ').trimmed());
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
    m_chartSum->setAccessibleName(m_chartSum->text());
    m_chart->setAccessibleName(u"%1: %2"_s.arg(m_chartTitle->text(), m_chartSum->text()));
    m_lists->show(*m_board);
    countStates();
    showConflicts();
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
    m_revenue->say(tr("Revenue today"), formats::money(board.revenueToday), weekText());
    m_placed->say(tr("Orders today"), formats::number(board.ordersToday),
                  tr("Placed and not cancelled"));
    const QString since = board.pendingSince
                              ? tr("%1, the oldest of %2")
                                    .arg(formats::money(board.pendingAmount),
                                         unbroken(formats::moment(*board.pendingSince)))
                              : tr("Nothing is waited for");
    m_pending->say(tr("Awaiting payment"), formats::number(board.pendingCount), since);
    m_stuck->say(tr("Shipments to recover"), formats::number(board.stuckCount),
                 board.stuckCount > 0 ? tr("Booking did not get through")
                                      : tr("Every booking got through"));
}

QString DashboardPage::weekText() const
{
    const auto before = m_board->revenueAWeekAgo();
    if (!before)
        return tr("Captured less refunded");
    const Paise more = m_board->revenueToday - *before;
    return more < Paise() ? tr("%1 less than this day a week ago").arg(formats::money(-more))
                          : tr("%1 more than this day a week ago").arg(formats::money(more));
}

// Only where counting is cheap: over a line each would be a question of its own.
void DashboardPage::countStates()
{
    m_states->setVisible(m_orders.hasPositions());
    if (!m_orders.hasPositions())
        return;
    QLayout *row = m_states->layout();
    while (QLayoutItem *old = row->takeAt(0)) {
        old->widget()->deleteLater();
        delete old;
    }
    const QStringList states = OrderWords::statuses();
    for (const QString &state : states) {
        auto *link = new QPushButton(OrderWords::status(state).text, m_states);
        link->setProperty("chip", true);
        link->setAccessibleName(link->text());
        connect(link, &QPushButton::clicked, this,
                [this, state] { showOrders({.status = state}); });
        row->addWidget(link);
        QCoro::connect(m_orders.count({.status = state}), link,
                       [link, state](const Result<qint64> &count) {
                           if (count)
                               link->setText(u"%1  %2"_s.arg(OrderWords::status(state).text,
                                                             formats::number(*count)));
                       });
    }
}

void DashboardPage::showConflicts()
{
    const int count = m_line.state().conflicts;
    m_conflicts->setVisible(count > 0);
    m_conflicts->setText(tr("%n edit(s) need a decision", nullptr, count));
    m_conflicts->setAccessibleName(m_conflicts->text());
}

QString DashboardPage::keptName() const
{
    return u"dashboard/"_s + m_api.server().host() + u'_' + QString::number(m_api.server().port());
}

// A desk that starts without its server shows the numbers of last time, and says of when.
void DashboardPage::restoreKept()
{
    const QByteArray stored = m_preferences.state(keptName()).toByteArray();
    const QJsonObject kept = QJsonDocument::fromJson(stored).object();
    const auto at = Timestamp::parse(kept["at"_L1].toString());
    const auto board = parseDashboard(kept["board"_L1].toObject());
    if (!at || !board)
        return;
    m_board = *board;
    m_asOf = *at;
    showBoard();
    Q_EMIT refreshed();
}

} // namespace paushtik
