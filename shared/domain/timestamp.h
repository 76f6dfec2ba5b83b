// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QTime>
#include <compare>
#include <optional>

namespace paushtik {

/// A moment: microseconds since 1970 in UTC, which is what PostgreSQL's timestamptz holds.
class Timestamp {
public:
    explicit constexpr Timestamp(qint64 microseconds)
        : m_us(microseconds)
    {
    }
    static Timestamp now();
    /// RFC 3339 with `Z` or an offset, up to six digits of fraction.
    static std::optional<Timestamp> parse(QStringView text);

    constexpr qint64 microseconds() const { return m_us; }
    constexpr qint64 seconds() const { return m_us / 1'000'000; }
    constexpr Timestamp plusSeconds(qint64 s) const { return Timestamp(m_us + s * 1'000'000); }
    /// RFC 3339 in UTC with `Z`: "2026-11-22T06:30:00.123Z", always three digits of fraction.
    QString toString() const;
    /// The day in Asia/Kolkata (UTC+05:30, no daylight saving).
    QDate indianDay() const;
    /// The time of that day, to the millisecond.
    QTime indianTime() const;

    friend constexpr auto operator<=>(Timestamp, Timestamp) = default;

private:
    qint64 m_us;
};

} // namespace paushtik
