// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/faults.h"

namespace paushtik::simulators {

std::optional<QJsonValue> Faults::take(const QString &at, const QString &kind)
{
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        Fault &fault = m_faults[i];
        if (fault.kind != kind || (fault.at != at && fault.at != QLatin1StringView("any")))
            continue;
        if (fault.probability < 1 && m_random.generateDouble() >= fault.probability)
            continue;
        const QJsonValue value = fault.value;
        if (fault.times > 0 && --fault.times == 0)
            m_faults.removeAt(i);
        return value;
    }
    return std::nullopt;
}

} // namespace paushtik::simulators
