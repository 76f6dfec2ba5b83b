// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/label.h"

#include "shared/domain/money_text.h"
#include "shared/labels/code128.h"
#include "shared/labels/label_data.h"
#include "shared/labels/label_layout.h"
#include "shared/labels/text_box.h"

#include <QBuffer>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QStringList>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace label_layout;

constexpr int kWidestModule = 5;

QRectF padded(const QRectF &box, qreal vertical)
{
    return box.adjusted(kPad, vertical, -kPad, -vertical);
}

void drawCaption(QPainter &painter, QPointF at, const QString &text)
{
    QFont font = labelFont(15, QFont::Bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.6);
    drawText(painter, QRectF(at, QSizeF(400, 22)), text, {.font = font});
}

// White text on black, as wide as its words.
QRectF drawBadge(QPainter &painter, QPointF topRight, qreal most, const QString &text, int pixels)
{
    const QFont font = labelFont(pixels, QFont::Bold);
    const qreal wide = std::min(most, QFontMetricsF(font).horizontalAdvance(text) + 2 * kPad);
    const QRectF box(topRight.x() - wide, topRight.y(), wide, pixels * 1.5);
    QPainterPath shape;
    shape.addRoundedRect(box, 8, 8);
    painter.fillPath(shape, Qt::black);
    painter.save();
    painter.setPen(Qt::white);
    const QRectF inner = box.adjusted(kPad / 2, pixels * 0.16, -kPad / 2, 0);
    drawText(painter, inner, text, {.font = font, .alignment = Qt::AlignHCenter});
    painter.restore();
    return box;
}

// The brand's mark: a drop of ghee with a light on it.
void drawDrop(QPainter &painter, const QRectF &box)
{
    const qreal w = box.width();
    const QPointF tip(box.center().x(), box.top());
    QPainterPath drop(tip);
    drop.cubicTo(tip + QPointF(0.10 * w, 0.34 * w), tip + QPointF(0.5 * w, 0.56 * w),
                 tip + QPointF(0.5 * w, 0.92 * w));
    drop.arcTo(QRectF(box.left(), tip.y() + 0.42 * w, w, w), 0, -180);
    drop.cubicTo(tip + QPointF(-0.5 * w, 0.56 * w), tip + QPointF(-0.10 * w, 0.34 * w), tip);
    painter.fillPath(drop, Qt::black);
    painter.save();
    painter.setPen(QPen(Qt::white, w * 0.075, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(box.left() + 0.18 * w, tip.y() + 0.58 * w, 0.64 * w, 0.64 * w), 185 * 16,
                    70 * 16);
    painter.restore();
}

void drawHeader(QPainter &painter, const LabelData &label)
{
    const QRectF box = padded(kHeader, 16);
    drawDrop(painter, QRectF(box.left(), box.top() + 2, 54, 78));
    QFont brand = labelFont(56, QFont::Bold, Face::Serif);
    brand.setLetterSpacing(QFont::AbsoluteSpacing, 1.5);
    drawText(painter, QRectF(box.left() + 72, box.top() - 8, 360, 72), u"Paushtik"_s,
             {.font = brand});
    drawText(painter, QRectF(box.left() + 75, box.top() + 60, 360, 26),
             u"Ghee, churned the slow way"_s, {.font = labelFont(19)});

    drawBadge(painter, box.topRight() + QPointF(0, -2), 240, u"PREPAID"_s, 30);
    drawText(painter, QRectF(box.right() - 300, box.top() + 50, 300, 36), formatRupees(label.total),
             {.font = labelFont(28, QFont::Bold), .alignment = Qt::AlignRight});
}

void drawCourier(QPainter &painter, const LabelData &label)
{
    const QRectF box = padded(kCourier, 13);
    qreal right = box.right();
    if (!label.routing.isEmpty())
        right = drawBadge(painter, box.topRight(), 380, label.routing, 33).left() - kPad;
    const QRectF name(box.left(), box.top() + 3, right - box.left(), 44);
    const TextStyle style{.font = labelFont(33, QFont::DemiBold)};
    drawText(painter, name, label.courier, fittingStyle(label.courier, name.size(), style, 22));
}

void drawBarcode(QPainter &painter, const LabelData &label)
{
    // The bars may use the whole width: their quiet zones are part of them.
    const QRectF bars(kBarcode.left(), kBarcode.top() + 20, kBarcode.width(), 164);
    const auto symbol = encodeCode128(label.awb.toLatin1());
    const bool ascii = symbol && QString::fromLatin1(label.awb.toLatin1()) == label.awb;
    const bool drawn = ascii && drawCode128(painter, bars, *symbol, kWidestModule);
    QFont font = labelFont(34, QFont::Bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 3);
    const QRectF text(kBarcode.left() + kPad, bars.bottom() + 6, kBarcode.width() - 2 * kPad, 46);
    const TextStyle style{.font = font, .alignment = Qt::AlignHCenter};
    const QString awb = label.awb.isEmpty() ? u"AWB not assigned"_s : label.awb;
    drawText(painter, drawn ? text : text.translated(0, -90), awb,
             fittingStyle(awb, text.size(), style, 18));
}

void drawDestination(QPainter &painter, const LabelParty &to)
{
    const QRectF box = padded(kTo, 14);
    drawCaption(painter, box.topLeft(), u"DELIVER TO"_s);

    // The PIN stands at the bottom, in the same place on every label: a sorter looks for it there.
    const QRectF foot(box.left(), box.bottom() - 76, box.width(), 76);
    const QFont pinFont = labelFont(64, QFont::Black);
    const qreal pinWidth = QFontMetricsF(pinFont).horizontalAdvance(to.pincode) + 24;
    drawText(painter, QRectF(foot.left(), foot.top() - 4, pinWidth, 84), to.pincode, {pinFont});
    const QRectF side(foot.left() + pinWidth, foot.top(), foot.width() - pinWidth, 76);
    const QString place = QStringList{to.city, to.state}.join(to.city.isEmpty() ? u""_s : u", "_s);
    const QRectF placeBox(side.left(), side.top() + 2, side.width(), 38);
    drawText(painter, placeBox, place,
             fittingStyle(place, placeBox.size(), {.font = labelFont(28, QFont::Bold)}, 17));
    drawText(painter, QRectF(side.left(), side.top() + 40, side.width(), 34), to.phone,
             {.font = labelFont(25, QFont::DemiBold)});

    const QRectF body(box.left(), box.top() + 26, box.width(), foot.top() - box.top() - 34);
    const QRectF nameBox(body.left(), body.top(), body.width(), 92);
    const TextStyle name = fittingStyle(to.name, nameBox.size(),
                                        {.font = labelFont(36, QFont::Bold), .mostLines = 2}, 26);
    const qreal used = drawText(painter, nameBox, to.name, name);
    const QRectF rest = body.adjusted(0, used + 2, 0, 0);
    const TextStyle address{.font = labelFont(30), .mostLines = 9};
    drawText(painter, rest, to.address, fittingStyle(to.address, rest.size(), address, 17));
}

QString weightText(int grams)
{
    if (grams < 1000)
        return u"%1 g"_s.arg(grams);
    return u"%1.%2 kg"_s.arg(grams / 1000).arg(grams % 1000 / 10, 2, 10, QChar(u'0'));
}

QString sizeText(ParcelSize size)
{
    const auto cm = [](int mm) {
        const QString whole = QString::number(mm / 10);
        return mm % 10 == 0 ? whole : whole + u'.' + QString::number(mm % 10);
    };
    return u"%1 × %2 × %3 cm"_s.arg(cm(size.lengthMm), cm(size.widthMm), cm(size.heightMm));
}

void drawFacts(QPainter &painter, const LabelData &label)
{
    struct Fact {
        QString caption;
        QString value;
        qreal share;
    };
    const bool sized = label.size.lengthMm > 0 && label.size.widthMm > 0 && label.size.heightMm > 0;
    const QLocale india(QLocale::English, QLocale::India);
    const Fact facts[] = {
        {u"ORDER"_s, label.orderNumber, 0.30},
        {u"DATE"_s, india.toString(label.date, u"dd MMM yyyy"_s), 0.23},
        {u"WEIGHT"_s, weightText(label.weightGrams), 0.16},
        {u"BOX"_s, sized ? sizeText(label.size) : u"–"_s, 0.31},
    };
    qreal x = kFacts.left();
    for (const Fact &fact : facts) {
        const bool first = x == kFacts.left();
        const QRectF cell(x, kFacts.top(), kFacts.width() * fact.share, kFacts.height());
        if (!first)
            painter.drawLine(cell.topLeft(), cell.bottomLeft());
        const QRectF inner = cell.adjusted(first ? kPad : 14, 9, -10, 0);
        drawCaption(painter, inner.topLeft(), fact.caption);
        const QRectF value = inner.adjusted(0, 23, 0, -9);
        const TextStyle style{.font = labelFont(24, QFont::DemiBold)};
        drawText(painter, value, fact.value, fittingStyle(fact.value, value.size(), style, 15));
        x = cell.right();
    }
}

void drawItems(QPainter &painter, const QList<LabelItem> &items)
{
    constexpr qsizetype kMost = 4;
    constexpr qreal kRow = 33;
    const QRectF box = padded(kItems, 10);
    int pieces = 0;
    for (const LabelItem &item : items)
        pieces += item.qty;
    drawCaption(painter, box.topLeft(),
                pieces == 1 ? u"CONTENTS · 1 PIECE"_s : u"CONTENTS · %1 PIECES"_s.arg(pieces));
    // One line too many: the last row says how many are not shown.
    const qsizetype shown = items.size() > kMost ? kMost - 1 : items.size();
    qreal y = box.top() + 25;
    for (qsizetype i = 0; i < shown; ++i, y += kRow) {
        const QString qty = u"%1 ×"_s.arg(items[i].qty);
        drawText(painter, QRectF(box.left(), y, 62, kRow), qty,
                 {.font = labelFont(22, QFont::Bold), .alignment = Qt::AlignRight});
        drawText(painter, QRectF(box.left() + 74, y, box.width() - 270, kRow), items[i].title,
                 {.font = labelFont(22)});
        drawText(painter, QRectF(box.right() - 186, y, 186, kRow), items[i].sku,
                 {.font = labelFont(19), .alignment = Qt::AlignRight});
    }
    if (shown < items.size()) {
        const QString more = u"and %1 more"_s.arg(items.size() - shown);
        drawText(painter, QRectF(box.left() + 74, y, box.width() - 74, kRow), more,
                 {.font = labelFont(22, QFont::DemiBold)});
    }
}

QString joined(std::initializer_list<QString> parts, QStringView between)
{
    QStringList kept;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            kept.append(part);
    }
    return kept.join(between);
}

void drawFooter(QPainter &painter, const LabelData &label)
{
    const QRectF box = padded(kFooter, 11);
    const qreal right = 226;
    const QRectF from(box.left(), box.top(), box.width() - right - kPad, box.height());
    drawCaption(painter, from.topLeft(), u"FROM · RETURN HERE IF NOT DELIVERED"_s);
    const LabelParty &sender = label.from;
    drawText(painter, QRectF(from.left(), from.top() + 23, from.width(), 29), sender.name,
             {.font = labelFont(22, QFont::Bold)});
    const QString place = joined({sender.city, sender.state, sender.pincode}, u", ");
    const QString rest = joined({sender.address, place, sender.phone}, u"\n");
    const QRectF restBox(from.left(), from.top() + 52, from.width(), from.height() - 52);
    drawText(painter, restBox, rest,
             fittingStyle(rest, restBox.size(), {.font = labelFont(20), .mostLines = 5}, 14));

    const QRectF side(box.right() - right, kFooter.top(), right + kPad, kFooter.height());
    painter.drawLine(side.topLeft(), side.bottomLeft());
    drawCaption(painter, side.topLeft() + QPointF(14, 11), u"FSSAI LICENCE"_s);
    drawText(painter, QRectF(side.left() + 14, side.top() + 34, side.width() - 20, 32), label.fssai,
             {.font = labelFont(22, QFont::DemiBold)});
    const bool again = !label.reprint.isEmpty();
    if (again)
        drawCaption(painter, side.topLeft() + QPointF(14, 74), u"REPRINT"_s);
    drawText(painter,
             QRectF(side.left() + 14, side.top() + (again ? 96 : 74), side.width() - 24, 54),
             again ? label.reprint : u"Food. Keep cool and dry, this side up."_s,
             {.font = labelFont(17), .mostLines = again ? 2 : 3});
}

void drawRules(QPainter &painter)
{
    painter.setPen(QPen(Qt::black, 3));
    QPainterPath frame;
    frame.addRoundedRect(kFrame, 14, 14);
    painter.drawPath(frame);
    for (const QRectF &part : {kCourier, kBarcode, kTo, kFacts, kItems, kFooter})
        painter.drawLine(part.topLeft(), part.topRight());
    painter.setPen(QPen(Qt::black, 2));
}

} // namespace

void drawLabel(QPainter &painter, const QRectF &target, const LabelData &label)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(target.topLeft());
    painter.scale(target.width() / kWidth, target.height() / kHeight);
    painter.fillRect(QRectF(0, 0, kWidth, kHeight), Qt::white);
    drawRules(painter);
    drawHeader(painter, label);
    drawCourier(painter, label);
    drawBarcode(painter, label);
    drawDestination(painter, label.to);
    drawFacts(painter, label);
    drawItems(painter, label.items);
    drawFooter(painter, label);
    painter.restore();
}

QByteArray renderLabelPdf(const LabelData &label)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(u"Paushtik"_s);
    writer.setTitle(u"Label %1"_s.arg(label.awb));
    writer.setDocumentXmpMetadata(labelXmp(label));
    writer.setPageSize(QPageSize(QSizeF(288, 432), QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(6 * 203); // whole units a dot
    QPainter painter(&writer);
    drawLabel(painter, QRectF(0, 0, 6 * kWidth, 6 * kHeight), label);
    painter.end();
    return bytes;
}

} // namespace paushtik
