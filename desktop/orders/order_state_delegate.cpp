// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_state_delegate.h"

#include "desktop/orders/order_table_model.h"
#include "desktop/style/badge.h"
#include "desktop/style/icons.h"
#include "desktop/style/theme.h"

#include <QPainter>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPad = 10;
constexpr int kFlagSize = 14;

void paintFlag(QPainter &painter, const QStyleOptionViewItem &option)
{
    const QRect cell = option.rect;
    const QColor red = Theme::tokens().tone(Tone::Danger).fore;
    const QPixmap flag =
        linePixmap(u"flag"_s, kFlagSize, red, painter.device()->devicePixelRatioF());
    painter.drawPixmap(cell.right() - kFlagSize - 4, cell.center().y() - kFlagSize / 2, flag);
}

} // namespace

// Without the style: a style sheet takes longer over one cell than this over a row, and a table of
// a million rows is painted anew with every step of the wheel.
void OrderStateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Tokens &tokens = Theme::tokens();
    const QRect cell = option.rect;
    if (option.state & QStyle::State_Selected)
        painter->fillRect(cell, tokens.accentSoft);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.hairline);
    const QString text = index.data().toString();
    const QVariant tone = index.data(OrderTableModel::ToneRole);
    painter->setFont(option.font);
    if (tone.isValid()) {
        if (!text.isEmpty())
            Badge::paint(*painter, cell.adjusted(kPad, 0, -4, 0), text,
                         static_cast<Tone>(tone.toInt()));
        return;
    }
    painter->setPen(tokens.text);
    const QRect room = cell.adjusted(kPad + 3, 0, -kPad - 3, 0);
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    painter->drawText(room, int(alignment),
                      option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    if (index.column() == OrderTableModel::Number &&
        !index.data(OrderTableModel::FlagsRole).toStringList().isEmpty())
        paintFlag(*painter, option);
}

QSize OrderStateDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    if (!index.data(OrderTableModel::ToneRole).isValid())
        return QStyledItemDelegate::sizeHint(option, index);
    return Badge::sizeFor(option.font, index.data().toString()) + QSize(2 * kPad, 10);
}

} // namespace paushtik
