// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/shipment_row.h"

#include "shared/documents/json_reader.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

Error unreadable(const QString &problem)
{
    return Error{.fault = Fault::Invalid, .detail = problem};
}

QList<TrackingEvent> eventsOf(const QJsonArray &array)
{
    QList<TrackingEvent> events;
    for (const QJsonValue &value : array) {
        JsonReader reader(value.toObject(), u"events"_s);
        events.append({reader.time("at"_L1), reader.textOrEmpty("state"_L1),
                       reader.textOrEmpty("text"_L1), reader.textOrEmpty("location"_L1)});
    }
    return events;
}

bool isOneOf(const ShipmentRow &row, std::initializer_list<ShipmentState> states)
{
    return row.state && std::find(states.begin(), states.end(), *row.state) != states.end();
}

bool isWithUs(const ShipmentRow &row)
{
    return !row.state || rank(*row.state) <= rank(ShipmentState::PickupScheduled);
}

} // namespace

Result<ShipmentRow> parseShipment(const QJsonObject &json)
{
    JsonReader reader(json);
    const auto id = ShipmentId::parse(reader.text("id"_L1));
    const auto order = OrderId::parse(reader.text("order"_L1));
    if (!id || !order)
        return fail(unreadable(u"id or order is no id"_s));
    ShipmentRow row{.order = *order,
                    .number = reader.text("number"_L1),
                    .id = id,
                    .state = parse<ShipmentState>(reader.text("state"_L1)),
                    .awb = reader.textOrEmpty("awb"_L1),
                    .courier = reader.textOrEmpty("courier"_L1),
                    .edd = reader.textOrEmpty("edd"_L1),
                    .trackingUrl = reader.textOrEmpty("tracking_url"_L1),
                    .attempts = reader.integer("attempts"_L1),
                    .lastError = reader.textOrEmpty("last_error"_L1),
                    .labelReady = json["label_ready"_L1].toBool(),
                    .manifest = ManifestId::parse(reader.textOrEmpty("manifest_id"_L1)),
                    .events = eventsOf(reader.arrayOrEmpty("events"_L1)),
                    .paid = true};
    if (!reader.problem().isEmpty())
        return fail(unreadable(reader.problem()));
    return row;
}

ShipmentRow rowOfOrder(const OrderDocument &order)
{
    ShipmentRow row{.order = order.id, .number = order.number};
    if (order.shipment) {
        row.id = order.shipment->id;
        row.state = parse<ShipmentState>(order.shipment->state);
        row.awb = order.shipment->awb;
        row.courier = order.shipment->courier;
        row.edd = order.shipment->expectedDelivery;
        row.trackingUrl = order.shipment->trackingUrl;
    }
    complete(row, order);
    return row;
}

void complete(ShipmentRow &row, const OrderDocument &order)
{
    row.customer = order.address.name;
    row.city = order.address.city;
    row.pieces = 0;
    for (const OrderLine &line : order.lines)
        row.pieces += line.quantity;
    row.paid = order.status == u"paid";
    row.packed = order.packedAt.has_value();
}

bool belongs(const ShipmentRow &row, ShipmentQueue queue)
{
    using S = ShipmentState;
    switch (queue) {
    case ShipmentQueue::ToPack:
        return row.paid && !row.packed && isWithUs(row);
    case ShipmentQueue::NoAwb:
        return row.paid && row.awb.isEmpty() && isWithUs(row);
    case ShipmentQueue::Ready:
        return !row.awb.isEmpty() && isOneOf(row, {S::AwbAssigned, S::PickupScheduled});
    case ShipmentQueue::InTransit:
        return isOneOf(row, {S::PickedUp, S::InTransit, S::OutForDelivery});
    case ShipmentQueue::Ndr:
        return isOneOf(row, {S::Undelivered});
    case ShipmentQueue::Rto:
        return isOneOf(row, {S::RtoInitiated, S::RtoDelivered});
    case ShipmentQueue::Lost:
        return isOneOf(row, {S::Lost});
    case ShipmentQueue::Recovery:
        return !row.lastError.isEmpty() && isWithUs(row);
    }
    Q_UNREACHABLE();
}

bool canCreate(const ShipmentRow &row)
{
    return row.paid && isWithUs(row) && (row.awb.isEmpty() || !row.lastError.isEmpty());
}

bool canRequestPickup(const ShipmentRow &row)
{
    return row.id && isOneOf(row, {ShipmentState::AwbAssigned});
}

bool canCancel(const ShipmentRow &row)
{
    return row.id && isWithUs(row);
}

bool canManifest(const ShipmentRow &row)
{
    return row.id && !row.manifest && belongs(row, ShipmentQueue::Ready);
}

Result<Manifest> parseManifest(const QJsonObject &json)
{
    JsonReader reader(json);
    const auto id = ManifestId::parse(reader.text("id"_L1));
    Manifest manifest{.id = id.value_or(ManifestId(QUuid())),
                      .number = reader.text("number"_L1),
                      .courier = reader.text("courier"_L1),
                      .shipments = {},
                      .createdAt = reader.time("created_at"_L1)};
    for (const QJsonValue &value : reader.array("shipment_ids"_L1)) {
        if (const auto shipment = ShipmentId::parse(value.toString()))
            manifest.shipments.append(*shipment);
    }
    if (!id || !reader.problem().isEmpty())
        return fail(unreadable(reader.problem()));
    return manifest;
}

Result<HandoverRecord> parseHandover(const QJsonObject &json)
{
    JsonReader reader(json);
    HandoverRecord record{.at = reader.time("at"_L1),
                          .by = reader.object("actor"_L1)["name"_L1].toString(),
                          .driver = reader.textOrEmpty("driver"_L1),
                          .isSigned = json["signed"_L1].toBool()};
    for (const QJsonValue &value : reader.array("shipment_ids"_L1)) {
        if (const auto shipment = ShipmentId::parse(value.toString()))
            record.taken.append(*shipment);
    }
    if (!reader.problem().isEmpty())
        return fail(unreadable(reader.problem()));
    return record;
}

} // namespace paushtik
