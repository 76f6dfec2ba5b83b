// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/orders/order_lifecycle.h"
#include "server/payments/payment_gateway.h"
#include "shared/domain/id.h"
#include "shared/domain/timestamp.h"

#include <optional>

namespace paushtik::payments {

struct RefundRequest {
    OrderId order;
    QString paymentId;
    Paise amount;
    QString reason;
    bool restock;
    QString key; ///< one refund a key, ever; also sent to the gateway
    orders::Actor actor;
};

struct Refund {
    RefundId id;
    OrderId order;
    QString paymentId;
    Paise amount;
    RefundState state;
    QString reason;
    QString key;
    Timestamp createdAt;
};

/// Writes a refund and the job that carries it out; nothing when the key is known already. The
/// caller holds the order's row and has looked that the money is there.
Task<std::optional<RefundId>> requestRefund(db::Session transaction, RefundRequest request);

Task<std::optional<Refund>> findRefund(db::Session session, RefundId refund);

/// What the gateway says of a refund, ours or one that somebody made on its dashboard.
struct RefundNews {
    QString gatewayRefundId;
    QString paymentId;
    Paise amount;
    RefundState state;
    std::optional<RefundId> ours = {};
};

/// Applies it: finds the refund (by ours, by the gateway's id, by an open one of that amount) or
/// writes a new one; money is counted as gone back once. False when the payment is not known yet:
/// keep the news and try again then. The caller commits.
Task<bool> applyRefundNews(db::Session transaction, RefundNews news);

/// Marks a refund that the gateway will not do, and flags the order.
Task<> failRefund(db::Session transaction, RefundId refund, QString why);

/// Events that had to wait for something are looked at again soon.
Task<> wakeWaitingEvents(db::Session transaction);

} // namespace paushtik::payments
