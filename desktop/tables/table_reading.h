// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tables/column_use.h"
#include "shared/documents/csv_reader.h"

#include <QHash>
#include <QJsonObject>

namespace paushtik {

/// Somebody's table as it stands in its file; every row has a cell for every head.
struct ReadTable {
    QStringList heads;
    QList<QStringList> rows;
};

/// The table as the server takes it, and what is known to be wrong before it is asked: words by
/// row and column of the ReadTable.
struct PreparedTable {
    QByteArray csv;
    QHash<std::pair<int, int>, QString> problems;
};

namespace tables {

/// At most as many rows as the server takes.
inline constexpr int kMostRows = 10'000;

/// Both are for a thread of their own: a large table takes a while. UTF-8, or UTF-16 with its mark;
/// cells parted by commas, semicolons or tabs, whichever the first line has most of. A longer row
/// than the first is refused, a shorter one is filled up.
Result<ReadTable> read(const QByteArray &file);
Result<ReadTable> readFile(const QString &path);
/// Rupees and per cent become what the contract has; a category is found by its title, its web
/// address or its id. A cell that cannot be read goes as it is, so that the server refuses it too.
PreparedTable prepare(const ReadTable &table, const QList<ColumnUse> &uses,
                      const QList<QJsonObject> &categories);

} // namespace tables
} // namespace paushtik
