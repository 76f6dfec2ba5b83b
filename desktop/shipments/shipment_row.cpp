// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/shipment_row.h"

#include "shared/documents/json_reader.h"

#include <algorithm>

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

ParcelFacts factsOf(const ShipmentRow &row)
{
    return {.paid = row.paid,
            .packed = row.packed,
            .hasAwb = !row.awb.isEmpty(),
            .state = row.state,
            .inTrouble = row.stuck || !row.lastError.isEmpty(),
            .returnOpen = row.returnOpen};
}

bool isWithUs(const ShipmentRow &row)
{
    return isWithUs(factsOf(row));
}

// What the order noted when booking it was given up; the newest counts.
QString whyStuck(const QJsonObject &order)
{
    static const QString kStuck = u"shipment_stuck: "_s;
    QString why;
    for (const QJsonValue &entry : order["timeline"_L1].toArray()) {
        const QString text = entry["text"_L1].toString();
        if (entry["kind"_L1].toString() == u"flagged" && text.startsWith(kStuck))
            why = text.mid(kStuck.size());
    }
    return why;
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
                    .reason = reader.textOrEmpty("reason"_L1),
                    .labelReady = json["label_ready"_L1].toBool(),
                    .manifest = ManifestId::parse(reader.textOrEmpty("manifest_id"_L1)),
                    .events = eventsOf(reader.arrayOrEmpty("events"_L1)),
                    .paid = true,
                    .returnOpen = json["restock_offered"_L1].toBool(true)};
    if (!reader.problem().isEmpty())
        return fail(unreadable(reader.problem()));
    return row;
}

std::optional<ShipmentRow> rowOfOrder(const QJsonObject &order)
{
    const auto id = OrderId::parse(order["id"_L1].toString());
    if (!id)
        return std::nullopt;
    ShipmentRow row{.order = *id, .number = order["number"_L1].toString()};
    const QJsonObject shipment = order["shipment"_L1].toObject();
    row.id = ShipmentId::parse(shipment["id"_L1].toString());
    row.state = parse<ShipmentState>(shipment["state"_L1].toString());
    row.awb = shipment["awb"_L1].toString();
    row.courier = shipment["courier"_L1].toString();
    row.edd = shipment["edd"_L1].toString();
    row.trackingUrl = shipment["tracking_url"_L1].toString();
    complete(row, order);
    if (row.stuck)
        row.lastError = whyStuck(order);
    if (row.state == ShipmentState::Undelivered)
        for (const TrackingEvent &event : eventsOfTimeline(order))
            if (event.state == toString(ShipmentState::Undelivered))
                row.reason = event.text;
    return row;
}

void complete(ShipmentRow &row, const QJsonObject &order)
{
    const QJsonObject address = order["address"_L1].toObject();
    const ParcelFacts facts = parcelFactsOf(order);
    row.customer = address["name"_L1].toString();
    row.city = address["city"_L1].toString();
    row.pincode = address["pincode"_L1].toString();
    row.pieces = 0;
    for (const QJsonValue &line : order["lines"_L1].toArray())
        row.pieces += line["qty"_L1].toInt();
    row.paid = facts.paid;
    row.packed = facts.packed;
    row.stuck = facts.inTrouble;
    row.returnOpen = facts.returnOpen;
}

QList<TrackingEvent> eventsOfTimeline(const QJsonObject &order)
{
    static const QString kOfShipment = u"shipment_"_s;
    QList<TrackingEvent> events;
    for (const QJsonValue &entry : order["timeline"_L1].toArray()) {
        const QString kind = entry["kind"_L1].toString();
        const QString state = kind.mid(kOfShipment.size());
        const auto at = Timestamp::parse(entry["at"_L1].toString());
        if (at && kind.startsWith(kOfShipment) && parse<ShipmentState>(state))
            events.append({*at, state, entry["text"_L1].toString(), {}});
    }
    return events;
}

bool belongs(const ShipmentRow &row, ShipmentQueue queue)
{
    return belongs(factsOf(row), queue);
}

OpenParcels openParcelsOf(QList<ShipmentRow> rows)
{
    OpenParcels open{std::move(rows), {}, {}};
    for (const ShipmentRow &row : std::as_const(open.rows))
        for (const ShipmentQueue queue : kShipmentQueues)
            open.counts[queue] += belongs(row, queue);
    return open;
}

bool canCreate(const ShipmentRow &row)
{
    const bool refused = row.state == ShipmentState::Cancelled;
    const bool goesOn = row.awb.isEmpty() || row.stuck || !row.lastError.isEmpty();
    return row.paid && (refused || (isWithUs(row) && goesOn));
}

bool canRequestPickup(const ShipmentRow &row)
{
    return row.id && isOneOf(row, {ShipmentState::AwbAssigned});
}

bool canCancel(const ShipmentRow &row)
{
    return row.id && isWithUs(row);
}

bool canPrintLabel(const ShipmentRow &row)
{
    return row.id && !row.awb.isEmpty() && row.state != ShipmentState::Cancelled;
}

bool canManifest(const ShipmentRow &row)
{
    return row.id && !row.manifest && belongs(row, ShipmentQueue::Ready);
}

bool canSettleReturn(const ShipmentRow &row)
{
    return row.returnOpen && isOneOf(row, {ShipmentState::RtoDelivered});
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

namespace {

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

} // namespace

QSet<ShipmentId> goneBy(const QList<HandoverRecord> &records)
{
    QSet<ShipmentId> gone;
    for (const HandoverRecord &record : records)
        gone += QSet(record.taken.begin(), record.taken.end());
    return gone;
}

Result<QList<HandoverRecord>> parseHandovers(const QJsonObject &json)
{
    QJsonArray all = json["later"_L1].toArray();
    all.prepend(json);
    QList<HandoverRecord> records;
    for (const QJsonValue &value : std::as_const(all)) {
        auto record = parseHandover(value.toObject());
        if (!record)
            return fail(record.error());
        records.append(std::move(*record));
    }
    return records;
}

} // namespace paushtik
