// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/id.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace paushtik {

QUuid makeUuidV7()
{
    const auto ms = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    const quint64 high = QRandomGenerator::system()->generate64();
    const quint64 low = QRandomGenerator::system()->generate64();
    const auto time1 = static_cast<uint>(ms >> 16);
    const auto time2 = static_cast<ushort>(ms & 0xffff);
    const auto versioned = static_cast<ushort>(0x7000 | (high & 0x0fff));
    const auto byte = [low](int n) { return static_cast<uchar>(low >> (8 * n)); };
    const auto variant = static_cast<uchar>(0x80 | (byte(7) & 0x3f));
    return QUuid(time1, time2, versioned, variant, byte(6), byte(5), byte(4), byte(3), byte(2),
                 byte(1), byte(0));
}

std::optional<QUuid> parseUuid(QStringView text)
{
    if (text.size() != 36)
        return std::nullopt;
    for (qsizetype i = 0; i < 36; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char16_t c = text[i].unicode();
        const bool hex =
            (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (dash ? c != u'-' : !hex)
            return std::nullopt;
    }
    const QUuid uuid = QUuid::fromString(text);
    return uuid.isNull() ? std::nullopt : std::optional(uuid);
}

} // namespace paushtik
