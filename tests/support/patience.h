// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace paushtik::tests {

/// How long a test waits for what it waits for: generous, since it ends a test that hangs and
/// measures nothing. It costs nothing while things work.
inline constexpr int kPatienceMs = 120'000;

/// Runs the event loop until `condition` holds, which may run it too; false when it does not for
/// all the patience.
template <class Condition>
bool waitUntil(Condition condition)
{
    return QTest::qWaitFor(condition, kPatienceMs);
}

} // namespace paushtik::tests

// Qt gives up after five seconds, which a busy machine may take for anything that a thread, a disk
// or another program has a part in.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, paushtik::tests::kPatienceMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected)                                                             \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, paushtik::tests::kPatienceMs)
