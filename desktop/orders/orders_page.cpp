// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/orders_page.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_state_delegate.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_table_view.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
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
};
constexpr int kHiddenAtFirst[] = {OrderTableModel::Items, OrderTableModel::Payment,
                                  OrderTableModel::Shipment};

} // namespace

OrdersPage::OrdersPage(Shell &, OrdersRepository &repository, Preferences &preferences,
                       QWidget *parent)
    : Page({Place::Orders, u"orders"_s}, parent)
    , m_preferences(preferences)
    , m_model(new OrderTableModel(repository, this))
    , m_title(makeLabel({}, "title", this))
    , m_count(makeLabel({}, "muted", this))
    , m_search(new QLineEdit(this))
    , m_status(new QComboBox(this))
    , m_since(new QPushButton(this))
    , m_refresh(new QToolButton(this))
    , m_progress(new QProgressBar(this))
    , m_stale(makeCopyable({}, "error", this))
    , m_stack(new QStackedWidget(this))
    , m_table(new OrderTableView(this))
    , m_state(new StateView(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_detail(new OrderDetailPane(repository, this))
    , m_focusSearch(new QAction(lineIcon(u"search"_s), {}, this))
    , m_copy(new QAction(lineIcon(u"copy"_s), {}, this))
{
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
    retranslate();
    restoreState();
}

QWidget *OrdersPage::buildFilters()
{
    auto *bar = new QWidget(this);
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_status->setObjectName(u"status"_s);
    m_status->setMinimumWidth(170);
    m_since->setObjectName(u"since"_s);
    m_since->setIcon(lineIcon(u"close"_s));
    m_since->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
    m_since->hide();
    m_refresh->setObjectName(u"refresh"_s);
    m_refresh->setIcon(lineIcon(u"refresh"_s));
    m_refresh->setProperty("flat", true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_since);
    row->addWidget(m_status);
    row->addWidget(m_refresh);
    return bar;
}

QWidget *OrdersPage::buildList()
{
    auto *list = new QWidget(this);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_count, 0, Qt::AlignBottom);
    m_count->setObjectName(u"count"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    QSizePolicy keepsRoom = m_progress->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsRoom);
    m_progress->hide();
    m_stale->setObjectName(u"stale"_s);
    m_stale->hide();
    m_table->setObjectName(u"orders"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OrderStateDelegate(m_table));
    m_state->setObjectName(u"ordersState"_s);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(buildFilters());
    column->addWidget(m_stale);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    return list;
}

void OrdersPage::makeActions()
{
    m_focusSearch->setObjectName(u"actionSearchOrders"_s);
    m_focusSearch->setShortcut(QKeySequence::Find);
    m_copy->setObjectName(u"actionCopyOrders"_s);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copy);
    connect(m_focusSearch, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_refresh, &QToolButton::clicked, this, &OrdersPage::refresh);
    connect(m_copy, &QAction::triggered, m_table, &OrderTableView::copySelection);
}

void OrdersPage::wire()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    m_showProgress.setSingleShot(true);
    m_showProgress.setInterval(250ms);
    connect(&m_typing, &QTimer::timeout, this, &OrdersPage::applyFilters);
    connect(&m_showProgress, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_status, &QComboBox::activated, this, &OrdersPage::applyFilters);
    connect(m_since, &QPushButton::clicked, this, [this] {
        m_from.reset();
        showSince();
        applyFilters();
    });
    connect(m_table, &OrderTableView::typed, this, [this](const QString &text) {
        m_search->setFocus();
        m_search->insert(text);
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &OrdersPage::sortBy);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OrdersPage::openCurrent);
    connect(m_state, &StateView::retryRequested, this, &OrdersPage::refresh);
    connect(m_model, &OrderTableModel::phaseChanged, this, &OrdersPage::showPhase);
    connect(m_model, &OrderTableModel::aboutToReplace, this, &OrdersPage::keepPlace);
    connect(m_model, &OrderTableModel::replaced, this, &OrdersPage::restorePlace);
    connect(m_model, &OrderTableModel::replaced, this, &Page::refreshed);
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
        applyFilters();
    m_detail->reload();
}

void OrdersPage::clear()
{
    m_from.reset();
    showSince();
    m_detail->clear();
    m_table->clearSelection();
    m_model->clear();
}

void OrdersPage::showOnly(const OrdersQuery &query)
{
    m_search->setText(query.text);
    m_status->setCurrentIndex(std::max(0, m_status->findData(query.status)));
    m_from = query.from;
    showSince();
    applyFilters();
}

void OrdersPage::showOnly(const QUrlQuery &filter)
{
    showOnly(OrdersQuery::fromUrlQuery(filter));
}

void OrdersPage::openDocument(const QString &idOrNumber)
{
    showOnly(OrdersQuery{.text = idOrNumber});
}

QList<QAction *> OrdersPage::pageActions() const
{
    return {m_focusSearch, m_copy, m_detail->printLabelAction(), m_detail->saveLabelAction()};
}

// From the filter into the list without a mouse: down goes there, Escape clears.
bool OrdersPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        m_search->clear();
        return true;
    }
    if ((key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter) ||
        m_model->rowCount() == 0)
        return false;
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
    m_table->setFocus();
    return true;
}

void OrdersPage::retranslate()
{
    m_title->setText(title());
    m_search->setPlaceholderText(tr("Number, name, phone, e-mail or AWB"));
    m_search->setAccessibleName(tr("Filter orders"));
    m_status->setAccessibleName(tr("State of the orders"));
    m_table->setAccessibleName(tr("Orders"));
    m_detail->setAccessibleName(tr("The chosen order"));
    m_progress->setAccessibleName(tr("Reading orders"));
    m_focusSearch->setText(tr("Search orders"));
    m_refresh->setToolTip(tr("Read the orders again (F5)"));
    m_refresh->setAccessibleName(m_refresh->toolTip());
    m_copy->setText(tr("Copy selected orders as a table"));
    fillStatuses();
    showSince();
    m_model->retranslate();
    showPhase();
}

void OrdersPage::fillStatuses()
{
    const int current = std::max(0, m_status->currentIndex());
    m_status->clear();
    m_status->addItem(tr("All states"), QString());
    const auto statuses = OrderWords::statuses();
    for (const QString &status : statuses)
        m_status->addItem(OrderWords::status(status).text, status);
    m_status->setCurrentIndex(current);
}

void OrdersPage::applyFilters()
{
    m_typing.stop();
    m_model->setQuery({.status = m_status->currentData().toString(),
                       .text = m_search->text().simplified(),
                       .from = m_from,
                       .sort = m_sort});
}

void OrdersPage::sortBy(int column)
{
    const auto [head, order] = OrderTableModel::headFor(m_sort);
    const bool again = head == column;
    const Qt::SortOrder first =
        again && order == Qt::DescendingOrder ? Qt::AscendingOrder : Qt::DescendingOrder;
    const Qt::SortOrder other =
        first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    auto sort = OrderTableModel::sortFor(column, first);
    if (!sort)
        sort = OrderTableModel::sortFor(column, other);
    m_sort = sort.value_or(m_sort);
    showSort();
    applyFilters();
}

void OrdersPage::showSort()
{
    const auto [column, order] = OrderTableModel::headFor(m_sort);
    m_table->horizontalHeader()->setSortIndicator(column, order);
}

void OrdersPage::showSince()
{
    m_since->setVisible(m_from.has_value());
    m_since->setText(m_from ? tr("Since %1").arg(formats::day(*m_from)) : QString());
    m_since->setToolTip(tr("Show orders of every day again"));
    m_since->setAccessibleName(u"%1: %2"_s.arg(m_since->text(), m_since->toolTip()));
}

void OrdersPage::showPhase()
{
    using Phase = OrderTableModel::Phase;
    const Phase phase = m_model->phase();
    if (phase == Phase::Loading || phase == Phase::LoadingMore) {
        m_showProgress.start();
        showCount();
        return;
    }
    m_showProgress.stop();
    m_progress->hide();
    const bool empty = m_model->rowCount() == 0;
    const bool failed = phase == Phase::Failed;
    m_stale->setVisible(failed && !empty);
    if (failed && empty) {
        m_state->showError(tr("The orders could not be read"), m_model->error());
    } else if (failed) {
        m_stale->setText(ErrorText::sentence(m_model->error()));
    } else if (empty && m_model->asOf()) {
        const OrdersQuery &query = m_model->query();
        const bool filtered = !query.text.isEmpty() || !query.status.isEmpty() || query.from;
        m_state->showMessage(u"empty"_s, filtered ? tr("No order fits") : tr("No orders yet"),
                             filtered
                                 ? tr("Try fewer letters or another state.")
                                 : tr("The first one will stand here as soon as it is placed."));
    }
    const bool nothing = empty && (failed || m_model->asOf());
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_state) : m_table);
    m_detail->setVisible(!nothing);
    showCount();
}

void OrdersPage::showCount()
{
    if (!m_model->asOf())
        m_count->clear();
    else if (const auto total = m_model->total())
        m_count->setText(tr("%n order(s)", nullptr, static_cast<int>(*total)));
    else
        m_count->setText(tr("%1+ orders").arg(formats::number(m_model->rowCount())));
}

void OrdersPage::keepPlace()
{
    const QModelIndex current = m_table->currentIndex();
    m_keptId = current.isValid() ? std::optional(m_model->row(current.row()).id) : m_keptId;
    m_keptScroll = m_table->verticalScrollBar()->value();
}

void OrdersPage::restorePlace()
{
    const int row = m_keptId ? m_model->indexOf(*m_keptId) : -1;
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->verticalScrollBar()->setValue(m_keptScroll);
        m_table->scrollTo(m_model->index(row, 0));
    } else {
        m_table->scrollToTop();
    }
}

void OrdersPage::openCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        m_detail->open(m_model->row(current.row()).id);
}

void OrdersPage::saveState()
{
    m_preferences.setState(u"orders/columns"_s, m_table->horizontalHeader()->saveState());
    // A hidden pane has no size worth keeping.
    if (m_detail->isVisibleTo(this))
        m_preferences.setState(u"orders/splitter"_s, m_splitter->saveState());
    m_preferences.setState(u"orders/status"_s, m_status->currentData());
    m_preferences.setState(u"orders/sort"_s, static_cast<int>(m_sort));
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
    m_status->setCurrentIndex(
        std::max(0, m_status->findData(m_preferences.state(u"orders/status"_s).toString())));
    const int sort = m_preferences.state(u"orders/sort"_s).toInt();
    m_sort = sort >= 0 && sort <= static_cast<int>(OrdersSort::ByNumber)
                 ? static_cast<OrdersSort>(sort)
                 : OrdersSort::NewestFirst;
    showSort();
}

} // namespace paushtik
