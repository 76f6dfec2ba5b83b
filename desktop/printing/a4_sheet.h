// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/label_pdf.h"

namespace paushtik {

/// Where a label stands on an A4 sheet, in points, and whether it lies on its side.
struct SheetPlace {
    QRectF box;
    bool lying;
};
/// Three places for 4×6 in at true size: two upright beside each other, one lying below.
QList<SheetPlace> placesOnA4();

/// Puts labels on A4 sheets at their true size, three a sheet. A page that is larger than a place
/// gets a sheet of its own. False when the printer refuses.
bool paintOnA4(QPrinter &printer, const QList<LabelPage> &pages);

} // namespace paushtik
