// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipment_document.h"

#include "server/shipping/courier_inbox_store.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// Why it stands where it does, in the courier's words: the newest event of its state.
QString reasonOf(const Shipment &shipment, const QList<ShipmentEvent> &events)
{
    for (auto event = events.crbegin(); event != events.crend(); ++event) {
        if (event->state == shipment.state && !event->text.isEmpty())
            return event->text;
    }
    return {};
}

} // namespace

QJsonArray toJson(const QList<ShipmentEvent> &events)
{
    QJsonArray array;
    for (const ShipmentEvent &event : events) {
        array.append(QJsonObject{
            {u"at"_s, event.at.toString()},
            {u"state"_s, event.state ? QJsonValue(toString(*event.state)) : QJsonValue()},
            {u"text"_s, event.text},
            {u"location"_s, event.location}});
    }
    return array;
}

QJsonObject toJson(const Shipment &shipment, const QList<ShipmentEvent> &events)
{
    return {
        {u"id"_s, shipment.id.toString()},
        {u"order"_s, shipment.order.toString()},
        {u"number"_s, shipment.orderNumber},
        {u"state"_s, toString(shipment.state)},
        {u"awb"_s, orNull(shipment.awb)},
        {u"courier"_s, orNull(shipment.courier)},
        {u"edd"_s, shipment.edd ? QJsonValue(shipment.edd->toString(Qt::ISODate)) : QJsonValue()},
        {u"tracking_url"_s, orNull(shipment.trackingUrl)},
        {u"reason"_s, orNull(reasonOf(shipment, events))},
        {u"restock_offered"_s, shipment.restockOffered},
        {u"attempts"_s, shipment.attempts},
        {u"last_error"_s, orNull(shipment.lastError)},
        {u"label_ready"_s, shipment.labelReady},
        {u"manifest_id"_s,
         shipment.manifest ? QJsonValue(shipment.manifest->toString()) : QJsonValue()},
        {u"events"_s, toJson(events)}};
}

Task<QList<QJsonObject>> documentsOf(db::Session session, QList<Shipment> shipments)
{
    QList<ShipmentId> ids;
    for (const Shipment &shipment : shipments)
        ids.append(shipment.id);
    QHash<ShipmentId, QList<ShipmentEvent>> events;
    const QList<store::EventOf> all = co_await store::eventsOf(session, ids);
    for (const store::EventOf &one : all)
        events[one.shipment].append(one.event);
    QList<QJsonObject> documents;
    for (const Shipment &shipment : shipments)
        documents.append(toJson(shipment, events.value(shipment.id)));
    co_return documents;
}

} // namespace paushtik::shipping
