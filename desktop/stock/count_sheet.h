// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/stock_port.h"

#include <QCoreApplication>

class QPagedPaintDevice;

namespace paushtik {

/// A sheet to take along the shelves: every product with room for what is there. What the books say
/// is left out, so that people count.
class CountSheet {
    Q_DECLARE_TR_FUNCTIONS(paushtik::CountSheet)
public:
    static QString html(const QList<StockRow> &rows, Timestamp at);
    static void print(const QList<StockRow> &rows, Timestamp at, QPagedPaintDevice &paper);
};

} // namespace paushtik
