// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"

#include <optional>

namespace paushtik::http {

/// The storefront's session: HttpOnly, so that no script reads it, and SameSite=Lax.
inline constexpr const char *kSessionCookie = "paushtik_session";

/// True when the browser says that a page of ours made the request: `Sec-Fetch-Site: same-origin`,
/// or, from a browser that does not send it, an Origin with the authority of Host. Nothing said is
/// not ours.
bool isSameOrigin(const Headers &headers);

/// The session cookie's token where it may be believed: always for GET and HEAD, which change
/// nothing, and for all other methods only from a page of ours, so that another site cannot make a
/// browser act in its user's name. A cookie that may not be believed is as good as none.
std::optional<QByteArray> sessionCookie(Method method, const Headers &headers);

/// The value of a cookie (RFC 6265 §4.2.1), the first of that name; without quotes.
std::optional<QByteArray> cookieValue(const Headers &headers, QByteArrayView name);

} // namespace paushtik::http
