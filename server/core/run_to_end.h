// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"

#include <QEventLoop>
#include <exception>
#include <optional>

namespace paushtik {

namespace detail {

struct End {
    QEventLoop loop;
    bool reached = false;
    std::exception_ptr failure;

    void reach()
    {
        reached = true;
        loop.quit();
    }
};

inline Task<> carry(Task<> task, End *end)
{
    try {
        co_await task;
    } catch (...) {
        end->failure = std::current_exception();
    }
    end->reach();
}

template <class T>
Task<> keep(Task<T> task, std::optional<T> *value)
{
    value->emplace(co_await task);
}

} // namespace detail

/// Runs a nested event loop until the task has ended, and throws what it threw. For start-up,
/// shut-down and the command line, where nothing else is served yet or any more; never on a worker
/// that serves.
inline void runToEnd(Task<> task)
{
    detail::End end;
    const Task<> carried = detail::carry(std::move(task), &end);
    if (!end.reached)
        end.loop.exec();
    if (end.failure)
        std::rethrow_exception(end.failure);
}

template <class T>
T runToEnd(Task<T> task)
{
    std::optional<T> value;
    runToEnd(detail::keep(std::move(task), &value));
    return std::move(*value);
}

} // namespace paushtik
