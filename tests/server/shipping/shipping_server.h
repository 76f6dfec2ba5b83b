// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"
#include "server/shipping/shipping.h"
#include "tests/server/shipping/live_shop.h"

#include <QNetworkAccessManager>

namespace paushtik::tests {

/// The routes of shipping on a real server on loopback. A token is its owner's name: "warehouse",
/// "manager", or a customer's id.
class ShippingServer {
public:
    enum class CourierMode { Mock, Live };
    explicit ShippingServer(CourierMode mode = CourierMode::Mock);
    ~ShippingServer();

    struct Answer {
        int status = 0;
        QByteArray bytes;
        QByteArray type;
        bool replayed = false;
        QJsonObject json;
        QString code() const { return json[QStringLiteral("code")].toString(); }
    };
    using Headers = QHash<QByteArray, QByteArray>;
    /// `path` under /api/v1; an empty body is none.
    Answer call(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                const QByteArray &body = {}, const Headers &headers = {});
    /// The warehouse ships it over HTTP.
    QJsonObject shipped(OrderId order);
    QByteArray buyerOf(OrderId order);

    LiveShop shop;

private:
    std::shared_ptr<shipping::Shipping> m_shipping;
    std::unique_ptr<http::Server> m_server;
    QNetworkAccessManager m_client;
};

inline constexpr auto kCourierKey = "key-of-the-courier";

} // namespace paushtik::tests
