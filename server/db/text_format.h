// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/timestamp.h"

#include <QByteArray>
#include <QDate>
#include <optional>

/// PostgreSQL's text forms of the types that Qt reads or writes differently: DateStyle ISO and
/// TimeZone UTC, which every connection of ours sets.
namespace paushtik::db {

QByteArray formatTimestamp(Timestamp value);
QByteArray formatDate(QDate value);
/// Empty for anything else, `infinity` included.
std::optional<Timestamp> parseTimestamp(QByteArrayView text);
std::optional<QDate> parseDate(QByteArrayView text);
/// The hex form, `\x…`.
std::optional<QByteArray> parseBytea(QByteArrayView text);
std::optional<qint64> parseInteger(QByteArrayView text);

} // namespace paushtik::db
