// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/labels/text_box.h"

#include <QByteArray>
#include <QDate>
#include <QPainter>
#include <functional>

namespace paushtik::paper {

// Laid out in units of 1/300 in; A4 is 2480×3508 of them.
inline constexpr qreal kLeft = 160;
inline constexpr qreal kRight = 2480 - 160;
inline constexpr qreal kWidth = kRight - kLeft;
inline constexpr qreal kTop = 150;
inline constexpr qreal kBottom = 3508 - 170;

/// A PDF of A4 pages; `draw` is called once for each with its number from 0 and says whether
/// another follows.
QByteArray makePdf(const QString &title, const std::function<bool(QPainter &, int page)> &draw);

/// "22 Nov 2026".
QString day(QDate date);
/// Small capitals above a value.
void caption(QPainter &painter, QPointF at, const QString &text, qreal width = 900);
/// Some lines of text from the top of the box; gives the height used.
qreal lines(QPainter &painter, const QRectF &box, const QStringList &texts, int pixels = 36);
void cell(QPainter &painter, const QRectF &box, const QString &text, bool right = false,
          bool bold = false, int mostLines = 1);
void rule(QPainter &painter, qreal y, qreal thickness = 3);

} // namespace paushtik::paper
