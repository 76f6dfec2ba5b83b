// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/services.h"

namespace paushtik::app {

/// Refused unless both providers are mocks: the demo's passwords are known to everyone.
Result<void> checkDemo(const Settings &settings);
/// The demo shop: accounts and catalogue, loaded once.
Task<Result<void>> loadDemo(Services *services, Shared *shared);
/// Draws the demo products' pictures: some seconds, so while the shop serves already. What a kill
/// broke off goes on at the next start.
Task<> drawDemoPictures(Services *services, Shared *shared);

} // namespace paushtik::app
