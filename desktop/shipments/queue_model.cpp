// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/queue_model.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"
#include "desktop/shipments/shipment_words.h"

#include <algorithm>

namespace paushtik {

using namespace Qt::StringLiterals;

void QueueModel::setParcels(OpenParcels all)
{
    m_all = std::move(all.rows);
    m_counts = std::move(all.counts);
    m_cut = std::move(all.cut);
    choose();
}

void QueueModel::setQueue(ShipmentQueue queue)
{
    m_queue = queue;
    choose();
}

void QueueModel::add(ShipmentRow row)
{
    const auto known = std::ranges::find(m_all, row.order, &ShipmentRow::order);
    if (known != m_all.end())
        *known = std::move(row);
    else
        m_all.append(std::move(row));
    choose();
}

void QueueModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    choose();
}

int QueueModel::here() const
{
    return static_cast<int>(std::ranges::count_if(
        m_all, [this](const ShipmentRow &row) { return belongs(row, m_queue); }));
}

bool QueueModel::fits(const ShipmentRow &row) const
{
    const QString *const texts[] = {&row.number, &row.awb, &row.customer, &row.city};
    return m_filter.isEmpty() || std::ranges::any_of(texts, [this](const QString *text) {
               return text->contains(m_filter, Qt::CaseInsensitive);
           });
}

int QueueModel::indexOf(OrderId order) const
{
    const auto found = std::ranges::find(m_shown, order, &ShipmentRow::order);
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

void QueueModel::choose()
{
    QList<ShipmentRow> shown;
    for (const ShipmentRow &row : std::as_const(m_all))
        if (belongs(row, m_queue) && fits(row))
            shown.append(row);
    // The same parcels: what is chosen and where somebody has scrolled to stays.
    if (!shown.isEmpty() &&
        std::ranges::equal(shown, m_shown, {}, &ShipmentRow::order, &ShipmentRow::order)) {
        m_shown = std::move(shown);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
}

void QueueModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QueueModel::text(const ShipmentRow &row, int column) const
{
    switch (column) {
    case Number:
        return row.number;
    case Customer:
        return row.customer;
    case City:
        return row.city;
    case Pieces:
        return row.pieces > 0 ? formats::number(row.pieces) : QString();
    case State:
        return row.state ? OrderWords::shipment(toString(*row.state)).text : tr("Not booked");
    case Courier:
        return row.courier;
    case Awb:
        return row.awb;
    default:
        return ShipmentWords::trouble(row);
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ShipmentRow &row = m_shown[index.row()];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(row, index.column());
    if (role == Qt::ToolTipRole && index.column() == Trouble)
        return row.lastError;
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == Pieces ? Qt::AlignRight : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    if (role == OrderTableModel::ToneRole && index.column() == State)
        return static_cast<int>(row.state ? OrderWords::shipment(toString(*row.state)).tone
                                          : Tone::Warning);
    return {};
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((section == Pieces ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Order"), tr("Customer"), tr("City"),    tr("Pieces"),
                             tr("State"), tr("Trouble"),  tr("Courier"), tr("AWB")};
    return heads[section];
}

} // namespace paushtik
