// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/edit.h"
#include "desktop/replica/sql.h"

namespace paushtik::outbox {

/// The columns in the order that readRow() takes them.
QString columns();
OutboxRow readRow(const Rows &rows);
/// A row as it stands in the file, by column, and back into it under the same number.
QJsonObject snapshot(Sql &sql, qint64 seq);
void restore(Sql &sql, const QJsonObject &snapshot);

QByteArray toBytes(const QJsonObject &json);
QJsonObject errorToJson(const Error &error);
Error errorFromJson(const QJsonObject &json);
QList<FieldConflict> conflictsOf(const Error &error);
QJsonArray filesToJson(const QList<EditFile> &files);

} // namespace paushtik::outbox
