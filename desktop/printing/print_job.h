// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/timestamp.h"
#include "shared/domain/words.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace paushtik {

/// What a printer is for. Each role has one printer on a desk.
enum class PrinterRole { Label, A4 };
inline constexpr PrinterRole kPrinterRoles[] = {PrinterRole::Label, PrinterRole::A4};

/// Where a job stands. `Unsure`: it was sent and nobody heard how that ended; paper may or may not
/// have come out, and only a person can look.
enum class PrintState { Waiting, Printing, Printed, Failed, Unsure };

/// The moves that a job can make; whatever is not here cannot happen.
struct PrintMove {
    PrintState from;
    PrintState to;
};
inline constexpr PrintMove kPrintMoves[] = {
    {PrintState::Waiting, PrintState::Printing}, {PrintState::Waiting, PrintState::Failed},
    {PrintState::Printing, PrintState::Waiting}, // the printer was not there: nothing was sent
    {PrintState::Printing, PrintState::Printed}, {PrintState::Printing, PrintState::Failed},
    {PrintState::Printing, PrintState::Unsure},  {PrintState::Unsure, PrintState::Printed},
    {PrintState::Unsure, PrintState::Waiting},   {PrintState::Unsure, PrintState::Failed},
    {PrintState::Failed, PrintState::Waiting},
};
constexpr bool mayMove(PrintState from, PrintState to)
{
    for (const PrintMove &move : kPrintMoves)
        if (move.from == from && move.to == to)
            return true;
    return false;
}
static_assert(!mayMove(PrintState::Printed, PrintState::Waiting), "a reprint is a job of its own");

/// Something to put on paper.
struct PrintRequest {
    PrinterRole role = PrinterRole::Label;
    QString title = {}; ///< the order's or the manifest's number, for people
    QString awb = {};   ///< empty for what has none; of several on a sheet all, with spaces
    QList<QByteArray> pdfs = {};
    QByteArray zpl = {}; ///< the same for a thermal printer, where we have it; may be empty
    QString by = {};     ///< who asked
    QString reason = {}; ///< why it is printed again; empty for the first time
};

struct PrintJob {
    qint64 id = 0;
    PrinterRole role = PrinterRole::Label;
    QString title;
    QString awb;
    QString by;
    QString reason;
    PrintState state = PrintState::Waiting;
    QString error; ///< a word or a printer's own sentence; empty while all is well
    Timestamp createdAt{0};
    Timestamp changedAt{0};
    friend bool operator==(const PrintJob &, const PrintJob &) = default;
};

/// What is on paper, without the job's life around it.
struct PrintContent {
    QList<QByteArray> pdfs = {};
    QByteArray zpl;
};

/// A line of the log: who did what to which job.
struct PrintLogLine {
    Timestamp at{0};
    qint64 job = 0;
    QString title;
    PrintState state = PrintState::Waiting;
    QString who;
    QString detail;
};

template <>
inline constexpr std::array kWords<PrinterRole>{
    Word{PrinterRole::Label, QLatin1StringView("label")},
    Word{PrinterRole::A4, QLatin1StringView("a4")},
};
static_assert(wordsAreSound<PrinterRole>());

template <>
inline constexpr std::array kWords<PrintState>{
    Word{PrintState::Waiting, QLatin1StringView("waiting")},
    Word{PrintState::Printing, QLatin1StringView("printing")},
    Word{PrintState::Printed, QLatin1StringView("printed")},
    Word{PrintState::Failed, QLatin1StringView("failed")},
    Word{PrintState::Unsure, QLatin1StringView("unsure")},
};
static_assert(wordsAreSound<PrintState>());

} // namespace paushtik
