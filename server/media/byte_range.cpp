// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/byte_range.h"

#include <algorithm>

namespace paushtik::media {
namespace {

// Digits only; what does not fit is as far as it goes.
std::optional<qint64> readNumber(QByteArrayView text)
{
    constexpr qint64 kFar = 100'000'000'000'000'000; // and ten times that still fits
    qint64 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = std::min(number * 10 + (c - '0'), kFar);
    }
    return text.isEmpty() ? std::nullopt : std::optional<qint64>(number);
}

} // namespace

ByteRange readRange(const QByteArray &header, qint64 size)
{
    const ByteRange whole{ByteRange::Whole, 0, size};
    const ByteRange unsatisfiable{ByteRange::Unsatisfiable, 0, 0};
    const QByteArray text = header.trimmed();
    if (!text.toLower().startsWith("bytes="))
        return whole;
    const QByteArrayView range = QByteArrayView(text).sliced(6).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0 || range.contains(','))
        return whole;
    const auto from = readNumber(range.first(dash));
    const auto to = readNumber(range.sliced(dash + 1));
    if (dash == 0) { // the last `to` bytes
        if (!to)
            return whole;
        const qint64 length = std::min(*to, size);
        return length == 0 ? unsatisfiable : ByteRange{ByteRange::Part, size - length, length};
    }
    const bool openEnd = dash + 1 == range.size();
    if (!from || (!to && !openEnd) || (to && *to < *from))
        return whole;
    if (*from >= size)
        return unsatisfiable;
    const qint64 last = openEnd ? size - 1 : std::min(*to, size - 1);
    return {ByteRange::Part, *from, last - *from + 1};
}

} // namespace paushtik::media
