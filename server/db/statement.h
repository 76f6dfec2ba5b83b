// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/error.h"
#include "server/db/params.h"
#include "server/db/query.h"

#include <coroutine>
#include <functional>
#include <memory>
#include <optional>

namespace paushtik::db {

class ResultData;

/// Milliseconds of a clock that never jumps.
qint64 steadyMs();

/// One statement on its way through a connection. It ends exactly once, with a result or an error;
/// whoever waits then goes on. It outlives a caller that no longer cares, so an answer always has a
/// place to land.
struct Statement {
    Statement(const Query &statement, Params values, qint64 deadlineMs)
        : query(&statement)
        , params(std::move(values))
        , deadline(deadlineMs)
    {
    }

    const Query *query; ///< a constant of the program
    QByteArray text =
        {}; ///< sent in place of the query's, and not prepared: for what takes no parameters
    Params params;
    qint64 deadline;      ///< of steadyMs(); later than this its caller gets an error
    qint64 waitUntil = 0; ///< the same, while no connection is there to send it on
    bool sent = false;    ///< some byte of it may have reached the server
    bool retried = false;
    bool alone = false; ///< shares its sync with nobody: it once did, and another failed
    bool finished = false;
    std::shared_ptr<const ResultData> result;
    std::optional<Error> error;
    std::coroutine_handle<> waiter = {};
    std::function<void()> whenFinished = {}; ///< for one that no coroutine awaits

    void fail(Error why)
    {
        if (!error)
            error = std::move(why);
    }
    /// Runs code of the caller: only from the event loop, or before anyone waits.
    void finish();
};
using StatementPtr = std::shared_ptr<Statement>;

/// co_await Finished{statement}: until it has ended. One waiter a statement.
struct Finished {
    StatementPtr statement;

    bool await_ready() const { return statement->finished; }
    void await_suspend(std::coroutine_handle<> waiter) { statement->waiter = waiter; }
    void await_resume() const {}
};

} // namespace paushtik::db
