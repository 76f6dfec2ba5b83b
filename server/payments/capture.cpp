// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/capture.h"

#include "server/jobs/job_queue.h"
#include "server/orders/order_lifecycle.h"
#include "server/payments/payments_store.h"
#include "server/payments/refunds.h"
#include "shared/domain/money_text.h"
#include "shared/domain/timeline.h"

#include <stdexcept>

namespace paushtik::payments {
namespace {

using namespace Qt::StringLiterals;
using orders::LockedOrder;

bool saysCaptured(const Evidence &evidence)
{
    return evidence.status == GatewayStatus::Captured || evidence.status == GatewayStatus::Refunded;
}

Task<CaptureOutcome> notCaptured(db::Session transaction, LockedOrder order, Evidence evidence)
{
    if (order.state != OrderState::PendingPayment)
        co_return CaptureOutcome::NotCaptured;
    if (evidence.status == GatewayStatus::Failed) {
        co_await orders::addTimeline(transaction, order.id, toString(TimelineKind::PaymentFailed),
                                     u"A payment failed; another may follow"_s);
    } else if (evidence.status == GatewayStatus::Authorized) {
        co_await orders::addTimeline(transaction, order.id,
                                     toString(TimelineKind::PaymentAuthorized),
                                     u"A payment is authorized, not yet captured"_s);
    }
    co_return CaptureOutcome::NotCaptured;
}

Task<bool> mismatches(db::Session transaction, LockedOrder order, Evidence evidence)
{
    const bool amountDiffers = evidence.amount != order.total;
    const bool currencyDiffers = evidence.currency != "INR"_L1;
    if (amountDiffers) {
        const QString detail = u"%1 was captured, %2 is due"_s.arg(formatRupees(evidence.amount),
                                                                   formatRupees(order.total));
        co_await orders::raiseFlag(transaction, order.id, OrderFlag::AmountMismatch, detail);
    }
    if (currencyDiffers) {
        const QString detail = u"captured in %1"_s.arg(evidence.currency);
        co_await orders::raiseFlag(transaction, order.id, OrderFlag::CurrencyMismatch, detail);
    }
    co_return amountDiffers || currencyDiffers;
}

Task<> nowPaid(db::Session transaction, LockedOrder order, Evidence evidence)
{
    const PaymentsStore store(transaction);
    co_await store.setPays(evidence.paymentId);
    const QString text = u"%1 received"_s.arg(formatRupees(evidence.amount));
    co_await orders::addTimeline(transaction, order.id, toString(TimelineKind::Paid), text);
    jobs::NewJob ship{
        u"shipment.create"_s, order.id.toString(), {{u"order_id"_s, order.id.toString()}}};
    co_await jobs::enqueue(transaction, std::move(ship));
}

Task<CaptureOutcome> reviveOrFlag(db::Session transaction, LockedOrder order, Evidence evidence)
{
    LockedOrder subject = order;
    const bool revived = co_await orders::revive(transaction, std::move(subject));
    if (!revived) {
        const QString detail = u"paid after it expired, and its stock was gone"_s;
        co_await orders::raiseFlag(transaction, order.id, OrderFlag::RefundDue, detail);
        co_return CaptureOutcome::RefundDue;
    }
    co_await orders::lowerFlag(transaction, order.id, OrderFlag::RefundDue);
    co_await nowPaid(transaction, std::move(order), std::move(evidence));
    co_return CaptureOutcome::Captured;
}

Task<CaptureOutcome> giveBack(db::Session transaction, LockedOrder order, Evidence evidence)
{
    const QString detail = u"%1 came after it was cancelled"_s.arg(formatRupees(evidence.amount));
    co_await orders::raiseFlag(transaction, order.id, OrderFlag::PaidAfterCancel, detail);
    RefundRequest refund{order.id,
                         evidence.paymentId,
                         evidence.amount,
                         u"Paid after the order was cancelled"_s,
                         false,
                         u"paid-after-cancel-"_s + evidence.paymentId,
                         {}};
    co_await requestRefund(transaction, std::move(refund));
    co_return CaptureOutcome::PaidAfterCancel;
}

Task<CaptureOutcome> apply(db::Session transaction, LockedOrder order, Evidence evidence)
{
    switch (order.state) {
    case OrderState::PendingPayment: {
        LockedOrder subject = order;
        co_await orders::markPaid(transaction, std::move(subject));
        co_await nowPaid(transaction, std::move(order), std::move(evidence));
        co_return CaptureOutcome::Captured;
    }
    case OrderState::Cancelled:
        if (order.cancelledByPerson)
            co_return co_await giveBack(transaction, std::move(order), std::move(evidence));
        co_return co_await reviveOrFlag(transaction, std::move(order), std::move(evidence));
    case OrderState::Paid:
    case OrderState::Shipped:
    case OrderState::Delivered:
    case OrderState::Refunded:
        break;
    }
    const QString detail =
        u"payment %1 was captured beside the one that paid it"_s.arg(evidence.paymentId);
    co_await orders::raiseFlag(transaction, order.id, OrderFlag::CapturedTwice, detail);
    co_return CaptureOutcome::CapturedTwice;
}

Task<> flagForeign(db::Session transaction, OrderId order, QString payment)
{
    QString detail = u"payment %1 belongs to another order"_s.arg(payment);
    co_await orders::raiseFlag(transaction, order, OrderFlag::OrderMismatch, std::move(detail));
}

Task<CaptureOutcome> weigh(db::Session transaction, LockedOrder order, Evidence evidence)
{
    const PaymentsStore store(transaction);
    const std::optional<KnownPayment> before = co_await store.payment(evidence.paymentId);
    const std::optional<KnownPayment> payment = co_await store.recordPayment(order.id, evidence);
    if (!payment) {
        co_await flagForeign(transaction, order.id, evidence.paymentId);
        co_return CaptureOutcome::Mismatch;
    }
    if (payment->pays)
        co_return CaptureOutcome::AlreadyPaid;
    const bool news = !before || rank(evidence.status) > rank(before->status);
    if (!saysCaptured(evidence) && !news)
        co_return CaptureOutcome::NotCaptured;
    if (!saysCaptured(evidence))
        co_return co_await notCaptured(transaction, std::move(order), std::move(evidence));
    co_await wakeWaitingEvents(transaction);
    LockedOrder subject = order;
    Evidence shown = evidence;
    const bool wrong = co_await mismatches(transaction, std::move(subject), std::move(shown));
    if (wrong)
        co_return CaptureOutcome::Mismatch;
    // A payment that did not pay the order the first time it was seen captured is settled: it is
    // flagged, or on its way back. Only an expired order may still be revived by it.
    const bool settled = order.cancelledByPerson || payment->promised > Paise(0);
    if (order.state == OrderState::Cancelled && before && before->captured && settled)
        co_return CaptureOutcome::PaidAfterCancel;
    co_return co_await apply(transaction, std::move(order), std::move(evidence));
}

} // namespace

Task<CaptureResult> capture(db::Session transaction, Evidence evidence)
{
    const PaymentsStore store(transaction);
    const std::optional<KnownGatewayOrder> known =
        co_await store.gatewayOrder(evidence.gatewayOrderId);
    if (!known)
        co_return CaptureResult{CaptureOutcome::UnknownOrder, std::nullopt};
    // FOR UPDATE: all evidence of one order stands in line here, whichever worker or daemon brings
    // it.
    std::optional<LockedOrder> order = co_await orders::lockOrder(transaction, known->order);
    if (!order)
        throw std::logic_error("a gateway order without its order");
    co_await store.addEvidence(known->order, evidence);
    if (evidence.paymentId.isEmpty())
        co_return CaptureResult{CaptureOutcome::NotCaptured, known->order};
    LockedOrder subject = *order;
    const CaptureOutcome outcome =
        co_await weigh(transaction, std::move(subject), std::move(evidence));
    co_return CaptureResult{outcome, known->order};
}

Task<> rejectForeign(db::Session transaction, Evidence evidence)
{
    const PaymentsStore store(transaction);
    const std::optional<KnownGatewayOrder> known =
        co_await store.gatewayOrder(evidence.gatewayOrderId);
    if (!known)
        co_return;
    co_await orders::lockOrder(transaction, known->order);
    co_await store.addEvidence(known->order, evidence);
    co_await flagForeign(transaction, known->order, evidence.paymentId);
}

} // namespace paushtik::payments
