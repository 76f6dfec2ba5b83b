// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/orders_page.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_acts.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_filter_bar.h"
#include "desktop/orders/order_finder.h"
#include "desktop/orders/order_papers.h"
#include "desktop/orders/order_selection_bar.h"
#include "desktop/orders/order_state_delegate.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_table_view.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>
#include <QProgressBar>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct Width {
    int column;
    int pixels;
};

// The customer's column takes what is left.
constexpr Width kWidths[] = {
    {OrderTableModel::Number, 132},  {OrderTableModel::Placed, 172},
    {OrderTableModel::City, 104},    {OrderTableModel::Items, 64},
    {OrderTableModel::Total, 106},   {OrderTableModel::State, 146},
    {OrderTableModel::Payment, 130}, {OrderTableModel::Shipment, 150},
    {OrderTableModel::Contact, 180}, {OrderTableModel::Flags, 150},
};
constexpr int kHiddenAtFirst[] = {OrderTableModel::Items, OrderTableModel::Payment,
                                  OrderTableModel::Shipment, OrderTableModel::Contact,
                                  OrderTableModel::Flags};

QAction *makeAction(QObject *parent, const char *name, const char *icon, const QKeySequence &keys)
{
    auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, parent);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    return action;
}

} // namespace

OrdersPage::OrdersPage(const Parts &parts, QWidget *parent)
    : Page({Place::Orders, u"orders"_s}, parent)
    , m_orders(parts.orders)
    , m_preferences(parts.preferences)
    , m_model(new OrderTableModel(parts.orders, this))
    , m_acts(new OrderActs(parts.shell, parts.actions, parts.line, this))
    , m_papers(new OrderPapers(parts.shell, parts.actions, parts.line, parts.preferences, this))
    , m_finder(std::make_unique<OrderFinder>(parts.orders, parts.shell))
    , m_title(makeLabel({}, "title", this))
    , m_count(makeLabel({}, "muted", this))
    , m_views(new OrderViews(parts.orders, parts.preferences, this))
    , m_filter(new OrderFilterBar(parts.orders, this))
    , m_tools(new QToolButton(this))
    , m_progress(new QProgressBar(this))
    , m_stale(makeCopyable({}, "error", this))
    , m_stack(new QStackedWidget(this))
    , m_table(new OrderTableView(this))
    , m_state(new StateView(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_detail(new OrderDetailPane(parts.orders, *m_acts, *m_papers, parts.preferences, this))
{
    m_table->setModel(m_model);
    m_selection =
        new OrderSelectionBar(m_table, m_model, parts.orders, parts.actions, parts.shell, this);
    makeActions();
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    m_detail->setMinimumWidth(340);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 14);
    whole->setSpacing(12);
    whole->addWidget(m_splitter);
    wire();
    wireTable();
    connect(&parts.actions, &OrderActions::changed, m_detail, &OrderDetailPane::show);
    retranslate();
    restoreState();
}

OrdersPage::~OrdersPage() = default;

QLayout *OrdersPage::buildHead()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addSpacing(10);
    head->addWidget(m_count, 0, Qt::AlignBottom);
    head->addStretch();
    m_count->setObjectName(u"count"_s);
    m_tools->setObjectName(u"listTools"_s);
    m_tools->setIcon(lineIcon(u"columns"_s));
    m_tools->setProperty("flat", true);
    m_tools->setPopupMode(QToolButton::InstantPopup);
    m_tools->setMenu(new QMenu(m_tools));
    m_tools->menu()->addActions({m_columns, m_saveView, m_selection->exportAction()});
    head->addWidget(m_tools, 0, Qt::AlignBottom);
    return head;
}

QWidget *OrdersPage::buildList()
{
    auto *list = new QWidget(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    QSizePolicy keepsRoom = m_progress->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsRoom);
    m_progress->hide();
    m_stale->setObjectName(u"stale"_s);
    m_stale->hide();
    m_table->setObjectName(u"orders"_s);
    m_table->setItemDelegate(new OrderStateDelegate(m_table));
    m_state->setObjectName(u"ordersState"_s);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(buildHead());
    column->addWidget(m_views);
    column->addWidget(m_filter);
    column->addWidget(m_stale);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    column->addWidget(m_selection);
    return list;
}

void OrdersPage::makeActions()
{
    m_focusSearch = makeAction(this, "actionSearchOrders", "search", QKeySequence::Find);
    m_moreFilters =
        makeAction(this, "actionFilterOrders", "filter", Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    m_copy = makeAction(this, "actionCopyOrders", "copy", QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copy);
    m_saveView = makeAction(this, "actionSaveView", "star", QKeySequence::Save);
    m_columns = makeAction(this, "actionColumns", "columns", {});
    for (QAction *&line : m_lines) {
        line = new QAction(this);
        line->setSeparator(true);
    }
    connect(m_focusSearch, &QAction::triggered, m_filter, &OrderFilterBar::focusSearch);
    connect(m_moreFilters, &QAction::triggered, m_filter, &OrderFilterBar::openPanel);
    connect(m_copy, &QAction::triggered, m_table, &OrderTableView::copySelection);
    connect(m_saveView, &QAction::triggered, this, &OrdersPage::saveView);
    connect(m_columns, &QAction::triggered, this, &OrdersPage::chooseColumns);
}

void OrdersPage::wire()
{
    m_showProgress.setSingleShot(true);
    m_showProgress.setInterval(250ms);
    connect(&m_showProgress, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_filter, &OrderFilterBar::changed, this, &OrdersPage::apply);
    connect(m_filter, &OrderFilterBar::refreshRequested, this, &OrdersPage::refresh);
    connect(m_filter, &OrderFilterBar::leftDownwards, this, [this] {
        if (m_model->rowCount() == 0)
            return;
        if (!m_table->currentIndex().isValid())
            m_table->selectRow(0);
        m_table->setFocus();
    });
    // Another's work, or the server's answer to one's own.
    connect(&m_orders, &OrdersRepository::rowsChanged, this, [this](const QList<OrderRow> &rows) {
        if (m_orders.hasPositions())
            m_detail->reloadIfAmong(rows);
    });
    connect(m_views, &OrderViews::chosen, this, &OrdersPage::useView);
    connect(m_state, &StateView::retryRequested, this, &OrdersPage::refresh);
    connect(m_acts, &OrderActs::done, this, [this] {
        m_detail->reload();
        m_views->countAgain();
    });
    connect(m_selection, &OrderSelectionBar::done, this, &OrdersPage::refresh);
}

void OrdersPage::wireTable()
{
    connect(m_table, &OrderTableView::typed, m_filter, &OrderFilterBar::type);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &OrdersPage::sortBy);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OrdersPage::openCurrent);
    connect(m_model, &OrderTableModel::phaseChanged, this, &OrdersPage::showPhase);
    connect(m_model, &OrderTableModel::aboutToReplace, this, &OrdersPage::keepPlace);
    connect(m_model, &OrderTableModel::replaced, this, &OrdersPage::restorePlace);
    connect(m_model, &OrderTableModel::replaced, this, &Page::refreshed);
    // A row that was chosen before it was read opens once it is.
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_table->currentIndex().row();
                if (row >= first.row() && row <= last.row())
                    openCurrent();
            });
}

QString OrdersPage::title() const
{
    return tr("Orders");
}

QString OrdersPage::menuTitle() const
{
    return tr("&Order");
}

std::optional<Timestamp> OrdersPage::asOf() const
{
    return m_model->asOf();
}

void OrdersPage::refresh()
{
    if (m_model->asOf() || m_model->phase() != OrderTableModel::Phase::Idle)
        m_model->reload();
    else
        apply(m_filter->query());
    m_detail->reload();
    m_views->countAgain();
}

void OrdersPage::clear()
{
    m_filter->setQuery({.status = m_filter->query().status, .sort = m_sort});
    m_detail->clear();
    m_table->clearSelection();
    m_model->clear();
}

void OrdersPage::showOnly(const OrdersQuery &query)
{
    OrdersQuery sorted = query;
    sorted.sort = m_sort;
    m_filter->setQuery(sorted);
    apply(sorted);
}

void OrdersPage::showOnly(const QUrlQuery &filter)
{
    showOnly(OrdersQuery::fromUrlQuery(filter));
}

void OrdersPage::openDocument(const QString &idOrNumber)
{
    m_toOpen = idOrNumber;
    showOnly(OrdersQuery{.text = idOrNumber});
}

QList<QAction *> OrdersPage::pageActions() const
{
    QList<QAction *> all{m_focusSearch, m_moreFilters, m_saveView, m_columns, m_copy};
    all << m_selection->exportAction() << m_lines[0];
    all << m_acts->all() << m_lines[1];
    all << m_detail->printLabelAction() << m_detail->saveLabelAction()
        << m_detail->copyNumberAction() << m_lines[2] << m_papers->all();
    return all;
}

QList<PaletteProvider *> OrdersPage::providers() const
{
    return {m_finder.get()};
}

void OrdersPage::retranslate()
{
    m_title->setText(title());
    m_table->setAccessibleName(tr("Orders"));
    m_detail->setAccessibleName(tr("The chosen order"));
    m_progress->setAccessibleName(tr("Reading orders"));
    m_focusSearch->setText(tr("Search orders"));
    m_moreFilters->setText(tr("Filter orders…"));
    m_saveView->setText(tr("Save this view…"));
    m_columns->setText(tr("Choose columns…"));
    m_tools->setToolTip(tr("Columns, views and files"));
    m_tools->setAccessibleName(m_tools->toolTip());
    m_copy->setText(tr("Copy selected orders as a table"));
    m_filter->retranslate();
    m_views->retranslate();
    m_acts->retranslate();
    m_papers->retranslate();
    m_selection->retranslate();
    m_model->retranslate();
    showPhase();
}

void OrdersPage::apply(const OrdersQuery &query)
{
    OrdersQuery sorted = query;
    sorted.sort = m_sort;
    m_views->follow(sorted);
    m_model->setQuery(sorted);
}

void OrdersPage::sortBy(int column)
{
    // Words from A on, amounts and days from the largest.
    const bool words = column == OrderTableModel::Number || column == OrderTableModel::Customer ||
                       column == OrderTableModel::City;
    const auto [head, now] = OrderTableModel::headFor(m_sort);
    Qt::SortOrder order = words ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (head == column)
        order = now == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    const auto sort = OrderTableModel::sortFor(column, order);
    // Without a copy on this machine the server's orders are all there are.
    if (sort && m_orders.canFilterBy({.sort = *sort}))
        m_sort = *sort;
    showSort();
    apply(m_filter->query());
}

void OrdersPage::showSort()
{
    const auto [column, order] = OrderTableModel::headFor(m_sort);
    m_table->horizontalHeader()->setSortIndicator(column, order);
}

void OrdersPage::showPhase()
{
    using Phase = OrderTableModel::Phase;
    const Phase phase = m_model->phase();
    showCount();
    if (phase == Phase::Loading || phase == Phase::LoadingMore)
        return m_showProgress.start();
    m_showProgress.stop();
    m_progress->hide();
    const bool empty = m_model->rowCount() == 0;
    const bool failed = phase == Phase::Failed;
    m_stale->setVisible(failed && !empty);
    if (failed && !empty)
        m_stale->setText(ErrorText::sentence(m_model->error()));
    const bool nothing = empty && (failed || m_model->asOf());
    if (nothing)
        showNothing(failed);
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_state) : m_table);
    m_detail->setVisible(!nothing);
}

void OrdersPage::showNothing(bool failed)
{
    if (failed)
        return m_state->showError(tr("The orders could not be read"), m_model->error());
    const bool filtered = !m_model->query().isEverything();
    m_state->showMessage(u"empty"_s, filtered ? tr("No order fits") : tr("No orders yet"),
                         filtered ? tr("Try fewer letters or another state.")
                                  : tr("The first one will stand here as soon as it is placed."));
}

void OrdersPage::showCount()
{
    if (!m_model->asOf())
        m_count->clear();
    else if (const auto total = m_model->total())
        m_count->setText(tr("%n order(s)", nullptr, static_cast<int>(*total))
                             .replace(QString::number(*total), formats::number(*total)));
    else
        m_count->setText(tr("%1+ orders").arg(formats::number(m_model->rowCount())));
}

void OrdersPage::keepPlace()
{
    const QModelIndex current = m_table->currentIndex();
    const OrderRow *row = current.isValid() ? m_model->rowIfRead(current.row()) : nullptr;
    m_keptId = row ? std::optional(row->id) : m_keptId;
    m_keptScroll = m_table->verticalScrollBar()->value();
}

void OrdersPage::restorePlace()
{
    if (m_toOpen && m_model->rowCount() > 0) {
        m_toOpen.reset();
        return m_table->selectRow(0);
    }
    const int row = m_keptId ? m_model->indexOf(*m_keptId) : -1;
    if (row >= 0 && row == m_table->currentIndex().row())
        return;
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->verticalScrollBar()->setValue(m_keptScroll);
        m_table->scrollTo(m_model->index(row, 0));
    } else if (!m_table->currentIndex().isValid()) {
        m_table->scrollToTop();
    }
}

void OrdersPage::openCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (const OrderRow *row = current.isValid() ? m_model->rowIfRead(current.row()) : nullptr)
        m_detail->open(row->id);
}

void OrdersPage::useView(const OrderView &view)
{
    if (!view.columns.isEmpty())
        m_table->horizontalHeader()->restoreState(view.columns);
    if (!view.ours)
        m_sort = view.query.sort;
    showSort();
    showOnly(view.query);
}

void OrdersPage::saveView()
{
    auto *ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(u"saveView"_s);
    ask->setWindowTitle(tr("Save this view"));
    ask->setLabelText(tr("Name of the filter, its columns and its order"));
    connect(ask, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.simplified().isEmpty())
            m_views->save({name.simplified(), m_model->query(),
                           m_table->horizontalHeader()->saveState(), false});
    });
    ask->open();
}

void OrdersPage::chooseColumns()
{
    m_table->chooseColumns(QPoint(0, m_table->horizontalHeader()->height()));
}

void OrdersPage::saveState()
{
    m_preferences.setState(u"orders/columns"_s, m_table->horizontalHeader()->saveState());
    // A hidden pane has no size worth keeping.
    if (m_detail->isVisibleTo(this))
        m_preferences.setState(u"orders/splitter"_s, m_splitter->saveState());
    OrdersQuery kept = m_filter->query();
    kept.sort = m_sort;
    kept.text.clear(); // what was searched for yesterday is in the way today
    m_preferences.setState(u"orders/filter"_s, kept.toUrlQuery().toString(QUrl::FullyEncoded));
}

void OrdersPage::restoreState()
{
    QHeaderView *head = m_table->horizontalHeader();
    for (const Width &width : kWidths)
        head->resizeSection(width.column, width.pixels);
    for (const int column : kHiddenAtFirst)
        head->hideSection(column);
    head->restoreState(m_preferences.state(u"orders/columns"_s).toByteArray());
    head->setSectionResizeMode(OrderTableModel::Customer, QHeaderView::Stretch);
    if (!m_splitter->restoreState(m_preferences.state(u"orders/splitter"_s).toByteArray()))
        m_splitter->setSizes({812, 400});
    const QUrlQuery kept(m_preferences.state(u"orders/filter"_s).toString());
    const OrdersQuery query = OrdersQuery::fromUrlQuery(kept);
    m_sort = query.sort;
    m_filter->setQuery(query);
    showSort();
}

} // namespace paushtik
