// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/timestamp.h"

#include <QRegularExpression>
#include <chrono>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Counted in days and seconds, not by QDateTime: it rounds to milliseconds, and its way of naming
// UTC differs between Qt 6.4 and 6.8.
constexpr qint64 kEpochDay = 2'440'588; // the Julian day of 1970-01-01
constexpr qint64 kDaySeconds = 86'400;
constexpr qint64 kDayMicroseconds = kDaySeconds * 1'000'000;
constexpr qint64 kIndianOffset = (5 * 3600 + 30 * 60) * qint64(1'000'000);

constexpr qint64 floorDivision(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

Timestamp Timestamp::now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Timestamp(std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count());
}

std::optional<Timestamp> Timestamp::parse(QStringView text)
{
    static const QRegularExpression form(
        u"\\A([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2})"
        "(?:\\.([0-9]{1,6}))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))\\z"_s);
    const QRegularExpressionMatch match = form.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const QDate day = QDate::fromString(match.captured(1).first(10), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(1).sliced(11), Qt::ISODate);
    const int offset = match.captured(4).toInt() * 60 + match.captured(5).toInt();
    if (!day.isValid() || !time.isValid() || match.captured(4).toInt() > 23 ||
        match.captured(5).toInt() > 59)
        return std::nullopt;
    const qint64 east = match.captured(3) == u"-"_s ? -offset : offset;
    const qint64 seconds = (day.toJulianDay() - kEpochDay) * kDaySeconds +
                           time.msecsSinceStartOfDay() / 1000 - east * 60;
    return Timestamp(seconds * 1'000'000 + match.captured(2).leftJustified(6, u'0').toInt());
}

QString Timestamp::toString() const
{
    const qint64 day = floorDivision(m_us, kDayMicroseconds);
    const qint64 ms = (m_us - day * kDayMicroseconds) / 1000;
    const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(ms));
    return QDate::fromJulianDay(day + kEpochDay).toString(Qt::ISODate) + u'T' +
           time.toString(Qt::ISODateWithMs) + u'Z';
}

QDate Timestamp::indianDay() const
{
    return QDate::fromJulianDay(floorDivision(m_us + kIndianOffset, kDayMicroseconds) + kEpochDay);
}

QTime Timestamp::indianTime() const
{
    const qint64 local = m_us + kIndianOffset;
    const qint64 sinceMidnight = local - floorDivision(local, kDayMicroseconds) * kDayMicroseconds;
    return QTime::fromMSecsSinceStartOfDay(static_cast<int>(sinceMidnight / 1000));
}

} // namespace paushtik
