// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipping.h"

#include "server/shipping/courier_gate.h"
#include "server/shipping/live_courier.h"

namespace paushtik::shipping {
namespace {

std::unique_ptr<Courier> liveCourier(db::Database *database, const ShippingConfig &config,
                                     const ShippingShared &shared)
{
    return std::make_unique<LiveCourier>(database, config, shared.gate);
}

} // namespace

ShippingShared::ShippingShared()
    : gate(std::make_shared<CourierGate>())
{
}

Shipping::Shipping(db::Database *db, ShippingConfig settings, const ShippingShared &shared,
                   std::shared_ptr<CpuPool> pool)
    : config(std::move(settings))
    , mock(config.mock ? new MockCourier(db, pool, config.sender) : nullptr)
    , courier(mock ? std::unique_ptr<Courier>(mock) : liveCourier(db, config, shared))
    , saga(db, courier.get(), config)
    , inbox(db)
    , shipments(db, courier.get(), &saga)
    , manifests(db, courier.get(), pool, config.sender)
    , tracking(db, courier.get(), &inbox, shared.cache)
    , database(db)
{
}

} // namespace paushtik::shipping
