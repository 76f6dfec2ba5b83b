// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"

#include "server/db/transaction_state.h"

#include <QCoroTimer>

namespace paushtik::db {
namespace {

const Query kPing{"db.ping", "SELECT 1"};
constexpr int kPingMs = 2000;
// The server ends a slow statement itself; a caller's own deadline is there for a silent server, a
// little later.
constexpr int kGraceMs = 1000;

Rows rowsOf(const Statement &statement)
{
    if (statement.error)
        throw *statement.error;
    return Rows(statement.result);
}

Task<Rows> answer(StatementPtr statement, std::shared_ptr<TransactionState> transaction)
{
    co_await Finished{statement};
    if (transaction && statement->error)
        transaction->failed(*statement->error);
    co_return rowsOf(*statement);
}

void refuseWhenClosing(const PoolState &pool)
{
    if (pool.closing)
        throw Error("the database is closed", {}, {});
}

// Ends with an error after `ms` at the latest.
Task<bool> ping(std::shared_ptr<PoolState> pool, qint64 ms)
{
    const StatementPtr statement = pool->statement(kPing, {});
    pool->shared.submit(statement);
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &patience, [statement] {
        statement->fail(Error("no answer in time", {}, {}));
        statement->finish();
    });
    patience.start(static_cast<int>(ms));
    co_await Finished{statement};
    co_return !statement->error.has_value();
}

// More than once: a ping may go out on a connection whose end has not been read yet.
Task<bool> pingUntil(std::shared_ptr<PoolState> pool, qint64 limit)
{
    bool answered = false;
    while (!answered && !pool->closing && steadyMs() < limit)
        answered = co_await ping(pool, limit - steadyMs());
    co_return answered;
}

Task<> drain(std::shared_ptr<PoolState> pool)
{
    const qint64 limit = steadyMs() + pool->config.statementTimeoutMs;
    QTimer pause;
    while (!pool->idle() && steadyMs() < limit) {
        pause.start(5);
        co_await pause;
    }
    pool->exclusive.shutdown();
    pool->shared.shutdown();
}

} // namespace

StatementPtr PoolState::statement(const Query &query, Params params) const
{
    const qint64 now = steadyMs();
    auto made = std::make_shared<Statement>(query, std::move(params),
                                            now + config.statementTimeoutMs + kGraceMs);
    made->waitUntil = now + config.acquireTimeoutMs;
    return made;
}

Task<Rows> Session::execute(const Query &query, Params params) const
{
    if (m_transaction)
        return answer(m_transaction->run(query, std::move(params)), m_transaction);
    refuseWhenClosing(*m_pool);
    StatementPtr statement = m_pool->statement(query, std::move(params));
    m_pool->shared.submit(statement);
    return answer(std::move(statement), nullptr);
}

Task<> Transaction::commit()
{
    return m_transaction->commit();
}

Task<> Transaction::rollback()
{
    return m_transaction->rollback();
}

Database::Database(DatabaseConfig config)
    : Session(std::make_shared<PoolState>(config))
{
}

Database::~Database()
{
    const auto pool = m_pool;
    pool->closing = true;
    pool->exclusive.shutdown();
    pool->shared.shutdown();
}

Task<Transaction> Database::begin() const
{
    refuseWhenClosing(*m_pool);
    return open(m_pool);
}

Task<bool> Database::reachable() const
{
    return pingUntil(m_pool, steadyMs() + kPingMs);
}

Task<> Database::close()
{
    m_pool->closing = true;
    return drain(m_pool);
}

Task<Transaction> Database::open(std::shared_ptr<PoolState> pool)
{
    const auto waiter = pool->exclusive.acquire();
    co_await ExclusiveConnections::Acquired{waiter};
    if (waiter->error)
        throw *waiter->error;
    auto state = std::make_shared<TransactionState>(pool, std::exchange(waiter->connection, {}));
    co_return Transaction(std::move(pool), std::move(state));
}

} // namespace paushtik::db
