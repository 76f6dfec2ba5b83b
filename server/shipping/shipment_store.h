// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/courier.h"
#include "server/shipping/shipment.h"

// The SQL of shipments. Each function runs in the session it is given; those that write want a
// transaction in which the order's row is locked already: order first, shipment second, everywhere,
// so that nothing can deadlock.
namespace paushtik::shipping::store {

Task<std::optional<Shipment>> find(db::Session session, ShipmentId id);
Task<QList<Shipment>> findAll(db::Session session, QList<ShipmentId> ids);
/// Newest first, those after the row with this time and id.
Task<QList<ShipmentId>> page(db::Session session, std::optional<ShipmentState> state, int limit,
                             std::optional<Timestamp> afterTime, std::optional<ShipmentId> afterId);
/// The living one of an order, else the newest dead one.
Task<std::optional<Shipment>> latestOf(db::Session session, OrderId order);
/// The same, its row locked until the transaction ends.
Task<std::optional<Shipment>> lock(db::Session transaction, ShipmentId id);

/// The next reference of an order: its number, then `-R2`, `-R3`.
Task<QString> nextReference(db::Session transaction, OrderId order, QString number);
Task<ShipmentId> insert(db::Session transaction, OrderId order, QString reference, int weightGrams);
Task<> countAttempt(db::Session transaction, ShipmentId id);
Task<> setCourierOrder(db::Session transaction, ShipmentId id, CourierOrder order);
Task<> setAwb(db::Session transaction, ShipmentId id, Awb awb);
Task<> setPickup(db::Session transaction, ShipmentId id, Timestamp at);
Task<> setLabel(db::Session transaction, ShipmentId id, QByteArray pdf);
Task<> setManifested(db::Session transaction, ShipmentId id);
Task<> setStanding(db::Session transaction, ShipmentId id, ShipmentStanding standing);
/// What the courier says beside the state; blanks change nothing.
Task<> setCourierFacts(db::Session transaction, ShipmentId id, std::optional<QDate> edd,
                       QString trackingUrl);
Task<> setError(db::Session transaction, ShipmentId id, QString error, bool parked);
Task<std::optional<QByteArray>> label(db::Session session, ShipmentId id);

} // namespace paushtik::shipping::store
