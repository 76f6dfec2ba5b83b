// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/login_lock.h"

#include "server/http/peer.h"

#include <QCryptographicHash>
#include <algorithm>

namespace paushtik::http {

LoginLock::LoginLock(qsizetype maxPairs)
    : m_maxPairs(maxPairs)
{
}

/// A digest: the account is what a stranger typed, of any length, and none of our business to keep.
QByteArray LoginLock::key(const QString &account, const QHostAddress &peer)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(peerKey(peer));
    hash.addData(account.trimmed().toCaseFolded().toUtf8());
    return hash.result();
}

std::optional<int> LoginLock::lockedFor(const QString &account, const QHostAddress &peer,
                                        qint64 nowMs) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_pairs.constFind(key(account, peer));
    if (found == m_pairs.cend() || found->failures < kFailures)
        return std::nullopt;
    const qint64 left = found->last + kLockMs - nowMs;
    return left > 0 ? std::optional<int>(static_cast<int>((left + 999) / 1000)) : std::nullopt;
}

void LoginLock::failed(const QString &account, const QHostAddress &peer, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    if (m_pairs.size() >= m_maxPairs)
        makeRoom(nowMs);
    Pair &pair = m_pairs[key(account, peer)];
    if (nowMs - pair.last >= kLockMs)
        pair.failures = 0;
    ++pair.failures;
    pair.last = nowMs;
}

void LoginLock::succeeded(const QString &account, const QHostAddress &peer)
{
    const std::lock_guard lock(m_mutex);
    m_pairs.remove(key(account, peer));
}

void LoginLock::makeRoom(qint64 nowMs)
{
    m_pairs.removeIf([nowMs](const auto &entry) { return nowMs - entry.value().last >= kLockMs; });
    if (m_pairs.size() < m_maxPairs)
        return;
    const auto oldest =
        std::min_element(m_pairs.begin(), m_pairs.end(),
                         [](const Pair &a, const Pair &b) { return a.last < b.last; });
    m_pairs.erase(oldest);
}

} // namespace paushtik::http
