// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/payments_store.h"

namespace paushtik::payments {

const db::Query kAddGatewayOrder{"payments.add_gateway_order", R"sql(
    INSERT INTO gateway_orders (gateway_order_id, order_id, amount_paise) VALUES ($1, $2, $3)
    ON CONFLICT (gateway_order_id) DO NOTHING)sql"};

Task<> PaymentsStore::addGatewayOrder(QString gatewayOrderId, OrderId order, Paise amount) const
{
    co_await m_session.run(kAddGatewayOrder, gatewayOrderId, order, amount);
}

namespace {

KnownPayment paymentOf(const db::Row &row)
{
    return {row.get<QString>(0), *parse<GatewayStatus>(row.get<QString>(1)),
            row.get<Paise>(2),   row.get<Paise>(3),
            row.get<Paise>(4),   row.get<bool>(5),
            row.get<bool>(6)};
}

KnownGatewayOrder gatewayOrderOf(const db::Row &row)
{
    return {row.get<QString>(0), row.get<OrderId>(1), row.get<Paise>(2)};
}

} // namespace

const db::Query kGatewayOrder{"payments.gateway_order", R"sql(
    SELECT gateway_order_id, order_id, amount_paise FROM gateway_orders
        WHERE gateway_order_id = $1)sql"};

Task<std::optional<KnownGatewayOrder>> PaymentsStore::gatewayOrder(QString gatewayOrderId) const
{
    const db::Rows rows = co_await m_session.run(kGatewayOrder, gatewayOrderId);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return gatewayOrderOf(rows.first());
}

const db::Query kGatewayOrdersOf{"payments.gateway_orders_of", R"sql(
    SELECT gateway_order_id, order_id, amount_paise
      FROM gateway_orders
     WHERE order_id = $1
     ORDER BY created_at DESC, gateway_order_id)sql"};

Task<QList<KnownGatewayOrder>> PaymentsStore::gatewayOrdersOf(OrderId order) const
{
    const db::Rows rows = co_await m_session.run(kGatewayOrdersOf, order);
    QList<KnownGatewayOrder> known;
    for (const db::Row row : rows)
        known.append(gatewayOrderOf(row));
    co_return known;
}

const db::Query kPayment{"payments.find", R"sql(
    SELECT payment_id, status, amount_paise, refunded_paise,
           (SELECT coalesce(sum(refunds.amount_paise), 0)::bigint FROM refunds
            WHERE refunds.payment_id = payments.payment_id AND refunds.state <> 'failed'),
           captured_at IS NOT NULL, pays
      FROM payments
     WHERE payment_id = $1)sql"};

Task<std::optional<KnownPayment>> PaymentsStore::payment(QString paymentId) const
{
    const db::Rows rows = co_await m_session.run(kPayment, paymentId);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return paymentOf(rows.first());
}

const db::Query kAddEvidence{"payments.add_evidence", R"sql(
    INSERT INTO payment_evidence (order_id, source, kind, gateway_order_id, payment_id,
        amount_paise, currency)
    VALUES ($1, $2, $3, $4, nullif($5, ''), $6, $7))sql"};

Task<> PaymentsStore::addEvidence(OrderId order, Evidence evidence) const
{
    co_await m_session.run(kAddEvidence, order, QString(toString(evidence.source)), evidence.kind,
                           evidence.gatewayOrderId, evidence.paymentId, evidence.amount,
                           evidence.currency);
}

// Forward only, by the rank of razorpay.md section 4. A captured amount is the gateway's last word
// on it.
const db::Query kRecordPayment{"payments.record", R"sql(
    INSERT INTO payments (payment_id, order_id, gateway_order_id, status, amount_paise, currency,
        method, captured_at)
    VALUES ($1, $2, $3, $4, $5, $6, nullif($7, ''), CASE WHEN $4 IN ('captured', 'refunded')
        THEN now() END)
    ON CONFLICT (payment_id) DO UPDATE
       SET status = CASE WHEN array_position(ARRAY['created', 'failed', 'authorized', 'captured',
           'refunded'], $4)
                            > array_position(ARRAY['created', 'failed', 'authorized', 'captured',
                                'refunded'],
                                             payments.status)
                         THEN $4 ELSE payments.status END,
           amount_paise = CASE WHEN payments.captured_at IS NULL THEN excluded.amount_paise
                               ELSE payments.amount_paise END,
           method = coalesce(excluded.method, payments.method),
           captured_at = coalesce(payments.captured_at, excluded.captured_at),
           updated_at = now()
     WHERE payments.order_id = excluded.order_id
    RETURNING payment_id, status, amount_paise, refunded_paise,
              (SELECT coalesce(sum(refunds.amount_paise), 0)::bigint FROM refunds
               WHERE refunds.payment_id = payments.payment_id AND refunds.state <> 'failed'),
              captured_at IS NOT NULL, pays)sql"};

Task<std::optional<KnownPayment>> PaymentsStore::recordPayment(OrderId order,
                                                               Evidence evidence) const
{
    const db::Rows rows = co_await m_session.run(
        kRecordPayment, evidence.paymentId, order, evidence.gatewayOrderId,
        QString(toString(evidence.status)), evidence.amount, evidence.currency, evidence.method);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return paymentOf(rows.first());
}

const db::Query kSetPays{"payments.set_pays", R"sql(
    UPDATE payments SET pays = true WHERE payment_id = $1)sql"};

Task<> PaymentsStore::setPays(QString paymentId) const
{
    co_await m_session.run(kSetPays, paymentId);
}

const db::Query kCapturedPayments{"payments.captured_of", R"sql(
    SELECT payment_id, status, amount_paise, refunded_paise,
           (SELECT coalesce(sum(refunds.amount_paise), 0)::bigint FROM refunds
            WHERE refunds.payment_id = payments.payment_id AND refunds.state <> 'failed'),
           captured_at IS NOT NULL, pays
      FROM payments
     WHERE order_id = $1 AND captured_at IS NOT NULL
     ORDER BY pays DESC, captured_at, payment_id)sql"};

Task<QList<KnownPayment>> PaymentsStore::capturedPayments(OrderId order) const
{
    const db::Rows rows = co_await m_session.run(kCapturedPayments, order);
    QList<KnownPayment> payments;
    for (const db::Row row : rows)
        payments.append(paymentOf(row));
    co_return payments;
}

} // namespace paushtik::payments
