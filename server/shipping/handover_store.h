// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/handovers_service.h"

namespace paushtik::shipping::store {

/// What decides whether a manifest can be handed over; its row locked.
struct ManifestForHandover {
    QList<ShipmentId> shipments;
    QList<ShipmentId> gone; ///< those that a driver took
};
Task<std::optional<ManifestForHandover>> lockForHandover(db::Session transaction, ManifestId id);

Task<> addHandover(db::Session transaction, HandoverWish wish, orders::Actor actor);
/// As the staff API tells it: the first, and those of late parcels inside it.
Task<std::optional<QJsonObject>> handover(db::Session session, ManifestId id);

} // namespace paushtik::shipping::store
