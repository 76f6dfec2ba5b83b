// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/imaging/variants.h"

#include <QImage>
#include <QWidget>

namespace paushtik {

/// The original as it will be turned, with a frame around what is kept. A new frame is drawn with
/// the mouse; a click outside of it, or Escape, keeps all of the picture again.
class CropView : public QWidget {
    Q_OBJECT
public:
    explicit CropView(QWidget *parent = nullptr);

    /// Upright and not edited; null shows nothing.
    void setPicture(const QImage &upright);
    void setEdit(const PictureEdit &edit);
    void turn(int quarters);
    QSize sizeHint() const override { return {420, 300}; }

Q_SIGNALS:
    void edited(const paushtik::PictureEdit &edit);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF pictureRect() const;
    QRectF keptRect() const;
    void setKept(const QRectF &part);

    QImage m_upright;
    QImage m_turned;
    PictureEdit m_edit;
    std::optional<QPointF> m_from;
    QPointF m_to;
};

} // namespace paushtik
