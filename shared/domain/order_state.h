// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/words.h"

namespace paushtik {

/// Where an order stands.
enum class OrderState { PendingPayment, Paid, Shipped, Delivered, Cancelled, Refunded };

/// What moves an order. Nothing else does; in particular no wish of a person names a state
/// directly.
enum class OrderEvent {
    PaymentCaptured,   ///< the gateway's own record says captured, amount and currency right
    Expired,           ///< unpaid past its time, and the gateway said so
    CancelledByPerson, ///< the customer or staff
    Revived,           ///< money for an EXPIRED order came, and its stock could be taken again
    PickedUp,          ///< its shipment is in the courier's hands, `picked_up` or later
    Delivered,         ///< its shipment is delivered
    FullyRefunded,     ///< the whole of the captured amount has gone back
};

/// Why an order is cancelled: only an expired one may be revived by late money.
enum class CancelCause { Expiry, Person };

struct OrderMove {
    OrderState from;
    OrderEvent on;
    OrderState to;
};

/// The whole life of an order. What is not here does not happen: the event is recorded and the
/// state stays. A refund of a cancelled order leaves it cancelled; RTO, lost and courier-cancelled
/// shipments only raise a flag.
inline constexpr std::array kOrderMoves{
    OrderMove{OrderState::PendingPayment, OrderEvent::PaymentCaptured, OrderState::Paid},
    OrderMove{OrderState::PendingPayment, OrderEvent::Expired, OrderState::Cancelled},
    OrderMove{OrderState::PendingPayment, OrderEvent::CancelledByPerson, OrderState::Cancelled},
    OrderMove{OrderState::Cancelled, OrderEvent::Revived, OrderState::Paid},
    OrderMove{OrderState::Paid, OrderEvent::CancelledByPerson, OrderState::Cancelled},
    OrderMove{OrderState::Paid, OrderEvent::PickedUp, OrderState::Shipped},
    OrderMove{OrderState::Paid, OrderEvent::Delivered, OrderState::Delivered},
    OrderMove{OrderState::Shipped, OrderEvent::Delivered, OrderState::Delivered},
    OrderMove{OrderState::Paid, OrderEvent::FullyRefunded, OrderState::Refunded},
    OrderMove{OrderState::Shipped, OrderEvent::FullyRefunded, OrderState::Refunded},
    OrderMove{OrderState::Delivered, OrderEvent::FullyRefunded, OrderState::Refunded},
};

/// The state after `on`, or none when that event does not move an order that is `from`. `Revived`
/// is legal only for CancelCause::Expiry, which the caller has looked at.
constexpr std::optional<OrderState> after(OrderState from, OrderEvent on)
{
    for (const OrderMove &move : kOrderMoves) {
        if (move.from == from && move.on == on)
            return move.to;
    }
    return std::nullopt;
}

constexpr bool canBeCancelled(OrderState state)
{
    return after(state, OrderEvent::CancelledByPerson).has_value();
}

/// Something about an order that a person has to look at. Flags do not move it.
enum class OrderFlag {
    AmountMismatch,
    CurrencyMismatch,
    OrderMismatch, ///< a payment that the gateway holds for another order
    CapturedTwice, ///< two payments captured for one order
    PaidAfterCancel,
    RefundDue, ///< money came for an expired order and the stock was gone
    RefundFailed,
    Rto,
    Lost,
    ShipmentCancelled,
    ShipmentStuck,     ///< creating it needs a person: address, wallet, account
    PostTerminalEvent, ///< the courier contradicts a state that is final
};

template <>
inline constexpr std::array kWords<OrderState>{
    Word{OrderState::PendingPayment, QLatin1StringView("pending_payment")},
    Word{OrderState::Paid, QLatin1StringView("paid")},
    Word{OrderState::Shipped, QLatin1StringView("shipped")},
    Word{OrderState::Delivered, QLatin1StringView("delivered")},
    Word{OrderState::Cancelled, QLatin1StringView("cancelled")},
    Word{OrderState::Refunded, QLatin1StringView("refunded")},
};

template <>
inline constexpr std::array kWords<CancelCause>{
    Word{CancelCause::Expiry, QLatin1StringView("expiry")},
    Word{CancelCause::Person, QLatin1StringView("person")},
};

template <>
inline constexpr std::array kWords<OrderFlag>{
    Word{OrderFlag::AmountMismatch, QLatin1StringView("amount_mismatch")},
    Word{OrderFlag::CurrencyMismatch, QLatin1StringView("currency_mismatch")},
    Word{OrderFlag::OrderMismatch, QLatin1StringView("order_mismatch")},
    Word{OrderFlag::CapturedTwice, QLatin1StringView("captured_twice")},
    Word{OrderFlag::PaidAfterCancel, QLatin1StringView("paid_after_cancel")},
    Word{OrderFlag::RefundDue, QLatin1StringView("refund_due")},
    Word{OrderFlag::RefundFailed, QLatin1StringView("refund_failed")},
    Word{OrderFlag::Rto, QLatin1StringView("rto")},
    Word{OrderFlag::Lost, QLatin1StringView("lost")},
    Word{OrderFlag::ShipmentCancelled, QLatin1StringView("shipment_cancelled")},
    Word{OrderFlag::ShipmentStuck, QLatin1StringView("shipment_stuck")},
    Word{OrderFlag::PostTerminalEvent, QLatin1StringView("post_terminal_event")},
};

static_assert(wordsAreSound<OrderState>());
static_assert(wordsAreSound<CancelCause>());
static_assert(wordsAreSound<OrderFlag>());
static_assert(!canBeCancelled(OrderState::Shipped),
              "a shipped order comes back, it is not cancelled");
static_assert(!after(OrderState::Cancelled, OrderEvent::PaymentCaptured),
              "money for a cancelled order is flagged or revives it, never simply pays it");
static_assert(!after(OrderState::Cancelled, OrderEvent::FullyRefunded),
              "cancelled stays cancelled");

} // namespace paushtik
