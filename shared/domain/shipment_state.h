// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/order_state.h"
#include "shared/domain/timestamp.h"
#include "shared/domain/words.h"

namespace paushtik {

/// Where a shipment stands: `Pending` is ours (the courier does not know of it yet), the other
/// twelve are the courier's.
enum class ShipmentState {
    Pending,
    Created,
    AwbAssigned,
    PickupScheduled,
    PickedUp,
    InTransit,
    OutForDelivery,
    Undelivered,
    RtoInitiated,
    Delivered,
    RtoDelivered,
    Cancelled,
    Lost,
};
inline constexpr size_t kShipmentStates = 13;

/// How far along: -1 for pending, 0 to 7 for the courier's. Two states may share a rank.
constexpr int rank(ShipmentState state)
{
    constexpr std::array<int, kShipmentStates> kRank{-1, 0, 1, 2, 3, 4, 5, 5, 6, 7, 7, 7, 7};
    return kRank[static_cast<size_t>(state)];
}

/// Delivered, back at the seller, cancelled: no event moves it any more. Lost is softer: it may
/// turn up.
constexpr bool isFinal(ShipmentState state)
{
    return state == ShipmentState::Delivered || state == ShipmentState::RtoDelivered ||
           state == ShipmentState::Cancelled;
}

/// What a courier's event may do to a shipment.
enum class Guard {
    Same,    ///< the state it is in already: recorded, and the state's time grows
    Move,    ///< move it
    Newer,   ///< move it only if the event is newer than the state
    Confirm, ///< move it only if the courier, asked again, says the same
    Late,    ///< recorded, moves nothing
    Alert,   ///< recorded, moves nothing, and contradicts what we believe: a person must look
};

/// The event of a courier about one shipment, already mapped to a state (courier_status.h).
struct CourierEvent {
    ShipmentState state;
    Timestamp at;
    bool confirmed = false; ///< it comes from a tracking poll that shows no leg of a return
};

struct ShipmentStanding {
    ShipmentState state;
    std::optional<Timestamp> since; ///< time of the newest event of this state, if one made it

    friend bool operator==(const ShipmentStanding &, const ShipmentStanding &) = default;
};

struct Decision {
    Guard verdict;             ///< Same, Move, Confirm, Late or Alert; never Newer
    ShipmentStanding standing; ///< what to store; unchanged unless Same or Move
};

/// The entry of the guard's matrix; `to` is never Pending in an event.
Guard guardOf(ShipmentState from, ShipmentState to);

/// The one rule of what a courier's event changes. Pure: the caller has the row locked and the
/// event's AWB compared with the shipment's current one. Our own commands (a new AWB after a
/// cancelled one) do not pass here.
Decision decide(const ShipmentStanding &current, const CourierEvent &event);

/// What the order does when its shipment has come to `state`, if anything.
std::optional<OrderEvent> orderEventOf(ShipmentState state);

/// The flag an order gets when its shipment has come to `state`, if any.
std::optional<OrderFlag> orderFlagOf(ShipmentState state);

template <>
inline constexpr std::array kWords<ShipmentState>{
    Word{ShipmentState::Pending, QLatin1StringView("pending")},
    Word{ShipmentState::Created, QLatin1StringView("created")},
    Word{ShipmentState::AwbAssigned, QLatin1StringView("awb_assigned")},
    Word{ShipmentState::PickupScheduled, QLatin1StringView("pickup_scheduled")},
    Word{ShipmentState::PickedUp, QLatin1StringView("picked_up")},
    Word{ShipmentState::InTransit, QLatin1StringView("in_transit")},
    Word{ShipmentState::OutForDelivery, QLatin1StringView("out_for_delivery")},
    Word{ShipmentState::Undelivered, QLatin1StringView("undelivered")},
    Word{ShipmentState::RtoInitiated, QLatin1StringView("rto_initiated")},
    Word{ShipmentState::Delivered, QLatin1StringView("delivered")},
    Word{ShipmentState::RtoDelivered, QLatin1StringView("rto_delivered")},
    Word{ShipmentState::Cancelled, QLatin1StringView("cancelled")},
    Word{ShipmentState::Lost, QLatin1StringView("lost")},
};
static_assert(wordsAreSound<ShipmentState>());
static_assert(kWords<ShipmentState>.size() == kShipmentStates);

} // namespace paushtik
