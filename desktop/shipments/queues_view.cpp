// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/queues_view.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_state_delegate.h"
#include "desktop/orders/order_table_view.h"
#include "desktop/shipments/shipment_detail.h"
#include "desktop/shipments/shipment_words.h"
#include "desktop/style/action_button.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// A click leaves the arrow keys to the table.
ActionButton *buttonOf(QAction *action, QWidget *parent)
{
    auto *button = new ActionButton(action, parent);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QueuesView::QueuesView(Shell &shell, ShipmentsRepository &repository, DayCache &cache,
                       PrintSpool &spool, SyncStatus &line, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_repository(repository)
    , m_cache(cache)
    , m_spool(spool)
    , m_line(line)
    , m_model(new QueueModel(this))
    , m_tabs(new QTabBar(this))
    , m_table(new OrderTableView(this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_stale(makeCopyable({}, "error", this))
    , m_more(makeLabel({}, "muted", this))
    , m_find(new QLineEdit(this))
    , m_failures(new FailureList(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(this))
    , m_detail(new ShipmentDetail(this))
{
    m_tabs->setObjectName(u"shipmentQueues"_s);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int i = 0; i < int(std::size(kShipmentQueues)); ++i)
        m_tabs->addTab({});
    m_table->setObjectName(u"shipments"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OrderStateDelegate(m_table));
    m_state->setObjectName(u"shipmentsState"_s);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    m_stale->setObjectName(u"shipmentsStale"_s);
    m_stale->hide();
    m_more->setObjectName(u"shipmentsMore"_s);
    makeActions();
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_stack);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(12);
    split->setSizes({900, 330});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tabs);
    column->addWidget(buildBar());
    column->addWidget(m_stale);
    column->addWidget(m_failures);
    column->addWidget(split, 1);
    column->addWidget(m_more);
    const int widths[] = {128, 150, 96, 64, 150, 200, 140, 130};
    for (int i = 0; i < int(std::size(widths)); ++i)
        m_table->setColumnWidth(i, widths[i]);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    wire();
    retranslate();
}

QWidget *QueuesView::buildBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    // On a small or a scaled screen they take two lines.
    auto *buttons = new QWidget(bar);
    auto *flow = new FlowLayout(buttons, 8);
    flow->setContentsMargins(0, 0, 0, 0);
    for (QAction *action : {m_pack, m_book, m_print, m_pickup, m_cancel, m_return})
        flow->addWidget(buttonOf(action, buttons));
    row->addWidget(buttons, 1);
    m_find->setObjectName(u"shipmentsFind"_s);
    m_find->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_find->setClearButtonEnabled(true);
    m_find->setFixedWidth(240);
    row->addWidget(m_find, 0, Qt::AlignTop);
    m_progress->setObjectName(u"shipmentsProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->hide();
    m_stop->setObjectName(u"shipmentsStop"_s);
    m_stop->hide();
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    return bar;
}

void QueuesView::makeActions()
{
    const auto make = [this](const char *icon, const char *name, const QKeySequence &keys) {
        auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        return action;
    };
    m_seek = make("search", "actionFindShipment", QKeySequence::Find);
    m_pack = make("box", "actionPackShipment", QKeySequence(u"Ctrl+Shift+K"_s));
    m_book = make("shipments", "actionBookShipments", QKeySequence(u"Ctrl+Shift+T"_s));
    m_print = make("print", "actionPrintShipments", QKeySequence(u"Ctrl+Shift+L"_s));
    m_pickup = make("export", "actionPickupShipments", QKeySequence(u"Ctrl+Shift+U"_s));
    m_cancel = make("close", "actionCancelShipment", {});
    m_return = make("undo", "actionSettleReturn", QKeySequence(u"Ctrl+Shift+G"_s));
}

QList<QAction *> QueuesView::actions() const
{
    return {m_seek, m_pack, m_book, m_print, m_pickup, m_cancel, m_return};
}

void QueuesView::wire()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_model->setQueue(kShipmentQueues[tab]);
        showPhase();
        showDetail();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showActions();
        showDetail();
    });
    connect(m_table, &QTableView::activated, m_pack, &QAction::trigger);
    connect(m_failures, &FailureList::chosen, this, &QueuesView::choose);
    connect(m_state, &StateView::retryRequested, this, &QueuesView::refresh);
    connect(&m_repository, &ShipmentsRepository::changed, this, [this] {
        if (!m_running)
            refresh();
    });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            m_sought.clear();
        m_model->setFilter(text);
        showPhase();
        showDetail();
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(m_find->text().trimmed()); });
    connect(m_seek, &QAction::triggered, this, [this] {
        Q_EMIT findRequested();
        m_find->setFocus();
        m_find->selectAll();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_stopped = true; });
    connect(m_pack, &QAction::triggered, this, [this] {
        if (const auto rows = chosen(); !rows.isEmpty())
            Q_EMIT packRequested(rows.first().number);
    });
    connect(m_book, &QAction::triggered, this, [this] { doOver(Deed::Book); });
    connect(m_pickup, &QAction::triggered, this, [this] { doOver(Deed::Pickup); });
    connect(m_cancel, &QAction::triggered, this, [this] { doOver(Deed::Cancel); });
    connect(m_print, &QAction::triggered, this, &QueuesView::printChosen);
    connect(m_return, &QAction::triggered, this, &QueuesView::settleReturn);
    connect(&m_line, &SyncStatus::changed, this, &QueuesView::showActions);
}

void QueuesView::refresh()
{
    m_isStale = m_reading;
    if (std::exchange(m_reading, true))
        return;
    QCoro::connect(m_repository.open(), this, [this](const Result<OpenParcels> &rows) {
        m_reading = false;
        m_error = rows ? std::nullopt : std::optional(rows.error());
        if (rows) {
            QList<OrderId> kept;
            for (const ShipmentRow &row : chosen())
                kept.append(row.order);
            m_asOf = Timestamp::now();
            m_model->setParcels(*rows);
            choose(kept);
            if (!m_sought.isEmpty())
                keepSought(kept);
        }
        showPhase();
        showCounts();
        showDetail();
        Q_EMIT refreshed();
        if (m_isStale) // something changed behind what was being read
            refresh();
    });
}

void QueuesView::clear()
{
    m_asOf.reset();
    m_error.reset();
    m_failures->tell({});
    m_find->clear();
    m_model->setParcels({});
    showPhase();
    showCounts();
    showDetail();
}

void QueuesView::showQueue(ShipmentQueue queue)
{
    m_tabs->setCurrentIndex(static_cast<int>(queue));
}

QList<ShipmentRow> QueuesView::chosen() const
{
    QList<ShipmentRow> rows;
    const auto selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(m_model->row(index.row()));
    return rows;
}

// Those of them that stand in the queue on show.
void QueuesView::choose(const QList<OrderId> &orders)
{
    QItemSelection rows;
    for (const OrderId order : orders)
        if (const int row = m_model->indexOf(order); row >= 0)
            rows.select(m_model->index(row, 0), m_model->index(row, QueueModel::ColumnCount - 1));
    if (rows.isEmpty())
        return;
    auto *selection = m_table->selectionModel();
    if (!selection->currentIndex().isValid())
        selection->setCurrentIndex(rows.first().topLeft(), QItemSelectionModel::NoUpdate);
    selection->select(rows, QItemSelectionModel::ClearAndSelect);
}

bool QueuesView::isPossible(Deed deed, const ShipmentRow &row)
{
    switch (deed) {
    case Deed::Book:
        return canCreate(row);
    case Deed::Pickup:
        return canRequestPickup(row);
    case Deed::Cancel:
        return canCancel(row);
    }
    Q_UNREACHABLE();
}

void QueuesView::showActions()
{
    const auto rows = chosen();
    const auto any = [&](Deed deed) {
        return !m_running && std::ranges::any_of(rows, [deed](const ShipmentRow &row) {
            return isPossible(deed, row);
        });
    };
    showAction(m_book, any(Deed::Book), true);
    showAction(m_pickup, any(Deed::Pickup), true);
    showAction(m_cancel, any(Deed::Cancel), true);
    const auto isHere = [&](const ShipmentRow &row) {
        return canPrintLabel(row) && m_cache.hasLabel(*row.id);
    };
    showAction(m_print, !m_running && std::ranges::any_of(rows, canPrintLabel),
               !std::ranges::any_of(rows, isHere));
    const bool one = rows.size() == 1;
    showAction(m_pack, one && belongs(rows.first(), ShipmentQueue::ToPack), false);
    showAction(m_return, one && canSettleReturn(rows.first()), false);
    m_return->setVisible(m_model->queue() == ShipmentQueue::Rto);
}

void QueuesView::showAction(QAction *action, bool makesSense, bool needsLine)
{
    const bool offline = needsLine && m_line.state().offlineSince.has_value();
    action->setEnabled(makesSense && !offline);
    action->setToolTip(makesSense && offline
                           ? tr("This needs the line to the server, which is down.")
                           : action->text());
}

// "1,000+" where the list was too long to be read to its end.
QString QueuesView::countText(ShipmentQueue queue) const
{
    const QString count = formats::number(m_model->count(queue));
    return m_model->isCut(queue) ? count + u'+' : count;
}

void QueuesView::showCounts()
{
    int attention = 0;
    for (const ShipmentQueue queue : kShipmentQueues) {
        const int count = m_model->count(queue);
        const QString name = ShipmentWords::queue(queue);
        m_tabs->setTabText(static_cast<int>(queue),
                           count > 0 ? u"%1  %2"_s.arg(name, countText(queue)) : name);
        attention += needsPerson(queue) ? count : 0;
    }
    Q_EMIT attentionChanged(attention);
}

void QueuesView::showPhase()
{
    const bool empty = m_model->rowCount() == 0;
    m_stale->setVisible(m_error && m_asOf);
    if (m_error)
        m_stale->setText(ErrorText::sentence(*m_error));
    if (m_error && !m_asOf)
        m_state->showError(tr("The parcels could not be read"), *m_error);
    else if (m_asOf && empty && !m_model->filter().isEmpty())
        m_state->showMessage(u"search"_s,
                             tr("No parcel of this queue fits “%1”").arg(m_model->filter()),
                             tr("Enter looks for the number or the AWB everywhere."));
    else if (m_asOf && empty)
        m_state->showMessage(u"box"_s, ShipmentWords::queue(m_model->queue()),
                             ShipmentWords::emptyQueue(m_model->queue()));
    const int here = m_model->here();
    const int all = m_model->count(m_model->queue());
    m_more->setText(tr("%1 of %2, longest waiting first. The others are found by number or AWB.")
                        .arg(formats::number(here), countText(m_model->queue())));
    m_more->setVisible(all > here || m_model->isCut(m_model->queue()));
    const bool nothing = empty && (m_error || m_asOf);
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_state) : m_table);
    showPane();
    showColumns();
    showActions();
}

// Before there is a courier there may be trouble, after that there is none any more.
void QueuesView::showColumns()
{
    const ShipmentQueue queue = m_model->queue();
    const bool early = queue == ShipmentQueue::ToPack || queue == ShipmentQueue::NoAwb ||
                       queue == ShipmentQueue::Recovery;
    m_table->setColumnHidden(QueueModel::Trouble, !early && queue != ShipmentQueue::Ndr);
    m_table->setColumnWidth(QueueModel::State, early ? 172 : 150);
    m_table->setColumnHidden(QueueModel::Courier, early);
    m_table->setColumnHidden(QueueModel::Awb, early);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void QueuesView::showDetail()
{
    const auto rows = chosen();
    const bool one = rows.size() == 1;
    ++m_turn;
    m_detail->tell(one ? std::optional(rows.first()) : std::nullopt);
    showPane();
    if (one && rows.first().id && rows.first().events.isEmpty())
        askForScans(rows.first());
}

// On a small or a scaled screen the table has all the room until a parcel is chosen.
void QueuesView::showPane()
{
    constexpr int kRoomForBoth = 900;
    const bool hasRows = m_stack->currentWidget() == m_table;
    m_detail->setVisible(hasRows && (width() >= kRoomForBoth || chosen().size() == 1));
}

// What the courier told stands on the server alone; the row may be from the copy.
void QueuesView::askForScans(const ShipmentRow &row)
{
    QCoro::connect(m_repository.shipment(*row.id), this,
                   [this, turn = m_turn, row](const Result<ShipmentRow> &asked) {
                       if (turn != m_turn || !asked)
                           return;
                       ShipmentRow whole = row;
                       whole.events = asked->events;
                       whole.reason = asked->reason;
                       whole.attempts = std::max(row.attempts, asked->attempts);
                       m_detail->tell(whole);
                   });
}

void QueuesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showPane();
}

void QueuesView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueuesView::retranslate()
{
    m_tabs->setAccessibleName(tr("Queues of parcels"));
    m_table->setAccessibleName(tr("Parcels"));
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(m_stop->text());
    m_seek->setText(tr("Find a parcel"));
    m_find->setPlaceholderText(tr("Number, AWB, name"));
    m_find->setAccessibleName(m_seek->text());
    m_pack->setText(tr("Pack"));
    m_book->setText(tr("Book or try again"));
    m_print->setText(tr("Print labels"));
    m_pickup->setText(tr("Ask for pickup"));
    m_cancel->setText(tr("Cancel shipment…"));
    m_return->setText(tr("Settle the return…"));
    m_model->retranslate();
    showPhase();
    showCounts();
    showDetail();
}

} // namespace paushtik
