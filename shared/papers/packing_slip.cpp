// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/papers/packing_slip.h"

#include "shared/domain/indian_state.h"
#include "shared/labels/code128.h"
#include "shared/papers/paper.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace paper;

constexpr qreal kRow = 130;

QString stateName(const QString &code)
{
    const auto state = findIndianState(code);
    return state ? QString(state->name) : code;
}

// The packing bench is opened by scanning it.
void drawNumberBars(QPainter &painter, const QString &number)
{
    constexpr int kWidestModule = 4;
    if (const auto symbol = encodeCode128(number.toLatin1()))
        drawCode128(painter, QRectF(kLeft + 1240, kTop + 506, kRight - kLeft - 1240, 110), *symbol,
                    kWidestModule);
}

void drawHead(QPainter &painter, const OrderDocument &order, const Seller &seller)
{
    drawText(painter, QRectF(kLeft, kTop - 20, 1200, 110), u"Paushtik"_s,
             {.font = labelFont(88, QFont::Bold, Face::Serif)});
    drawText(painter, QRectF(kRight - 1100, kTop, 1100, 80), u"Packing slip"_s,
             {.font = labelFont(60, QFont::Bold), .alignment = Qt::AlignRight});
    rule(painter, kTop + 122, 6);
    const OrderAddress &to = order.address;
    caption(painter, {kLeft, kTop + 160}, u"FOR"_s);
    lines(painter, QRectF(kLeft, kTop + 204, 1100, 360),
          {to.name, to.line1, to.line2, to.landmark,
           u"%1 %2, %3"_s.arg(to.city, to.pincode, stateName(to.state)), to.phone},
          42);
    caption(painter, {kLeft + 1240, kTop + 160}, u"ORDER"_s);
    drawText(painter, QRectF(kLeft + 1240, kTop + 200, 900, 70), order.number,
             {.font = labelFont(52, QFont::Bold)});
    cell(painter, QRectF(kLeft + 1240, kTop + 280, 900, 50),
         u"Placed %1"_s.arg(day(order.placedAt.indianDay())));
    if (order.shipment && !order.shipment->awb.isEmpty())
        cell(painter, QRectF(kLeft + 1240, kTop + 340, 900, 50),
             u"%1, AWB %2"_s.arg(order.shipment->courier, order.shipment->awb));
    cell(painter, QRectF(kLeft + 1240, kTop + 400, 900, 100),
         u"%1, FSSAI %2"_s.arg(seller.name, seller.fssai), false, false, 2);
    drawNumberBars(painter, order.number);
}

/// Rows with a box to tick, from `first` on; the one that did not fit any more.
qsizetype drawRows(QPainter &painter, const OrderDocument &order, qsizetype first, qreal top)
{
    const char16_t *const heads[] = {u"PACKED", u"QTY", u"PRODUCT", u"SKU"};
    const qreal lefts[] = {0, 190, 360, 1640};
    for (int i = 0; i < 4; ++i)
        caption(painter, {kLeft + lefts[i], top}, QString::fromUtf16(heads[i]), 500);
    rule(painter, top + 50);
    qreal y = top + 76;
    for (; first < order.lines.size() && y + kRow <= kBottom - 240; ++first, y += kRow) {
        const OrderLine &line = order.lines[first];
        painter.setPen(QPen(Qt::black, 4));
        painter.drawRect(QRectF(kLeft + 30, y, 60, 60));
        drawText(painter, QRectF(kLeft + lefts[1], y - 6, 150, 80),
                 u"%1 \u00d7"_s.arg(line.quantity), {.font = labelFont(56, QFont::Bold)});
        drawText(painter, QRectF(kLeft + lefts[2], y, 1240, kRow - 10), line.title,
                 {.font = labelFont(44), .mostLines = 2});
        cell(painter, QRectF(kLeft + lefts[3], y + 4, kWidth - lefts[3], 60), line.sku);
        rule(painter, y + kRow - 22, 1);
    }
    return first;
}

} // namespace

QByteArray renderPackingSlipPdf(const OrderDocument &order, const Seller &seller)
{
    qsizetype next = 0;
    return makePdf(order.number, [&](QPainter &painter, int page) {
        if (page == 0)
            drawHead(painter, order, seller);
        next = drawRows(painter, order, next, page == 0 ? kTop + 640 : kTop);
        if (!order.note.isEmpty() && next == order.lines.size()) {
            caption(painter, {kLeft, kBottom - 200}, u"NOTE OF THE CUSTOMER"_s);
            cell(painter, QRectF(kLeft, kBottom - 156, kWidth, 140), order.note, false, false, 3);
        }
        return next < order.lines.size();
    });
}

} // namespace paushtik
