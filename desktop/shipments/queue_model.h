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
    /// One more, that was looked up; counted already. Replaces what is known of the order.
    void add(ShipmentRow row);
    /// Only those whose number, AWB, customer or city holds this; empty: all.
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }
    /// How many of the queue are here, whatever the filter.
    int here() const;
    ShipmentQueue queue() const { return m_queue; }
    /// How many stand in it; of a long queue more than there are rows.
    int count(ShipmentQueue queue) const { return m_counts.value(queue); }
    /// There are more than that, and nobody has counted them.
    bool isCut(ShipmentQueue queue) const { return m_cut.contains(queue); }
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
    bool fits(const ShipmentRow &row) const;
    QString text(const ShipmentRow &row, int column) const;

    ShipmentQueue m_queue = ShipmentQueue::ToPack;
    QString m_filter;
    QList<ShipmentRow> m_all;
    QMap<ShipmentQueue, int> m_counts;
    QSet<ShipmentQueue> m_cut;
    QList<ShipmentRow> m_shown;
};

} // namespace paushtik
