// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

#include <QByteArray>

namespace paushtik::app {

/// The contract as OpenAPI 3.1 in JSON, made from resources/openapi.yaml when this was built.
QByteArray openApiJson();

/// `/api/v1/openapi.json`, and under `/api/v1/docs` a page that shows it.
void addOpenApiRoutes(http::Router &router);

} // namespace paushtik::app
