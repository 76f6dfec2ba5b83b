// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/dashboard/dashboard.h"

#include <QChartView>

namespace paushtik {

/// Revenue day by day as a line over its area, in the colours in force.
class RevenueChart : public QChartView {
    Q_OBJECT
public:
    explicit RevenueChart(QWidget *parent = nullptr);
    void setDays(const QList<DayRevenue> &days);

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    QList<DayRevenue> m_days;
};

} // namespace paushtik
