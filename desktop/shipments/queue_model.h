// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/shipment_row.h"

#include <QAbstractTableModel>

namespace paushtik {

/// One queue of parcels as a table. It is given all of them and keeps those that belong.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Customer, City, Pieces, State, Trouble, Courier, Awb, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setParcels(OpenParcels all);
    void setQueue(ShipmentQueue queue);
    ShipmentQueue queue() const { return m_queue; }
    /// How many stand in it; of a long queue more than there are rows.
    int count(ShipmentQueue queue) const { return m_counts.value(queue); }
    const ShipmentRow &row(int index) const { return m_shown[index]; }
    const QList<ShipmentRow> &all() const { return m_all; }
    int indexOf(OrderId order) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    QString text(const ShipmentRow &row, int column) const;

    ShipmentQueue m_queue = ShipmentQueue::ToPack;
    QList<ShipmentRow> m_all;
    QMap<ShipmentQueue, int> m_counts;
    QList<ShipmentRow> m_shown;
};

} // namespace paushtik
