// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/text_box.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <vector>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Noto's own leading is generous; a label has no room for it.
constexpr qreal kLeading = 1.24;

qreal lineHeight(const QFont &font)
{
    return font.pixelSize() * kLeading;
}

// U+2028 breaks a line without beginning a paragraph, which a QTextLayout is one of.
QString oneParagraph(QString text)
{
    return text.replace(u'\n', QChar(QChar::LineSeparator));
}

// Qt asks the first family to shape every script and complains when it cannot, so the family of the
// text's own script comes first.
TextStyle forScriptOf(const QString &text, TextStyle style)
{
    const auto isDevanagari = [](QChar c) { return c.script() == QChar::Script_Devanagari; };
    QStringList families = style.font.families();
    if (families.size() == 2 && std::ranges::any_of(text, isDevanagari))
        families.swapItemsAt(0, 1);
    style.font.setFamilies(families);
    return style;
}

struct Line {
    qsizetype start;
    qsizetype length;
};

QTextOption optionFor(const TextStyle &style)
{
    QTextOption option(style.alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    return option;
}

std::vector<Line> breakLines(const QString &text, qreal width, const TextStyle &style)
{
    QTextLayout layout(text, style.font);
    layout.setTextOption(optionFor(style));
    std::vector<Line> lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.push_back({line.textStart(), line.textLength()});
    }
    layout.endLayout();
    return lines;
}

QString elided(QString rest, qreal width, const QFont &font)
{
    rest.replace(QChar(QChar::LineSeparator), u' ');
    // Half a unit of grace: text that fits exactly must not be cut by rounding.
    return QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width - 0.5);
}

void drawLine(QPainter &painter, QPointF at, qreal width, const QString &text,
              const TextStyle &style)
{
    QTextLayout layout(text, style.font);
    QTextOption option = optionFor(style);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    layout.endLayout();
    // Lines stand at equal distances whatever fonts they mix: Devanagari's own line is taller than
    // Latin's.
    const qreal baseline = style.font.pixelSize() * 1.0;
    layout.draw(&painter, at + QPointF(0, baseline - line.ascent()));
}

} // namespace

QFont labelFont(int pixels, QFont::Weight weight, Face face)
{
    QFont font;
    if (face == Face::Serif)
        font.setFamilies({u"Noto Serif"_s, u"Noto Serif Devanagari"_s});
    else
        font.setFamilies({u"Noto Sans"_s, u"Noto Sans Devanagari"_s});
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

qreal textHeight(const QString &text, qreal width, const TextStyle &style)
{
    const TextStyle own = forScriptOf(text, style);
    const auto lines = breakLines(oneParagraph(text), width, own).size();
    return std::min<qreal>(qreal(lines), style.mostLines) * lineHeight(style.font);
}

qreal drawText(QPainter &painter, const QRectF &box, const QString &text, const TextStyle &wished)
{
    const TextStyle style = forScriptOf(text, wished);
    const QString paragraph = oneParagraph(text);
    const auto lines = breakLines(paragraph, box.width(), style);
    const qreal step = lineHeight(style.font);
    const auto room = static_cast<size_t>(std::max(0.0, (box.height() + 0.5) / step));
    const size_t count = std::min({lines.size(), room, static_cast<size_t>(style.mostLines)});
    for (size_t i = 0; i < count; ++i) {
        const bool cut = i + 1 == count && count < lines.size();
        const QString line = cut ? elided(paragraph.sliced(lines[i].start), box.width(), style.font)
                                 : paragraph.sliced(lines[i].start, lines[i].length);
        drawLine(painter, box.topLeft() + QPointF(0, qreal(i) * step), box.width(), line.trimmed(),
                 style);
    }
    return qreal(count) * step;
}

TextStyle fittingStyle(const QString &text, QSizeF box, TextStyle style, int least)
{
    const QString paragraph = oneParagraph(text);
    TextStyle own = forScriptOf(text, style);
    for (int pixels = style.font.pixelSize(); pixels > least; --pixels) {
        style.font.setPixelSize(pixels);
        own.font.setPixelSize(pixels);
        const auto lines = static_cast<int>(breakLines(paragraph, box.width(), own).size());
        if (lines <= style.mostLines && lines * lineHeight(style.font) <= box.height() + 0.5)
            return style;
    }
    style.font.setPixelSize(least);
    return style;
}

} // namespace paushtik
