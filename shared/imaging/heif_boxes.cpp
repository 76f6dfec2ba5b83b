// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/heif_boxes.h"

#include <QtEndian>

namespace paushtik {
namespace {

constexpr qsizetype kHead = 8;
constexpr qsizetype kLongHead = 16;
constexpr quint64 kToTheEnd = 0;
constexpr quint64 kLongSize = 1;

// The whole box at the start of `rest`; less than a head of one where there is no sound box.
quint64 sizeOfBox(QByteArrayView rest)
{
    const quint64 size = qFromBigEndian<quint32>(rest.data());
    if (size == kToTheEnd)
        return static_cast<quint64>(rest.size());
    if (size != kLongSize)
        return size;
    if (rest.size() < kLongHead)
        return 0;
    const quint64 longSize = qFromBigEndian<quint64>(rest.data() + kHead);
    return longSize < kLongHead ? 0 : longSize;
}

} // namespace

bool heifBoxesFit(QByteArrayView bytes)
{
    bool hasMeta = false;
    while (bytes.size() >= kHead) {
        const quint64 size = sizeOfBox(bytes);
        if (size < kHead || size > static_cast<quint64>(bytes.size()))
            return false;
        hasMeta |= bytes.sliced(4, 4) == "meta";
        bytes = bytes.sliced(static_cast<qsizetype>(size));
    }
    return hasMeta && bytes.isEmpty();
}

} // namespace paushtik
