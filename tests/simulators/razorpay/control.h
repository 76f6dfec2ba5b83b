// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/razorpay/wire_server.h"

namespace paushtik::simulators {

class RazorpaySimulator;

/// What a person does by hand: pays, fails, breaks. The paths are listed in kControlHelp.
WireAnswer control(RazorpaySimulator &simulator, const WireRequest &request);

extern const char *const kControlHelp;

} // namespace paushtik::simulators
