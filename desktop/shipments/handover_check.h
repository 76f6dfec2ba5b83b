// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/shipment_row.h"

#include <QSet>

namespace paushtik {

/// What a parcel scanned into the van means.
enum class HandoverScan { Taken, Again, Gone, WrongCourier, Extra };

/// The parcels of a manifest against those that were scanned. No widgets, no network.
class HandoverCheck {
public:
    /// `all` are the parcels known here, some perhaps twice; those that the manifest names are
    /// expected, but for those that have gone before.
    HandoverCheck(const Manifest &manifest, const QList<ShipmentRow> &all,
                  const QSet<ShipmentId> &gone = {});

    HandoverScan scan(const QString &awb);
    const QList<ShipmentRow> &expected() const { return m_expected; }
    bool isTaken(const ShipmentRow &row) const { return m_taken.contains(*row.id); }
    QList<ShipmentRow> missing() const;
    QList<ShipmentId> taken() const;
    /// Whose parcel a wrong one is; empty when it is unknown.
    const QString &otherCourier() const { return m_otherCourier; }

private:
    QString m_courier;
    QList<ShipmentRow> m_expected;
    QList<ShipmentRow> m_all;
    QSet<ShipmentId> m_gone;
    QSet<ShipmentId> m_taken;
    QString m_otherCourier;
};

} // namespace paushtik
