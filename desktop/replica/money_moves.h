// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"
#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QDate>
#include <QJsonObject>
#include <QMap>

namespace paushtik::moves {

/// When money came for an order and when it went back, beside the orders: a day's revenue is a
/// range of an index, and so are the orders behind it.
void write(Sql &sql, qint64 key, const QJsonObject &order);
void remove(Sql &sql, qint64 key);
/// Once, for a file of before: of the orders that a chart of the last weeks can show.
void ensure(Sql &sql, Timestamp now);

/// What came in less what went back, by the day in India; days without either are left out.
QMap<QDate, Paise> byDay(Sql &sql, Timestamp from);

} // namespace paushtik::moves
