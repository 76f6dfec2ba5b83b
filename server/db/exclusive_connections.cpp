// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/exclusive_connections.h"

#include <QLoggingCategory>
#include <algorithm>

namespace paushtik::db {
namespace {

Q_LOGGING_CATEGORY(lcDb, "paushtik.db")

template <class T>
bool eraseOne(std::vector<T> &from, const T &value)
{
    const auto it = std::find(from.begin(), from.end(), value);
    if (it == from.end())
        return false;
    from.erase(it);
    return true;
}

} // namespace

ExclusiveConnections::ExclusiveConnections(const ConnectionSettings &settings,
                                           const DatabaseConfig &config)
    : m_settings(settings)
    , m_limit(static_cast<size_t>(std::max(1, config.transactionConnections)))
    , m_waitMs(config.acquireTimeoutMs)
{
    m_retry.setSingleShot(true);
    m_late.setSingleShot(true);
    QObject::connect(&m_retry, &QTimer::timeout, &m_context, [this] { grow(); });
    QObject::connect(&m_late, &QTimer::timeout, &m_context, [this] { failLate(); });
}

ExclusiveConnections::WaiterPtr ExclusiveConnections::acquire()
{
    auto waiter = std::make_shared<Waiter>(Waiter{.deadline = steadyMs() + m_waitMs});
    if (m_shut) {
        waiter->error = Error("the database is closed", {}, {});
        return waiter;
    }
    if (m_waiters.empty() && !m_idle.empty()) {
        waiter->connection = std::move(m_idle.back());
        m_idle.pop_back();
        return waiter;
    }
    m_waiters.push_back(waiter);
    if (!m_late.isActive())
        m_late.start(m_waitMs);
    grow();
    return waiter;
}

void ExclusiveConnections::grow()
{
    while (!m_retry.isActive() && m_connecting < m_waiters.size() && m_all.size() < m_limit)
        openOne();
}

void ExclusiveConnections::openOne()
{
    // The listener learns who it listens to only after open(): it is never called from in there.
    const auto self = std::make_shared<std::weak_ptr<Connection>>();
    Connection::Listener listener;
    listener.ready = [this, self] {
        --m_connecting;
        m_backoff.succeeded();
        m_idle.push_back(self->lock());
        deliver();
    };
    listener.lost = [this, self](const QByteArray &reason) { lost(*self, reason); };
    auto connection = Connection::open(m_settings, Connection::Sync::EachTurn, std::move(listener));
    *self = connection;
    ++m_connecting;
    m_all.push_back(std::move(connection));
}

void ExclusiveConnections::lost(const std::weak_ptr<Connection> &connection,
                                const QByteArray &reason)
{
    const auto gone = connection.lock();
    m_lastFailure = reason;
    qCWarning(lcDb, "transaction connection lost: %s", reason.constData());
    eraseOne(m_all, gone);
    const bool wasWorking = gone->wasReady();
    if (!wasWorking)
        --m_connecting;
    eraseOne(m_idle, gone);
    if (!wasWorking && !m_retry.isActive())
        m_retry.start(m_backoff.nextDelay());
    grow();
}

void ExclusiveConnections::release(const std::shared_ptr<Connection> &connection)
{
    if (m_shut)
        return;
    if (connection->isReady())
        m_idle.push_back(connection);
    else
        grow();
    deliverLater();
}

void ExclusiveConnections::deliverLater()
{
    QMetaObject::invokeMethod(&m_context, [this] { deliver(); }, Qt::QueuedConnection);
}

void ExclusiveConnections::deliver()
{
    std::vector<WaiterPtr> served;
    while (!m_waiters.empty() && !m_idle.empty()) {
        served.push_back(std::move(m_waiters.front()));
        m_waiters.pop_front();
        served.back()->connection = std::move(m_idle.back());
        m_idle.pop_back();
    }
    for (const WaiterPtr &waiter : served)
        finish(waiter);
}

void ExclusiveConnections::failLate()
{
    const qint64 now = steadyMs();
    std::vector<WaiterPtr> late;
    while (!m_waiters.empty() && m_waiters.front()->deadline <= now) {
        late.push_back(std::move(m_waiters.front()));
        m_waiters.pop_front();
    }
    if (!m_waiters.empty())
        m_late.start(static_cast<int>(std::max<qint64>(1, m_waiters.front()->deadline - now)));
    for (const WaiterPtr &waiter : late) {
        waiter->error = Error("no connection for a transaction in time: " + m_lastFailure, {}, {});
        finish(waiter);
    }
}

void ExclusiveConnections::finish(const WaiterPtr &waiter)
{
    if (const auto handle = std::exchange(waiter->handle, {}))
        handle.resume();
}

void ExclusiveConnections::shutdown()
{
    m_shut = true;
    m_retry.stop();
    m_late.stop();
    const auto waiters = std::exchange(m_waiters, {});
    const auto all = std::exchange(m_all, {});
    m_idle.clear();
    for (const auto &connection : all)
        connection->shutdown("closed by us");
    for (const WaiterPtr &waiter : waiters) {
        waiter->error = Error("the database is closed", {}, {});
        finish(waiter);
    }
}

} // namespace paushtik::db
