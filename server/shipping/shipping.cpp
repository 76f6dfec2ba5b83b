// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipping.h"

#include "server/shipping/courier_gate.h"
#include "server/shipping/live_courier.h"

namespace paushtik::shipping {
ShippingShared::ShippingShared()
    : gate(std::make_shared<CourierGate>())
{
}

Shipping::Shipping(db::Database *db, ShippingConfig settings, const ShippingShared &shared,
                   std::shared_ptr<CpuPool> pool)
    : config(std::move(settings))
    , mock(config.mock ? new MockCourier(db, pool, config.sender) : nullptr)
    , live(mock ? nullptr : new LiveCourier(db, config, shared.gate))
    , courier(mock ? static_cast<Courier *>(mock) : live)
    , saga(db, courier.get(), config)
    , inbox(db)
    , shipments(db, courier.get(), &saga)
    , manifests(db, courier.get(), pool, config.sender)
    , handovers(db)
    , tracking(db, courier.get(), &inbox, shared.cache)
    , database(db)
{
}

} // namespace paushtik::shipping
