// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipping_routes.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

constexpr int kMostOnOne = 200;

} // namespace

void addShippingRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders)
{
    addShipmentRoutes(router, shipping, orders);
    addManifestRoutes(router, shipping);
    addHandoverRoutes(router, shipping);
    addCourierRoutes(router, shipping);
    addTrackingRoutes(router, shipping, orders);
}

QList<ShipmentId> shipmentIds(http::Form &form)
{
    QList<ShipmentId> ids;
    const QJsonArray array = form.array(u"shipment_ids"_s, kMostOnOne);
    for (const QJsonValue &value : array) {
        const auto id = ShipmentId::parse(value.toString());
        if (!id)
            form.refuse(u"shipment_ids"_s, u"holds something that is no id"_s);
        else if (!ids.contains(*id))
            ids.append(*id);
    }
    if (ids.isEmpty())
        form.refuse(u"shipment_ids"_s, u"must name at least one shipment"_s);
    return ids;
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
