// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/parcel_queue.h"
#include "desktop/replica/sql.h"

#include <QMap>

namespace paushtik {

/// The warehouse's view of the orders: which parcel is whose, and which queue holds it, edits of
/// this desk included. Reads are short statements on any connection; writes belong into the
/// writer's transaction.
namespace parcels {

/// `order` as it is shown here; `key` is its row's.
void write(Sql &sql, qint64 key, const QJsonObject &order);
void remove(Sql &sql, qint64 key);
/// Files of before have none of this: once, fills in what is still under way.
void ensure(Sql &sql);

/// How many stand in each queue; queues without any are not named.
QMap<ShipmentQueue, int> counts(Sql &sql);
/// The orders that stand in queues, whole, at most so many of each queue, the oldest first.
QList<QJsonObject> open(Sql &sql, int eachQueue);
/// Those of one queue.
QList<QJsonObject> inQueue(Sql &sql, ShipmentQueue queue, int atMost);
/// The order of a shipment; none where it is not here.
std::optional<QJsonObject> ofShipment(Sql &sql, const QString &shipment);

} // namespace parcels
} // namespace paushtik
