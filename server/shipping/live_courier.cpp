// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/live_courier.h"

#include "server/shipping/courier_answers.h"
#include "server/shipping/courier_order_body.h"

#include <QJsonArray>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

QJsonValue number(const QString &id)
{
    return QJsonValue(id.toLongLong());
}

QString encoded(const QString &segment)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(segment));
}

} // namespace

LiveCourier::LiveCourier(db::Database *database, ShippingConfig config,
                         std::shared_ptr<CourierGate> gate)
    : m_config(std::move(config))
    , m_http(m_config.baseUrl, std::move(gate))
    , m_token(database, &m_http, m_config)
{
}

Task<Answer<WireReply>> LiveCourier::signedCall(WireCall call, QDeadlineTimer deadline)
{
    for (int turn = 0;; ++turn) {
        auto token = co_await m_token.get(deadline);
        if (!token)
            co_return unexpected(token.error());
        call.token = *token;
        auto reply = co_await m_http.call(call, deadline);
        if (!reply || reply->status != 401)
            co_return reply;
        co_await m_token.drop(*token);
        if (turn == 1)
            co_return failed(FailureClass::Park,
                             u"the courier refuses our token, and a new one too"_s);
    }
}

Task<Answer<WireReply>> LiveCourier::post(QString path, QJsonObject body, QDeadlineTimer deadline)
{
    WireCall call{WireCall::Verb::Post, std::move(path), {}, std::move(body), {}};
    co_return co_await signedCall(std::move(call), deadline);
}

Task<Answer<WireReply>> LiveCourier::get(QString path, QUrlQuery query, QDeadlineTimer deadline)
{
    WireCall call{WireCall::Verb::Get, std::move(path), std::move(query), {}, {}};
    co_return co_await signedCall(std::move(call), deadline);
}

Task<Answer<CourierOrder>> LiveCourier::createOrder(Consignment consignment)
{
    const QDeadlineTimer until = deadline();
    QJsonObject body = createOrderBody(consignment, m_config.pickupLocation);
    const auto reply = co_await post(u"/orders/create/adhoc"_s, std::move(body), until);
    if (!reply)
        co_return unexpected(reply.error());
    if (!saysReferenceTaken(*reply))
        co_return readCreated(*reply);
    auto found = co_await findOrder(consignment.reference, until);
    if (!found)
        co_return unexpected(found.error());
    if (!*found)
        co_return failed(FailureClass::Retry,
                         u"the reference is taken, but the courier does not show its order yet"_s);
    co_return Answer<CourierOrder>(**found);
}

Task<Answer<std::optional<CourierOrder>>> LiveCourier::findByReference(QString reference)
{
    const QDeadlineTimer until = deadline();
    co_return co_await findOrder(std::move(reference), until);
}

Task<Answer<std::optional<CourierOrder>>> LiveCourier::findOrder(QString reference,
                                                                 QDeadlineTimer deadline)
{
    QUrlQuery query;
    query.addQueryItem(u"filter_by"_s, u"channel_order_id"_s);
    query.addQueryItem(u"filter"_s, reference);
    const auto reply = co_await get(u"/orders"_s, std::move(query), deadline);
    if (!reply)
        co_return unexpected(reply.error());
    co_return readOrderList(*reply, reference);
}

Task<Answer<std::optional<Awb>>> LiveCourier::readBack(CourierOrder order, QDeadlineTimer deadline)
{
    const auto reply =
        co_await get(u"/orders/show/"_s + encoded(order.orderId), QUrlQuery(), deadline);
    if (!reply)
        co_return unexpected(reply.error());
    co_return readShown(*reply);
}

Task<Answer<Awb>> LiveCourier::assignAwb(AwbRequest request)
{
    const QDeadlineTimer until = deadline();
    if (request.repeated) {
        auto there = co_await readBack(request.order, until);
        if (!there)
            co_return unexpected(there.error());
        if (*there)
            co_return Answer<Awb>(**there);
    }
    QJsonObject body{{u"shipment_id"_s, number(request.order.shipmentId)}};
    const auto reply = co_await post(u"/courier/assign/awb"_s, std::move(body), until);
    if (!reply)
        co_return unexpected(reply.error());
    if (!saysAlreadyAssigned(*reply))
        co_return readAssigned(*reply);
    auto there = co_await readBack(request.order, until);
    if (!there)
        co_return unexpected(there.error());
    if (!*there)
        co_return failed(FailureClass::Retry,
                         u"the courier says an AWB is assigned, but does not show it yet"_s);
    co_return Answer<Awb>(**there);
}

Task<Answer<Pickup>> LiveCourier::schedulePickup(CourierOrder order)
{
    QJsonObject body{{u"shipment_id"_s, QJsonArray{number(order.shipmentId)}}};
    const auto reply = co_await post(u"/courier/generate/pickup"_s, std::move(body), deadline());
    if (!reply)
        co_return unexpected(reply.error());
    co_return readPickup(*reply);
}

Task<Answer<QByteArray>> LiveCourier::fetchLabel(LabelRequest request)
{
    const QDeadlineTimer until = deadline();
    QJsonObject body{{u"shipment_id"_s, QJsonArray{number(request.order.shipmentId)}}};
    const auto reply = co_await post(u"/courier/generate/label"_s, std::move(body), until);
    if (!reply)
        co_return unexpected(reply.error());
    const auto url = readLabelUrl(*reply);
    if (!url)
        co_return unexpected(url.error());
    co_return co_await m_http.fetchPdf(*url, until);
}

Task<Answer<void>> LiveCourier::announce(CourierOrder order)
{
    QJsonObject body{{u"shipment_id"_s, QJsonArray{number(order.shipmentId)}}};
    const auto reply = co_await post(u"/manifests/generate"_s, std::move(body), deadline());
    if (!reply)
        co_return unexpected(reply.error());
    const auto url = readManifestUrl(*reply); // empty: made before
    if (!url)
        co_return unexpected(url.error());
    co_return Answer<void>();
}

Task<Answer<std::optional<QByteArray>>> LiveCourier::manifest(QList<CourierOrder> orders)
{
    const QDeadlineTimer until = deadline();
    QJsonArray shipmentIds;
    QJsonArray orderIds;
    for (const CourierOrder &order : orders) {
        shipmentIds.append(number(order.shipmentId));
        orderIds.append(number(order.orderId));
    }
    QJsonObject body{{u"shipment_id"_s, shipmentIds}};
    auto reply = co_await post(u"/manifests/generate"_s, std::move(body), until);
    if (!reply)
        co_return unexpected(reply.error());
    auto url = readManifestUrl(*reply);
    if (url && url->isEmpty()) {
        // It was made before. Printing wants order ids where generating wants shipment ids.
        QJsonObject print{{u"order_ids"_s, orderIds}};
        reply = co_await post(u"/manifests/print"_s, std::move(print), until);
        if (!reply)
            co_return unexpected(reply.error());
        url = readManifestUrl(*reply);
    }
    if (!url)
        co_return unexpected(url.error());
    auto pdf = co_await m_http.fetchPdf(*url, until);
    if (!pdf)
        co_return unexpected(pdf.error());
    co_return Answer<std::optional<QByteArray>>(*pdf);
}

Task<Answer<QHash<QString, CourierNews>>> LiveCourier::track(QStringList awbs, int deadlineMs)
{
    const QDeadlineTimer until(deadlineMs);
    std::optional<Answer<WireReply>> reply;
    if (awbs.size() == 1) {
        reply = co_await get(u"/courier/track/awb/"_s + encoded(awbs.first()), QUrlQuery(), until);
    } else {
        QJsonObject body{{u"awbs"_s, QJsonArray::fromStringList(awbs)}};
        reply = co_await post(u"/courier/track/awbs"_s, std::move(body), until);
    }
    if (!*reply)
        co_return unexpected(reply->error());
    if (!(*reply)->ok())
        co_return unexpected(failureOf(**reply));
    co_return Answer<QHash<QString, CourierNews>>(readTracked(**reply, awbs));
}

Task<Answer<bool>> LiveCourier::cancel(CourierOrder order)
{
    QJsonObject body{{u"ids"_s, QJsonArray{number(order.orderId)}}};
    const auto reply = co_await post(u"/orders/cancel"_s, std::move(body), deadline());
    if (!reply)
        co_return unexpected(reply.error());
    co_return readCancelled(*reply);
}

Task<Answer<QStringList>> LiveCourier::pickupLocations()
{
    const auto reply = co_await get(u"/settings/company/pickup"_s, QUrlQuery(), deadline());
    if (!reply)
        co_return unexpected(reply.error());
    co_return readPickupLocations(*reply);
}

} // namespace paushtik::shipping
