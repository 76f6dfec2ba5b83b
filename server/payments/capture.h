// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/payment_state.h"

#include <QString>
#include <optional>

namespace paushtik::payments {

/// A claim about a payment, from whichever of the four sources.
struct Evidence {
    EvidenceSource source;
    QString kind; ///< the event's name: "payment.captured", "verify", …
    QString gatewayOrderId;
    QString paymentId;
    GatewayStatus status;
    Paise amount;
    QString currency;
    QString method = {};
};

enum class CaptureOutcome {
    UnknownOrder,    ///< no order of ours has this gateway order; nothing is written
    Captured,        ///< this evidence paid the order
    AlreadyPaid,     ///< the same payment had paid it before
    NotCaptured,     ///< recorded; authorized, failed or created is not captured
    Mismatch,        ///< wrong amount or currency: never paid, flagged
    CapturedTwice,   ///< another payment pays the order: flagged
    RefundDue,       ///< the order expired and its stock is gone: flagged
    PaidAfterCancel, ///< a person had cancelled it: it stays so, flagged, the refund is on its way
};

struct CaptureResult {
    CaptureOutcome outcome;
    std::optional<OrderId> order;
};

/// The only way to paid. Records the evidence whatever comes of it, locks the order's row, and
/// moves the order at most once; everything later is a no-op. In the same transaction go the
/// timeline, the flags, and the job that makes the shipment, so that it can be neither lost nor
/// able to roll a payment back. The caller commits.
Task<CaptureResult> capture(db::Session transaction, Evidence evidence);

/// Evidence for an order by a payment that the gateway holds for another: kept and flagged. The
/// payment is not bound to this order, so that it can still pay its own. The caller commits.
Task<> rejectForeign(db::Session transaction, Evidence evidence);

} // namespace paushtik::payments
