// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"

#include <optional>

namespace paushtik::http {

/// Why the wire refuses a request: the status, and a sentence for a person. The connection closes
/// after it.
struct Refusal {
    int status;
    const char *detail;
};

/// The head of a request that passed every check.
struct RequestHead {
    Method method = Method::Get;
    QByteArray target; ///< origin form ("/path?query"), or "*"; visible ASCII only
    Headers headers;
    qint64 length = 0; ///< of the body; -1: chunked
    bool lengthStated = false;
    bool http10 = false;
    bool keepAlive = true;
    bool expectsContinue = false;
    bool upgrade = false; ///< asks for a WebSocket

    QByteArrayView path() const;
    QByteArrayView query() const;
};

/// "GET /x HTTP/1.1", without its line end, into `head`.
std::optional<Refusal> readRequestLine(QByteArrayView line, RequestHead &head);
/// "Name: value", without its line end, appended to `head`. RFC 9112 §5, strictly: no space before
/// the colon, no folding, no control characters.
std::optional<Refusal> readField(QByteArrayView line, RequestHead &head);
/// After the last field: Host, length, encoding, expectation and connection, all in agreement.
std::optional<Refusal> settleHead(RequestHead &head);

/// A character of a name (RFC 9110 §5.6.2).
bool isTokenCharacter(char c);

} // namespace paushtik::http
