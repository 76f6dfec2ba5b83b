// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/shipment.h"

#include <QJsonArray>
#include <QJsonObject>

namespace paushtik::shipping {

/// A shipment as staff see it (api.md, GET /admin/shipments/{id}).
QJsonObject toJson(const Shipment &shipment, const QList<ShipmentEvent> &events);
QJsonArray toJson(const QList<ShipmentEvent> &events);
/// Documents of all of them, with their events, in the order of `shipments`.
Task<QList<QJsonObject>> documentsOf(db::Session session, QList<Shipment> shipments);

} // namespace paushtik::shipping
