// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QTest>
#include <memory>
#include <optional>

namespace paushtik::e2e {

/// What a task came to, once it has.
template <class T>
T answered(Task<T> task)
{
    auto value = std::make_shared<std::optional<T>>();
    QCoro::connect(std::move(task), qApp, [value](const T &came) { value->emplace(came); });
    if (!tests::waitUntil([&value] { return value->has_value(); }))
        qFatal("a task did not end");
    return **value;
}

} // namespace paushtik::e2e
