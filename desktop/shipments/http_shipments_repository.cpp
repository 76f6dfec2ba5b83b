// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/http_shipments_repository.h"

#include "desktop/replica/edit.h"

#include <QHash>
#include <QJsonArray>
#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// A page of the server is at most a hundred; more than this of one state is a backlog that nobody
// works off by looking at it.
constexpr int kMostPages = 10;

constexpr ShipmentState kOpenStates[] = {
    ShipmentState::Pending,         ShipmentState::Created,     ShipmentState::AwbAssigned,
    ShipmentState::PickupScheduled, ShipmentState::PickedUp,    ShipmentState::InTransit,
    ShipmentState::OutForDelivery,  ShipmentState::Undelivered, ShipmentState::RtoInitiated,
    ShipmentState::RtoDelivered,    ShipmentState::Lost};

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QUrlQuery with(const QString &name, const QString &value)
{
    QUrlQuery query;
    query.addQueryItem(name, encoded(value));
    return query;
}

// Orders whose shipment is not listed any more have no row of theirs in a shipment's list.
QList<ShipmentRow> merged(QList<ShipmentRow> rows, const QList<QJsonObject> &orders)
{
    QHash<OrderId, qsizetype> places;
    for (qsizetype i = 0; i < rows.size(); ++i)
        places.insert(rows[i].order, i);
    for (const QJsonObject &json : orders) {
        auto row = rowOfOrder(json);
        if (!row)
            continue;
        if (const auto place = places.constFind(row->order); place != places.constEnd())
            complete(rows[*place], json);
        else
            rows.append(std::move(*row));
    }
    return rows;
}

// What is left out of a list stands where those of it stand that were read.
QSet<ShipmentQueue> queuesOf(const QList<ShipmentRow> &rows)
{
    QSet<ShipmentQueue> queues;
    for (const ShipmentRow &row : rows)
        for (const ShipmentQueue queue : kShipmentQueues)
            if (belongs(row, queue))
                queues.insert(queue);
    return queues;
}

} // namespace

HttpShipmentsRepository::HttpShipmentsRepository(ApiClient &api, QObject *parent)
    : ShipmentsRepository(parent)
    , m_api(api)
{
}

Task<Result<HttpShipmentsRepository::Listed>> HttpShipmentsRepository::all(QString path,
                                                                           QUrlQuery query)
{
    const QPointer self(this);
    Listed listed;
    QString cursor;
    for (int page = 0; page < kMostPages; ++page) {
        QUrlQuery asked = query;
        asked.addQueryItem(u"limit"_s, u"100"_s);
        if (!cursor.isEmpty())
            asked.addQueryItem(u"cursor"_s, encoded(cursor));
        const auto answer = co_await m_api.get(path, asked);
        if (!answer)
            co_return fail(answer.error());
        for (const QJsonValue &item : answer->value("items"_L1).toArray())
            listed.items.append(item.toObject());
        cursor = answer->value("next_cursor"_L1).toString();
        if (!self || cursor.isEmpty())
            break;
    }
    listed.cut = !cursor.isEmpty();
    co_return listed;
}

Task<Result<HttpShipmentsRepository::Listed>> HttpShipmentsRepository::paidOrders()
{
    QUrlQuery query = with(u"status"_s, u"paid"_s);
    query.addQueryItem(u"sort"_s, u"placed_at"_s);
    return all(u"/admin/orders"_s, query);
}

Task<Result<OpenParcels>> HttpShipmentsRepository::open()
{
    const QPointer self(this);
    const auto orders = co_await paidOrders();
    if (!self || !orders)
        co_return fail(self ? orders.error() : Error{Fault::Unavailable});
    QList<ShipmentState> states(std::begin(kOpenStates), std::end(kOpenStates));
    auto listed = co_await shipped(std::move(states));
    if (!listed)
        co_return fail(listed.error());
    OpenParcels open = openParcelsOf(merged(std::move(listed->rows), orders->items));
    open.cut = std::move(listed->cut);
    if (orders->cut)
        open.cut += queuesOf(merged({}, orders->items));
    co_return open;
}

Task<Result<QList<ShipmentRow>>> HttpShipmentsRepository::inStates(QList<ShipmentState> states)
{
    auto listed = co_await shipped(std::move(states));
    if (!listed)
        co_return fail(listed.error());
    co_return std::move(listed->rows);
}

Task<Result<OpenParcels>> HttpShipmentsRepository::shipped(QList<ShipmentState> states)
{
    const QPointer self(this);
    OpenParcels listed;
    for (const ShipmentState state : states) {
        if (!self)
            co_return fail(Fault::Unavailable);
        QUrlQuery query = with(u"state"_s, toString(state));
        const auto page = co_await all(u"/admin/shipments"_s, query);
        if (!page)
            co_return fail(page.error());
        QList<ShipmentRow> rows;
        for (const QJsonObject &item : page->items) {
            auto row = parseShipment(item);
            if (!row)
                co_return fail(row.error());
            rows.append(std::move(*row));
        }
        if (page->cut)
            listed.cut += queuesOf(rows);
        listed.rows += rows;
    }
    co_return listed;
}

Task<Result<QList<ShipmentRow>>> HttpShipmentsRepository::parcels(QList<ShipmentId> ids)
{
    const QPointer self(this);
    QList<ShipmentRow> rows;
    for (const ShipmentId id : ids) {
        auto row = co_await shipment(id);
        if (!self || (!row && row.error().fault != Fault::NotFound))
            co_return fail(self ? row.error() : Error{Fault::Unavailable});
        if (!row)
            continue;
        const auto whole = co_await m_api.get(u"/admin/orders/"_s + row->order.toString());
        if (!self)
            co_return fail(Fault::Unavailable);
        if (whole)
            complete(*row, *whole);
        rows.append(std::move(*row));
    }
    co_return rows;
}

Task<Result<QList<QJsonObject>>> HttpShipmentsRepository::ordersToPack()
{
    auto orders = co_await paidOrders();
    if (!orders)
        co_return fail(orders.error());
    orders->items.removeIf(
        [](const QJsonObject &order) { return order["packed_at"_L1].isString(); });
    co_return std::move(orders->items);
}

Task<Result<ShipmentRow>> HttpShipmentsRepository::shipment(ShipmentId id)
{
    const auto answer = co_await m_api.get(u"/admin/shipments/"_s + id.toString());
    if (!answer)
        co_return fail(answer.error());
    co_return parseShipment(*answer);
}

Task<Result<QJsonObject>> HttpShipmentsRepository::order(QString code)
{
    const QPointer self(this);
    auto order = co_await m_api.get(u"/admin/orders/"_s + encoded(code));
    if (order || order.error().fault != Fault::NotFound || !self)
        co_return order;
    // An AWB is no name of an order, but its search knows it.
    QUrlQuery query = with(u"q"_s, code);
    const auto found = co_await m_api.get(u"/admin/orders"_s, query);
    if (!found)
        co_return fail(found.error());
    for (const QJsonValue &item : found->value("items"_L1).toArray())
        if (item["shipment"_L1]["awb"_L1].toString() == code)
            co_return item.toObject();
    co_return order;
}

Task<Result<QJsonObject>> HttpShipmentsRepository::picks(OrderId order)
{
    return m_api.get(u"/admin/orders/%1/picks"_s.arg(order.toString()));
}

Task<Result<ShipmentRow>> HttpShipmentsRepository::act(QString path)
{
    const QPointer self(this);
    const auto answer = co_await m_api.post(path, {});
    if (self)
        Q_EMIT changed();
    if (!answer)
        co_return fail(answer.error());
    co_return parseShipment(
        answer->contains("shipment"_L1) ? answer->value("shipment"_L1).toObject() : *answer);
}

Task<Result<ShipmentRow>> HttpShipmentsRepository::create(OrderId order)
{
    return act(u"/admin/orders/%1/shipment"_s.arg(order.toString()));
}

Task<Result<ShipmentRow>> HttpShipmentsRepository::requestPickup(ShipmentId id)
{
    return act(u"/admin/shipments/%1/pickup"_s.arg(id.toString()));
}

Task<Result<ShipmentRow>> HttpShipmentsRepository::cancel(ShipmentId id)
{
    return act(u"/admin/shipments/%1/cancel"_s.arg(id.toString()));
}

Task<Result<void>> HttpShipmentsRepository::setPacked(PackedMark mark)
{
    const QPointer self(this);
    const QString path = u"/admin/orders/"_s + mark.order.toString();
    const QJsonObject body{{u"packed"_s, mark.packed}};
    const auto answer = co_await m_api.post(path + u"/packed"_s, body);
    if (!answer)
        co_return fail(answer.error());
    if (!self)
        co_return {};
    if (!mark.box.isEmpty()) {
        const QJsonObject note{{u"text"_s, u"Packed in a box of %1"_s.arg(mark.box)}};
        co_await m_api.post(path + u"/notes"_s, note);
    }
    if (self)
        Q_EMIT changed();
    co_return {};
}

Task<Result<void>> HttpShipmentsRepository::settleReturn(ReturnVerdict verdict)
{
    const QPointer self(this);
    const QJsonObject body = edits::settleReturn({}, {}, {}, verdict.good, verdict.note).body;
    const QString path = u"/admin/orders/%1/restock"_s.arg(verdict.order.toString());
    const QByteArray key = makeUuidV7().toByteArray(QUuid::WithoutBraces);
    const auto answer = co_await m_api.post(path, body, key);
    if (!answer)
        co_return fail(answer.error());
    if (self)
        Q_EMIT changed();
    co_return {};
}

Task<Result<QList<Manifest>>> HttpShipmentsRepository::manifests()
{
    const auto listed = co_await all(u"/admin/manifests"_s, {});
    if (!listed)
        co_return fail(listed.error());
    QList<Manifest> manifests;
    for (const QJsonObject &item : listed->items) {
        auto manifest = parseManifest(item);
        if (!manifest)
            co_return fail(manifest.error());
        manifests.append(std::move(*manifest));
    }
    co_return manifests;
}

Task<Result<Manifest>> HttpShipmentsRepository::makeManifest(QList<ShipmentId> shipments)
{
    const QPointer self(this);
    QJsonArray ids;
    for (const ShipmentId id : shipments)
        ids.append(id.toString());
    const QJsonObject body{{u"shipment_ids"_s, ids}};
    const auto answer = co_await m_api.post(u"/admin/manifests"_s, body);
    if (!answer)
        co_return fail(answer.error());
    if (self)
        Q_EMIT changed();
    co_return parseManifest(*answer);
}

Task<Result<void>> HttpShipmentsRepository::handOver(Handover handover)
{
    const QPointer self(this);
    QJsonArray taken;
    for (const ShipmentId id : handover.taken)
        taken.append(id.toString());
    QJsonObject body{{u"shipment_ids"_s, taken}, {u"signed"_s, handover.isSigned}};
    if (!handover.driver.isEmpty())
        body[u"driver"_s] = handover.driver;
    const auto answer = co_await m_api.post(
        u"/admin/manifests/%1/handover"_s.arg(handover.manifest.toString()), body);
    if (!answer)
        co_return fail(answer.error());
    if (self)
        Q_EMIT changed();
    co_return {};
}

Task<Result<QJsonObject>> HttpShipmentsRepository::handoverDocument(ManifestId id)
{
    return m_api.get(u"/admin/manifests/%1/handover"_s.arg(id.toString()));
}

Task<Result<QList<HandoverRecord>>> HttpShipmentsRepository::handovers(Manifest manifest)
{
    const auto answer = co_await handoverDocument(manifest.id);
    if (!answer)
        co_return fail(answer.error());
    co_return parseHandovers(*answer);
}

Task<Result<QByteArray>> HttpShipmentsRepository::manifestPdf(ManifestId id)
{
    return m_api.download(u"/admin/manifests/%1.pdf"_s.arg(id.toString()));
}

} // namespace paushtik
