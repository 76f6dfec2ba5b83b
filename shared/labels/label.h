// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/fees.h"
#include "shared/domain/money.h"

#include <QDate>
#include <QList>
#include <QRectF>
#include <QString>

class QPainter;

namespace paushtik {

/// Someone a parcel goes to or comes from. `address` may hold line breaks; it has neither city nor
/// state.
struct LabelParty {
    QString name;
    QString address;
    QString city;
    QString state; ///< its name, not its code
    QString pincode;
    QString phone;
};

struct LabelItem {
    QString title;
    QString sku;
    int qty = 1;
};

struct LabelData {
    QString awb; ///< 1 to 48 printable ASCII characters; anything else is printed without bars
    QString courier;
    QString routing; ///< the courier's sort code, "BOM/ANE"; may be empty
    QString orderNumber;
    QDate date;
    LabelParty to;
    LabelParty from;
    int weightGrams = 0;
    ParcelSize size; ///< all zero: not printed
    Paise total;     ///< what was paid; every parcel is prepaid
    QList<LabelItem> items;
    QString fssai;   ///< the seller's licence number, 14 digits
    QString reprint; ///< who and when, if this is not the first print; may be empty
};

/// The label of one parcel as a PDF of one page, exactly 288×432 pt (4×6 in), black on white for
/// thermal printers. Needs a QGuiApplication with fonts: the offscreen platform has them, minimal
/// only as "minimal:fontconfig". Any thread.
QByteArray renderLabelPdf(const LabelData &label);

/// The same drawing, scaled to fill `target`, which should be 2:3. Bars keep to the device's
/// pixels.
void drawLabel(QPainter &painter, const QRectF &target, const LabelData &label);

} // namespace paushtik
