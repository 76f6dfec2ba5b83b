// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/shipment_state.h"
#include "shared/domain/words.h"

namespace paushtik {

/// What an entry of an order's timeline tells. A shipment's states have kinds of their own:
/// shipmentKind().
enum class TimelineKind {
    Placed,
    PaymentAuthorized,
    PaymentFailed,
    Paid,
    Expired,
    Cancelled,
    RefundRequested,
    Refunded,
    ShipmentCreated,
    Restocked, ///< a person settled what came back
    Packed,
    Note,
    Flagged,
};

template <>
inline constexpr std::array kWords<TimelineKind>{
    Word{TimelineKind::Placed, QLatin1StringView("placed")},
    Word{TimelineKind::PaymentAuthorized, QLatin1StringView("payment_authorized")},
    Word{TimelineKind::PaymentFailed, QLatin1StringView("payment_failed")},
    Word{TimelineKind::Paid, QLatin1StringView("paid")},
    Word{TimelineKind::Expired, QLatin1StringView("expired")},
    Word{TimelineKind::Cancelled, QLatin1StringView("cancelled")},
    Word{TimelineKind::RefundRequested, QLatin1StringView("refund_requested")},
    Word{TimelineKind::Refunded, QLatin1StringView("refunded")},
    Word{TimelineKind::ShipmentCreated, QLatin1StringView("shipment_created")},
    Word{TimelineKind::Restocked, QLatin1StringView("restocked")},
    Word{TimelineKind::Packed, QLatin1StringView("packed")},
    Word{TimelineKind::Note, QLatin1StringView("note")},
    Word{TimelineKind::Flagged, QLatin1StringView("flagged")},
};
static_assert(wordsAreSound<TimelineKind>());

/// "shipment_picked_up": the kind of the entry a shipment's new state writes.
inline QString shipmentKind(ShipmentState state)
{
    return QLatin1StringView("shipment_") + toString(state);
}

} // namespace paushtik
