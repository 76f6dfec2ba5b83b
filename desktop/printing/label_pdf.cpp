// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/label_pdf.h"

#include <QBuffer>
#include <QCoroFuture>
#include <QPageLayout>
#include <QPainter>
#include <QPdfDocument>
#include <QPrinter>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr double kPointsPerInch = 72.0;

QPageSize paperOf(QSizeF points)
{
    return QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch);
}

} // namespace

// Document and buffer live and die on the thread that uses them.
Result<QList<LabelPage>> readPages(const QByteArray &pdf, int dpi)
{
    QBuffer buffer;
    buffer.setData(pdf);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1)
        return fail(Fault::Unsupported, kBadPdf);
    QList<LabelPage> pages;
    for (int i = 0; i < document.pageCount(); ++i) {
        const QSizeF points = document.pagePointSize(i);
        QImage dots;
        if (dpi > 0)
            dots = document.render(i, (points * dpi / kPointsPerInch).toSize());
        pages.append({dots, points});
    }
    return pages;
}

void markPage(LabelPage &page, const QString &mark, int dpi)
{
    // Labels keep about 2 mm of white at their edge; the mark stands there.
    constexpr double kHeight = 2.6 / 25.4;
    const int height = qRound(kHeight * dpi);
    QPainter painter(&page.dots);
    const QRect foot(0, page.dots.height() - height, page.dots.width(), height);
    painter.fillRect(foot, Qt::black);
    painter.setPen(Qt::white);
    QFont font = painter.font();
    font.setPixelSize(std::max(1, height * 3 / 4));
    font.setBold(true);
    painter.setFont(font);
    const QString fitting = painter.fontMetrics().elidedText(mark, Qt::ElideRight, foot.width());
    painter.drawText(foot, Qt::AlignCenter, fitting);
}

Result<QList<QSizeF>> labelPageSizes(const QByteArray &pdf)
{
    const auto pages = readPages(pdf, 0);
    if (!pages)
        return fail(pages.error());
    QList<QSizeF> sizes;
    for (const LabelPage &page : *pages)
        sizes.append(page.points);
    return sizes;
}

Task<Result<QList<LabelPage>>> renderLabel(QByteArray pdf, int dpi)
{
    auto work = QtConcurrent::run(readPages, pdf, dpi);
    co_return co_await work;
}

void fitPaper(QPrinter &printer, QSizeF points)
{
    const bool lying = points.width() > points.height();
    printer.setPageLayout(QPageLayout(paperOf(lying ? points.transposed() : points),
                                      lying ? QPageLayout::Landscape : QPageLayout::Portrait, {}));
    printer.setFullPage(true);
}

bool paintLabel(QPrinter &printer, const QList<LabelPage> &pages)
{
    QPainter painter;
    for (const LabelPage &page : pages) {
        fitPaper(printer, page.points);
        const bool ready = painter.isActive() ? printer.newPage() : painter.begin(&printer);
        if (!ready)
            return false;
        QImage dots = page.dots;
        // A picture that thinks it is for a screen would be scaled by the painter.
        dots.setDevicePixelRatio(1);
        const QSizeF inches = page.points / kPointsPerInch;
        const QRectF sheet(QPointF(), inches * printer.resolution());
        painter.fillRect(sheet, Qt::white);
        painter.drawImage(sheet, dots);
    }
    return painter.end();
}

} // namespace paushtik
