// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_table_model.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_words.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kFirstWindow = 50;
constexpr int kFurtherWindow = 100; // the most that the server gives at once
// Whoever types is not counted for after each letter: rows first.
constexpr auto kCountAfter = 80ms;

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
    {OrderTableModel::Number, Qt::DescendingOrder, OrdersSort::ByNumberDown},
    {OrderTableModel::Number, Qt::AscendingOrder, OrdersSort::ByNumber},
    {OrderTableModel::Customer, Qt::DescendingOrder, OrdersSort::ByCustomerDown},
    {OrderTableModel::Customer, Qt::AscendingOrder, OrdersSort::ByCustomer},
    {OrderTableModel::City, Qt::DescendingOrder, OrdersSort::ByCityDown},
    {OrderTableModel::City, Qt::AscendingOrder, OrdersSort::ByCity},
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
    , m_pages(new OrderPageReader(repository, this))
{
    connect(&repository, &OrdersRepository::rowsChanged, this, &OrderTableModel::replaceRows);
    connect(&repository, &OrdersRepository::listsChanged, this, [this] {
        if (m_asOf || m_phase != Phase::Idle)
            reload();
    });
    connect(m_pages, &OrderPageReader::pageRead, this, &OrderTableModel::showPage);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(kCountAfter);
    connect(&m_countSoon, &QTimer::timeout, this, &OrderTableModel::askCount);
}

void OrderTableModel::setQuery(const OrdersQuery &query)
{
    if (query == m_query && (m_asOf || m_phase == Phase::Loading))
        return;
    m_query = query;
    m_repository.hasPositions() ? readPositions(true) : readFirst();
}

void OrderTableModel::reload()
{
    if (m_repository.hasPositions())
        readPositions(!m_byPosition || !m_asOf || m_phase == Phase::Loading);
    else if (!m_byPosition && m_phase == Phase::Failed && m_moreFailed)
        readMore();
    else
        readFirst();
}

void OrderTableModel::clear()
{
    ++m_turn;
    beginResetModel();
    m_rows.clear();
    m_pages->start(m_query);
    m_length = 0;
    m_next.reset();
    m_total.reset();
    m_asOf.reset();
    endResetModel();
    setPhase(Phase::Idle);
}

const OrderRow *OrderTableModel::rowIfRead(int index) const
{
    if (m_byPosition)
        return m_pages->row(index);
    return index >= 0 && index < m_rows.size() ? &m_rows[index] : nullptr;
}

std::optional<qint64> OrderTableModel::total() const
{
    if (isComplete())
        return m_rows.size();
    return m_total;
}

int OrderTableModel::indexOf(OrderId id) const
{
    if (m_byPosition)
        return m_pages->indexOf(id);
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
    if (parent.isValid())
        return 0;
    return m_byPosition ? m_length : static_cast<int>(m_rows.size());
}

int OrderTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OrderTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const OrderRow *read = m_byPosition ? m_pages->look(index.row()) : rowIfRead(index.row());
    if (!read)
        return {};
    const OrderRow &row = *read;
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
    return role == Qt::DisplayRole ? headOf(section) : QVariant();
}

QString OrderTableModel::headOf(int column)
{
    switch (column) {
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
    case Contact:
        return tr("Contact");
    case Flags:
        return tr("Attention");
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
    if (rowCount() > 0)
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
    m_byPosition = false;
    m_pages->start(m_query);
    m_length = 0;
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

void OrderTableModel::readPositions(bool anew)
{
    const int turn = ++m_turn;
    if (anew)
        m_total.reset();
    setPhase(Phase::Loading);
    QCoro::connect(m_repository.windowAt(m_query, 0, OrderPages::kPageRows), this,
                   [this, turn, anew](const Result<OrdersWindow> &window) {
                       if (turn == m_turn)
                           takePositions(anew, window);
                   });
    m_countSoon.start();
}

// One at a time: a list that is asked for meanwhile is counted after.
void OrderTableModel::askCount()
{
    if (m_isCounting)
        return m_countSoon.start();
    m_isCounting = true;
    QCoro::connect(m_repository.count(m_query), this,
                   [this, turn = m_turn](const Result<qint64> &count) {
                       m_isCounting = false;
                       if (turn == m_turn)
                           takeCount(count);
                   });
}

void OrderTableModel::takePositions(bool anew, const Result<OrdersWindow> &window)
{
    if (!window)
        return fail(window.error());
    Q_EMIT aboutToReplace();
    const auto read = static_cast<int>(window->rows.size());
    if (anew) {
        beginResetModel();
        m_byPosition = true;
        m_rows.clear();
        m_next.reset();
        m_pages->start(m_query);
        m_pages->take(0, window->rows);
        // The count may have come first; a short first page says it as well.
        if (read < OrderPages::kPageRows)
            m_total = read;
        m_length = static_cast<int>(m_total.value_or(read));
        m_asOf = Timestamp::now();
        endResetModel();
    } else {
        m_asOf = Timestamp::now();
        if (m_total)
            setLength(static_cast<int>(*m_total));
        m_pages->doubt();
        m_pages->take(0, window->rows);
        // What is in sight is painted, and with that read, again in place: nothing jumps.
        if (m_length > 0)
            Q_EMIT dataChanged(index(0, 0), index(m_length - 1, ColumnCount - 1));
    }
    setPhase(Phase::Idle);
    Q_EMIT replaced();
}

void OrderTableModel::takeCount(const Result<qint64> &count)
{
    if (!count)
        return;
    m_total = *count;
    // Qt counts rows in int; its views stop at fewer pixels than that anyway.
    constexpr qint64 kMost = 50'000'000;
    if (m_byPosition && m_asOf && m_phase == Phase::Idle)
        setLength(static_cast<int>(std::min(*count, kMost)));
    Q_EMIT phaseChanged();
}

void OrderTableModel::setLength(int length)
{
    if (length > m_length) {
        beginInsertRows({}, m_length, length - 1);
        m_length = length;
        endInsertRows();
    } else if (length < m_length) {
        beginRemoveRows({}, length, m_length - 1);
        m_length = length;
        endRemoveRows();
    }
}

void OrderTableModel::showPage(int page)
{
    const int first = page * OrderPages::kPageRows;
    const int last = std::min(m_length, first + OrderPages::kPageRows) - 1;
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

Task<Result<QList<OrderRow>>> OrderTableModel::read(QList<int> positions)
{
    const QPointer self(this);
    QList<OrderRow> rows;
    for (const int position : positions) {
        if (!rowIfRead(position)) {
            const auto done = co_await m_pages->read(OrderPages::pageOf(position));
            if (!self)
                co_return paushtik::fail(Fault::Unavailable);
            if (!done)
                co_return paushtik::fail(done.error());
        }
        if (const OrderRow *row = rowIfRead(position))
            rows.append(*row);
    }
    co_return rows;
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
        const int at = m_byPosition ? m_pages->replace(row) : indexOf(row.id);
        if (at < 0)
            continue;
        if (!m_byPosition)
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
    case Contact:
        return row.contact;
    case Flags: {
        QStringList words;
        for (const QString &flag : row.flags)
            words << OrderWords::flag(flag).text;
        return words.join(u", "_s);
    }
    default:
        return badgeOf(row, column).text;
    }
}

} // namespace paushtik
