// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/refunds.h"

#include "server/jobs/job_queue.h"
#include "server/payments/payments_store.h"
#include "shared/domain/money_text.h"
#include "shared/domain/timeline.h"

#include <stdexcept>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

const db::Query kInsertRefund{"refunds.insert", R"sql(
    INSERT INTO refunds (id, order_id, payment_id, amount_paise, state, reason, restock,
        idempotency_key, actor_id,
                         actor_name)
    VALUES ($1, $2, $3, $4, 'pending', $5, $6, $7, $8, $9)
    ON CONFLICT ON CONSTRAINT refunds_key DO NOTHING)sql"};

Task<std::optional<RefundId>> requestRefund(db::Session transaction, RefundRequest request)
{
    const RefundId id = RefundId::make();
    const db::Rows inserted = co_await transaction.run(
        kInsertRefund, id, request.order, request.paymentId, request.amount, request.reason,
        request.restock, request.key, request.actor.id, request.actor.name);
    if (inserted.affected() == 0)
        co_return std::nullopt;
    const QString text = u"%1: %2"_s.arg(formatRupees(request.amount), request.reason);
    co_await orders::addTimeline(transaction, request.order,
                                 toString(TimelineKind::RefundRequested), text, request.actor);
    jobs::NewJob job{u"payments.refund"_s, id.toString(), {{u"refund_id"_s, id.toString()}}};
    co_await jobs::enqueue(transaction, std::move(job));
    co_return id;
}

#define PAUSHTIK_REFUND_COLUMNS                                                                    \
    "id, order_id, payment_id, amount_paise, state, reason, idempotency_key, created_at"

namespace {

Refund refundOf(const db::Row &row)
{
    return {row.get<RefundId>(0),
            row.get<OrderId>(1),
            row.get<QString>(2),
            row.get<Paise>(3),
            *parse<RefundState>(row.get<QString>(4)),
            row.get<QString>(5),
            row.get<QString>(6),
            row.get<Timestamp>(7)};
}

std::optional<Refund> firstRefund(const db::Rows &rows)
{
    return rows.isEmpty() ? std::nullopt : std::optional(refundOf(rows.first()));
}

} // namespace

const db::Query kFindRefund{"refunds.find", "SELECT " PAUSHTIK_REFUND_COLUMNS
                                            R"sql( FROM refunds WHERE id = $1)sql"};

Task<std::optional<Refund>> findRefund(db::Session session, RefundId refund)
{
    co_return firstRefund(co_await session.run(kFindRefund, refund));
}

// Best match first: our own id, the gateway's, then one of that payment and amount that the gateway
// has not named yet (its webhook can outrun its answer to us). Ours that bears another of the
// gateway's names was taken by a refund from its dashboard: then this one is one more.
const db::Query kMatchRefund{"refunds.match", "SELECT " PAUSHTIK_REFUND_COLUMNS R"sql(
      FROM refunds
     WHERE (id = $1 AND coalesce(gateway_refund_id, $2) = $2) OR gateway_refund_id = $2
        OR (payment_id = $3 AND amount_paise = $4 AND gateway_refund_id IS NULL
            AND state = 'pending')
     ORDER BY id = $1 DESC NULLS LAST, gateway_refund_id = $2 DESC NULLS LAST, created_at
     LIMIT 1)sql"};

const db::Query kAdoptRefund{"refunds.adopt", R"sql(
    INSERT INTO refunds (id, order_id, payment_id, amount_paise, state, reason, idempotency_key,
        gateway_refund_id,
                         actor_name)
    VALUES ($1, $2, $3, $4, 'pending', 'Made at the payment provider', $5, $5, 'payment provider')
    RETURNING )sql" PAUSHTIK_REFUND_COLUMNS};

const db::Query kPaymentOrder{"refunds.payment_order", R"sql(
    SELECT order_id FROM payments WHERE payment_id = $1)sql"};

const db::Query kSettleRefund{"refunds.settle", R"sql(
    UPDATE refunds
       SET state = $2, gateway_refund_id = coalesce(gateway_refund_id, $3), last_error = NULL,
           settled_at = CASE WHEN $2 <> 'pending' THEN now() END
     WHERE id = $1 AND state = 'pending')sql"};

const db::Query kAddPaymentRefunded{"refunds.add_to_payment", R"sql(
    UPDATE payments
       SET refunded_paise = refunded_paise + $2,
           status = CASE WHEN refunded_paise + $2 = amount_paise THEN 'refunded' ELSE status END,
           updated_at = now()
     WHERE payment_id = $1
    RETURNING pays, EXISTS (SELECT FROM payments AS other
                             WHERE other.order_id = payments.order_id AND other.pays))sql"};

namespace {

Task<Refund> matchOrAdopt(db::Session transaction, OrderId order, RefundNews news)
{
    const std::optional<Refund> matched = firstRefund(co_await transaction.run(
        kMatchRefund, news.ours, news.gatewayRefundId, news.paymentId, news.amount));
    if (matched)
        co_return *matched;
    const db::Rows adopted = co_await transaction.run(
        kAdoptRefund, RefundId::make(), order, news.paymentId, news.amount, news.gatewayRefundId);
    co_return refundOf(adopted.first());
}

// Money that went back from a payment beside the one that pays the order is no refund of the order.
Task<> countMoney(db::Session transaction, orders::LockedOrder order, Refund refund)
{
    const db::Rows counted =
        co_await transaction.run(kAddPaymentRefunded, refund.paymentId, refund.amount);
    const bool pays = counted.first().get<bool>(0);
    const bool anotherPays = counted.first().get<bool>(1) && !pays;
    const OrderId id = order.id;
    if (anotherPays)
        co_await orders::lowerFlag(transaction, id, OrderFlag::CapturedTwice);
    else
        co_await orders::addRefunded(transaction, std::move(order), refund.amount);
    co_await orders::lowerFlag(transaction, id, OrderFlag::RefundDue);
    co_await orders::lowerFlag(transaction, id, OrderFlag::RefundFailed);
    const QString text = u"%1 went back"_s.arg(formatRupees(refund.amount));
    co_await orders::addTimeline(transaction, id, toString(TimelineKind::Refunded), text);
}

} // namespace

Task<bool> applyRefundNews(db::Session transaction, RefundNews news)
{
    const db::Rows owner = co_await transaction.run(kPaymentOrder, news.paymentId);
    if (owner.isEmpty())
        co_return false;
    std::optional<orders::LockedOrder> order =
        co_await orders::lockOrder(transaction, owner.first().get<OrderId>(0));
    if (!order)
        throw std::logic_error("a payment without its order");
    RefundNews wanted = news;
    const Refund refund = co_await matchOrAdopt(transaction, order->id, std::move(wanted));
    const db::Rows settled = co_await transaction.run(
        kSettleRefund, refund.id, QString(toString(news.state)), news.gatewayRefundId);
    const bool first = settled.affected() > 0;
    if (first && news.state == RefundState::Processed) {
        orders::LockedOrder subject = *order;
        Refund counted = refund;
        co_await countMoney(transaction, std::move(subject), std::move(counted));
    }
    if (first && news.state == RefundState::Failed) {
        co_await orders::raiseFlag(transaction, order->id, OrderFlag::RefundFailed,
                                   u"%1 did not go back"_s.arg(formatRupees(refund.amount)));
    }
    co_return true;
}

const db::Query kFailRefund{"refunds.fail", R"sql(
    UPDATE refunds SET state = 'failed', last_error = $2, settled_at = now()
     WHERE id = $1 AND state = 'pending'
    RETURNING order_id)sql"};

Task<> failRefund(db::Session transaction, RefundId refund, QString why)
{
    const db::Rows failed = co_await transaction.run(kFailRefund, refund, why);
    if (!failed.isEmpty()) {
        co_await orders::raiseFlag(transaction, failed.first().get<OrderId>(0),
                                   OrderFlag::RefundFailed, why);
    }
}

Task<> wakeWaitingEvents(db::Session transaction)
{
    jobs::NewJob job{u"payments.apply_waiting"_s, u"periodic"_s};
    co_await jobs::enqueue(transaction, std::move(job));
}

} // namespace paushtik::payments
