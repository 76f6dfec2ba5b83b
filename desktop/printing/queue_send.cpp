// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/queue_send.h"

#include "desktop/printing/a4_sheet.h"
#include "shared/labels/label_data.h"
#include "shared/labels/label_zpl.h"
#include "shared/labels/zpl.h"

#include <QCoroFuture>
#include <QPrinter>
#include <QPrinterInfo>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Label printers have 203 or 300 dots an inch; more than this only makes the picture larger.
constexpr int kMostDotsPerInch = 600;

Result<QList<LabelPage>> pagesOf(const Paperwork &work, int dpi)
{
    QList<LabelPage> all;
    for (const QByteArray &pdf : work.pdfs) {
        auto pages = readPages(pdf, dpi);
        if (!pages)
            return pages;
        all += *pages;
    }
    if (!work.mark.isEmpty())
        for (LabelPage &page : all)
            markPage(page, work.mark, dpi);
    return all;
}

SendOutcome print(PrinterChoice choice, Paperwork work)
{
    const QPrinterInfo info = QPrinterInfo::printerInfo(choice.queue);
    if (info.isNull())
        return {Sent::Nothing, u"no_printer"_s};
    QPrinter printer(info, QPrinter::HighResolution);
    printer.setResolution(std::min(printer.resolution(), kMostDotsPerInch));
    printer.setDocName(work.title);
    const auto pages = pagesOf(work, printer.resolution());
    if (!pages)
        return {Sent::Refused, pages.error().code};
    const bool done = choice.onA4 ? paintOnA4(printer, *pages) : paintLabel(printer, *pages);
    // The queue gets the document whole, at the end, or not at all.
    return done ? SendOutcome{Sent::Whole} : SendOutcome{Sent::Nothing, u"not_printed"_s};
}

// Labels that we drew are drawn anew in the printer's own language: sharper, and a tenth of the
// bytes. Empty when one of them is a courier's.
QByteArray ownLabels(int dpi, const Paperwork &work)
{
    QByteArray bytes;
    for (const QByteArray &pdf : work.pdfs) {
        auto label = labelDataOf(pdf);
        if (!label)
            return {};
        if (!work.mark.isEmpty())
            label->reprint = work.mark.section(u" \u00b7 "_s, 1);
        bytes += renderLabelZpl(*label, dpi);
    }
    return bytes;
}

Result<QByteArray> zplOf(int dpi, const Paperwork &work)
{
    if (!work.zpl.isEmpty())
        return work.zpl;
    QByteArray bytes = ownLabels(dpi, work);
    if (!bytes.isEmpty())
        return bytes;
    const auto pages = pagesOf(work, dpi);
    if (!pages)
        return fail(pages.error());
    for (const LabelPage &page : *pages)
        bytes += zplOfPage(page.dots);
    return bytes;
}

} // namespace

Task<SendOutcome> sendToQueue(PrinterChoice choice, Paperwork work)
{
    auto printing = QtConcurrent::run(print, choice, work);
    co_return co_await printing;
}

Task<Result<QByteArray>> zplFor(int dpi, Paperwork work)
{
    auto drawing = QtConcurrent::run(zplOf, dpi, work);
    co_return co_await drawing;
}

} // namespace paushtik
