// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "shared/domain/money.h"
#include "shared/domain/payment_state.h"
#include "shared/domain/result.h"

#include <QList>
#include <QString>

namespace paushtik::payments {

struct GatewayOrder {
    QString id;
    Paise amount;
    QString currency;
    bool paid; ///< the gateway takes no more money for it
};

/// A payment as the gateway's own record has it.
struct GatewayPayment {
    QString id;
    QString gatewayOrderId;
    GatewayStatus status;
    Paise amount;
    QString currency;
    QString method; ///< "upi", "card", …; open set
};

struct GatewayRefund {
    QString id;
    QString paymentId;
    Paise amount;
    RefundState state;
};

struct NewRefund {
    QString paymentId;
    Paise amount;
    QString key; ///< X-Refund-Idempotency: 10 or more of [A-Za-z0-9_-]; the same key refunds once
};

/// The payment provider. Every call has a deadline and resolves a doubt by looking up, not by
/// repeating. Failures: Unavailable (time-out, 429, 5xx: try later), Conflict (refused; `detail`
/// says why in words for staff), NotFound. Never called inside a database transaction.
class PaymentGateway {
public:
    virtual ~PaymentGateway() = default;

    virtual bool isMock() const = 0;
    virtual QString keyId() const = 0; ///< public: goes to the browser

    /// The gateway order for our receipt: found, if an earlier try made it, else created.
    virtual Task<Result<GatewayOrder>> createOrder(QString receipt, Paise amount) = 0;
    virtual Task<Result<GatewayOrder>> order(QString gatewayOrderId) = 0;
    virtual Task<Result<GatewayPayment>> payment(QString paymentId) = 0;
    /// All of an order's payments, failed ones too.
    virtual Task<Result<QList<GatewayPayment>>> paymentsOf(QString gatewayOrderId) = 0;
    virtual Task<Result<GatewayRefund>> refund(NewRefund refund) = 0;
};

} // namespace paushtik::payments
