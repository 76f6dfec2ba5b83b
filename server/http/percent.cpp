// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/percent.h"

#include <algorithm>
#include <cstring>

namespace paushtik::http {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<QByteArray> decodeBytes(QByteArrayView text, Plus plus)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes.append(text[i] == '+' && plus == Plus::IsSpace ? ' ' : text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

/// The length of the well-formed sequence at `at`, or 0 (Unicode 15, table 3-7).
qsizetype sequenceAt(const uchar *at, qsizetype left)
{
    const uchar first = at[0];
    const auto trail = [&](qsizetype i, uchar low, uchar high) {
        return i < left && at[i] >= low && at[i] <= high;
    };
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return trail(1, 0x80, 0xbf) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const uchar low = first == 0xe0 ? 0xa0 : 0x80;
        const uchar high = first == 0xed ? 0x9f : 0xbf;
        return trail(1, low, high) && trail(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const uchar low = first == 0xf0 ? 0x90 : 0x80;
        const uchar high = first == 0xf4 ? 0x8f : 0xbf;
        return trail(1, low, high) && trail(2, 0x80, 0xbf) && trail(3, 0x80, 0xbf) ? 4 : 0;
    }
    return 0;
}

bool allAscii(const uchar *at)
{
    quint64 word;
    std::memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

} // namespace

bool isUtf8(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    for (qsizetype i = 0; i < bytes.size();) {
        if (bytes.size() - i >= 8 && allAscii(at + i)) {
            i += 8;
            continue;
        }
        const qsizetype step = sequenceAt(at + i, bytes.size() - i);
        if (step == 0)
            return false;
        i += step;
    }
    return true;
}

std::optional<QString> decodeComponent(QByteArrayView text, Plus plus)
{
    const auto bytes = decodeBytes(text, plus);
    if (!bytes || !isUtf8(*bytes))
        return std::nullopt;
    return QString::fromUtf8(*bytes);
}

bool hasControl(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

std::optional<QList<std::pair<QByteArray, QString>>> parseQuery(QByteArrayView query)
{
    QList<std::pair<QByteArray, QString>> pairs;
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decodeComponent(equals < 0 ? pair : pair.first(equals), Plus::IsSpace);
        const auto value =
            decodeComponent(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1), Plus::IsSpace);
        if (!name || !value)
            return std::nullopt;
        pairs.append({name->toUtf8(), *value});
    }
    return pairs;
}

} // namespace paushtik::http
