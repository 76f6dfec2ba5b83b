// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/outbox_delegate.h"

#include "desktop/style/badge.h"
#include "desktop/sync/outbox_model.h"

namespace paushtik {

void OutboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QVariant tone = index.data(OutboxModel::ToneRole);
    QStyledItemDelegate::paint(painter, option, tone.isValid() ? QModelIndex() : index);
    if (tone.isValid())
        Badge::paint(*painter, option.rect.adjusted(8, 0, -4, 0), index.data().toString(),
                     static_cast<Tone>(tone.toInt()));
}

} // namespace paushtik
