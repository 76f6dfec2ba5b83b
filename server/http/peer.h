// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"

namespace paushtik::http {

using Subnets = QList<std::pair<QHostAddress, int>>;

/// The client's address: the socket's other end, or, when that is a trusted proxy, the rightmost
/// address of X-Forwarded-For that is none. What stands left of it is the client's own word and not
/// believed.
QHostAddress clientAddress(const QHostAddress &wirePeer, const Headers &headers,
                           const Subnets &trusted);

/// What limits count by: an IPv4 address, or the /64 of an IPv6 one, which is one customer's line.
QByteArray peerKey(const QHostAddress &peer);

} // namespace paushtik::http
