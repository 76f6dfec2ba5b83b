// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_table_model.h"

#include <QTableView>

namespace paushtik {

class Thumbnails;

/// The products' table: cells are chosen as in a spreadsheet. The first column shows the product's
/// picture before its title, and behind it what is not on the server yet.
class ProductSheetView : public QTableView {
    Q_OBJECT
public:
    explicit ProductSheetView(Thumbnails &thumbs, QWidget *parent = nullptr);
    /// The chosen cells, as spreadsheets take them: what one would type there.
    void copySelection() const;
    /// From the uppermost and leftmost chosen cell; none when nothing is chosen.
    std::optional<PasteTarget> pasteTarget() const;
    /// Rows with at least one chosen cell, from above.
    QList<int> chosenRows() const;

private:
    QList<int> chosenColumns() const;
};

} // namespace paushtik
