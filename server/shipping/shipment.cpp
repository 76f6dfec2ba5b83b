// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipment.h"

namespace paushtik::shipping {

std::optional<Step> Shipment::nextStep() const
{
    if (!living() || isFinal(state))
        return std::nullopt;
    if (courierShipmentId.isEmpty())
        return Step::CreateOrder;
    if (awb.isEmpty())
        return Step::AssignAwb;
    if (!pickupAt && !leftUs())
        return Step::SchedulePickup;
    if (!labelReady && !leftUs())
        return Step::FetchLabel;
    if (!manifested && !leftUs())
        return Step::Manifest;
    return std::nullopt;
}

} // namespace paushtik::shipping
