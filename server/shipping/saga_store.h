// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/shipment.h"

// The SQL of who works on a shipment, and of the steps it has taken.
namespace paushtik::shipping::store {

/// One worker's right to call the courier about one shipment. It ends by itself, so that a dead
/// worker blocks nobody for long; it is renewed before each call, and nothing is recorded under one
/// that has been lost.
struct Lease {
    ShipmentId shipment;
    OrderId order;
    QUuid owner;
};

/// False: another worker holds it.
Task<bool> takeLease(db::Session session, Lease lease, int seconds);
/// False: it has been lost to another worker.
Task<bool> renewLease(db::Session session, Lease lease, int seconds);
Task<> dropLease(db::Session session, Lease lease);

/// Written before the courier is called; answers how often the step was started, this time
/// included.
Task<int> startStep(db::Session session, ShipmentId shipment, Step step);
Task<> endStep(db::Session session, ShipmentId shipment, Step step, bool worked, QString error);
/// How often the step was started so far.
Task<int> startsOf(db::Session session, ShipmentId shipment, Step step);

} // namespace paushtik::shipping::store
