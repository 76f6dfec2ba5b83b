// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/courier_news.h"
#include "server/shipping/shipment.h"

// The SQL of what couriers told us: raw webhooks, and the events read from them.
namespace paushtik::shipping::store {

struct StoredWebhook {
    QString eventId;
    bool applied; ///< it came before and has had its effect
};
/// Keeps a webhook as it came; the same again only counts. `news` is nothing for a body that cannot
/// be read.
Task<StoredWebhook> keepWebhook(db::Session session, QByteArray body,
                                std::optional<CourierNews> news);
/// The body of one that has not been applied.
Task<std::optional<QByteArray>> waitingWebhook(db::Session session, QString eventId);
Task<> markApplied(db::Session transaction, QString eventId);
/// Makes jobs of those that wait for this AWB.
Task<> wakeWaiting(db::Session session, QString awb);
/// The same for all that were left behind; answers how many.
Task<int> wakeAllWaiting(db::Session session);

/// The shipment that the news is about: by AWB, else by the courier's order, else by our reference.
Task<std::optional<ShipmentId>> shipmentOf(db::Session session, CourierNews news);

/// False: it is there already.
Task<bool> addEvent(db::Session transaction, ShipmentId shipment, Moment moment);
struct EventOf {
    ShipmentId shipment;
    ShipmentEvent event;
};
/// Oldest first.
Task<QList<EventOf>> eventsOf(db::Session session, QList<ShipmentId> shipments);

} // namespace paushtik::shipping::store
