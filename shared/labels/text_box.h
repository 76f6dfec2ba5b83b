// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace paushtik {

enum class Face { Sans, Serif };

/// A font of `pixels` units for labels and lists: Noto, with Devanagari beside Latin, unhinted, so
/// that text is laid out alike on every device.
QFont labelFont(int pixels, QFont::Weight weight = QFont::Normal, Face face = Face::Sans);

struct TextStyle {
    QFont font;
    Qt::Alignment alignment = Qt::AlignLeft;
    int mostLines = 1; ///< what does not fit into them is cut with an ellipsis
};

/// Height of `text` wrapped to `width`, in at most `style.mostLines` lines.
qreal textHeight(const QString &text, qreal width, const TextStyle &style);

/// Draws `text` from the top of `box`, wrapped to its width; lines that would pass its bottom are
/// not begun, the last one that fits is cut. Gives the height used, never more than the box's.
qreal drawText(QPainter &painter, const QRectF &box, const QString &text, const TextStyle &style);

/// The largest style of `pixels` down to `least`, by steps of one, in which `text` fits `box`
/// whole; `least` if none does.
TextStyle fittingStyle(const QString &text, QSizeF box, TextStyle style, int least);

} // namespace paushtik
