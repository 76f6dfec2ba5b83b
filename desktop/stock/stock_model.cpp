// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/stock_model.h"

#include "desktop/core/formats.h"
#include "desktop/stock/stock_words.h"

#include <QUuid>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString withSign(int number)
{
    return number > 0 ? u"+"_s + formats::number(number) : formats::number(number);
}

} // namespace

void StockModel::setRows(QList<StockRow> rows)
{
    if (!rows.isEmpty() && std::ranges::equal(rows, m_rows, {}, &StockRow::id, &StockRow::id))
        return update(rows);
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void StockModel::update(const QList<StockRow> &rows)
{
    for (int at = 0; at < rows.size(); ++at) {
        if (m_rows[at] == rows[at])
            continue;
        m_rows[at] = rows[at];
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

void StockModel::setStock(const QString &productId, int stock)
{
    const int at = rowOf(productId);
    if (at < 0)
        return;
    m_rows[at].stock = stock;
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

int StockModel::rowOfSku(const QString &sku) const
{
    const auto found = std::ranges::find_if(m_rows, [&sku](const StockRow &row) {
        return row.sku.compare(sku.trimmed(), Qt::CaseInsensitive) == 0;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int StockModel::rowOf(const QString &productId) const
{
    const auto found = std::ranges::find(m_rows, productId, &StockRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int StockModel::lowCount() const
{
    return static_cast<int>(std::ranges::count_if(
        m_rows, [](const StockRow &row) { return row.stock <= row.threshold; }));
}

void StockModel::setCounts(QHash<QString, Count> counts)
{
    beginResetModel();
    m_counts = std::move(counts);
    endResetModel();
    Q_EMIT countsChanged();
}

void StockModel::dropCount(const QString &productId)
{
    m_counts.remove(productId);
    if (const int at = rowOf(productId); at >= 0)
        Q_EMIT dataChanged(index(at, Counted), index(at, Difference));
    Q_EMIT countsChanged();
}

QList<StockAdjustment> StockModel::differences() const
{
    QList<StockAdjustment> all;
    for (const StockRow &row : m_rows) {
        const auto count = m_counts.constFind(row.id);
        if (count != m_counts.cend() && count->counted != count->expected)
            all.append(
                {row.id, count->counted - count->expected, StockReason::Counted, {}, count->key});
    }
    return all;
}

int StockModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StockModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StockModel::text(const StockRow &row, int column) const
{
    const auto count = m_counts.constFind(row.id);
    const bool counted = count != m_counts.cend();
    switch (column) {
    case Sku:
        return row.sku;
    case Title:
        return row.title;
    case State:
        return StockWords::status(stockStatus(row.stock, row.threshold));
    case Stock:
        return formats::number(row.stock);
    case Waiting:
        return row.refused.isEmpty() ? (row.waiting == 0 ? QString() : withSign(row.waiting))
                                     : tr("Refused");
    case Counted:
        return counted ? formats::number(count->counted) : QString();
    case Difference:
        return counted ? withSign(count->counted - count->expected) : QString();
    default:
        return {};
    }
}

QVariant StockModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const StockRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == Counted && m_counts.contains(row.id)
                   ? QVariant(m_counts[row.id].counted)
                   : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= Stock ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Waiting ? row.refused : QString();
    case LowRole:
        return row.stock <= row.threshold;
    case ToneRole:
        return static_cast<int>(StockWords::tone(stockStatus(row.stock, row.threshold)));
    default:
        return {};
    }
}

bool StockModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Counted || role != Qt::EditRole)
        return false;
    const StockRow &row = m_rows[index.row()];
    const QString typed = value.toString().trimmed();
    bool isNumber = false;
    const int counted = typed.toInt(&isNumber);
    if (typed.isEmpty())
        m_counts.remove(row.id);
    else if (isNumber && counted >= 0)
        m_counts[row.id] = {counted, row.stock,
                            QUuid::createUuid().toByteArray(QUuid::WithoutBraces)};
    else
        return false;
    Q_EMIT dataChanged(this->index(index.row(), Counted), this->index(index.row(), Difference));
    Q_EMIT countsChanged();
    return true;
}

QVariant StockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section >= Stock)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("SKU"),        tr("Product"), tr("State"),     tr("In stock"),
                             tr("To be sent"), tr("Counted"), tr("Difference")};
    return heads[section];
}

Qt::ItemFlags StockModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.column() == Counted ? base | Qt::ItemIsEditable : base;
}

} // namespace paushtik
