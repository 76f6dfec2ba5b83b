// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/courier_status.h"

namespace paushtik {

/// Ids of the ORDER table that only a return has.
std::span<const CourierStatusRow> returnStatusTable();

} // namespace paushtik
