// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"

namespace paushtik::shipping {

/// The body of POST /orders/create/adhoc (shiprocket.md §5): prepaid, one parcel, GST-inclusive
/// prices in rupees.
QJsonObject createOrderBody(const Consignment &consignment, const QString &pickupLocation);

} // namespace paushtik::shipping
