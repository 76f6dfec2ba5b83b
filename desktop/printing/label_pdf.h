// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSizeF>

class QPrinter;

namespace paushtik {

/// Word in Error::code: what came is not a PDF that can be drawn.
inline constexpr QLatin1StringView kBadPdf("bad_pdf");

/// A page of a label as dots, and its true size in points (1/72 inch).
struct LabelPage {
    QImage dots;
    QSizeF points;
};

/// The sizes of the pages, in points. Errors: kBadPdf.
Result<QList<QSizeF>> labelPageSizes(const QByteArray &pdf);

/// Draws every page at `dpi` on the thread that calls; 0: only their sizes. Errors: kBadPdf.
Result<QList<LabelPage>> readPages(const QByteArray &pdf, int dpi);

/// Writes a line white on black along the page's lower edge, in the 2.6 mm that labels leave free.
void markPage(LabelPage &page, const QString &mark, int dpi);

/// Draws every page at `dpi` on a worker thread. Errors: kBadPdf.
Task<Result<QList<LabelPage>>> renderLabel(QByteArray pdf, int dpi);

/// Makes the printer's paper the first page's size, borderless, so that nothing scales it.
void fitPaper(QPrinter &printer, QSizeF points);

/// Puts each page on a sheet of its own size, dot by dot, unscaled. False when the printer refuses.
bool paintLabel(QPrinter &printer, const QList<LabelPage> &pages);

} // namespace paushtik
