// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipment_moves.h"

#include "server/orders/order_lifecycle.h"
#include "server/shipping/shipment_store.h"
#include "shared/domain/timeline.h"

namespace paushtik::shipping {

Task<std::optional<Shipment>> lockWithOrder(db::Session transaction, ShipmentId id)
{
    const auto seen = co_await store::find(transaction, id);
    if (!seen)
        co_return std::nullopt;
    const auto order = co_await orders::lockOrder(transaction, seen->order);
    co_return co_await store::lock(transaction, id);
}

Task<> advanceTo(db::Session transaction, Shipment shipment, ShipmentState state, QString text)
{
    if (rank(state) <= rank(shipment.state))
        co_return;
    ShipmentStanding standing{state, std::nullopt};
    co_await store::setStanding(transaction, shipment.id, standing);
    co_await orders::followShipment(transaction, shipment.order, state, text);
}

Task<> markCancelled(db::Session transaction, Shipment shipment, QString why)
{
    ShipmentStanding standing{ShipmentState::Cancelled, std::nullopt};
    co_await store::setStanding(transaction, shipment.id, standing);
    QString kind = shipmentKind(ShipmentState::Cancelled);
    orders::Actor us; // named: g++ 12 frees a default argument twice
    co_await orders::addTimeline(transaction, shipment.order, std::move(kind), std::move(why),
                                 std::move(us));
}

} // namespace paushtik::shipping
