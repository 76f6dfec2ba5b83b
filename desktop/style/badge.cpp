// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/badge.h"

#include "desktop/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace paushtik {
namespace {

constexpr int kPadX = 9;
constexpr int kPadY = 2;

QFont badgeFont(QFont font)
{
    font.setPointSizeF(9);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Badge::Badge(const QString &text, Tone tone, QWidget *parent)
    : QLabel(text, parent)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize Badge::sizeHint() const
{
    return sizeFor(font(), text());
}

QSize Badge::minimumSizeHint() const
{
    return sizeHint();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), text(), m_tone);
}

void Badge::paint(QPainter &painter, const QRect &cell, const QString &text, Tone tone)
{
    if (text.isEmpty())
        return;
    painter.save();
    painter.setFont(badgeFont(painter.font()));
    const QFontMetrics metrics(painter.font());
    const int width = std::min(metrics.horizontalAdvance(text) + 2 * kPadX, cell.width());
    const int height = metrics.height() + 2 * kPadY;
    const QRectF patch(cell.x(), cell.y() + (cell.height() - height) / 2, width, height);
    const ColourPair &colours = Theme::tokens().tone(tone);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.back);
    painter.drawRoundedRect(patch, height / 2.0, height / 2.0);
    painter.setPen(colours.fore);
    painter.drawText(patch, Qt::AlignCenter,
                     metrics.elidedText(text, Qt::ElideRight, width - 2 * kPadX + 1));
    painter.restore();
}

QSize Badge::sizeFor(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(badgeFont(font));
    return {metrics.horizontalAdvance(text) + 2 * kPadX, metrics.height() + 2 * kPadY};
}

} // namespace paushtik
