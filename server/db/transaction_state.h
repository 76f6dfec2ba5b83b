// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/pool_state.h"

namespace paushtik::db {

/// One open transaction and its connection. BEGIN goes out with the first statement, in the same
/// write.
class TransactionState : public std::enable_shared_from_this<TransactionState> {
public:
    TransactionState(std::shared_ptr<PoolState> pool, std::shared_ptr<Connection> connection);
    /// Rolls back when nothing else has ended it. Nobody waits for that.
    ~TransactionState();

    StatementPtr run(const Query &query, Params params);
    /// Called with each statement's error: from the first on the transaction can only be rolled
    /// back.
    void failed(const Error &error);
    Task<> commit();
    Task<> rollback();

private:
    StatementPtr send(const Query &query, Params params);
    void noteFailedBegin();
    void giveBack();
    StatementPtr sendRollback();
    static Task<> finishCommit(std::shared_ptr<TransactionState> self);
    static Task<> finishRollback(std::shared_ptr<TransactionState> self);
    [[noreturn]] void throwCommitFailure(const Statement &commit) const;

    std::shared_ptr<PoolState> m_pool;
    std::shared_ptr<Connection> m_connection; ///< null once it was given back
    StatementPtr m_begin;                     ///< null until the first statement
    bool m_ended = false;
    std::optional<Error> m_failure;
};

} // namespace paushtik::db
