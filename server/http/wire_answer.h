// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/response.h"

namespace paushtik::http {

/// What the wire needs to know beside the answer itself.
struct WireAnswer {
    QByteArray requestId;
    bool headOnly = false; ///< HEAD: the same head, no body
    bool keepAlive = true;
    bool http10 = false;
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< CORS and the like
};

/// The head with the body, and the part of a file that goes after it where the answer is one.
struct Outgoing {
    QByteArray bytes;
    FilePart file;
};

/// Status line, every header and the body as one buffer. A header of the handler's that holds a
/// line break is left out and logged: a value from outside must never start a header of its own.
Outgoing toWire(Response response, const WireAnswer &wire);

/// If-None-Match against a strong tag (RFC 9110 §13.1.2: compared weakly, `*` matches all).
bool matchesTag(const QByteArray &ifNoneMatch, const QByteArray &etag);

/// IMF-fixdate of now (RFC 9110 §5.6.7), made once a second and thread.
const QByteArray &httpDate();

} // namespace paushtik::http
