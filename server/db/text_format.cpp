// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/text_format.h"

#include <charconv>
#include <cstdio>

namespace paushtik::db {
namespace {

constexpr qint64 kMicrosecondsADay = 86'400'000'000;
constexpr qint64 kJulianDayOfEpoch = 2'440'588;

// Reads the digits from `at` on, at least one; `at` stands behind them afterwards.
std::optional<int> readNumber(QByteArrayView text, qsizetype &at)
{
    int value = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    const bool digits = at < text.size() && text[at] >= '0' && text[at] <= '9';
    if (error != std::errc{} || !digits)
        return std::nullopt;
    at = stop - text.data();
    return value;
}

bool skip(QByteArrayView text, qsizetype &at, char expected)
{
    if (at >= text.size() || text[at] != expected)
        return false;
    ++at;
    return true;
}

std::optional<QDate> readDate(QByteArrayView text, qsizetype &at)
{
    const auto year = readNumber(text, at);
    if (!year || !skip(text, at, '-'))
        return std::nullopt;
    const auto month = readNumber(text, at);
    if (!month || !skip(text, at, '-'))
        return std::nullopt;
    const auto day = readNumber(text, at);
    const QDate date(*year, *month, day.value_or(0));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

// "06:30:00" with up to six digits of fraction, as microseconds of the day.
std::optional<qint64> readTime(QByteArrayView text, qsizetype &at)
{
    const auto hour = readNumber(text, at);
    if (!hour || !skip(text, at, ':'))
        return std::nullopt;
    const auto minute = readNumber(text, at);
    if (!minute || !skip(text, at, ':'))
        return std::nullopt;
    const auto second = readNumber(text, at);
    if (!second)
        return std::nullopt;
    qint64 fraction = 0;
    if (skip(text, at, '.')) {
        const qsizetype from = at;
        const auto digits = readNumber(text, at);
        if (!digits || at - from > 6)
            return std::nullopt;
        fraction = *digits;
        for (qsizetype n = at - from; n < 6; ++n)
            fraction *= 10;
    }
    return ((*hour * 60LL + *minute) * 60 + *second) * 1'000'000 + fraction;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

QByteArray formatDate(QDate value)
{
    // ISO text knows no year 0: 1 BC is Qt's year -1.
    const bool beforeChrist = value.year() < 0;
    const int year = beforeChrist ? -value.year() : value.year();
    char text[40];
    const int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d%s", year, value.month(),
                                     value.day(), beforeChrist ? " BC" : "");
    return QByteArray(text, length);
}

QByteArray formatTimestamp(Timestamp value)
{
    const qint64 us = value.microseconds();
    const qint64 day =
        us >= 0 ? us / kMicrosecondsADay : -((-us + kMicrosecondsADay - 1) / kMicrosecondsADay);
    const qint64 time = us - day * kMicrosecondsADay;
    const QDate date = QDate::fromJulianDay(kJulianDayOfEpoch + day);
    const bool beforeChrist = date.year() < 0;
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d.%06d+00%s",
                                     beforeChrist ? -date.year() : date.year(), date.month(),
                                     date.day(), static_cast<int>(time / 3'600'000'000),
                                     static_cast<int>(time / 60'000'000 % 60),
                                     static_cast<int>(time / 1'000'000 % 60),
                                     static_cast<int>(time % 1'000'000), beforeChrist ? " BC" : "");
    return QByteArray(text, length);
}

std::optional<QDate> parseDate(QByteArrayView text)
{
    qsizetype at = 0;
    const auto date = readDate(text, at);
    return at == text.size() ? date : std::nullopt;
}

std::optional<Timestamp> parseTimestamp(QByteArrayView text)
{
    qsizetype at = 0;
    const auto date = readDate(text, at);
    if (!date || !skip(text, at, ' '))
        return std::nullopt;
    const auto time = readTime(text, at);
    if (!time || text.sliced(at) != "+00")
        return std::nullopt;
    return Timestamp((date->toJulianDay() - kJulianDayOfEpoch) * kMicrosecondsADay + *time);
}

std::optional<QByteArray> parseBytea(QByteArrayView text)
{
    if (!text.startsWith("\\x") || text.size() % 2 != 0)
        return std::nullopt;
    QByteArray bytes(text.size() / 2 - 1, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const int high = hexDigit(text[2 + 2 * i]);
        const int low = hexDigit(text[3 + 2 * i]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::optional<qint64> parseInteger(QByteArrayView text)
{
    qint64 value = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end && !text.isEmpty() ? std::optional(value)
                                                                  : std::nullopt;
}

} // namespace paushtik::db
