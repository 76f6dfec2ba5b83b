// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/order_lifecycle.h"
#include "shared/domain/package.h"

namespace paushtik::shipping {

/// The box that an order is packed in.
Package packageFor(const QList<orders::OrderLineForShipment> &lines);

} // namespace paushtik::shipping
