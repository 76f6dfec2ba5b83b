// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/response.h"
#include "server/http/router.h"

#include <optional>

namespace paushtik::http {

// The checks between the router and the handler. Each answers the refusal, or nothing when the
// request may go on.

/// The token of `Authorization: Bearer …`: the scheme in any letter case, exactly one token of a
/// sane length. Nothing when there is no such header; an empty array when there is one that holds
/// no token of ours.
std::optional<QByteArray> bearerToken(const Headers &headers);

/// What a request shows to say who it is.
struct Credential {
    QByteArray token; ///< empty: there is one, but it cannot be a token of ours
    bool fromCookie = false;
};
/// The bearer's token; without an Authorization header the session cookie's, where that may be
/// believed (session_cookie.h).
std::optional<Credential> credentialOf(Method method, const Headers &headers);

/// True when the route wants to know who asks.
bool looksAtToken(Access access);

/// 401, 403 or nothing. `caller` is what the authenticator said of the token; a route that must
/// know is closed to everything not named here.
std::optional<Response> admit(Access access, bool tokenGiven, const std::optional<Caller> &caller);

/// Fills Request::query from the raw query. Under /api/v1 a name the route does not declare is 422.
std::optional<Response> readQuery(const Route &route, QByteArrayView rawQuery, Request &request);

/// Content-Type and JSON, as the route declares them.
std::optional<Response> readBody(const Route &route, Request &request);

/// 1..255 visible ASCII characters.
bool isIdempotencyKey(const QByteArray &key);

/// The client's X-Request-Id when it is a sane one, else a new one.
QByteArray requestIdOf(const Headers &headers);
QByteArray newRequestId();

} // namespace paushtik::http
