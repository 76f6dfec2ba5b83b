// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"

namespace paushtik::http {

/// Routes that show what the edge does, one for every kind of access, body and delay.
Router testRoutes();

/// Tokens "customer", "warehouse", "manager", "admin"; all others are unknown. It waits for the
/// event loop, as a real one does.
Task<std::optional<Caller>> testAuthenticate(QByteArray token);

} // namespace paushtik::http
