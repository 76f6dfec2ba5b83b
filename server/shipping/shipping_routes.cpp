// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipping_routes.h"

namespace paushtik::shipping {

void addShippingRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders)
{
    addShipmentRoutes(router, shipping, orders);
    addManifestRoutes(router, shipping);
    addCourierRoutes(router, shipping);
    addTrackingRoutes(router, shipping, orders);
}

QJsonArray toJson(const RowKey &key)
{
    // As text: a JSON number is a double and would lose microseconds.
    return {QString::number(key.at.microseconds()), key.id.toString(QUuid::WithoutBraces)};
}

std::optional<RowKey> rowKeyOf(const QJsonArray &key)
{
    bool number = false;
    const qint64 at = key.at(0).toString().toLongLong(&number);
    const auto id = parseUuid(key.at(1).toString());
    if (key.size() != 2 || !number || !id)
        return std::nullopt;
    return RowKey{Timestamp(at), *id};
}

} // namespace paushtik::shipping
