// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cors.h"

using namespace Qt::StringLiterals;

namespace paushtik::http {

QList<std::pair<QByteArray, QByteArray>> corsHeaders(const Headers &request,
                                                     const QByteArrayList &origins)
{
    if (origins.isEmpty())
        return {};
    // With a list, an answer differs by Origin even when it gets none of the headers: caches must
    // know.
    QList<std::pair<QByteArray, QByteArray>> headers{{"Vary"_ba, "Origin"_ba}};
    const QByteArray origin = request.value("Origin");
    if (origin.isEmpty() || origin == "*" || !origins.contains(origin))
        return headers;
    headers.append({"Access-Control-Allow-Origin"_ba, origin});
    headers.append({"Access-Control-Expose-Headers"_ba,
                    "ETag, Idempotency-Replayed, Retry-After, X-Cart-Token, X-Request-Id"_ba});
    return headers;
}

QList<std::pair<QByteArray, QByteArray>> preflightHeaders(const Headers &request,
                                                          const QByteArrayList &origins,
                                                          const QByteArrayList &allowedMethods)
{
    auto headers = corsHeaders(request, origins);
    if (headers.size() < 2 || !request.contains("Access-Control-Request-Method"))
        return headers;
    headers.append({"Access-Control-Allow-Methods"_ba, allowedMethods.join(", ")});
    headers.append({"Access-Control-Allow-Headers"_ba,
                    "Authorization, Content-Type, Idempotency-Key, "
                    "If-None-Match, X-Cart-Token, X-Request-Id"_ba});
    headers.append({"Access-Control-Max-Age"_ba, "600"_ba});
    return headers;
}

} // namespace paushtik::http
