// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/stock_port.h"

#include <QAbstractTableModel>
#include <QHash>

namespace paushtik {

/// The products with their stock, and what a running count found. A difference is against what was
/// to be there when it was counted: orders that come later do not change it.
class StockModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Sku, Title, State, Stock, Waiting, Counted, Difference, ColumnCount };
    enum Role { LowRole = Qt::UserRole, ToneRole };
    struct Count {
        int counted;
        int expected;
        QByteArray key = {}; ///< of the booking of this difference: booked twice, it is there once
        friend bool operator==(const Count &, const Count &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The same products again move nothing under somebody's hands.
    void setRows(QList<StockRow> rows);
    void setStock(const QString &productId, int stock);
    const StockRow &row(int index) const { return m_rows.at(index); }
    /// By SKU as a scanner reads it, whatever the case; -1 where there is none.
    int rowOfSku(const QString &sku) const;
    int rowOf(const QString &productId) const;
    int lowCount() const;

    /// By product.
    const QHash<QString, Count> &counts() const { return m_counts; }
    void setCounts(QHash<QString, Count> counts);
    void dropCount(const QString &productId);
    /// What has to be booked so that the books say what was counted.
    QList<StockAdjustment> differences() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void countsChanged();

private:
    QVariant text(const StockRow &row, int column) const;
    void update(const QList<StockRow> &rows);

    QList<StockRow> m_rows;
    QHash<QString, Count> m_counts;
};

} // namespace paushtik
