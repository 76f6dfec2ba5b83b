// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/flow_layout.h"

#include <QWidget>

namespace paushtik {

FlowLayout::FlowLayout(QWidget *parent, int gap)
    : QLayout(parent)
    , m_gap(gap)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return placeInside(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : shown())
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    placeInside(rect, true);
}

int FlowLayout::placeInside(const QRect &rect, bool really) const
{
    const QMargins margins = contentsMargins();
    return place(rect.marginsRemoved(margins), really) + margins.top() + margins.bottom();
}

QList<QLayoutItem *> FlowLayout::shown() const
{
    QList<QLayoutItem *> items;
    for (QLayoutItem *item : m_items)
        if (!item->isEmpty())
            items.append(item);
    return items;
}

int FlowLayout::place(const QRect &room, bool really) const
{
    int x = room.x();
    int y = room.y();
    int line = 0;
    for (QLayoutItem *item : shown()) {
        const QSize size = item->sizeHint();
        if (x > room.x() && x + size.width() > room.right() + 1) {
            x = room.x();
            y += line + m_gap;
            line = 0;
        }
        if (really)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + m_gap;
        line = std::max(line, size.height());
    }
    return y + line - room.y();
}

} // namespace paushtik
