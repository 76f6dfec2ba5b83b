// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/stock_port.h"

#include <QAbstractTableModel>

namespace paushtik {

/// How the stock of one product came to be what it is, the latest first.
class LedgerModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { At, Delta, Balance, Reason, Who, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<LedgerRow> rows);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<LedgerRow> m_rows;
};

} // namespace paushtik
