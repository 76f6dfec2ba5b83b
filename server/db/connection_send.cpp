// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Connection that talks; connection.cpp connects, listens and ends.
#include "server/db/connection.h"

#include "server/db/read_only.h"

#include <QVarLengthArray>

namespace paushtik::db {
namespace {

// The first of them is answered no later than the last: a bound on how much longer it waits.
constexpr int kMostRepetitions = 32;

QByteArray nameOf(const Query &query, int generation)
{
    return 'q' + QByteArray::number(query.index()) + '_' + QByteArray::number(generation);
}

} // namespace

void Connection::send(const StatementPtr &statement)
{
    if (m_state != State::Ready) {
        statement->fail(lostConnection("not connected"));
        return statement->finish();
    }
    if (m_inFlight.empty())
        m_progress = steadyMs();
    const bool sharesSync = mayShareSync(*statement);
    const bool joins = sharesSync && m_repeated == statement->query;
    if (m_sync == Sync::EachStatement && !joins)
        sync();
    if (!(statement->text.isEmpty() ? sendPrepared(statement) : sendText(statement)))
        return loseLater(oneLine(PQerrorMessage(m_conn.get())));
    m_syncPending = true;
    m_repeated = sharesSync ? statement->query : nullptr;
    if (m_sync == Sync::EachStatement && (!sharesSync || ++m_repetitions == kMostRepetitions))
        sync();
    flushLater();
    armDeadline();
}

// Only one and the same read: the server answers all that share a sync when the last of them is
// done, and what is quick must not wait for what is slow. The statement is known to be prepared, so
// that none relies on what the failure of another would make the server skip.
bool Connection::mayShareSync(const Statement &statement)
{
    if (m_sync == Sync::EachTurn || statement.alone || !statement.text.isEmpty())
        return false;
    Prepared &state = prepared(*statement.query);
    if (!state.onlyReads)
        state.onlyReads = onlyReads(statement.query->sql());
    return state.confirmed && *state.onlyReads;
}

bool Connection::sendText(const StatementPtr &statement)
{
    m_inFlight.push_back({Kind::Execute, statement});
    statement->sent = true;
    return PQsendQueryParams(m_conn.get(), statement->text.constData(), 0, nullptr, nullptr,
                             nullptr, nullptr, 0) == 1;
}

bool Connection::sendPrepared(const StatementPtr &statement)
{
    Prepared &state = prepared(*statement->query);
    const int generation = state.generation;
    const bool wasPrepared = std::exchange(state.sent, true);
    return (wasPrepared || sendPrepare(statement, generation)) &&
           sendExecute(statement, generation);
}

bool Connection::sendPrepare(const StatementPtr &statement, int generation)
{
    m_inFlight.push_back({Kind::Prepare, statement, generation});
    const QByteArray name = nameOf(*statement->query, generation);
    return PQsendPrepare(m_conn.get(), name.constData(), statement->query->sql(), 0, nullptr) == 1;
}

bool Connection::sendExecute(const StatementPtr &statement, int generation)
{
    const QByteArray name = nameOf(*statement->query, generation);
    QVarLengthArray<const char *, 16> values;
    QVarLengthArray<int, 16> lengths;
    QVarLengthArray<int, 16> formats;
    for (const Params::Value &value : statement->params.values()) {
        values.append(value.null ? nullptr : value.bytes.constData());
        lengths.append(static_cast<int>(value.bytes.size()));
        formats.append(value.binary ? 1 : 0);
    }
    m_inFlight.push_back({Kind::Execute, statement, generation});
    statement->sent = true;
    return PQsendQueryPrepared(m_conn.get(), name.constData(), static_cast<int>(values.size()),
                               values.constData(), lengths.constData(), formats.constData(),
                               0) == 1;
}

void Connection::sync()
{
    if (!std::exchange(m_syncPending, false))
        return;
    m_repeated = nullptr;
    m_repetitions = 0;
    m_inFlight.push_back({Kind::Sync, nullptr});
    // Writes to the socket too. libpq 17 could queue it instead; with that, statements that wait
    // for each other's locks were seen to stall.
    const int queued = PQpipelineSync(m_conn.get());
    if (queued != 1)
        loseLater(oneLine(PQerrorMessage(m_conn.get())));
}

void Connection::separate()
{
    if (m_state != State::Ready)
        return;
    sync();
    renewUnconfirmed();
}

// One write for all that is sent in this turn of the event loop: a burst costs one system call, not
// one a statement.
void Connection::flushLater()
{
    if (!std::exchange(m_flushPosted, true))
        QMetaObject::invokeMethod(&m_context, [this] { flush(); }, Qt::QueuedConnection);
}

void Connection::flush()
{
    m_flushPosted = false;
    if (m_state != State::Ready)
        return;
    sync();
    const int left = PQflush(m_conn.get());
    if (left < 0)
        return loseLater(oneLine(PQerrorMessage(m_conn.get())));
    if (m_writable->isEnabled() != (left == 1))
        m_writable->setEnabled(left == 1);
}

} // namespace paushtik::db
