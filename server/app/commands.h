// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"

namespace paushtik::app {

/// Runs one of the commands beside "serve", beside a daemon or without one, and answers the exit
/// status. What went wrong is one line on standard error.
int runCommand(const CommandLine &line, const Settings &settings);

} // namespace paushtik::app
