// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/label_sheet.h"

#include "shared/domain/indian_state.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

LabelParty receiver(const QJsonObject &address)
{
    QStringList lines;
    for (const QLatin1StringView field : {"line1"_L1, "line2"_L1, "landmark"_L1}) {
        const QString line = address.value(field).toString();
        if (!line.isEmpty())
            lines.append(line);
    }
    const QString code = address.value("state"_L1).toString();
    const auto state = findIndianState(code);
    return {.name = address.value("name"_L1).toString(),
            .address = lines.join(u'\n'),
            .city = address.value("city"_L1).toString(),
            .state = state ? QString(state->name) : code,
            .pincode = address.value("pincode"_L1).toString(),
            .phone = address.value("phone"_L1).toString()};
}

} // namespace

LabelData labelOf(const LabelRequest &request, const Sender &sender)
{
    const orders::OrderForShipment &order = request.consignment.order;
    LabelData label;
    label.awb = request.awb.number;
    label.courier = request.awb.courier;
    label.routing = request.awb.routingCode;
    label.orderNumber = order.number;
    label.date = order.placedAt.indianDay();
    label.to = receiver(order.address);
    label.from = sender.party;
    label.weightGrams = request.consignment.package.weightGrams;
    label.size = request.consignment.package.size;
    label.total = order.total;
    for (const orders::OrderLineForShipment &line : order.lines)
        label.items.append({line.title, line.sku, line.qty});
    label.fssai = sender.fssai;
    return label;
}

} // namespace paushtik::shipping
