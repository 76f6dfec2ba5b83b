// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/handover_check.h"

#include <algorithm>

namespace paushtik {

HandoverCheck::HandoverCheck(const Manifest &manifest, const QList<ShipmentRow> &all,
                             const QSet<ShipmentId> &gone)
    : m_courier(manifest.courier)
    , m_all(all)
    , m_gone(gone)
{
    QSet<ShipmentId> wanted(manifest.shipments.begin(), manifest.shipments.end());
    wanted -= gone;
    for (const ShipmentRow &row : all)
        if (row.id && wanted.remove(*row.id))
            m_expected.append(row);
}

HandoverScan HandoverCheck::scan(const QString &awb)
{
    m_otherCourier.clear();
    const auto expected = std::ranges::find(m_expected, awb, &ShipmentRow::awb);
    if (expected != m_expected.end()) {
        if (m_taken.contains(*expected->id))
            return HandoverScan::Again;
        m_taken.insert(*expected->id);
        return HandoverScan::Taken;
    }
    const auto known = std::ranges::find(m_all, awb, &ShipmentRow::awb);
    if (known != m_all.end() && known->id && m_gone.contains(*known->id))
        return HandoverScan::Gone;
    if (known == m_all.end() || known->courier == m_courier)
        return HandoverScan::Extra;
    m_otherCourier = known->courier;
    return HandoverScan::WrongCourier;
}

QList<ShipmentRow> HandoverCheck::missing() const
{
    QList<ShipmentRow> left;
    for (const ShipmentRow &row : m_expected)
        if (!isTaken(row))
            left.append(row);
    return left;
}

QList<ShipmentId> HandoverCheck::taken() const
{
    QList<ShipmentId> ids;
    for (const ShipmentRow &row : m_expected)
        if (isTaken(row))
            ids.append(*row.id);
    return ids;
}

} // namespace paushtik
