// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/dashboard/dashboard.h"

#include <QChartView>

namespace paushtik {

/// Revenue day by day as a line over its area, in the colours in force. A day is pointed at with
/// the mouse or walked to with the arrow keys, says its numbers, and is chosen by a click or Enter.
class RevenueChart : public QChartView {
    Q_OBJECT
public:
    explicit RevenueChart(QWidget *parent = nullptr);
    void setDays(const QList<DayRevenue> &days);
    /// Where a day stands, in this widget's coordinates.
    QPoint placeOf(int day) const;

Q_SIGNALS:
    void dayChosen(QDate day);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void draw();
    int dayAt(QPoint place) const;
    void point(int day);
    QString wordsOf(int day) const;

    QList<DayRevenue> m_days;
    int m_pointed = -1; ///< none: -1
};

} // namespace paushtik
