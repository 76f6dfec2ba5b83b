// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/form.h"
#include "server/shipping/shipping.h"

// The parts of addShippingRoutes().
namespace paushtik::shipping {

void addShipmentRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders);
void addManifestRoutes(http::Router &router, std::shared_ptr<Shipping> shipping);
void addHandoverRoutes(http::Router &router, std::shared_ptr<Shipping> shipping);
void addCourierRoutes(http::Router &router, std::shared_ptr<Shipping> shipping);
void addTrackingRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders);

/// `shipment_ids` of a body: each named once, in the order given, at least one.
QList<ShipmentId> shipmentIds(http::Form &form);

/// A list's cursor: the time and id of its last row. Nothing for one that is not such.
struct RowKey {
    Timestamp at;
    QUuid id;
};
QJsonArray toJson(const RowKey &key);
std::optional<RowKey> rowKeyOf(const QJsonArray &key);

} // namespace paushtik::shipping
