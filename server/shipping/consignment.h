// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"
#include "server/shipping/shipment.h"

namespace paushtik::shipping {

// What the courier is asked, put together from what we know of a shipment and its order.
CourierOrder courierOrderOf(const Shipment &shipment);
Consignment consignmentOf(const Shipment &shipment, const orders::OrderForShipment &order);
LabelRequest labelRequestOf(const Shipment &shipment, const orders::OrderForShipment &order);

} // namespace paushtik::shipping
