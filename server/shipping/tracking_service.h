// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"
#include "server/shipping/courier_inbox.h"

#include <QJsonObject>
#include <QMutex>

namespace paushtik::shipping {

/// What the courier answered a moment ago, for all workers of the process: a page that many open
/// costs one question. Thread-safe.
class TrackingCache {
public:
    /// True when somebody asked about this AWB within the last seconds and was answered.
    bool isFresh(const QString &awb) const;
    void asked(const QString &awb);

private:
    mutable QMutex m_mutex;
    QHash<QString, qint64> m_askedAt; ///< steady clock, milliseconds
};

/// Where a parcel is: asked live with a short deadline, else what is stored. What the courier tells
/// is stored too, by the same rules as a webhook. Belongs to one worker.
class TrackingService {
public:
    TrackingService(db::Database *database, Courier *courier, CourierInbox *inbox,
                    std::shared_ptr<TrackingCache> cache);

    /// The answer of GET /orders/{order}/tracking.
    Task<QJsonObject> track(OrderId order);
    /// Asks about one shipment; a failure says why.
    Task<Answer<bool>> poll(ShipmentId shipment, int deadlineMs);
    /// Asks about the AWBs that have been silent for long, in batches of 50. Answers how many were
    /// asked about.
    Task<int> pollSilent();

private:
    Task<bool> refresh(Shipment shipment);

    db::Database *m_database;
    Courier *m_courier;
    CourierInbox *m_inbox;
    std::shared_ptr<TrackingCache> m_cache;
};

} // namespace paushtik::shipping
