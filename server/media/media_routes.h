// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/media/media_service.h"

namespace paushtik::media {

/// GET /media/… and POST /api/v1/admin/media. The service outlives the router.
void addMediaRoutes(http::Router &router, MediaService &service);

} // namespace paushtik::media
