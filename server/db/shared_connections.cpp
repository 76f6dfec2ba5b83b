// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/shared_connections.h"

#include <QAbstractEventDispatcher>
#include <QLoggingCategory>
#include <algorithm>

namespace paushtik::db {
namespace {

Q_LOGGING_CATEGORY(lcDb, "paushtik.db")

// A connection whose server is at one statement for longer than this gets no more while another is
// free.
constexpr qint64 kSlowMs = 20;

} // namespace

SharedConnections::SharedConnections(const ConnectionSettings &settings,
                                     const DatabaseConfig &config)
    : m_settings(settings)
    , m_waitMs(config.acquireTimeoutMs)
    , m_lanes(static_cast<size_t>(std::max(1, config.sharedConnections)))
{
    m_late.setSingleShot(true);
    QObject::connect(&m_late, &QTimer::timeout, &m_context, [this] { failLate(); });
}

void SharedConnections::startLanes()
{
    if (m_lanes.front().retry)
        return;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake,
                     &m_context, [this] { m_thisTurn.reset(); });
    for (size_t i = 0; i < m_lanes.size(); ++i) {
        m_lanes[i].retry = std::make_unique<QTimer>();
        m_lanes[i].retry->setSingleShot(true);
        QObject::connect(m_lanes[i].retry.get(), &QTimer::timeout, &m_context,
                         [this, i] { connectLane(i); });
        connectLane(i);
    }
}

void SharedConnections::connectLane(size_t index)
{
    Connection::Listener listener;
    listener.ready = [this, index] { laneReady(index); };
    listener.lost = [this, index](const QByteArray &reason) { laneLost(index, reason); };
    m_lanes[index].connection =
        Connection::open(m_settings, Connection::Sync::EachStatement, std::move(listener));
}

void SharedConnections::laneReady(size_t index)
{
    m_lanes[index].backoff.succeeded();
    for (const StatementPtr &statement : std::exchange(m_waiting, {})) {
        if (!statement->finished)
            m_lanes[index].connection->send(statement);
    }
}

void SharedConnections::laneLost(size_t index, const QByteArray &reason)
{
    m_lastFailure = reason;
    const int delay = m_lanes[index].backoff.nextDelay();
    qCWarning(lcDb, "connection lost: %s; again in %d ms", reason.constData(), delay);
    m_lanes[index].retry->start(delay);
}

void SharedConnections::submit(const StatementPtr &statement)
{
    if (m_shut) {
        statement->fail(Error("the database is closed", {}, {}));
        return statement->finish();
    }
    startLanes();
    if (Connection *const connection = pick())
        return connection->send(statement);
    m_waiting.push_back(statement);
    if (!m_late.isActive())
        m_late.start(m_waitMs);
}

Connection *SharedConnections::pick()
{
    const auto current = m_thisTurn.lock();
    if (current && current->isReady())
        return current.get();
    std::shared_ptr<Connection> best;
    const auto load = [](const Connection &c) {
        return std::pair(c.busyMs() > kSlowMs, c.inFlight());
    };
    for (const Lane &lane : m_lanes) {
        if (lane.connection->isReady() && (!best || load(*lane.connection) < load(*best)))
            best = lane.connection;
    }
    m_thisTurn = best;
    return best.get();
}

// Statements wait in the order they came, and all as long, so the first is always the next to be
// late.
void SharedConnections::failLate()
{
    const qint64 now = steadyMs();
    std::vector<StatementPtr> late;
    while (!m_waiting.empty() && m_waiting.front()->waitUntil <= now) {
        late.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    if (!m_waiting.empty())
        m_late.start(static_cast<int>(std::max<qint64>(1, m_waiting.front()->waitUntil - now)));
    for (const StatementPtr &statement : late) {
        statement->fail(Error("no database connection: " + m_lastFailure, {}, {}));
        statement->finish();
    }
}

bool SharedConnections::idle() const
{
    const auto quiet = [](const Lane &lane) {
        return !lane.connection || lane.connection->inFlight() == 0;
    };
    return m_waiting.empty() && std::all_of(m_lanes.begin(), m_lanes.end(), quiet);
}

void SharedConnections::shutdown()
{
    m_shut = true;
    m_late.stop();
    for (Lane &lane : m_lanes) {
        lane.retry.reset();
        if (lane.connection)
            lane.connection->shutdown("closed by us");
    }
    for (const StatementPtr &statement : std::exchange(m_waiting, {})) {
        statement->fail(Error("the database is closed", {}, {}));
        statement->finish();
    }
}

} // namespace paushtik::db
