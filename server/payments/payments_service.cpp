// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/payments_service.h"

#include "server/jobs/job_queue.h"
#include "server/payments/payments_store.h"
#include "server/payments/signature.h"

#include <QLoggingCategory>
#include <QRegularExpression>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcPayments, "paushtik.payments")

Evidence evidenceOf(const GatewayPayment &payment, EvidenceSource source, const QString &kind)
{
    return {source,         kind,           payment.gatewayOrderId, payment.id,
            payment.status, payment.amount, payment.currency,       payment.method};
}

/// Only what a member of staff did goes into the audit log.
Task<> auditStaff(db::Session transaction, StaffAct by, QString action, OrderId order,
                  QJsonArray changes)
{
    if (!by.actor.id)
        co_return;
    staff::AuditEntry entry{std::move(by.actor), std::move(action),  u"order"_s,
                            order.toString(),    std::move(changes), std::move(by.requestId)};
    co_await staff::audit(transaction, std::move(entry));
}

/// What a person is told when several payments of one order were looked at: the best news.
ReverifyOutcome outcomeOf(CaptureOutcome outcome)
{
    switch (outcome) {
    case CaptureOutcome::Captured:
        return ReverifyOutcome::Captured;
    case CaptureOutcome::AlreadyPaid:
    case CaptureOutcome::CapturedTwice:
        return ReverifyOutcome::AlreadyPaid;
    case CaptureOutcome::Mismatch:
        return ReverifyOutcome::AmountMismatch;
    case CaptureOutcome::RefundDue:
    case CaptureOutcome::PaidAfterCancel:
        return ReverifyOutcome::RefundDue;
    case CaptureOutcome::NotCaptured:
    case CaptureOutcome::UnknownOrder:
        break;
    }
    return ReverifyOutcome::StillUnpaid;
}

int weight(ReverifyOutcome outcome)
{
    switch (outcome) {
    case ReverifyOutcome::Captured:
        return 4;
    case ReverifyOutcome::AlreadyPaid:
        return 3;
    case ReverifyOutcome::RefundDue:
        return 2;
    case ReverifyOutcome::AmountMismatch:
        return 1;
    case ReverifyOutcome::StillUnpaid:
        break;
    }
    return 0;
}

Error overRefund(Paise left)
{
    return {.fault = Fault::Conflict,
            .code = u"over_refund"_s,
            .detail = u"That is more than is left of the captured money."_s,
            .extra = {{u"refundable_paise"_s, left.value()}}};
}

Error doesNotFit()
{
    return {Fault::Conflict, u"payment_mismatch"_s, u"The payment does not fit this order."_s};
}

} // namespace

PaymentsService::PaymentsService(db::Database *database, std::shared_ptr<PaymentGateway> gateway,
                                 QByteArray keySecret)
    : m_database(database)
    , m_gateway(std::move(gateway))
    , m_keySecret(std::move(keySecret))
{
}

Task<CaptureResult> PaymentsService::captureInTransaction(Evidence evidence) const
{
    db::Transaction transaction = co_await m_database->begin();
    CaptureResult result = co_await capture(transaction, std::move(evidence));
    co_await transaction.commit();
    co_return result;
}

namespace {

/// The oldest: of two that were made at once both callers name the same.
std::optional<QString> usableOf(const QList<KnownGatewayOrder> &newestFirst)
{
    return newestFirst.isEmpty() ? std::nullopt : std::optional(newestFirst.last().id);
}

} // namespace

Task<orders::PaymentOffer> PaymentsService::offer(OrderId order, QString number, Paise amount)
{
    orders::PaymentOffer offer{m_gateway->keyId(), std::nullopt, amount, m_gateway->isMock()};
    const PaymentsStore store(*m_database);
    offer.gatewayOrderId = usableOf(co_await store.gatewayOrdersOf(order));
    if (offer.gatewayOrderId) {
        // It may have been paid without our hearing of it; then there is nothing left to pay.
        co_await ask(order, EvidenceSource::Reverify);
        co_return offer;
    }
    const Result<GatewayOrder> made = co_await m_gateway->createOrder(number, amount);
    if (!made) {
        qCWarning(lcPayments, "no gateway order for %s: %s", qUtf8Printable(number),
                  qUtf8Printable(made.error().detail));
        co_return offer;
    }
    co_await store.addGatewayOrder(made->id, order, amount);
    if (made->paid)
        co_await ask(order, EvidenceSource::Reverify);
    offer.gatewayOrderId = usableOf(co_await store.gatewayOrdersOf(order));
    co_return offer;
}

Task<> PaymentsService::refundAll(db::Session transaction, orders::LockedOrder order,
                                  QString reason, orders::Actor actor)
{
    const PaymentsStore store(transaction);
    const QList<KnownPayment> payments = co_await store.capturedPayments(order.id);
    for (const KnownPayment &payment : payments) {
        if (payment.left() <= Paise(0))
            continue;
        RefundRequest request{
            order.id, payment.id, payment.left(), reason, false, u"cancel-"_s + payment.id, actor};
        co_await requestRefund(transaction, std::move(request));
    }
}

Task<Result<OrderId>> PaymentsService::verify(VerifyClaim claim) const
{
    if (!checkoutSignatureMatches(claim.gatewayOrderId.toUtf8(), claim.paymentId.toUtf8(),
                                  claim.signature.toUtf8(), m_keySecret))
        co_return fail(Fault::BadRequest, u"bad_signature"_s,
                       u"The payment's signature is not right."_s);
    const PaymentsStore store(*m_database);
    const std::optional<KnownGatewayOrder> known =
        co_await store.gatewayOrder(claim.gatewayOrderId);
    if (!known)
        co_return fail(Fault::NotFound);

    const Result<GatewayPayment> payment = co_await m_gateway->payment(claim.paymentId);
    if (!payment) {
        // The signature proves that the gateway saw the payment, not that it captured it: kept, and
        // still pending.
        Evidence word{EvidenceSource::Verify,
                      u"verify"_s,
                      claim.gatewayOrderId,
                      claim.paymentId,
                      GatewayStatus::Created,
                      known->amount,
                      u"INR"_s};
        co_await captureInTransaction(std::move(word));
        co_return known->order;
    }
    Evidence evidence = evidenceOf(*payment, EvidenceSource::Verify, u"verify"_s);
    if (evidence.gatewayOrderId != claim.gatewayOrderId) {
        co_await rejectForeignIn(std::move(evidence), claim.gatewayOrderId);
        co_return fail(doesNotFit());
    }
    const CaptureResult result = co_await captureInTransaction(std::move(evidence));
    if (result.outcome == CaptureOutcome::Mismatch)
        co_return fail(doesNotFit());
    co_return known->order;
}

// What the gateway said of the payment is news for the order that it is for.
Task<> PaymentsService::rejectForeignIn(Evidence evidence, QString claimed) const
{
    Evidence claim = evidence;
    claim.gatewayOrderId = std::move(claimed);
    db::Transaction transaction = co_await m_database->begin();
    co_await rejectForeign(transaction, std::move(claim));
    co_await transaction.commit();
    co_await captureInTransaction(std::move(evidence));
}

namespace {

constexpr auto kNotListedYet = "not_listed_yet"_L1;

Error notListedYet()
{
    return {Fault::Conflict, kNotListedYet,
            u"the gateway calls an order paid and lists no payment"_s};
}

} // namespace

Task<Result<ReverifyOutcome>> PaymentsService::ask(OrderId order, EvidenceSource source) const
{
    const PaymentsStore store(*m_database);
    const QList<KnownGatewayOrder> known = co_await store.gatewayOrdersOf(order);
    ReverifyOutcome best = ReverifyOutcome::StillUnpaid;
    const QString kind = source == EvidenceSource::Expiry ? u"expiry"_s : u"reverify"_s;
    for (const KnownGatewayOrder &gatewayOrder : known) {
        const auto payments = co_await m_gateway->paymentsOf(gatewayOrder.id);
        if (!payments)
            co_return fail(payments.error());
        // A list may lag behind the order itself (razorpay.md section 4).
        if (payments->isEmpty() && source == EvidenceSource::Expiry) {
            const auto there = co_await m_gateway->order(gatewayOrder.id);
            if (!there || there->paid)
                co_return fail(there ? notListedYet() : there.error());
        }
        for (const GatewayPayment &payment : *payments) {
            Evidence evidence = evidenceOf(payment, source, kind);
            const CaptureResult result = co_await captureInTransaction(std::move(evidence));
            const ReverifyOutcome outcome = outcomeOf(result.outcome);
            best = weight(outcome) > weight(best) ? outcome : best;
        }
    }
    co_return best;
}

Task<Result<Reverified>> PaymentsService::reverify(OrderId order, StaffAct by) const
{
    const Result<ReverifyOutcome> outcome = co_await ask(order, EvidenceSource::Reverify);
    if (!outcome)
        co_return fail(Fault::Unavailable, {}, outcome.error().detail);
    db::Transaction transaction = co_await m_database->begin();
    QJsonArray changes{staff::change(u"outcome"_s, {}, QString(toString(*outcome)))};
    co_await auditStaff(transaction, std::move(by), u"payment_reverified"_s, order,
                        std::move(changes));
    co_await transaction.commit();
    Reverified reverified{order, *outcome};
    co_return reverified;
}

namespace {

QJsonArray changesOf(const RefundRequest &request)
{
    return {staff::change(u"refund_paise"_s, {}, request.amount.value()),
            staff::change(u"reason"_s, {}, request.reason),
            staff::change(u"restock"_s, {}, request.restock)};
}

/// Money beside what pays the order goes back first; then the payment itself.
std::optional<KnownPayment> refundable(const QList<KnownPayment> &payments,
                                       std::optional<Paise> amount)
{
    std::optional<KnownPayment> chosen;
    for (const KnownPayment &payment : payments) {
        if (payment.left() > Paise(0) && (!amount || *amount <= payment.left()) &&
            (!chosen || !payment.pays))
            chosen = payment;
    }
    return chosen;
}

/// The caller's key is forwarded when the gateway takes its form (razorpay.md section 6.1); else
/// the refund makes its own.
QString refundKey(const std::shared_ptr<http::IdempotencyClaim> &claim)
{
    static const QRegularExpression allowed(u"^[A-Za-z0-9_-]{10,64}$"_s);
    const QString key = claim ? QString::fromLatin1(claim->key()) : QString();
    return allowed.match(key).hasMatch() ? key : makeUuidV7().toString(QUuid::WithoutBraces);
}

} // namespace

Task<Result<Refund>> PaymentsService::refund(OrderId order, RefundWish wish,
                                             std::shared_ptr<http::IdempotencyClaim> claim) const
{
    if (claim && claim->resource()) {
        const auto made = co_await findRefund(*m_database, *RefundId::parse(*claim->resource()));
        co_return *made;
    }
    db::Transaction transaction = co_await m_database->begin();
    std::optional<orders::LockedOrder> locked = co_await orders::lockOrder(transaction, order);
    const PaymentsStore store(transaction);
    const QList<KnownPayment> payments = co_await store.capturedPayments(order);
    const std::optional<KnownPayment> payment = refundable(payments, wish.amount);
    if (!payment) {
        Paise left;
        for (const KnownPayment &each : payments)
            left = std::max(left, each.left());
        co_return fail(overRefund(left));
    }
    RefundRequest request{order,       payment->id,  wish.amount.value_or(payment->left()),
                          wish.reason, wish.restock, refundKey(claim),
                          wish.actor};
    std::optional<RefundId> id = co_await requestRefund(transaction, request);
    if (!id) { // that key refunded something else once
        request.key = makeUuidV7().toString(QUuid::WithoutBraces);
        id = co_await requestRefund(transaction, request);
    }
    if (wish.restock)
        co_await orders::restockOrder(transaction, *locked);
    if (claim)
        co_await claim->record(transaction, id->toString());
    QJsonArray changes = changesOf(request);
    co_await auditStaff(transaction, wish.by, u"refund_requested"_s, order, std::move(changes));
    co_await transaction.commit();
    // At once when the gateway is there; the job goes on where this ends.
    co_await settleRefund(*id);
    const std::optional<Refund> made = co_await findRefund(*m_database, *id);
    co_return *made;
}

Task<jobs::Outcome> PaymentsService::settleRefund(RefundId id) const
{
    const std::optional<Refund> refund = co_await findRefund(*m_database, id);
    if (!refund || refund->state != RefundState::Pending)
        co_return jobs::Outcome::done();
    // Never on our own doubt: the gateway itself must hold the money.
    const Result<GatewayPayment> payment = co_await m_gateway->payment(refund->paymentId);
    if (!payment)
        co_return jobs::Outcome::retry(payment.error().detail);
    if (rank(payment->status) < rank(GatewayStatus::Captured))
        co_return jobs::Outcome::retry(u"the payment provider does not confirm the capture"_s,
                                       3600);

    NewRefund wanted{refund->paymentId, refund->amount, refund->key};
    const Result<GatewayRefund> made = co_await m_gateway->refund(std::move(wanted));
    if (!made && made.error().fault == Fault::Unavailable)
        co_return jobs::Outcome::retry(made.error().detail);
    db::Transaction transaction = co_await m_database->begin();
    if (!made) {
        co_await failRefund(transaction, id, made.error().detail);
        co_await transaction.commit();
        co_return jobs::Outcome::park(made.error().detail);
    }
    RefundNews news{made->id, refund->paymentId, refund->amount, made->state, id};
    co_await applyRefundNews(transaction, std::move(news));
    co_await transaction.commit();
    // Still pending there: the webhook says when it is done; asking again under the same key is the
    // net below it.
    co_return made->state == RefundState::Pending ? jobs::Outcome::retry({}, 3600)
                                                  : jobs::Outcome::done();
}

const db::Query kOverdue{"payments.overdue", R"sql(
    SELECT id
      FROM orders
     WHERE status = 'pending_payment' AND expires_at <= now()
     ORDER BY expires_at
     LIMIT 100)sql"};

Task<jobs::Outcome> PaymentsService::expireOverdue() const
{
    const db::Rows overdue = co_await m_database->run(kOverdue);
    auto end = jobs::Outcome::done();
    for (const db::Row row : overdue) {
        const OrderId order = row.get<OrderId>(0);
        const Result<ReverifyOutcome> outcome = co_await ask(order, EvidenceSource::Expiry);
        // Away: it stays pending and is asked again. Refused: it knows no such order, so holds no
        // money for it, and one such order must not keep the others waiting.
        if (!outcome && outcome.error().fault == Fault::Unavailable)
            co_return jobs::Outcome::retry(outcome.error().detail);
        if (!outcome && outcome.error().code == kNotListedYet) {
            end = jobs::Outcome::retry(outcome.error().detail); // the others need not wait for it
            continue;
        }
        if (!outcome)
            qCWarning(lcPayments, "expired unasked: %s", qUtf8Printable(outcome.error().detail));
        co_await expireUnpaid(order);
    }
    co_return end;
}

Task<> PaymentsService::expireUnpaid(OrderId order) const
{
    db::Transaction transaction = co_await m_database->begin();
    std::optional<orders::LockedOrder> locked = co_await orders::lockOrder(transaction, order);
    // Looked at again under the lock: a capture may have come between the gateway's answer and
    // this.
    if (!locked || locked->state != OrderState::PendingPayment)
        co_return;
    co_await orders::cancelOrder(transaction, std::move(*locked), CancelCause::Expiry,
                                 u"Not paid in time"_s);
    co_await transaction.commit();
}

// Asked at about 24, 48 and 72 hours: a failed payment can still turn into money (razorpay.md
// section 11).
const db::Query kLateGatewayOrders{"payments.late_gateway_orders", R"sql(
    UPDATE gateway_orders
       SET last_asked_at = now()
     WHERE gateway_order_id IN (
               SELECT g.gateway_order_id
                 FROM gateway_orders AS g
                 JOIN orders AS o ON o.id = g.order_id
                WHERE o.status = 'cancelled' AND o.cancelled_by = 'expiry'
                  AND o.cancelled_at > now() - interval '73 hours'
                  AND coalesce(g.last_asked_at, o.cancelled_at) < now() - interval '24 hours'
                LIMIT 100)
    RETURNING order_id)sql"};

Task<jobs::Outcome> PaymentsService::askForLateMoney() const
{
    const db::Rows late = co_await m_database->run(kLateGatewayOrders);
    for (const db::Row row : late) {
        const Result<ReverifyOutcome> outcome =
            co_await ask(row.get<OrderId>(0), EvidenceSource::Expiry);
        if (!outcome)
            qCWarning(lcPayments, "late money not asked for: %s",
                      qUtf8Printable(outcome.error().detail));
    }
    co_return jobs::Outcome::done();
}

} // namespace paushtik::payments
