// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/transaction_state.h"

#include "server/db/sql_state.h"

namespace paushtik::db {
namespace {

const Query kBegin{"db.begin", "BEGIN"};
const Query kCommit{"db.commit", "COMMIT"};
const Query kRollback{"db.rollback", "ROLLBACK"};

Error alreadyEnded()
{
    return Error("the transaction has already ended", "25P01", {});
}

Error alreadyFailed(const Error &first)
{
    return Error("the transaction has failed: " + QByteArray(first.what()),
                 sqlstate::kTransactionFailed, {});
}

bool meansLostConnection(const Error &error)
{
    return error.sqlState().isEmpty() || error.sqlState().startsWith("08") ||
           error.sqlState().startsWith("57P");
}

// COMMIT of a failed transaction succeeds, as a rollback, and only its tag says so.
bool committed(const Statement &statement)
{
    return statement.result &&
           qstrcmp(PQcmdStatus(const_cast<PGresult *>(statement.result->get())), "COMMIT") == 0;
}

} // namespace

TransactionState::TransactionState(std::shared_ptr<PoolState> pool,
                                   std::shared_ptr<Connection> connection)
    : m_pool(std::move(pool))
    , m_connection(std::move(connection))
{
}

TransactionState::~TransactionState()
{
    if (!m_connection)
        return;
    if (m_begin && !m_ended)
        sendRollback();
    giveBack();
}

StatementPtr TransactionState::run(const Query &query, Params params)
{
    noteFailedBegin();
    if (!m_ended && !m_failure)
        return send(query, std::move(params));
    StatementPtr statement = m_pool->statement(query, std::move(params));
    statement->fail(m_failure && !m_ended ? alreadyFailed(*m_failure) : alreadyEnded());
    statement->finish();
    return statement;
}

StatementPtr TransactionState::send(const Query &query, Params params)
{
    if (!m_begin) {
        m_begin = m_pool->statement(kBegin, {});
        m_connection->send(m_begin);
    }
    StatementPtr statement = m_pool->statement(query, std::move(params));
    m_connection->send(statement);
    return statement;
}

// Without BEGIN, what follows would be committed one by one.
void TransactionState::noteFailedBegin()
{
    if (m_begin && m_begin->error)
        failed(*m_begin->error);
}

void TransactionState::failed(const Error &error)
{
    if (!m_failure)
        m_failure = error;
}

// The pipeline keeps the order, so whoever gets the connection next runs behind what was sent here.
void TransactionState::giveBack()
{
    m_pool->exclusive.release(std::exchange(m_connection, {}));
}

StatementPtr TransactionState::sendRollback()
{
    // Behind a sync of its own: a failure before it must not make the server skip it.
    m_connection->separate();
    // Not prepared: the sync that follows it in the same write would make the connection forget
    // that it is, and the server, which never forgets, would have one more after each.
    StatementPtr statement = m_pool->statement(kRollback, {});
    statement->text = "ROLLBACK";
    m_connection->send(statement);
    m_connection->separate();
    return statement;
}

Task<> TransactionState::commit()
{
    return finishCommit(shared_from_this());
}

Task<> TransactionState::rollback()
{
    return finishRollback(shared_from_this());
}

Task<> TransactionState::finishCommit(std::shared_ptr<TransactionState> self)
{
    if (std::exchange(self->m_ended, true))
        throw alreadyEnded();
    if (!self->m_begin)
        co_return self->giveBack();
    self->noteFailedBegin();
    if (self->m_failure) {
        self->sendRollback();
        self->giveBack();
        throw alreadyFailed(*self->m_failure);
    }
    const StatementPtr statement = self->send(kCommit, {});
    co_await Finished{statement};
    const bool done = committed(*statement);
    self->noteFailedBegin();
    // Skipped by the server behind a failed statement of the same write, it has not ended the
    // transaction.
    if (statement->error && statement->error->sqlState() == sqlstate::kTransactionFailed)
        self->sendRollback();
    if (!done || self->m_begin->error)
        self->throwCommitFailure(*statement);
    self->giveBack();
}

// The connection goes back to the pool with the last handle.
void TransactionState::throwCommitFailure(const Statement &commit) const
{
    if (commit.sent && commit.error &&
        (m_connection->isLost() || meansLostConnection(*commit.error)))
        throw Error("connection lost during COMMIT, the outcome is unknown: " +
                        QByteArray(commit.error->what()),
                    sqlstate::kOutcomeUnknown, {});
    if (commit.error && commit.error->sqlState() != sqlstate::kTransactionFailed)
        throw *commit.error;
    throw m_failure ? alreadyFailed(*m_failure)
                    : Error("rolled back: a statement before COMMIT had failed",
                            sqlstate::kTransactionFailed, {});
}

Task<> TransactionState::finishRollback(std::shared_ptr<TransactionState> self)
{
    if (std::exchange(self->m_ended, true))
        co_return;
    if (!self->m_begin)
        co_return self->giveBack();
    const StatementPtr statement = self->sendRollback();
    co_await Finished{statement};
    self->giveBack(); // a lost connection has rolled back too
}

} // namespace paushtik::db
