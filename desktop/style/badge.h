// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/tokens.h"

#include <QLabel>

class QPainter;

namespace paushtik {

/// A state in a rounded patch of its tone; the words carry the meaning, the colour only helps.
class Badge : public QLabel {
    Q_OBJECT
public:
    Badge(const QString &text, Tone tone, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The same drawn into a table cell, at the left, in the middle of its height; elided to fit.
    static void paint(QPainter &painter, const QRect &cell, const QString &text, Tone tone);
    static QSize sizeFor(const QFont &font, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

} // namespace paushtik
