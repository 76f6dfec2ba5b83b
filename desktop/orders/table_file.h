// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"
#include "shared/domain/result.h"
#include "shared/domain/timestamp.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <memory>
#include <variant>

namespace paushtik {

/// A cell by what it is, so that a spreadsheet can calculate with it.
using TableCell = std::variant<QString, qint64, Paise, Timestamp>;

/// A table written row by row. The file appears whole with finish(), or not at all.
class TableFile {
public:
    TableFile() = default;
    TableFile(const TableFile &) = delete;
    TableFile &operator=(const TableFile &) = delete;
    virtual ~TableFile() = default;

    virtual void addRow(const QList<TableCell> &cells) = 0;
    /// Fault::Unavailable with the reason where the disk refuses.
    virtual Result<void> finish() = 0;

    /// XLSX for a name that ends so, else CSV: UTF-8 with its mark (Excel reads it rightly then),
    /// RFC 4180, and cells that a spreadsheet would run get a `'`. `sheet` names the sheet.
    static Result<std::unique_ptr<TableFile>> create(const QString &file, const QString &sheet,
                                                     const QStringList &heads);
};

} // namespace paushtik
