// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/live_courier.h"
#include "tests/server/shipping/shipping_shop.h"
#include "tests/simulators/shiprocket/simulator.h"

namespace paushtik::tests {

/// A shop whose courier is the live client, and the provider it speaks to.
class LiveShop : public ShippingShop {
public:
    explicit LiveShop(int daemons = 1);

    simulators::ShiprocketSimulator provider;
    shipping::ShippingConfig config;

    /// With a gate of its own, as in a process of its own.
    std::unique_ptr<shipping::LiveCourier> courier(int daemonIndex = 0);
    /// What the saga would ask it to carry.
    shipping::Consignment consignment(OrderId order);
    /// Runs the saga as its job would, whatever pause is asked for, until it ends or parks.
    shipping::SagaEnd shipAll(OrderId order);
    void fail(const char *at, const char *kind, const QJsonValue &value = {}, int times = 1);
    int freightsPaid() const;
};

} // namespace paushtik::tests
