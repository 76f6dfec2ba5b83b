// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "server/jobs/job_runner.h"
#include "server/orders/ports.h"
#include "server/payments/capture.h"
#include "server/payments/payment_gateway.h"
#include "server/payments/refunds.h"
#include "server/staff/audit.h"
#include "shared/domain/result.h"

namespace paushtik::payments {

struct VerifyClaim {
    QString gatewayOrderId;
    QString paymentId;
    QString signature;
};

/// Which member of staff asked, for the audit log; the default is nobody.
struct StaffAct {
    staff::AuditActor actor = {};
    QByteArray requestId = {};
};

struct RefundWish {
    std::optional<Paise> amount; ///< nothing: all that is left
    QString reason;
    bool restock = false;
    orders::Actor actor;
    StaffAct by = {};
};

struct Reverified {
    OrderId order;
    ReverifyOutcome outcome;
};

/// The rules of payments: four sources of evidence, one capture(). Belongs to one worker.
class PaymentsService : public orders::PaymentPort {
public:
    /// `keySecret` signs what Checkout hands to the browser.
    PaymentsService(db::Database *database, std::shared_ptr<PaymentGateway> gateway,
                    QByteArray keySecret);

    Task<orders::PaymentOffer> offer(OrderId order, QString number, Paise amount) override;
    Task<> refundAll(db::Session transaction, orders::LockedOrder order, QString reason,
                     orders::Actor actor) override;

    /// The browser's word. A good signature is evidence that the gateway knows the payment; its own
    /// record decides. `bad_signature`, NotFound, or `payment_mismatch`; the gateway being away is
    /// no failure.
    Task<Result<OrderId>> verify(VerifyClaim claim) const;
    /// Asks the gateway about every gateway order of the order, now. Unavailable while it is away.
    Task<Result<Reverified>> reverify(OrderId order, StaffAct by) const;
    Task<Result<Reverified>> reverify(OrderId order) const { return reverify(order, StaffAct()); }
    /// `over_refund` when more than is left of the captured. The claim's key is forwarded to the
    /// gateway.
    Task<Result<Refund>> refund(OrderId order, RefundWish wish,
                                std::shared_ptr<http::IdempotencyClaim> claim) const;
    /// Carries out one refund: job `payments.refund`.
    Task<jobs::Outcome> settleRefund(RefundId refund) const;

    /// Pending orders past their time: asked at the gateway, then paid or expired. Job
    /// `payments.expire`.
    Task<jobs::Outcome> expireOverdue() const;
    /// Gateway orders of expired orders, once a day for three days. Job `payments.late_money`.
    Task<jobs::Outcome> askForLateMoney() const;

private:
    Task<CaptureResult> captureInTransaction(Evidence evidence) const;
    Task<> rejectForeignIn(Evidence evidence, QString claimed) const;
    Task<Result<ReverifyOutcome>> ask(OrderId order, EvidenceSource source) const;
    Task<> expireUnpaid(OrderId order) const;

    db::Database *m_database;
    std::shared_ptr<PaymentGateway> m_gateway;
    QByteArray m_keySecret;
};

} // namespace paushtik::payments
