// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/poll_store.h"

namespace paushtik::shipping::store {

const db::Query kTakeSilent{"shipping.take_silent", R"sql(
    WITH silent AS (
        SELECT s.id, s.awb
          FROM shipments s
          LEFT JOIN shipment_work w ON w.shipment_id = s.id
         WHERE s.awb IS NOT NULL
           AND s.state IN ('awb_assigned', 'pickup_scheduled', 'picked_up', 'in_transit',
                       'out_for_delivery',
                           'undelivered', 'rto_initiated')
           AND s.created_at < now() - interval '6 hours'
           AND (w.polled_at IS NULL OR w.polled_at < now() - interval '30 minutes')
           AND NOT EXISTS (SELECT 1 FROM shipment_events e
                            WHERE e.shipment_id = s.id
                               AND e.received_at > now() - interval '6 hours')
         ORDER BY w.polled_at NULLS FIRST, s.id
         LIMIT $1
    ), marked AS (
        INSERT INTO shipment_work AS w (shipment_id, polled_at) SELECT id, now() FROM silent
            ON CONFLICT (shipment_id) DO UPDATE SET polled_at = excluded.polled_at
    )
    SELECT id, awb FROM silent)sql"};

Task<QList<SilentParcel>> takeSilent(db::Session session, int limit)
{
    const db::Rows rows = co_await session.run(kTakeSilent, limit);
    QList<SilentParcel> parcels;
    for (const db::Row row : rows)
        parcels.append({row.get<ShipmentId>(0), row.get<QString>(1)});
    co_return parcels;
}

} // namespace paushtik::shipping::store
