// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/app/command_line.h"
#include "desktop/app/desk.h"

namespace paushtik {

/// What --print-label does: signs in, finds the order, writes its label. The value is one line for
/// people.
Task<Result<QString>> exportLabel(Desk &desk, CommandLine line);

} // namespace paushtik
