// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifdef PAUSHTIK_FAULT_POINTS
#include <QByteArray>
#include <unistd.h>
#endif

namespace paushtik {

/// Where a test lets the process die as under kill -9: when the environment's PAUSHTIK_FAULT_POINT
/// is this name, nothing after this line happens, no destructor, no flush. Without
/// PAUSHTIK_FAULT_POINTS it is nothing at all.
inline void faultPoint([[maybe_unused]] const char *name)
{
#ifdef PAUSHTIK_FAULT_POINTS
    static const QByteArray wanted = qgetenv("PAUSHTIK_FAULT_POINT");
    if (!wanted.isEmpty() && wanted == name)
        ::_exit(137);
#endif
}

} // namespace paushtik
