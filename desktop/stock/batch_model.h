// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/batch_port.h"

#include <QAbstractTableModel>

namespace paushtik {

/// The batches of one product, first expired first.
class BatchModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Lot, BestBefore, State, OnHand, Received, Mrp, PackedOn, ColumnCount };
    enum Role { ToneRole = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<BatchRow> rows);
    const BatchRow &row(int index) const { return m_rows.at(index); }
    /// -1 where there is none.
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const BatchRow &row, int column) const;
    QString state(const BatchRow &row) const;

    QList<BatchRow> m_rows;
};

/// Who got jars of a batch.
class RecallModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Order, Status, Jars, Picked, Customer, Phone, Email, Awb, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<RecallRow> rows);
    const RecallRow &row(int index) const { return m_rows.at(index); }
    int jars() const;
    /// The list with its heads, for a spreadsheet.
    QByteArray csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RecallRow> m_rows;
};

} // namespace paushtik
