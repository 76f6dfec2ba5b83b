// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_item.h"

#include <QImage>
#include <QVariantAnimation>
#include <QWidget>

class QLabel;
class QScrollArea;

namespace paushtik {

/// The picture as a customer sees it come: blurred at once, then sharp.
class ArrivalView : public QWidget {
    Q_OBJECT
public:
    explicit ArrivalView(QWidget *parent = nullptr);
    void setPictures(const QImage &blur, const QImage &sharp);
    void play();
    QSize sizeHint() const override { return {260, 200}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QImage m_blur;
    QImage m_sharp;
    QVariantAnimation m_fade;
};

/// The four results side by side, a pixel of theirs to a pixel of the screen, with their sizes.
class VariantStrip : public QWidget {
    Q_OBJECT
public:
    explicit VariantStrip(QWidget *parent = nullptr);
    void clear();
    /// Reads the files beside the UI thread; a later call wins.
    void show(const QStringList &files, const MadePicture &made);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setImages(const QList<QImage> &images);
    void caption();

    int m_turn = 0;
    std::optional<MadePicture> m_made;
    ArrivalView *m_arrival;
    QLabel *m_arrivalCaption;
    QLabel *m_sum;
    QScrollArea *m_scroll;
    std::array<QLabel *, kVariants> m_pictures;
    std::array<QLabel *, kVariants> m_captions;
};

} // namespace paushtik
