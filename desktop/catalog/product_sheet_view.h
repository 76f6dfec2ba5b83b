// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace paushtik {

/// The products' table: cells are chosen as in a spreadsheet.
class ProductSheetView : public QTableView {
    Q_OBJECT
public:
    explicit ProductSheetView(QWidget *parent = nullptr);
    /// The chosen cells, as spreadsheets take them: what one would type there.
    void copySelection() const;
    /// The uppermost and leftmost chosen cell; invalid when none is.
    QModelIndex corner() const;
    /// Rows with at least one chosen cell, from above.
    QList<int> chosenRows() const;
};

} // namespace paushtik
