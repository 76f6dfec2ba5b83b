// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier_inbox.h"
#include "server/shipping/saga.h"
#include "tests/server/shop/test_shop.h"
#include "tests/support/wait_for.h"

namespace paushtik::tests {

/// A shop with orders that are paid and wait to be shipped.
class ShippingShop : public TestShop {
public:
    using TestShop::TestShop;

    /// A paid order of two jars.
    OrderId paidOrder();
    OrderId unpaidOrder();
    void cancelOrder(OrderId order);
    /// As when the worker that held them is long dead.
    void endLeases();

    shipping::ShipmentSaga saga(shipping::Courier *courier, int daemonIndex = 0);
    /// The order's newest shipment; one must be there.
    shipping::Shipment shipment(OrderId order);
    QStringList flags(OrderId order);
    QStringList timelineKinds(OrderId order);
    QByteArray orderState(OrderId order);
};

/// A webhook of Shiprocket's. `at` in seconds after a fixed moment.
QByteArray webhookOf(const QString &awb, int statusId, int at);

} // namespace paushtik::tests
