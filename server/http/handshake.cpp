// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/handshake.h"

namespace paushtik::http {
namespace {

constexpr qsizetype kKeyBytes = 16;

bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        key, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == kKeyBytes;
}

} // namespace

std::optional<Refusal> refuseHandshake(const RequestHead &head)
{
    if (!head.upgrade)
        return Refusal{426, "This address speaks WebSocket only."};
    if (head.headers.value("Sec-WebSocket-Version").trimmed() != "13")
        return Refusal{426, "Only version 13 of WebSocket is spoken here."};
    if (!isKey(head.headers.value("Sec-WebSocket-Key").trimmed()))
        return Refusal{400, "The WebSocket handshake has no proper key."};
    return std::nullopt;
}

QByteArray handshakeHead(const RequestHead &head, const QByteArray &id)
{
    return "GET " + head.target + " HTTP/1.1\r\nHost: " + head.headers.value("Host") +
           "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: " +
           head.headers.value("Sec-WebSocket-Key").trimmed() + "\r\n" + kUpgradeId + ": " + id +
           "\r\n\r\n";
}

} // namespace paushtik::http
