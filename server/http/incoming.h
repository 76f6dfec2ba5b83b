// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"

#include <chrono>

namespace paushtik::http {

/// A whole request as it came off the wire, before the router has seen it.
struct Incoming {
    Method method = Method::Get;
    QByteArray target; ///< "/path?query", still percent-encoded
    Headers headers;
    QByteArray body;
    QHostAddress wirePeer; ///< the other end of the socket; a proxy, perhaps
    bool keepAlive = true; ///< the client would send more on this connection
    bool http10 = false;
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
};

} // namespace paushtik::http
