// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/ledger_model.h"

#include "desktop/core/formats.h"
#include "desktop/stock/stock_words.h"

namespace paushtik {

using namespace Qt::StringLiterals;

void LedgerModel::setRows(QList<LedgerRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isNumber = index.column() == Delta || index.column() == Balance;
    if (role == Qt::TextAlignmentRole && isNumber)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const LedgerRow &row = m_rows[index.row()];
    switch (index.column()) {
    case At:
        return row.at ? formats::moment(*row.at) : QString();
    case Delta:
        return (row.delta > 0 ? u"+"_s : QString()) + formats::number(row.delta);
    case Balance:
        return formats::number(row.balance);
    case Reason:
        return row.order.isEmpty() ? StockWords::reason(row.reason)
                                   : StockWords::reason(row.reason) + u" · "_s + row.order;
    default:
        return row.actor;
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole &&
        (section == Delta || section == Balance))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("When"), tr("Change"), tr("Then"), tr("Why"), tr("Who")};
    return heads[section];
}

} // namespace paushtik
