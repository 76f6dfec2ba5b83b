// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/replica.h"

#include <QAbstractTableModel>

namespace paushtik {

/// What waits in the outbox, in its order. What needs a person stands out by its tone.
class OutboxModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, State, Made, Tries, Why, ColumnCount };
    enum Role { SeqRole = Qt::UserRole, ToneRole };

    explicit OutboxModel(Replica &replica, QObject *parent = nullptr);

    void reload();
    void clear();
    bool isLoaded() const { return m_isLoaded; }
    const OutboxRow &row(int index) const { return m_rows.at(index); }
    int indexOf(qint64 seq) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void reloaded();

private:
    void take(QList<OutboxRow> rows);

    Replica &m_replica;
    QList<OutboxRow> m_rows;
    bool m_isLoaded = false;
    int m_turn = 0;
};

} // namespace paushtik
