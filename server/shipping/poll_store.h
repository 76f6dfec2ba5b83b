// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

namespace paushtik::shipping::store {

struct SilentParcel {
    ShipmentId shipment;
    QString awb;
};

/// Parcels under way without an event for six hours and not asked about for half an hour, marked as
/// asked now.
Task<QList<SilentParcel>> takeSilent(db::Session session, int limit);

} // namespace paushtik::shipping::store
