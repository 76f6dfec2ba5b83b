// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/timestamp.h"

#include <QDateTime>
#include <chrono>

namespace paushtik {

Timestamp Timestamp::now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Timestamp(std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count());
}

std::optional<Timestamp> Timestamp::parse(QStringView text)
{
    const QDateTime parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return Timestamp(parsed.toMSecsSinceEpoch() * 1000);
}

QString Timestamp::toString() const
{
    return QDateTime::fromMSecsSinceEpoch(m_us / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

QDate Timestamp::indianDay() const
{
    constexpr int kIndianOffsetSeconds = 5 * 3600 + 30 * 60;
    return QDateTime::fromMSecsSinceEpoch(m_us / 1000, Qt::OffsetFromUTC, kIndianOffsetSeconds)
        .date();
}

} // namespace paushtik
