// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "server/db/error.h"
#include "server/db/params.h"
#include "server/db/query.h"
#include "server/db/rows.h"

#include <memory>

namespace paushtik::db {

class PoolState;        // the connections of one thread
class TransactionState; // one connection, held

/// Where a statement runs: the thread's shared pipelined connections (each statement its own
/// transaction), or one open transaction. A handle, cheap to copy, passed by value; stores take it
/// so that one statement serves both. Belongs to the thread whose Database made it.
class Session {
public:
    /// Sends the statement now and answers its rows; several may be sent before the first is
    /// awaited, and they go out in one pipeline, in order. Throws db::Error. In a transaction the
    /// first failure fails all that follow.
    template <class... Args>
    Task<Rows> run(const Query &query, const Args &...args) const
    {
        return execute(query, Params::of(args...));
    }
    Task<Rows> execute(const Query &query, Params params) const;

protected:
    explicit Session(std::shared_ptr<PoolState> pool)
        : m_pool(std::move(pool))
    {
    }
    Session(std::shared_ptr<PoolState> pool, std::shared_ptr<TransactionState> transaction)
        : m_pool(std::move(pool))
        , m_transaction(std::move(transaction))
    {
    }

    std::shared_ptr<PoolState> m_pool;
    std::shared_ptr<TransactionState> m_transaction; ///< null: the shared connections
};

/// An open transaction (READ COMMITTED) with a connection of its own. When the last copy of the
/// handle is gone without commit(), it is rolled back and the connection goes back to the pool. No
/// provider call while one is open.
class Transaction : public Session {
public:
    /// Throws db::Error when the commit did not happen, or when the connection was lost and nobody
    /// can know.
    Task<> commit();
    Task<> rollback();

private:
    friend class Database;
    Transaction(std::shared_ptr<PoolState> pool, std::shared_ptr<TransactionState> transaction)
        : Session(std::move(pool), std::move(transaction))
    {
    }
};

struct DatabaseConfig {
    QByteArray url;            ///< libpq connection string or URI, several hosts allowed
    int sharedConnections = 2; ///< pipelined, autocommit
    int transactionConnections = 6;
    int statementTimeoutMs = 15'000;
    int acquireTimeoutMs =
        10'000; ///< waiting for a free connection longer than this is `unavailable`
};

/// The database as one thread sees it: asynchronous libpq in pipeline mode, on this thread's event
/// loop. Connects on first use and again, with backoff, when the server went away; statements sent
/// meanwhile wait until their deadline. All calls on the thread that made it.
class Database : public Session {
public:
    explicit Database(DatabaseConfig config);
    ~Database();

    /// Takes a connection for itself and opens a transaction. Throws db::Error when none is free in
    /// time.
    Task<Transaction> begin() const;
    /// True when a statement was answered just now: what /readyz says.
    Task<bool> reachable() const;
    /// Waits for what is in flight, then closes. After it every call throws.
    Task<> close();

private:
    static Task<Transaction> open(std::shared_ptr<PoolState> pool);
};

} // namespace paushtik::db
