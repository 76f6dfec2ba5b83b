// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"
#include "shared/domain/words.h"

namespace paushtik {

/// Where the payment of an order stands, as staff see it.
enum class PaymentState {
    None,
    Created,
    Authorized,
    Captured,
    Failed,
    Refunded,
    PartiallyRefunded
};

/// The gateway's status of one payment (Razorpay's payment entity). `Failed` is not final: a late
/// authorisation turns it into money.
enum class GatewayStatus { Created, Failed, Authorized, Captured, Refunded };

enum class RefundState { Pending, Processed, Failed };

/// Who brought the evidence of a payment.
enum class EvidenceSource { Verify, Webhook, Reverify, Expiry };

/// What a member of staff is told who asked the gateway again.
enum class ReverifyOutcome { Captured, AlreadyPaid, StillUnpaid, RefundDue, AmountMismatch };

/// Order of a payment's states: evidence moves it up only, whatever order events come in.
constexpr int rank(GatewayStatus status)
{
    return static_cast<int>(status);
}

constexpr int rank(PaymentState state)
{
    switch (state) {
    case PaymentState::None:
        return 0;
    case PaymentState::Created:
        return 1;
    case PaymentState::Failed:
        return 2;
    case PaymentState::Authorized:
        return 3;
    case PaymentState::Captured:
        return 4;
    case PaymentState::PartiallyRefunded:
        return 5;
    case PaymentState::Refunded:
        return 6;
    }
    return 0;
}

/// The state after evidence of `seen`: the higher of the two, so that all orders of evidence
/// converge.
constexpr PaymentState advance(PaymentState current, PaymentState seen)
{
    return rank(seen) > rank(current) ? seen : current;
}

/// The higher of two statuses of the SAME gateway payment.
constexpr GatewayStatus advance(GatewayStatus current, GatewayStatus seen)
{
    return rank(seen) > rank(current) ? seen : current;
}

/// What a gateway payment makes of the order's payment. The gateway says `refunded` only for a
/// refund in full.
constexpr PaymentState paymentStateOf(GatewayStatus status)
{
    switch (status) {
    case GatewayStatus::Created:
        return PaymentState::Created;
    case GatewayStatus::Failed:
        return PaymentState::Failed;
    case GatewayStatus::Authorized:
        return PaymentState::Authorized;
    case GatewayStatus::Captured:
        return PaymentState::Captured;
    case GatewayStatus::Refunded:
        return PaymentState::Refunded;
    }
    return PaymentState::None;
}

/// The state of a captured payment of which `refunded` (of `captured`) has gone back.
constexpr PaymentState afterRefunds(Paise captured, Paise refunded)
{
    if (refunded <= Paise(0))
        return PaymentState::Captured;
    return refunded < captured ? PaymentState::PartiallyRefunded : PaymentState::Refunded;
}

/// A refund ends once: processed and failed are final.
constexpr bool canMove(RefundState from, RefundState to)
{
    return from == RefundState::Pending && to != RefundState::Pending;
}

template <>
inline constexpr std::array kWords<PaymentState>{
    Word{PaymentState::None, QLatin1StringView("none")},
    Word{PaymentState::Created, QLatin1StringView("created")},
    Word{PaymentState::Authorized, QLatin1StringView("authorized")},
    Word{PaymentState::Captured, QLatin1StringView("captured")},
    Word{PaymentState::Failed, QLatin1StringView("failed")},
    Word{PaymentState::Refunded, QLatin1StringView("refunded")},
    Word{PaymentState::PartiallyRefunded, QLatin1StringView("partially_refunded")},
};

template <>
inline constexpr std::array kWords<GatewayStatus>{
    Word{GatewayStatus::Created, QLatin1StringView("created")},
    Word{GatewayStatus::Failed, QLatin1StringView("failed")},
    Word{GatewayStatus::Authorized, QLatin1StringView("authorized")},
    Word{GatewayStatus::Captured, QLatin1StringView("captured")},
    Word{GatewayStatus::Refunded, QLatin1StringView("refunded")},
};

template <>
inline constexpr std::array kWords<RefundState>{
    Word{RefundState::Pending, QLatin1StringView("pending")},
    Word{RefundState::Processed, QLatin1StringView("processed")},
    Word{RefundState::Failed, QLatin1StringView("failed")},
};

template <>
inline constexpr std::array kWords<EvidenceSource>{
    Word{EvidenceSource::Verify, QLatin1StringView("verify")},
    Word{EvidenceSource::Webhook, QLatin1StringView("webhook")},
    Word{EvidenceSource::Reverify, QLatin1StringView("reverify")},
    Word{EvidenceSource::Expiry, QLatin1StringView("expiry")},
};

template <>
inline constexpr std::array kWords<ReverifyOutcome>{
    Word{ReverifyOutcome::Captured, QLatin1StringView("captured")},
    Word{ReverifyOutcome::AlreadyPaid, QLatin1StringView("already_paid")},
    Word{ReverifyOutcome::StillUnpaid, QLatin1StringView("still_unpaid")},
    Word{ReverifyOutcome::RefundDue, QLatin1StringView("refund_due")},
    Word{ReverifyOutcome::AmountMismatch, QLatin1StringView("amount_mismatch")},
};

static_assert(wordsAreSound<PaymentState>());
static_assert(wordsAreSound<GatewayStatus>());
static_assert(wordsAreSound<RefundState>());
static_assert(wordsAreSound<EvidenceSource>());
static_assert(wordsAreSound<ReverifyOutcome>());
static_assert(advance(PaymentState::Captured, PaymentState::Failed) == PaymentState::Captured,
              "failed after captured changes nothing");
static_assert(advance(PaymentState::Failed, PaymentState::Authorized) == PaymentState::Authorized,
              "a late authorisation is legal");

} // namespace paushtik
