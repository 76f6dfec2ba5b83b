// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "tests/support/patience.h"

#include <QEventLoop>
#include <memory>
#include <optional>
#include <stdexcept>

namespace paushtik::tests {

namespace detail {

struct Outcome {
    bool done = false;
    std::exception_ptr failure;
    QEventLoop *loop = nullptr;

    void finish()
    {
        done = true;
        if (loop)
            loop->quit();
    }
};

template <class T>
Task<> watch(Task<T> task, std::shared_ptr<Outcome> outcome,
             std::shared_ptr<std::optional<T>> value)
{
    try {
        value->emplace(co_await task);
    } catch (...) {
        outcome->failure = std::current_exception();
    }
    outcome->finish();
}

inline Task<> watch(Task<> task, std::shared_ptr<Outcome> outcome)
{
    try {
        co_await task;
    } catch (...) {
        outcome->failure = std::current_exception();
    }
    outcome->finish();
}

/// Spins the event loop until it is done; throws what it threw.
inline void spin(const std::shared_ptr<Outcome> &outcome, int patienceMs)
{
    if (!outcome->done) {
        QEventLoop loop;
        outcome->loop = &loop;
        QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
        loop.exec();
        outcome->loop = nullptr;
    }
    if (!outcome->done)
        throw std::runtime_error("the task did not end in the time it was given");
    if (outcome->failure)
        std::rethrow_exception(outcome->failure);
}

} // namespace detail

/// Runs the event loop until the task has ended and returns its value or throws what it threw; a
/// task that does not end in that time throws std::runtime_error, which fails the test.
template <class T>
T settled(Task<T> task, int patienceMs = kPatienceMs)
{
    auto outcome = std::make_shared<detail::Outcome>();
    auto value = std::make_shared<std::optional<T>>();
    const Task<> watching = detail::watch(std::move(task), outcome, value);
    detail::spin(outcome, patienceMs);
    return std::move(**value);
}

inline void settled(Task<> task, int patienceMs = kPatienceMs)
{
    auto outcome = std::make_shared<detail::Outcome>();
    const Task<> watching = detail::watch(std::move(task), outcome);
    detail::spin(outcome, patienceMs);
}

} // namespace paushtik::tests
