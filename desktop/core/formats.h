// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QString>

namespace paushtik {

/// How values read on screen: always Indian English grouping and dates, whatever the language of
/// the words, and always Indian time, because that is the day the shop counts by.
namespace formats {

/// "₹1,23,456.00"; negative amounts carry a minus sign in front.
QString money(Paise amount);
/// "1,23,456".
QString number(qint64 value);
/// "22 Nov 2026".
QString day(QDate date);
QString day(Timestamp at);
/// "22 Nov", where the year is plain.
QString shortDay(QDate date);
/// "22 Nov 2026, 5:47 pm".
QString moment(Timestamp at);
/// "5:47 pm".
QString clock(Timestamp at);
/// "+91 98765 43210" for an Indian mobile number, anything else as it is.
QString phone(const QString &e164);
/// "Maharashtra" for "IN-MH"; a code it does not know stays as it is.
QString indianState(const QString &code);

} // namespace formats
} // namespace paushtik
