// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/label_pdf.h"
#include "desktop/printing/printer_setup.h"
#include "desktop/printing/raw_send.h"

namespace paushtik {

/// What is printed, and how it is marked.
struct Paperwork {
    QString title;
    QList<QByteArray> pdfs = {};
    QByteArray zpl = {}; ///< sent as it is to a thermal printer, if there
    QString mark = {};   ///< "REPRINT · who · when", put on every page's foot; may be empty
};

/// Prints through a queue of this computer, each page on paper of its own size or, with `onA4`,
/// several labels on a sheet; never scaled. On a worker: a print server may take its time.
Task<SendOutcome> sendToQueue(PrinterChoice choice, Paperwork work);

/// The bytes for a thermal printer: ready ones, else our own labels in its own language, else the
/// courier's pages as dots. Errors: kBadPdf.
Task<Result<QByteArray>> zplFor(int dpi, Paperwork work);

} // namespace paushtik
