// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

class QPainter;

namespace paushtik {

/// Draws a picture into a square tile with round corners, cut where it is longer than wide. A null
/// one is a quiet placeholder of the same size, so that nothing moves when it arrives.
void paintThumb(QPainter &painter, const QRect &tile, const QPixmap &picture);

} // namespace paushtik
