// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/stock_filter.h"

#include "desktop/stock/stock_model.h"

namespace paushtik {

StockFilter::StockFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
}

void StockFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void StockFilter::setLowOnly(bool low)
{
    m_lowOnly = low;
    invalidateFilter();
}

bool StockFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto at = [&](int column) { return sourceModel()->index(row, column, parent); };
    if (m_lowOnly && !at(0).data(StockModel::LowRole).toBool())
        return false;
    return at(StockModel::Sku).data().toString().contains(m_text, Qt::CaseInsensitive) ||
           at(StockModel::Title).data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace paushtik
