// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/a4_sheet.h"

#include <QPageLayout>
#include <QPainter>
#include <QPrinter>

namespace paushtik {
namespace {

constexpr double kPointsPerInch = 72;
constexpr QSizeF kA4(595, 842);
constexpr QSizeF kLabel(288, 432);

bool isLabel(const LabelPage &page)
{
    constexpr double kSlack = 2;
    return page.points.width() <= kLabel.width() + kSlack &&
           page.points.height() <= kLabel.height() + kSlack;
}

QRectF dotsOf(const QRectF &points, int dpi)
{
    const double k = dpi / kPointsPerInch;
    // Whole dots, or the bars would be painted between them.
    return QRectF(QPointF(qRound(points.x() * k), qRound(points.y() * k)), points.size() * k);
}

void paintAt(QPainter &painter, const SheetPlace &place, const LabelPage &page, int dpi)
{
    QImage dots = page.dots;
    dots.setDevicePixelRatio(1);
    if (place.lying)
        dots = dots.transformed(QTransform().rotate(90));
    const QRectF box = dotsOf(place.box, dpi);
    painter.drawImage(QRectF(box.topLeft(), dots.size()), dots);
}

void paintWhole(QPainter &painter, const LabelPage &page, int dpi)
{
    paintAt(painter, {QRectF(QPointF(), page.points), false}, page, dpi);
}

bool nextSheet(QPainter &painter, QPrinter &printer)
{
    return painter.isActive() ? printer.newPage() : painter.begin(&printer);
}

} // namespace

QList<SheetPlace> placesOnA4()
{
    const double left = (kA4.width() - 2 * kLabel.width()) / 2;
    const double top = (kA4.height() - kLabel.height() - kLabel.width()) / 3;
    return {{QRectF(QPointF(left, top), kLabel), false},
            {QRectF(QPointF(left + kLabel.width(), top), kLabel), false},
            {QRectF(QPointF((kA4.width() - kLabel.height()) / 2, 2 * top + kLabel.height()),
                    kLabel.transposed()),
             true}};
}

bool paintOnA4(QPrinter &printer, const QList<LabelPage> &pages)
{
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}));
    printer.setFullPage(true);
    const auto places = placesOnA4();
    QPainter painter;
    qsizetype place = places.size(); // a new sheet first
    for (const LabelPage &page : pages) {
        const bool whole = !isLabel(page);
        if ((whole || place == places.size()) && !nextSheet(painter, printer))
            return false;
        if (whole) {
            paintWhole(painter, page, printer.resolution());
            place = places.size();
            continue;
        }
        place = place == places.size() ? 0 : place;
        paintAt(painter, places[place++], page, printer.resolution());
    }
    return painter.end();
}

} // namespace paushtik
