// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection_counts.h"

#include "server/http/peer.h"

namespace paushtik::http {

ConnectionCounts &ConnectionCounts::shared()
{
    static ConnectionCounts counts;
    return counts;
}

bool ConnectionCounts::enter(const QHostAddress &peer, int maxPerPeer, int maxTotal)
{
    const std::lock_guard lock(m_mutex);
    if (m_total >= maxTotal)
        return false;
    int &count = m_byPeer[peerKey(peer)];
    if (count >= maxPerPeer)
        return false;
    ++count;
    ++m_total;
    return true;
}

void ConnectionCounts::leave(const QHostAddress &peer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byPeer.find(peerKey(peer));
    Q_ASSERT(found != m_byPeer.end());
    --m_total;
    if (--*found == 0)
        m_byPeer.erase(found);
}

} // namespace paushtik::http
