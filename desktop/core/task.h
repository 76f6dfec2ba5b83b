// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

namespace paushtik {

/// A coroutine of the desktop, on the UI thread. Widgets take its value with QCoro::connect(task,
/// this, …), which is not called once the widget is gone. Parameters by value; name a temporary,
/// then move it.
template <class T = void>
using Task = QCoro::Task<T>;

} // namespace paushtik
