// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_table_model.h"

namespace paushtik {

/// Prices of many products up or down by a percentage, looked at before it is done.
struct PriceChange {
    QList<CellEdit> cells; ///< only those that differ
    int rises = 0;
    int falls = 0;
    int steep = 0;    ///< of them, by more than 20 % up or down
    int aboveMrp = 0; ///< of them, above the product's MRP

    /// `percent` in hundredths (550 is 5.5 %, below 0 falls), above -100 %; rounded to whole
    /// `step` paise, halves up, never below one step.
    static PriceChange of(const QList<ProductDraft> &products, int percent, int step);
    /// "41 prices change, 2 rise by more than 20 %."
    QString inWords() const;
};

} // namespace paushtik
