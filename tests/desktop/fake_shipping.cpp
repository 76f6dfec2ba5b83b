// SPDX-License-Identifier: GPL-3.0-or-later
// The parcels of the fake shop: each order's own shipment, told as the staff API tells it.
#include "tests/desktop/fake_shop.h"

namespace paushtik::test {
namespace {

using namespace Qt::StringLiterals;

const QString kAdmin = u"/api/v1/admin"_s;

} // namespace

QJsonObject *FakeShop::orderOf(const QString &member, const QString &id)
{
    for (QJsonObject &order : orders) {
        const QJsonObject shipment = order["shipment"_L1].toObject();
        if ((member == u"order" && (order["id"_L1] == id || order["number"_L1] == id)) ||
            (member == u"shipment" && shipment["id"_L1] == id))
            return &order;
    }
    return nullptr;
}

QJsonObject FakeShop::parcelOf(const QJsonObject &order)
{
    QJsonObject shipment = order["shipment"_L1].toObject();
    const QJsonValue trouble = shipment["last_error"_L1];
    shipment[u"order"_s] = order["id"_L1];
    shipment[u"number"_s] = order["number"_L1];
    shipment[u"attempts"_s] = trouble.isString() ? 3 : 0;
    shipment[u"last_error"_s] = trouble.isString() ? trouble : QJsonValue(QJsonValue::Null);
    shipment[u"label_ready"_s] = !shipment["awb"_L1].toString().isEmpty();
    if (!shipment.contains("manifest_id"_L1))
        shipment[u"manifest_id"_s] = QJsonValue(QJsonValue::Null);
    QJsonArray events;
    if (shipment["label_ready"_L1].toBool())
        for (const auto &[at, state, text, location] :
             {std::tuple(u"2026-11-22T06:10:00Z"_s, u"awb_assigned"_s, u"AWB assigned"_s, u""_s),
              std::tuple(u"2026-11-22T09:40:00Z"_s, shipment["state"_L1].toString(),
                         u"Bag received at the hub"_s, u"Jaipur"_s)})
            events.append(QJsonObject{
                {u"at"_s, at}, {u"state"_s, state}, {u"text"_s, text}, {u"location"_s, location}});
    shipment[u"events"_s] = events;
    return shipment;
}

std::optional<FakeShop::Answer> FakeShop::shipping(const Request &request)
{
    const QString path = request.path.mid(kAdmin.size());
    const QString id = path.section(u'/', 2, 2);
    const QString act = path.section(u'/', 3);
    const bool post = request.method == u"POST";
    if (path == u"/shipments")
        return listShipments(request.query.queryItemValue(u"state"_s));
    if (path == u"/manifests" && post)
        return makeManifest(request.body);
    if (path == u"/manifests") {
        QJsonArray items;
        for (const QJsonObject &manifest : std::as_const(manifests))
            items.prepend(manifest);
        return json(200, {{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
    }
    if (path.startsWith(u"/manifests/") && act == u"handover")
        return post                     ? handOver(id, request.body)
               : handovers.contains(id) ? json(200, handovers[id])
                                        : problem(404, u"not_found"_s);
    if (path.startsWith(u"/shipments/") && act != u"label.pdf") {
        QJsonObject *order = orderOf(u"shipment"_s, id);
        if (!order)
            return problem(404, u"not_found"_s);
        QJsonObject shipment = order->value("shipment"_L1).toObject();
        if (act == u"pickup" || act == u"cancel")
            shipment[u"state"_s] = act == u"pickup" ? u"pickup_scheduled"_s : u"cancelled"_s;
        order->insert(u"shipment"_s, shipment);
        return json(200, parcelOf(*order));
    }
    if (path.startsWith(u"/orders/") && act == u"picks")
        return picks.isEmpty() ? problem(404, u"not_found"_s) : json(200, {{u"items"_s, picks}});
    if (!path.startsWith(u"/orders/") || !post)
        return std::nullopt;
    QJsonObject *order = orderOf(u"order"_s, id);
    if (order && act == u"shipment")
        return book(*order);
    if (order && act == u"packed") {
        order->insert(u"packed_at"_s, request.body["packed"_L1].toBool(true)
                                          ? QJsonValue(u"2026-11-22T12:30:00Z"_s)
                                          : QJsonValue());
        return json(200, *order);
    }
    if (order && act == u"restock") {
        QJsonObject restock = order->value("restock"_L1).toObject();
        restock[u"offered"_s] = false;
        order->insert(u"restock"_s, restock);
        return json(200, *order);
    }
    return order && act == u"notes" ? json(200, *order) : std::optional<Answer>();
}

FakeShop::Answer FakeShop::listShipments(const QString &state) const
{
    QJsonArray items;
    for (const QJsonObject &order : orders)
        if (order["shipment"_L1]["state"_L1].toString() == state)
            items.append(parcelOf(order));
    return json(200, {{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
}

FakeShop::Answer FakeShop::book(QJsonObject &order) const
{
    QJsonObject shipment = order["shipment"_L1].toObject();
    if (shipment.isEmpty())
        shipment[u"id"_s] = u"01935002-0000-7000-8000-"_s + order["id"_L1].toString().right(12);
    if (courierTrouble.isEmpty()) {
        shipment[u"state"_s] = u"awb_assigned"_s;
        shipment[u"awb"_s] = u"1490817"_s + order["number"_L1].toString().right(6);
        shipment[u"courier"_s] = u"Delhivery Surface"_s;
        shipment.remove(u"last_error"_s);
    } else {
        shipment[u"state"_s] = u"created"_s;
        shipment[u"last_error"_s] = courierTrouble;
    }
    order[u"shipment"_s] = shipment;
    return json(200, {{u"shipment"_s, parcelOf(order)}});
}

FakeShop::Answer FakeShop::makeManifest(const QJsonObject &body)
{
    const QString id =
        u"01935006-0000-7000-8000-%1"_s.arg(manifests.size() + 1, 12, 10, QChar(u'0'));
    QString courier;
    for (const QJsonValue &value : body["shipment_ids"_L1].toArray()) {
        QJsonObject *order = orderOf(u"shipment"_s, value.toString());
        if (!order)
            return problem(422, u"invalid"_s);
        QJsonObject shipment = order->value("shipment"_L1).toObject();
        shipment[u"manifest_id"_s] = id;
        courier = shipment["courier"_L1].toString();
        order->insert(u"shipment"_s, shipment);
    }
    const QJsonObject manifest{
        {u"id"_s, id},
        {u"number"_s, u"MF-2026-%1"_s.arg(manifests.size() + 1, 6, 10, QChar(u'0'))},
        {u"courier"_s, courier},
        {u"shipment_ids"_s, body["shipment_ids"_L1]},
        {u"created_at"_s, u"2026-11-22T12:20:00Z"_s}};
    manifests.append(manifest);
    return json(201, manifest);
}

FakeShop::Answer FakeShop::handOver(const QString &manifest, const QJsonObject &body)
{
    const QJsonValue driver = body["driver"_L1];
    QJsonObject record{
        {u"manifest_id"_s, manifest},
        {u"at"_s, u"2026-11-22T12:40:00Z"_s},
        {u"actor"_s, QJsonObject{{u"id"_s, u"s1"_s}, {u"name"_s, u"Meera Kulkarni"_s}}},
        {u"driver"_s, driver.isString() ? driver : QJsonValue(QJsonValue::Null)},
        {u"signed"_s, body["signed"_L1]},
        {u"shipment_ids"_s, body["shipment_ids"_L1]}};
    QJsonArray later;
    if (handovers.contains(manifest)) {
        later = handovers[manifest]["later"_L1].toArray();
        later.append(record);
        record = handovers[manifest];
    }
    record[u"later"_s] = later;
    handovers[manifest] = record;
    return json(201, record);
}

} // namespace paushtik::test
