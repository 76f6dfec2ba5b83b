// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/courier_news.h"
#include "server/shipping/shipment.h"

namespace paushtik::shipping {

/// Where everything that couriers tell comes in. A webhook is kept first (committed) and applied
/// after; what cannot be applied now is a job that is tried again, never a lost event. The
/// shipment, its events and its order move in one transaction.
class CourierInbox {
public:
    explicit CourierInbox(db::Database *database);

    /// True when it was about a shipment of ours. Throws only when it could not be kept.
    Task<bool> receive(QByteArray webhookBody);
    /// Applies a kept webhook; once applied, again is nothing. False: no shipment of ours (yet).
    Task<bool> apply(QString eventId);
    /// Applies the answer to a tracking poll.
    Task<> applyPoll(ShipmentId shipment, CourierNews news);

private:
    Task<> applyNews(db::Session transaction, Shipment shipment, CourierNews news);
    Task<QList<Moment>> freshMoments(db::Session transaction, ShipmentId shipment,
                                     CourierNews news);

    db::Database *m_database;
};

} // namespace paushtik::shipping
