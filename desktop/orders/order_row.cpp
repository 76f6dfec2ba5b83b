// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_row.h"

#include <numeric>

namespace paushtik {

OrderRow rowOf(const OrderDocument &order)
{
    const OrderCustomer &who = order.customer;
    const int items =
        std::accumulate(order.lines.begin(), order.lines.end(), 0,
                        [](int sum, const OrderLine &line) { return sum + line.quantity; });
    return OrderRow{.id = order.id,
                    .number = order.number,
                    .placedAt = order.placedAt,
                    .customer = who.name.isEmpty() ? order.address.name : who.name,
                    .contact = who.email.isEmpty() ? order.address.phone : who.email,
                    .city = order.address.city,
                    .items = items,
                    .total = order.total,
                    .status = order.status,
                    .paymentState = order.payment ? order.payment->state : QString(),
                    .shipmentState = order.shipment ? order.shipment->state : QString(),
                    .flags = order.flags,
                    .packed = order.packedAt.has_value()};
}

} // namespace paushtik
