// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/tile_layout.h"

#include <QWidget>

namespace paushtik {
namespace {

int heightOf(QLayoutItem *item, int width)
{
    const int hint =
        item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
    return std::max(hint, item->minimumSize().height());
}

} // namespace

TileLayout::TileLayout(QWidget *parent, int gap)
    : FlowLayout(parent, gap)
{
    setContentsMargins(0, 0, 0, 0);
}

// Four tiles of which three would fit are two and two.
int TileLayout::columnsIn(int width, int count) const
{
    const int widest = std::max(1, minimumSize().width());
    const int fitting = std::clamp((width + gap()) / (widest + gap()), 1, count);
    const int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
}

int TileLayout::place(const QRect &room, bool really) const
{
    const QList<QLayoutItem *> items = shown();
    if (items.isEmpty())
        return 0;
    const int columns = columnsIn(room.width(), static_cast<int>(items.size()));
    int y = room.y();
    for (qsizetype first = 0; first < items.size(); first += columns) {
        const auto row = items.sliced(first, std::min<qsizetype>(columns, items.size() - first));
        const int across = static_cast<int>(row.size());
        const int wide = room.width() + gap();
        const auto left = [&](int i) { return i * wide / across; }; // none of the width is lost
        int height = 0;
        for (QLayoutItem *item : row)
            height = std::max(height, heightOf(item, wide / across - gap()));
        for (int i = 0; really && i < across; ++i)
            row[i]->setGeometry(
                QRect(room.x() + left(i), y, left(i + 1) - left(i) - gap(), height));
        y += height + gap();
    }
    return y - gap() - room.y();
}

} // namespace paushtik
