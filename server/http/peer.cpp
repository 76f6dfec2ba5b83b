// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/peer.h"

#include <algorithm>
#include <ranges>

namespace paushtik::http {
namespace {

QHostAddress plain(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(v4) : address;
}

bool isTrusted(const QHostAddress &address, const Subnets &trusted)
{
    return std::any_of(trusted.cbegin(), trusted.cend(), [&](const auto &subnet) {
        return address.isInSubnet(subnet.first, subnet.second);
    });
}

/// All fields of that name are one list (RFC 9110 §5.3).
QList<QByteArray> forwardedFor(const Headers &headers)
{
    QList<QByteArray> hops;
    for (const auto &[name, value] : headers.all()) {
        if (name.compare("x-forwarded-for", Qt::CaseInsensitive) == 0)
            hops += value.split(',');
    }
    return hops;
}

} // namespace

QHostAddress clientAddress(const QHostAddress &wirePeer, const Headers &headers,
                           const Subnets &trusted)
{
    QHostAddress client = plain(wirePeer);
    if (trusted.isEmpty() || !isTrusted(client, trusted))
        return client;
    const QList<QByteArray> hops = forwardedFor(headers);
    for (const QByteArray &hop : hops | std::views::reverse) {
        const QHostAddress address(QString::fromLatin1(hop.trimmed()));
        if (address.isNull())
            break;
        client = plain(address);
        if (!isTrusted(client, trusted))
            break;
    }
    return client;
}

QByteArray peerKey(const QHostAddress &peer)
{
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4);
    if (isV4)
        return QByteArray(reinterpret_cast<const char *>(&v4), sizeof v4);
    const Q_IPV6ADDR v6 = peer.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(v6.c), 8);
}

} // namespace paushtik::http
