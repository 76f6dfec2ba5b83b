// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/revenue_chart.h"

#include "desktop/core/formats.h"
#include "desktop/style/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
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
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // one stop of the Tab key, not two
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::PointingHandCursor);
    setFixedHeight(kHeight);
    chart()->legend()->hide();
    // At the right, for the half of the last date that stands beyond its day.
    chart()->setMargins({0, 0, 22, 0});
    chart()->setBackgroundRoundness(0);
}

void RevenueChart::setDays(const QList<DayRevenue> &days)
{
    m_days = days;
    m_pointed = hasFocus() ? std::min(m_pointed, static_cast<int>(days.size()) - 1) : -1;
    draw();
}

QPoint RevenueChart::placeOf(int day) const
{
    const QPointF value(day, rupees(m_days.value(day).revenue));
    return mapFromScene(chart()->mapToScene(chart()->mapToPosition(value)));
}

int RevenueChart::dayAt(QPoint place) const
{
    if (m_days.size() < 2)
        return -1;
    const QPointF inChart = chart()->mapFromScene(mapToScene(place));
    if (!chart()->plotArea().adjusted(-8, -8, 8, 30).contains(inChart))
        return -1;
    const auto day = static_cast<int>(std::lround(chart()->mapToValue(inChart).x()));
    return std::clamp(day, 0, static_cast<int>(m_days.size()) - 1);
}

QString RevenueChart::wordsOf(int day) const
{
    const DayRevenue &one = m_days[day];
    return u"%1: %2, %3"_s.arg(formats::day(one.date), formats::money(one.revenue),
                               tr("%n order(s)", nullptr, one.orders));
}

void RevenueChart::point(int day)
{
    if (day == m_pointed)
        return;
    m_pointed = day;
    const QString words = day < 0 ? QString() : wordsOf(day);
    setAccessibleDescription(words);
    viewport()->update();
    if (day < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(viewport()->mapToGlobal(placeOf(day) + QPoint(8, -44)), words, this);
}

void RevenueChart::mouseMoveEvent(QMouseEvent *event)
{
    point(dayAt(event->pos()));
}

void RevenueChart::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void RevenueChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int day = event->button() == Qt::LeftButton ? dayAt(event->pos()) : -1;
    if (day >= 0)
        Q_EMIT dayChosen(m_days[day].date);
}

void RevenueChart::leaveEvent(QEvent *event)
{
    if (!hasFocus())
        point(-1);
    QChartView::leaveEvent(event);
}

// Today first: it is what is looked at most.
void RevenueChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    if (m_pointed < 0 && event->reason() != Qt::MouseFocusReason)
        point(static_cast<int>(m_days.size()) - 1);
}

void RevenueChart::focusOutEvent(QFocusEvent *event)
{
    point(-1);
    QChartView::focusOutEvent(event);
}

void RevenueChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_days.size()) - 1;
    const int here = m_pointed < 0 ? last : m_pointed;
    if (last < 0)
        return QChartView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return point(std::max(0, here - 1));
    case Qt::Key_Right:
        return point(std::min(last, here + 1));
    case Qt::Key_Home:
        return point(0);
    case Qt::Key_End:
        return point(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return dayChosen(m_days[here].date);
    default:
        event->ignore(); // the page scrolls
    }
}

void RevenueChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_pointed < 0 || m_pointed >= m_days.size())
        return;
    const Tokens &tokens = Theme::tokens();
    const QPointF value(m_pointed, rupees(m_days[m_pointed].revenue));
    const QPointF at = chart()->mapToScene(chart()->mapToPosition(value));
    const QRectF plot = chart()->plotArea();
    painter->setPen(QPen(tokens.muted, 1, Qt::DashLine));
    painter->drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()));
    painter->setPen(QPen(tokens.accent, 2));
    painter->setBrush(tokens.surface);
    painter->drawEllipse(at, 5, 5);
}

// Enter opens the order that is marked, elsewhere in the window; here it is the day.
bool RevenueChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QChartView::event(event);
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
