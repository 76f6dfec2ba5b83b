// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/picture_delegate.h"

#include "desktop/pictures/picture_queue.h"
#include "desktop/pictures/picture_words.h"
#include "desktop/style/badge.h"
#include "desktop/style/theme.h"

#include <QPainter>

namespace paushtik {
namespace {

constexpr int kHeight = 84;
constexpr int kThumb = 72;

} // namespace

QSize PictureDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), kHeight};
}

void PictureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Tokens &tokens = Theme::tokens();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, tokens.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, tokens.hover);

    const QRect box(option.rect.left() + 6, option.rect.top() + 6, kThumb, kThumb);
    const auto thumb = index.data(Qt::DecorationRole).value<QImage>();
    if (thumb.isNull()) {
        painter->fillRect(box, tokens.hover);
    } else {
        const QSize size = thumb.size().scaled(box.size(), Qt::KeepAspectRatio);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(QRect(box.center() - QPoint(size.width() / 2, size.height() / 2), size),
                           thumb);
    }

    const int line = kThumb / 3;
    QRect text(box.right() + 12, box.top(), option.rect.right() - box.right() - 18, line);
    const auto draw = [&](const QString &words, const QColor &colour) {
        painter->setPen(colour);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(words, Qt::ElideMiddle, text.width()));
        text.translate(0, line);
    };
    draw(index.data().toString(), tokens.text);
    const QString sku = index.data(PictureQueue::SkuRole).toString();
    draw(sku.isEmpty() ? PictureWords::noProduct() : sku, tokens.muted);
    const auto state = static_cast<PictureState>(index.data(PictureQueue::StateRole).toInt());
    const QString word = PictureWords::state(state);
    Badge::paint(*painter, text, word, PictureWords::tone(state));
    if (!index.data(PictureQueue::TwinRole).toString().isEmpty()) {
        text.setLeft(text.left() + Badge::sizeFor(option.font, word).width() + 6);
        Badge::paint(*painter, text, PictureWords::twin(), Tone::Warning);
    }
    painter->restore();
}

} // namespace paushtik
