// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/shipment_state.h"

#include <algorithm>

namespace paushtik {
namespace {

// From (row) to (column), both in the enum's order without the column for Pending, which no event
// names.
// - same, y move, t only if newer, c only when confirmed, n too late, a contradiction: tell a
// person.
constexpr std::array<std::string_view, kShipmentStates> kGuard{
    // created, awb, pickup, picked, transit, ofd, undelivered, rto; delivered, rtd, cancelled, lost
    "yyyyyyyyyyyy", // pending
    "-yyyyyyyyyyy", // created
    "n-yyyyyyyyyy", // awb_assigned
    "nn-yyyyyyyyy", // pickup_scheduled
    "nnn-yyyyyyay", // picked_up: from here on a moving parcel is not "never left"
    "nnnn-yyyyyay", // in_transit
    "nnnnn-tyyyay", // out_for_delivery
    "nnnnnt-yyyay", // undelivered
    "nnnnnnn-cyay", // rto_initiated: the delivery of a return is often texted just "Delivered"
    "nnnnnnna-aaa", // delivered
    "nnnnnnnna-aa", // rto_delivered
    "nnnaaaaaaa-a", // cancelled
    "nnnnnnnttta-", // lost: may turn up
};

constexpr bool matrixIsSound()
{
    for (size_t row = 0; row < kShipmentStates; ++row) {
        if (kGuard[row].size() != kShipmentStates - 1 || (row > 0 && kGuard[row][row - 1] != '-'))
            return false;
    }
    return true;
}
static_assert(matrixIsSound());

constexpr Guard guardFrom(char sign)
{
    switch (sign) {
    case '-':
        return Guard::Same;
    case 'y':
        return Guard::Move;
    case 't':
        return Guard::Newer;
    case 'c':
        return Guard::Confirm;
    case 'a':
        return Guard::Alert;
    default:
        return Guard::Late;
    }
}

Guard settle(Guard guard, const ShipmentStanding &current, const CourierEvent &event)
{
    if (guard == Guard::Newer)
        return !current.since || event.at > *current.since ? Guard::Move : Guard::Late;
    if (guard == Guard::Confirm && event.confirmed)
        return Guard::Move;
    return guard;
}

} // namespace

Guard guardOf(ShipmentState from, ShipmentState to)
{
    if (to == ShipmentState::Pending)
        return from == to ? Guard::Same : Guard::Late;
    return guardFrom(kGuard[static_cast<size_t>(from)][static_cast<size_t>(to) - 1]);
}

Decision decide(const ShipmentStanding &current, const CourierEvent &event)
{
    const Guard verdict = settle(guardOf(current.state, event.state), current, event);
    if (verdict == Guard::Same)
        return {verdict, {current.state, std::max(current.since.value_or(event.at), event.at)}};
    if (verdict == Guard::Move)
        return {verdict, {event.state, event.at}};
    return {verdict, current};
}

std::optional<OrderEvent> orderEventOf(ShipmentState state)
{
    switch (state) {
    case ShipmentState::PickedUp:
    case ShipmentState::InTransit:
    case ShipmentState::OutForDelivery:
    case ShipmentState::Undelivered:
        return OrderEvent::PickedUp;
    case ShipmentState::Delivered:
        return OrderEvent::Delivered;
    default:
        return std::nullopt;
    }
}

std::optional<OrderFlag> orderFlagOf(ShipmentState state)
{
    switch (state) {
    case ShipmentState::RtoInitiated:
    case ShipmentState::RtoDelivered:
        return OrderFlag::Rto;
    case ShipmentState::Lost:
        return OrderFlag::Lost;
    case ShipmentState::Cancelled:
        return OrderFlag::ShipmentCancelled;
    default:
        return std::nullopt;
    }
}

} // namespace paushtik
