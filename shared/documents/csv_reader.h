// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace paushtik {

/// One record of a table. `row` counts as a spreadsheet does: the first record is row 1, however
/// many line ends are in its cells.
struct CsvRecord {
    int row;
    QStringList cells;
};

/// Reads RFC 4180 as spreadsheets write it: UTF-8 with or without a byte order mark, lines that end
/// in CRLF, LF or CR, quoted cells with line ends and doubled quotes in them. Empty records are
/// left out, but counted. Cells are as they stand: see csvUnguarded(). BadRequest: not UTF-8, a NUL
/// or a quote that is not closed or followed by more text. TooLarge: more than `maxRecords`.
/// `separator` is what stands between cells: a comma, or what some spreadsheets write instead.
Result<QList<CsvRecord>> readCsv(const QByteArray &file, int maxRecords, QChar separator = u',');

} // namespace paushtik
