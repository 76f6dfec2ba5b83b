// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/shipping_server.h"

#include "server/http/cursor.h"

#include <QJsonDocument>
#include <QNetworkReply>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

Task<std::optional<http::Caller>> whoIs(QByteArray token)
{
    http::Caller caller;
    // The same name is the same account.
    caller.account = parseUuid(QString::fromLatin1(token))
                         .value_or(QUuid::createUuidV5(QUuid(), QString::fromLatin1(token)));
    caller.realm = http::Caller::Realm::Customer;
    if (token == "warehouse" || token == "manager") {
        caller.realm = http::Caller::Realm::Staff;
        caller.name = QString::fromLatin1(token);
        caller.role = token == "manager" ? http::Role::Manager : http::Role::Warehouse;
    }
    co_return caller;
}

} // namespace

ShippingServer::ShippingServer(CourierMode mode)
{
    http::setCursorSecret(QByteArray(32, 's'));
    shipping::ShippingConfig config = shop.config;
    config.mock = mode == CourierMode::Mock;
    config.webhookToken = kCourierKey;
    m_shipping = std::make_shared<shipping::Shipping>(
        &shop.daemon().database, config, shipping::ShippingShared(), std::make_shared<CpuPool>(1));
    http::Router router;
    shipping::addShippingRoutes(router, m_shipping, shop.daemon().orders);
    http::ServerConfig server;
    server.address = QHostAddress::LocalHost;
    server.rateLimits = false;
    m_server =
        std::make_unique<http::Server>(server, std::move(router), whoIs, &shop.daemon().database);
    if (!m_server->listen())
        qFatal("%s", qPrintable(m_server->errorString()));
}

ShippingServer::~ShippingServer()
{
    settled(m_server->drain(5'000));
}

ShippingServer::Answer ShippingServer::call(const QByteArray &method, const QByteArray &path,
                                            const QByteArray &token, const QByteArray &body,
                                            const Headers &headers)
{
    const QByteArray url =
        "http://127.0.0.1:" + QByteArray::number(m_server->port()) + "/api/v1" + path;
    QNetworkRequest request{QUrl::fromEncoded(url)};
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    if (!body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        request.setRawHeader(header.key(), header.value());
    const std::unique_ptr<QNetworkReply> reply(m_client.sendCustomRequest(request, method, body));
    if (!waitUntil([&reply] { return reply->isFinished(); }))
        qFatal("no answer within a minute");
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.bytes = reply->readAll();
    answer.type = reply->rawHeader("Content-Type");
    answer.replayed = reply->hasRawHeader("Idempotent-Replayed");
    answer.json = QJsonDocument::fromJson(answer.bytes).object();
    return answer;
}

QJsonObject ShippingServer::shipped(OrderId order)
{
    const QByteArray path = "/admin/orders/" + order.toString().toLatin1() + "/shipment";
    return call("POST", path, "warehouse").json.value("shipment"_L1).toObject();
}

QByteArray ShippingServer::buyerOf(OrderId order)
{
    return shop.database().execute("SELECT customer_id FROM orders WHERE id = $1",
                                   {order.toString().toLatin1()});
}

} // namespace paushtik::tests
