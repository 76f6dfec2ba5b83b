// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tables/table_import.h"

#include <QAbstractTableModel>

namespace paushtik {

/// A table to be imported as it stands in its file, with what becomes of each row before it and
/// what is wrong at the cell.
class ImportModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { ProblemRole = Qt::UserRole, RefusedRole };

    explicit ImportModel(TableImport &import, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString verdict(int row) const;
    QString told(int row, int column) const;
    QVariant mark(int row, int column, int role) const;
    QVariant font(int row, int column) const;
    bool isRefused(int row) const;
    void refreshAll();

    TableImport &m_import;
};

} // namespace paushtik
