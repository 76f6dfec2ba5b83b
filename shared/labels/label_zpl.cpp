// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/label_zpl.h"

#include "shared/domain/money_text.h"
#include "shared/labels/code128.h"
#include "shared/labels/label_layout.h"
#include "shared/labels/text_box.h"
#include "shared/labels/zpl.h"

#include <QImage>
#include <QLocale>
#include <QPainter>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace label_layout;
using Align = ZplFormat::Align;

constexpr int kWidestModule = 5;
constexpr int kLine = 3;

struct Wanted {
    int pixels;
    int least;
    int lines = 1;
    Align align = Align::Left;
    bool bold = false;
};

Qt::Alignment alignmentOf(Align align)
{
    return align == Align::Left    ? Qt::AlignLeft
           : align == Align::Right ? Qt::AlignRight
                                   : Qt::AlignHCenter;
}

/// Speaks in the layout's units and places dots of the printer.
class Sheet {
public:
    explicit Sheet(int dpi)
        : m_scale(dpi / 203.0)
        , m_format(QSize(dots(kWidth), dots(kHeight)))
    {
    }
    void write(const QRectF &box, const QString &text, const Wanted &wanted);
    /// White words on black, ending at the box's right.
    void badge(const QRectF &box, const QString &text, int pixels);
    void line(const QPointF &from, const QPointF &to);
    void frame() { m_format.box(at(kFrame.topLeft()), size(kFrame.size()), dots(kLine)); }
    bool bars(const QRectF &box, const QString &awb);
    QByteArray bytes() const { return m_format.bytes(); }

private:
    int dots(qreal units) const { return qRound(units * m_scale); }
    QPoint at(QPointF point) const { return {dots(point.x()), dots(point.y())}; }
    QSize size(QSizeF units) const { return {dots(units.width()), dots(units.height())}; }
    void draw(const QRectF &box, const QString &text, const TextStyle &style);

    qreal m_scale;
    ZplFormat m_format;
};

// Noto is wider than the printer's own font, so what fits in the one fits in the other.
void Sheet::write(const QRectF &box, const QString &text, const Wanted &wanted)
{
    if (text.isEmpty())
        return;
    const auto weight = wanted.bold ? QFont::Bold : QFont::Normal;
    const TextStyle style = fittingStyle(text, box.size(),
                                         {.font = labelFont(wanted.pixels, weight),
                                          .alignment = alignmentOf(wanted.align),
                                          .mostLines = wanted.lines},
                                         wanted.least);
    if (!isZplText(text) || style.font.pixelSize() == wanted.least)
        return draw(box, text, style);
    m_format.text(at(box.topLeft()), text,
                  {.pixels = dots(style.font.pixelSize()),
                   .width = dots(box.width()),
                   .lines = wanted.lines,
                   .align = wanted.align});
}

void Sheet::draw(const QRectF &box, const QString &text, const TextStyle &style)
{
    QImage image(size(box.size()), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(m_scale, m_scale);
    const qreal used = drawText(painter, QRectF({}, box.size()), text, style);
    painter.end();
    const int height = std::min(image.height(), dots(used) + dots(8));
    m_format.picture(at(box.topLeft()), image.copy(0, 0, image.width(), height));
}

void Sheet::badge(const QRectF &box, const QString &text, int pixels)
{
    const QFont font = labelFont(pixels, QFont::Bold);
    const qreal wide =
        std::min(box.width(), QFontMetricsF(font).horizontalAdvance(text) + 2 * kPad);
    const QRectF patch(box.right() - wide, box.top(), wide, pixels * 1.5);
    QImage image(size(patch.size()), QImage::Format_Grayscale8);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(m_scale, m_scale);
    painter.setPen(Qt::white);
    drawText(painter, QRectF(kPad / 2, pixels * 0.16, wide - kPad, pixels * 1.3), text,
             {.font = font, .alignment = Qt::AlignHCenter});
    painter.end();
    m_format.picture(at(patch.topLeft()), image);
}

void Sheet::line(const QPointF &from, const QPointF &to)
{
    const QPoint start = at(from);
    const QPoint end = at(to);
    const int thick = dots(kLine);
    m_format.box(
        start, {std::max(thick, end.x() - start.x()), std::max(thick, end.y() - start.y())}, thick);
}

bool Sheet::bars(const QRectF &box, const QString &awb)
{
    const QByteArray ascii = awb.toLatin1();
    const auto symbol = encodeCode128(ascii);
    if (!symbol || !isZplText(awb))
        return false;
    const int across = symbol->modules + 2 * kQuietModules;
    const int widest = dots(kWidestModule);
    const int module = std::min({widest, dots(box.width()) / across, 10});
    if (module < 1)
        return false;
    const int left = dots(box.center().x()) - symbol->modules * module / 2;
    m_format.code128({left, dots(box.top())}, dots(box.height()), module, ascii);
    return true;
}

QRectF padded(const QRectF &box, qreal vertical)
{
    return box.adjusted(kPad, vertical, -kPad, -vertical);
}

void caption(Sheet &sheet, QPointF at, const QString &text)
{
    sheet.write(QRectF(at, QSizeF(420, 20)), text, {.pixels = 15, .least = 12, .bold = true});
}

void header(Sheet &sheet, const LabelData &label)
{
    const QRectF box = padded(kHeader, 14);
    sheet.write({box.left(), box.top(), 400, 66}, u"Paushtik"_s, {.pixels = 52, .least = 30});
    sheet.write({box.left(), box.top() + 62, 400, 26}, u"Ghee, churned the slow way"_s,
                {.pixels = 19, .least = 14});
    sheet.badge({box.right() - 240, box.top(), 240, 46}, u"PREPAID"_s, 30);
    sheet.write({box.right() - 300, box.top() + 52, 300, 38}, formatRupees(label.total),
                {.pixels = 28, .least = 18, .align = Align::Right, .bold = true});
    const QRectF next = padded(kCourier, 13);
    if (!label.routing.isEmpty())
        sheet.badge({next.right() - 380, next.top(), 380, 50}, label.routing, 33);
    const qreal wide = next.width() - (label.routing.isEmpty() ? 0 : 400);
    sheet.write({next.left(), next.top() + 6, wide, 44}, label.courier,
                {.pixels = 33, .least = 20, .bold = true});
}

void barcode(Sheet &sheet, const LabelData &label)
{
    const QRectF bars(kBarcode.left(), kBarcode.top() + 20, kBarcode.width(), 164);
    const bool drawn = sheet.bars(bars, label.awb);
    const QString awb = label.awb.isEmpty() ? u"AWB not assigned"_s : label.awb;
    const QRectF words(kBarcode.left() + kPad, bars.bottom() + 8, kBarcode.width() - 2 * kPad, 46);
    sheet.write(drawn ? words : words.translated(0, -90), awb,
                {.pixels = 36, .least = 18, .align = Align::Centre, .bold = true});
}

void destination(Sheet &sheet, const LabelParty &to)
{
    const QRectF box = padded(kTo, 14);
    caption(sheet, box.topLeft(), u"DELIVER TO"_s);
    const QRectF foot(box.left(), box.bottom() - 72, box.width(), 72);
    sheet.write({foot.left(), foot.top() - 6, 260, 84}, to.pincode,
                {.pixels = 64, .least = 40, .bold = true});
    const QRectF side(foot.left() + 276, foot.top(), foot.width() - 276, 36);
    const QString place = QStringList{to.city, to.state}.join(to.city.isEmpty() ? u""_s : u", "_s);
    sheet.write(side, place, {.pixels = 28, .least = 16, .bold = true});
    sheet.write(side.translated(0, 38), to.phone, {.pixels = 25, .least = 16});
    sheet.write({box.left(), box.top() + 24, box.width(), 46}, to.name,
                {.pixels = 36, .least = 20, .bold = true});
    const QRectF body(box.left(), box.top() + 74, box.width(), foot.top() - box.top() - 84);
    sheet.write(body, to.address, {.pixels = 30, .least = 16, .lines = 6});
}

void facts(Sheet &sheet, const LabelData &label)
{
    const QLocale india(QLocale::English, QLocale::India);
    const QString weight = u"%1 kg"_s.arg(label.weightGrams / 1000.0, 0, 'f', 2);
    const std::pair<QString, QString> cells[] = {
        {u"ORDER"_s, label.orderNumber},
        {u"DATE"_s, india.toString(label.date, u"dd MMM yyyy"_s)},
        {u"WEIGHT"_s, weight},
    };
    const qreal wide = kFacts.width() / std::size(cells);
    QPointF at = kFacts.topLeft();
    for (const auto &[name, value] : cells) {
        if (at.x() > kFacts.left())
            sheet.line(at, at + QPointF(0, kFacts.height()));
        caption(sheet, at + QPointF(16, 9), name);
        sheet.write({at.x() + 16, at.y() + 32, wide - 26, 36}, value,
                    {.pixels = 26, .least = 14, .bold = true});
        at.rx() += wide;
    }
}

QString contents(const QList<LabelItem> &items)
{
    constexpr qsizetype kMost = 4;
    const qsizetype shown = items.size() > kMost ? kMost - 1 : items.size();
    QStringList lines;
    for (const LabelItem &item : items.first(shown))
        lines << u"%1 x %2  %3"_s.arg(QString::number(item.qty), item.title, item.sku);
    if (shown < items.size())
        lines << u"and %1 more"_s.arg(items.size() - shown);
    return lines.join(u'\n');
}

void footer(Sheet &sheet, const LabelData &label)
{
    const QRectF items = padded(kItems, 10);
    caption(sheet, items.topLeft(), u"CONTENTS"_s);
    sheet.write(items.adjusted(0, 26, 0, 0), contents(label.items),
                {.pixels = 22, .least = 13, .lines = 6});
    const QRectF box = padded(kFooter, 11);
    const QRectF from(box.left(), box.top(), box.width() - 246, box.height());
    caption(sheet, from.topLeft(), u"FROM - RETURN HERE IF NOT DELIVERED"_s);
    const LabelParty &party = label.from;
    QStringList lines{party.name, party.address,
                      QStringList{party.city, party.state, party.pincode}.join(u", "_s),
                      party.phone};
    lines.removeAll(QString());
    sheet.write(from.adjusted(0, 24, 0, 0), lines.join(u'\n'),
                {.pixels = 20, .least = 13, .lines = 6});
    const QPointF side(box.right() - 226, kFooter.top());
    sheet.line(side, {side.x(), kFooter.bottom()});
    const bool again = !label.reprint.isEmpty();
    caption(sheet, side + QPointF(14, 11), u"FSSAI LICENCE"_s);
    sheet.write({side.x() + 14, side.y() + 34, 206, 32}, label.fssai, {.pixels = 22, .least = 13});
    caption(sheet, side + QPointF(14, 74), again ? u"REPRINT"_s : QString());
    sheet.write({side.x() + 14, side.y() + (again ? 96 : 74), 206, 54},
                again ? label.reprint : u"Food. Keep cool and dry, this side up."_s,
                {.pixels = 17, .least = 12, .lines = 2});
}

} // namespace

QByteArray renderLabelZpl(const LabelData &label, int dpi)
{
    Sheet sheet(dpi);
    sheet.frame();
    for (const QRectF &part : {kCourier, kBarcode, kTo, kFacts, kItems, kFooter})
        sheet.line(part.topLeft(), part.topRight());
    header(sheet, label);
    barcode(sheet, label);
    destination(sheet, label.to);
    facts(sheet, label);
    footer(sheet, label);
    return sheet.bytes();
}

} // namespace paushtik
