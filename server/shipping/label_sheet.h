// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"
#include "server/shipping/shipping_config.h"
#include "shared/labels/label.h"

namespace paushtik::shipping {

/// What our own drawing of a label needs, put together from the order, the parcel and who sends.
LabelData labelOf(const LabelRequest &request, const Sender &sender);

} // namespace paushtik::shipping
