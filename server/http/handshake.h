// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request_head.h"

namespace paushtik::http {

/// Why this is no WebSocket handshake (RFC 6455 §4.2.1), or nothing: 426 for a plain request or a
/// version other than 13, 400 for a broken key.
std::optional<Refusal> refuseHandshake(const RequestHead &head);

/// A header of ours by which the WebSocket that the library makes is known again.
inline constexpr const char *kUpgradeId = "X-Upgrade-Id";

/// The head that the library upgrades by: what it needs of the handshake, and nothing else.
QByteArray handshakeHead(const RequestHead &head, const QByteArray &id);

} // namespace paushtik::http
