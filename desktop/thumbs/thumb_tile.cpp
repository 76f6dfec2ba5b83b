// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thumbs/thumb_tile.h"

#include "desktop/style/icons.h"
#include "desktop/style/theme.h"

#include <QIcon>
#include <QPainter>
#include <QPixmapCache>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr qreal kRadius = 5;

// Scaled once: tables paint the same tile again and again.
QPixmap squareOf(const QPixmap &picture, int side)
{
    const QString key = u"thumb/%1/%2"_s.arg(picture.cacheKey()).arg(side);
    QPixmap square;
    if (QPixmapCache::find(key, &square))
        return square;
    const int shorter = std::min(picture.width(), picture.height());
    const QRect middle((picture.width() - shorter) / 2, (picture.height() - shorter) / 2, shorter,
                       shorter);
    square =
        picture.copy(middle).scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPixmapCache::insert(key, square);
    return square;
}

} // namespace

void paintThumb(QPainter &painter, const QRect &tile, const QPixmap &picture)
{
    const Tokens &tokens = Theme::tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF edge = QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(tokens.hairline);
    if (picture.isNull()) {
        painter.setBrush(tokens.hover);
        painter.drawRoundedRect(edge, kRadius, kRadius);
        const int side = tile.width() / 2;
        const QRect middle(tile.center() - QPoint(side, side) / 2, QSize(side, side));
        painter.setOpacity(0.45);
        lineIcon(u"pictures"_s).paint(&painter, middle);
    } else {
        const qreal ratio = painter.device()->devicePixelRatioF();
        QPixmap square = squareOf(picture, qRound(tile.width() * ratio));
        square.setDevicePixelRatio(ratio);
        painter.setBrushOrigin(tile.topLeft());
        painter.setBrush(QBrush(square));
        painter.drawRoundedRect(edge, kRadius, kRadius);
    }
    painter.restore();
}

} // namespace paushtik
