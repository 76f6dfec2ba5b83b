// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/revenue_chart.h"

#include "desktop/core/formats.h"
#include "desktop/style/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QEvent>
#include <QLineSeries>
#include <algorithm>
#include <cmath>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kDaysBetweenLabels = 5;
constexpr int kSteps = 4;
constexpr int kHeight = 280;

// Only a chart sees money as a fraction: for where a point stands, never for what is said.
double rupees(Paise amount)
{
    return static_cast<double>(amount.value()) / 100.0;
}

// 1, 2, 2.5 or 5 times a power of ten, so that four of them reach `top`.
double stepFor(double top)
{
    const double raw = std::max(top, 1.0) / kSteps;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double times : {1.0, 2.0, 2.5, 5.0})
        if (times * power >= raw)
            return times * power;
    return 10.0 * power;
}

// "−₹50,000"
QString wholeRupees(double amount)
{
    const QString figure = u"\u20b9"_s + formats::number(std::llround(std::abs(amount)));
    return amount < 0 ? u"\u2212"_s + figure : figure;
}

void dress(QAbstractAxis &axis)
{
    const Tokens &tokens = Theme::tokens();
    axis.setLabelsColor(tokens.muted);
    axis.setLinePen(QPen(tokens.border, 1));
    axis.setGridLinePen(QPen(tokens.hairline, 1));
    QFont small = axis.labelsFont();
    small.setPointSizeF(9);
    axis.setLabelsFont(small);
}

QCategoryAxis *dayAxis(const QList<DayRevenue> &days)
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const int last = static_cast<int>(days.size()) - 1;
    axis->setRange(0, last);
    // From today backwards, so that today always has its date.
    for (int day = last % kDaysBetweenLabels; day <= last; day += kDaysBetweenLabels)
        axis->append(formats::shortDay(days[day].date), day);
    dress(*axis);
    axis->setGridLineVisible(false);
    return axis;
}

QCategoryAxis *moneyAxis(double low, double high)
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double step = stepFor(std::max(high, -low));
    const int from = static_cast<int>(std::floor(std::min(low, 0.0) / step));
    const int to = std::max(1, static_cast<int>(std::ceil(high / step)));
    // A day in the red gets the room it needs, not a whole step.
    constexpr double kAir = 1.25;
    const double bottom = std::max(from * step, std::min(low, 0.0) * kAir);
    axis->setRange(bottom, to * step);
    for (int i = from; i <= to; ++i)
        if (i * step >= bottom)
            axis->append(wholeRupees(i * step), i * step);
    dress(*axis);
    axis->setLineVisible(false);
    return axis;
}

QAreaSeries *seriesOf(const QList<DayRevenue> &days, QChart *chart)
{
    auto *top = new QLineSeries(chart);
    auto *ground = new QLineSeries(chart);
    for (int i = 0; i < days.size(); ++i) {
        top->append(i, rupees(days[i].revenue));
        ground->append(i, 0);
    }
    auto *area = new QAreaSeries(top, ground);
    const Tokens &tokens = Theme::tokens();
    QColor wash = tokens.accent;
    wash.setAlphaF(tokens.dark ? 0.22F : 0.20F);
    area->setBrush(wash);
    area->setPen(Qt::NoPen);
    return area;
}

QLineSeries *lineOf(const QAreaSeries &area)
{
    auto *line = new QLineSeries;
    line->append(area.upperSeries()->points());
    line->setPen(QPen(Theme::tokens().accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    return line;
}

} // namespace

RevenueChart::RevenueChart(QWidget *parent)
    : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setFixedHeight(kHeight);
    chart()->legend()->hide();
    // At the right, for the half of the last date that stands beyond its day.
    chart()->setMargins({0, 0, 22, 0});
    chart()->setBackgroundRoundness(0);
}

void RevenueChart::setDays(const QList<DayRevenue> &days)
{
    m_days = days;
    draw();
}

void RevenueChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        draw();
    QChartView::changeEvent(event);
}

void RevenueChart::draw()
{
    const Tokens &tokens = Theme::tokens();
    setBackgroundBrush(tokens.surface);
    chart()->setBackgroundBrush(tokens.surface);
    chart()->removeAllSeries();
    const auto old = chart()->axes();
    for (QAbstractAxis *axis : old) {
        chart()->removeAxis(axis);
        delete axis;
    }
    if (m_days.size() < 2)
        return;
    const auto [low, high] = std::minmax_element(
        m_days.begin(), m_days.end(),
        [](const DayRevenue &a, const DayRevenue &b) { return a.revenue < b.revenue; });
    QAreaSeries *area = seriesOf(m_days, chart());
    QLineSeries *line = lineOf(*area);
    chart()->addSeries(area);
    chart()->addSeries(line);
    QAbstractAxis *days = dayAxis(m_days);
    QAbstractAxis *money = moneyAxis(rupees(low->revenue), rupees(high->revenue));
    chart()->addAxis(days, Qt::AlignBottom);
    chart()->addAxis(money, Qt::AlignLeft);
    for (QAbstractSeries *series :
         {static_cast<QAbstractSeries *>(area), static_cast<QAbstractSeries *>(line)}) {
        series->attachAxis(days);
        series->attachAxis(money);
    }
}

} // namespace paushtik
