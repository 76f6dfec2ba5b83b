// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/shipment.h"

namespace paushtik::shipping {

/// Locks the order's row, then the shipment's: the order in which everything here locks. Nothing
/// when there is none.
Task<std::optional<Shipment>> lockWithOrder(db::Session transaction, ShipmentId id);

/// Our own command brought a locked shipment to `state`: forward only (a webhook may have outrun
/// us), order and timeline in the same transaction.
Task<> advanceTo(db::Session transaction, Shipment shipment, ShipmentState state, QString text);

/// We cancelled it ourselves: told in the timeline, but no flag for a person, who knows.
Task<> markCancelled(db::Session transaction, Shipment shipment, QString why);

} // namespace paushtik::shipping
