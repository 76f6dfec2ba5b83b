// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/live_shop.h"

#include "server/shipping/courier_gate.h"

namespace paushtik::tests {

using shipping::SagaEnd;

LiveShop::LiveShop(int daemons)
    : ShippingShop(daemons)
{
    if (!provider.listen())
        qFatal("%s", qPrintable(provider.errorString()));
    config.baseUrl = provider.baseUrl();
    config.email = provider.account.email;
    config.password = provider.account.password;
}

std::unique_ptr<shipping::LiveCourier> LiveShop::courier(int daemonIndex)
{
    return std::make_unique<shipping::LiveCourier>(&daemon(daemonIndex).database, config,
                                                   std::make_shared<shipping::CourierGate>());
}

shipping::Consignment LiveShop::consignment(OrderId order)
{
    const auto found = settled(orders::orderForShipment(daemon().database, order));
    return {found->number, *found, shipping::packageFor(found->lines)};
}

SagaEnd LiveShop::shipAll(OrderId order)
{
    SagaEnd end;
    for (int run = 0; run < 10; ++run) {
        const auto courierNow = courier();
        shipping::ShipmentSaga saga(&daemon().database, courierNow.get(), config);
        end = settled(saga.run(order, shipping::ShipmentSaga::Wish::GoOn));
        if (end.kind != SagaEnd::Kind::Retry)
            break;
    }
    return end;
}

void LiveShop::fail(const char *at, const char *kind, const QJsonValue &value, int times)
{
    provider.faults.add({QString::fromLatin1(at), QString::fromLatin1(kind), times, 1, value});
}

int LiveShop::freightsPaid() const
{
    const simulators::Account fresh;
    return static_cast<int>((fresh.balancePaise - provider.account.balancePaise) /
                            provider.account.freightPaise);
}

} // namespace paushtik::tests
