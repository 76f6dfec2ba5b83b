// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

namespace paushtik {

/// A coroutine of the server. It starts when called, runs until its first real wait, and goes on in
/// the event loop of the thread it was called on. Four rules keep it safe (CONTRIBUTING.md):
/// parameters by value; name a temporary, then move it; no captures; no co_return of a member.
template <class T = void>
using Task = QCoro::Task<T>;

} // namespace paushtik
