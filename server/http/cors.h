// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"

#include <QByteArrayList>

namespace paushtik::http {

/// The CORS headers of an answer: none unless the request's Origin is listed literally. Never a
/// wildcard, never credentials: the API's tokens travel in a header that a page must set itself.
QList<std::pair<QByteArray, QByteArray>> corsHeaders(const Headers &request,
                                                     const QByteArrayList &origins);

/// The same for the answer to a preflight (OPTIONS with Access-Control-Request-Method).
QList<std::pair<QByteArray, QByteArray>> preflightHeaders(const Headers &request,
                                                          const QByteArrayList &origins,
                                                          const QByteArrayList &allowedMethods);

} // namespace paushtik::http
