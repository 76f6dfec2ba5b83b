// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_state_delegate.h"

#include "desktop/orders/order_table_model.h"
#include "desktop/style/badge.h"
#include "desktop/style/icons.h"
#include "desktop/style/theme.h"

#include <QApplication>
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

void OrderStateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const QVariant tone = index.data(OrderTableModel::ToneRole);
    if (!tone.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() == OrderTableModel::Number &&
            !index.data(OrderTableModel::FlagsRole).toStringList().isEmpty())
            paintFlag(*painter, option);
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    painter->save();
    painter->setFont(option.font);
    Badge::paint(*painter, option.rect.adjusted(kPad, 0, -4, 0), index.data().toString(),
                 static_cast<Tone>(tone.toInt()));
    painter->restore();
}

QSize OrderStateDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    if (!index.data(OrderTableModel::ToneRole).isValid())
        return QStyledItemDelegate::sizeHint(option, index);
    return Badge::sizeFor(option.font, index.data().toString()) + QSize(2 * kPad, 10);
}

} // namespace paushtik
