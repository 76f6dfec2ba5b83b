// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_table_model.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_words.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kFirstWindow = 50;
constexpr int kFurtherWindow = 100; // the most that the server gives at once

struct SortableColumn {
    OrderTableModel::Column column;
    Qt::SortOrder order;
    OrdersSort sort;
};

constexpr SortableColumn kSorts[] = {
    {OrderTableModel::Placed, Qt::DescendingOrder, OrdersSort::NewestFirst},
    {OrderTableModel::Placed, Qt::AscendingOrder, OrdersSort::OldestFirst},
    {OrderTableModel::Total, Qt::DescendingOrder, OrdersSort::LargestFirst},
    {OrderTableModel::Total, Qt::AscendingOrder, OrdersSort::SmallestFirst},
    {OrderTableModel::Number, Qt::AscendingOrder, OrdersSort::ByNumber},
};

Phrase badgeOf(const OrderRow &row, int column)
{
    switch (column) {
    case OrderTableModel::State:
        return OrderWords::status(row.status);
    case OrderTableModel::Payment:
        return row.paymentState.isEmpty() ? Phrase{} : OrderWords::payment(row.paymentState);
    case OrderTableModel::Shipment:
        return row.shipmentState.isEmpty() ? Phrase{} : OrderWords::shipment(row.shipmentState);
    default:
        return {};
    }
}

bool hasBadge(int column)
{
    return column == OrderTableModel::State || column == OrderTableModel::Payment ||
           column == OrderTableModel::Shipment;
}

bool isNumeric(int column)
{
    return column == OrderTableModel::Items || column == OrderTableModel::Total;
}

} // namespace

OrderTableModel::OrderTableModel(OrdersRepository &repository, QObject *parent)
    : QAbstractTableModel(parent)
    , m_repository(repository)
{
    connect(&repository, &OrdersRepository::rowsChanged, this, &OrderTableModel::replaceRows);
    connect(&repository, &OrdersRepository::listsChanged, this, &OrderTableModel::reload);
}

void OrderTableModel::setQuery(const OrdersQuery &query)
{
    if (query == m_query && (m_asOf || m_phase == Phase::Loading))
        return;
    m_query = query;
    readFirst();
}

void OrderTableModel::reload()
{
    if (m_phase == Phase::Failed && m_moreFailed)
        readMore();
    else
        readFirst();
}

void OrderTableModel::clear()
{
    ++m_turn;
    beginResetModel();
    m_rows.clear();
    m_next.reset();
    m_total.reset();
    m_asOf.reset();
    endResetModel();
    setPhase(Phase::Idle);
}

std::optional<qint64> OrderTableModel::total() const
{
    return isComplete() ? std::optional<qint64>(m_rows.size()) : m_total;
}

int OrderTableModel::indexOf(OrderId id) const
{
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].id == id)
            return i;
    return -1;
}

std::optional<OrdersSort> OrderTableModel::sortFor(int column, Qt::SortOrder order)
{
    for (const SortableColumn &known : kSorts)
        if (known.column == column && known.order == order)
            return known.sort;
    return std::nullopt;
}

std::pair<OrderTableModel::Column, Qt::SortOrder> OrderTableModel::headFor(OrdersSort sort)
{
    for (const SortableColumn &known : kSorts)
        if (known.sort == sort)
            return {known.column, known.order};
    Q_UNREACHABLE();
}

int OrderTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OrderTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OrderTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const OrderRow &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Customer ? u"%1\n%2"_s.arg(row.customer, row.contact).trimmed()
               : column == Placed ? formats::moment(row.placedAt)
                                  : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole:
        return row.id.toString();
    case ToneRole:
        return hasBadge(column) ? QVariant(static_cast<int>(badgeOf(row, column).tone))
                                : QVariant();
    case FlagsRole:
        return row.flags;
    default:
        return {};
    }
}

QVariant OrderTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Order");
    case Placed:
        return tr("Placed");
    case Customer:
        return tr("Customer");
    case City:
        return tr("City");
    case Items:
        return tr("Items");
    case Total:
        return tr("Total");
    case Payment:
        return tr("Payment");
    case Shipment:
        return tr("Shipment");
    case State:
        return tr("State");
    default:
        return {};
    }
}

bool OrderTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && m_phase == Phase::Idle;
}

void OrderTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        readMore();
}

void OrderTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void OrderTableModel::readFirst()
{
    const int turn = ++m_turn;
    setPhase(Phase::Loading);
    QCoro::connect(m_repository.window(m_query, {}, kFirstWindow), this,
                   [this, turn](const Result<OrdersWindow> &window) {
                       if (turn == m_turn)
                           takeFirst(window);
                   });
}

void OrderTableModel::readMore()
{
    const int turn = ++m_turn;
    setPhase(Phase::LoadingMore);
    QCoro::connect(m_repository.window(m_query, m_next.value_or(QString()), kFurtherWindow), this,
                   [this, turn](const Result<OrdersWindow> &window) {
                       if (turn == m_turn)
                           takeMore(window);
                   });
}

void OrderTableModel::takeFirst(const Result<OrdersWindow> &window)
{
    m_moreFailed = false;
    if (!window)
        return fail(window.error());
    Q_EMIT aboutToReplace();
    beginResetModel();
    m_rows = window->rows;
    m_next = window->next;
    m_total = window->total;
    m_asOf = Timestamp::now();
    endResetModel();
    setPhase(Phase::Idle);
    Q_EMIT replaced();
}

void OrderTableModel::takeMore(const Result<OrdersWindow> &window)
{
    m_moreFailed = !window.has_value();
    if (!window)
        return fail(window.error());
    if (!window->rows.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(window->rows.size()) - 1);
        m_rows.append(window->rows);
        endInsertRows();
    }
    m_next = window->next;
    setPhase(Phase::Idle);
}

void OrderTableModel::fail(const Error &error)
{
    m_error = error;
    setPhase(Phase::Failed);
}

void OrderTableModel::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void OrderTableModel::replaceRows(const QList<OrderRow> &rows)
{
    for (const OrderRow &row : rows) {
        const int at = indexOf(row.id);
        if (at < 0)
            continue;
        m_rows[at] = row;
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

QString OrderTableModel::text(const OrderRow &row, int column) const
{
    switch (column) {
    case Number:
        return row.number;
    case Placed:
        return formats::moment(row.placedAt);
    case Customer:
        return row.customer;
    case City:
        return row.city;
    case Items:
        return formats::number(row.items);
    case Total:
        return formats::money(row.total);
    default:
        return badgeOf(row, column).text;
    }
}

} // namespace paushtik
