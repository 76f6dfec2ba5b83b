// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/core/formats.h"
#include "desktop/printing/print_spool.h"

namespace paushtik {

using namespace Qt::StringLiterals;

QString PrintWords::state(PrintState state)
{
    switch (state) {
    case PrintState::Waiting:
        return tr("Waiting");
    case PrintState::Printing:
        return tr("Printing");
    case PrintState::Printed:
        return tr("Printed");
    case PrintState::Failed:
        return tr("Failed");
    case PrintState::Unsure:
        return tr("Unsure");
    }
    Q_UNREACHABLE();
}

QString PrintWords::trouble(const PrintJob &job)
{
    if (job.state == PrintState::Unsure)
        return tr("It was sent, but the printer never confirmed it. Look whether it came out.");
    if (job.error.isEmpty() || job.state == PrintState::Printed)
        return {};
    if (job.error == kBadPdf)
        return tr("What was to be printed is not a document that can be drawn.");
    if (job.error == u"no_printer")
        return tr("This computer no longer knows the printer.");
    if (job.error == u"not_printed")
        return tr("The printer's queue did not take it.");
    if (job.error == u"given_up")
        return tr("Given up.");
    if (job.error == u"timeout")
        return tr("The printer does not answer. Is it on and connected?");
    return tr("The printer cannot be reached: %1").arg(job.error);
}

QString PrintWords::role(PrinterRole role)
{
    return role == PrinterRole::Label ? tr("Labels") : tr("A4 sheets");
}

QString PrintWords::mark(const PrintJob &job)
{
    if (job.reason.isEmpty())
        return {};
    // On paper in English: a courier in any state must read it.
    return u"REPRINT \u00b7 %1 \u00b7 %2 \u00b7 %3"_s.arg(job.by, formats::moment(job.createdAt),
                                                          job.reason);
}

} // namespace paushtik
