// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/crop_view.h"

#include "desktop/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace paushtik {
namespace {

constexpr double kLeast = 0.02; // of a side: less than that was a click

QImage turnedBy(const QImage &image, int quarters)
{
    return quarters % 4 == 0 ? image : image.transformed(QTransform().rotate(90.0 * quarters));
}

} // namespace

CropView::CropView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(220);
    setCursor(Qt::CrossCursor);
}

void CropView::setPicture(const QImage &upright)
{
    m_upright = upright;
    m_turned = turnedBy(m_upright, m_edit.quarterTurns);
    update();
}

void CropView::setEdit(const PictureEdit &edit)
{
    m_edit = edit;
    m_turned = turnedBy(m_upright, m_edit.quarterTurns);
    update();
}

// The frame belongs to the picture as it was seen, so it starts anew.
void CropView::turn(int quarters)
{
    setEdit({.quarterTurns = (m_edit.quarterTurns + quarters + 4) % 4});
    Q_EMIT edited(m_edit);
}

QRectF CropView::pictureRect() const
{
    if (m_turned.isNull())
        return {};
    const QSizeF size = QSizeF(m_turned.size()).scaled(this->size(), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QRectF CropView::keptRect() const
{
    const QRectF all = pictureRect();
    if (m_from)
        return QRectF(*m_from, m_to).normalized() & all;
    return {all.x() + m_edit.left * all.width(), all.y() + m_edit.top * all.height(),
            m_edit.width * all.width(), m_edit.height * all.height()};
}

void CropView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF all = pictureRect();
    if (all.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(all, m_turned);
    const QRectF kept = keptRect();
    QPainterPath outside;
    outside.addRect(all);
    outside.addRect(kept);
    painter.fillPath(outside, QColor(0, 0, 0, 130));
    painter.setPen(QPen(Theme::tokens().accent, hasFocus() ? 3 : 2));
    painter.drawRect(kept);
}

void CropView::mousePressEvent(QMouseEvent *event)
{
    if (m_turned.isNull() || event->button() != Qt::LeftButton)
        return;
    m_from = event->position();
    m_to = *m_from;
}

void CropView::mouseMoveEvent(QMouseEvent *event)
{
    m_to = event->position();
    update();
}

void CropView::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_from)
        return;
    const QRectF all = pictureRect();
    const QRectF kept = keptRect();
    m_from.reset();
    setKept({(kept.x() - all.x()) / all.width(), (kept.y() - all.y()) / all.height(),
             kept.width() / all.width(), kept.height() / all.height()});
}

void CropView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    m_from.reset();
    setKept({});
}

void CropView::setKept(const QRectF &part)
{
    PictureEdit edit{.quarterTurns = m_edit.quarterTurns};
    if (part.width() > kLeast && part.height() > kLeast) {
        edit.left = part.x();
        edit.top = part.y();
        edit.width = part.width();
        edit.height = part.height();
    }
    update();
    if (edit == m_edit)
        return;
    m_edit = edit;
    Q_EMIT edited(m_edit);
}

} // namespace paushtik
