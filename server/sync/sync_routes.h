// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

namespace paushtik::sync {

class ChangesService;
class DigestService;

/// GET /sync/changes and /sync/digest. The live line is a WebSocket (live_feed.h).
void addSyncRoutes(http::Router &router, const ChangesService &changes,
                   const DigestService &digest);

} // namespace paushtik::sync
