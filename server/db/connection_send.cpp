// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Connection that talks; connection.cpp connects, listens and ends.
#include "server/db/connection.h"

#include <QVarLengthArray>

namespace paushtik::db {
namespace {

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
    if (!(statement->text.isEmpty() ? sendPrepared(statement) : sendText(statement)))
        return loseLater(oneLine(PQerrorMessage(m_conn.get())));
    m_syncPending = true;
    if (m_sync == Sync::EachStatement)
        sync();
    flushLater();
    armDeadline();
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
