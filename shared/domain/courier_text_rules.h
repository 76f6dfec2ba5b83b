// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/courier_status.h"

namespace paushtik {

/// The state that a courier's words alone name. `text` is normalised (normalizedStatusText). Rules
/// are tried in order, the first hit wins; empty text is neutral, unmatched text is UnknownStatus.
CourierReading readStatusText(const QString &text);

} // namespace paushtik
