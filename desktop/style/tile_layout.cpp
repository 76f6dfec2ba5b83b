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
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

TileLayout::~TileLayout()
{
    qDeleteAll(m_items);
}

void TileLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int TileLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *TileLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *TileLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int TileLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize TileLayout::sizeHint() const
{
    return minimumSize();
}

QSize TileLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : shown())
        size = size.expandedTo(item->minimumSize());
    return size;
}

void TileLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

QList<QLayoutItem *> TileLayout::shown() const
{
    QList<QLayoutItem *> items;
    for (QLayoutItem *item : m_items)
        if (!item->isEmpty())
            items.append(item);
    return items;
}

// Four tiles of which three would fit are two and two.
int TileLayout::columnsIn(int width, const QList<QLayoutItem *> &items) const
{
    const int count = static_cast<int>(items.size());
    const int widest = std::max(1, minimumSize().width());
    const int fitting = std::clamp((width + m_gap) / (widest + m_gap), 1, count);
    const int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
}

int TileLayout::place(const QRect &rect, bool really) const
{
    const QList<QLayoutItem *> items = shown();
    if (items.isEmpty())
        return 0;
    const int columns = columnsIn(rect.width(), items);
    int y = rect.y();
    for (qsizetype first = 0; first < items.size(); first += columns) {
        const auto row = items.sliced(first, std::min<qsizetype>(columns, items.size() - first));
        const int across = static_cast<int>(row.size());
        const int wide = rect.width() + m_gap;
        const auto left = [&](int i) { return i * wide / across; }; // none of the width is lost
        int height = 0;
        for (QLayoutItem *item : row)
            height = std::max(height, heightOf(item, wide / across - m_gap));
        for (int i = 0; really && i < across; ++i)
            row[i]->setGeometry(
                QRect(rect.x() + left(i), y, left(i + 1) - left(i) - m_gap, height));
        y += height + m_gap;
    }
    return y - m_gap - rect.y();
}

} // namespace paushtik
