// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/consignment.h"

namespace paushtik::shipping {

CourierOrder courierOrderOf(const Shipment &shipment)
{
    return {shipment.courierOrderId, shipment.courierShipmentId, shipment.awb};
}

Consignment consignmentOf(const Shipment &shipment, const orders::OrderForShipment &order)
{
    return {shipment.reference, order, packageFor(order.lines)};
}

LabelRequest labelRequestOf(const Shipment &shipment, const orders::OrderForShipment &order)
{
    const Awb awb{shipment.awb,         shipment.courier, {},
                  shipment.routingCode, shipment.edd,     shipment.trackingUrl};
    return {consignmentOf(shipment, order), courierOrderOf(shipment), awb};
}

} // namespace paushtik::shipping
