// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/form.h"
#include "server/shipping/shipping_routes.h"

#include <openssl/crypto.h>

#include <QCryptographicHash>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;
namespace {

/// In constant time, over digests, so that not even the length is told.
bool sameKey(const QByteArray &given, const QByteArray &wanted)
{
    const QByteArray a = QCryptographicHash::hash(given, QCryptographicHash::Sha256);
    const QByteArray b = QCryptographicHash::hash(wanted, QCryptographicHash::Sha256);
    return !wanted.isEmpty() &&
           CRYPTO_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

/// Older panels send the key under the older name.
QByteArray keyOf(const http::Headers &headers)
{
    return headers.contains("x-api-key") ? headers.value("x-api-key")
                                         : headers.value("anx-api-key");
}

Task<Response> webhook(std::shared_ptr<Shipping> shipping, Request request)
{
    if (!sameKey(keyOf(request.headers), shipping->config.webhookToken)) {
        const Error error{.fault = Fault::Unauthorized,
                          .detail = u"The key is not the courier's."_s};
        co_return http::problem(error);
    }
    const bool ours = co_await shipping->inbox.receive(request.body);
    co_return http::json(ours ? QJsonObject() : QJsonObject{{u"ignored"_s, true}});
}

Task<Response> advance(std::shared_ptr<Shipping> shipping, Request request)
{
    http::Form form(request.json);
    const QString awb = form.text(u"awb"_s, {.max = 60});
    const auto status = static_cast<int>(form.integer(u"status_id"_s, 1, 999));
    if (const auto error = form.error())
        co_return http::problem(*error);
    const auto body = co_await shipping->mock->advance(awb, status);
    if (!body) {
        const Error error{.fault = Fault::NotFound,
                          .detail = u"The mock courier has no such AWB."_s};
        co_return http::problem(error);
    }
    co_await shipping->inbox.receive(*body);
    co_return http::json({{u"awb"_s, awb}, {u"status_id"_s, status}});
}

} // namespace

void addCourierRoutes(http::Router &router, std::shared_ptr<Shipping> shipping)
{
    router.add({.method = Method::Post,
                .path = "/api/v1/webhooks/courier",
                .access = Access::Public,
                .handler = [shipping](Request r) { return webhook(shipping, std::move(r)); },
                .body = Body::Raw});
    if (!shipping->mock)
        return;
    router.add({.method = Method::Post,
                .path = "/api/v1/mock/shiprocket/advance",
                .access = Access::Public,
                .handler = [shipping](Request r) { return advance(shipping, std::move(r)); },
                .body = Body::Json});
}

} // namespace paushtik::shipping
