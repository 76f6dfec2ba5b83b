// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/handovers_service.h"

namespace paushtik::shipping::store {

/// What decides whether a manifest can be handed over; its row locked.
struct ManifestForHandover {
    bool handedOver;
    QList<ShipmentId> shipments;
};
Task<std::optional<ManifestForHandover>> lockForHandover(db::Session transaction, ManifestId id);

Task<> addHandover(db::Session transaction, HandoverWish wish, orders::Actor actor);
/// As the staff API tells it.
Task<std::optional<QJsonObject>> handover(db::Session session, ManifestId id);

} // namespace paushtik::shipping::store
