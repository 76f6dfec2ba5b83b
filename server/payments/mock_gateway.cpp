// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/mock_gateway.h"

#include <QCryptographicHash>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

MockGateway::MockGateway(db::Database *database, QString keyId)
    : m_database(database)
    , m_keyId(std::move(keyId))
{
}

const db::Query kMockOrder{"mock_gateway.create_order", R"sql(
    INSERT INTO mock_gateway_orders (gateway_order_id, amount_paise, receipt) VALUES ($1, $2, $3)
    ON CONFLICT (gateway_order_id) DO UPDATE SET receipt = excluded.receipt
    RETURNING amount_paise, status)sql"};

Task<Result<GatewayOrder>> MockGateway::createOrder(QString receipt, Paise amount)
{
    const QString id = u"order_mock_"_s + receipt;
    const db::Rows rows = co_await m_database->run(kMockOrder, id, amount, receipt);
    GatewayOrder order{id, rows.first().get<Paise>(0), u"INR"_s,
                       rows.first().get<QString>(1) == "paid"_L1};
    co_return order;
}

const db::Query kMockOrderById{"mock_gateway.order", R"sql(
    SELECT amount_paise, status FROM mock_gateway_orders WHERE gateway_order_id = $1)sql"};

Task<Result<GatewayOrder>> MockGateway::order(QString gatewayOrderId)
{
    const db::Rows rows = co_await m_database->run(kMockOrderById, gatewayOrderId);
    if (rows.isEmpty())
        co_return fail(Fault::NotFound);
    GatewayOrder order{gatewayOrderId, rows.first().get<Paise>(0), u"INR"_s,
                       rows.first().get<QString>(1) == "paid"_L1};
    co_return order;
}

namespace {

GatewayPayment paymentOf(const db::Row &row)
{
    return {row.get<QString>(0),
            row.get<QString>(1),
            *parse<GatewayStatus>(row.get<QString>(2)),
            row.get<Paise>(3),
            u"INR"_s,
            u"upi"_s};
}

} // namespace

const db::Query kMockPayment{"mock_gateway.payment", R"sql(
    SELECT payment_id, gateway_order_id, status, amount_paise FROM mock_gateway_payments
        WHERE payment_id = $1)sql"};

Task<Result<GatewayPayment>> MockGateway::payment(QString paymentId)
{
    const db::Rows rows = co_await m_database->run(kMockPayment, paymentId);
    if (rows.isEmpty())
        co_return fail(Fault::NotFound, {}, u"The id provided does not exist"_s);
    co_return paymentOf(rows.first());
}

const db::Query kMockPaymentsOf{"mock_gateway.payments_of", R"sql(
    SELECT payment_id, gateway_order_id, status, amount_paise
      FROM mock_gateway_payments
     WHERE gateway_order_id = $1
     ORDER BY created_at DESC, payment_id)sql"};

Task<Result<QList<GatewayPayment>>> MockGateway::paymentsOf(QString gatewayOrderId)
{
    const db::Rows rows = co_await m_database->run(kMockPaymentsOf, gatewayOrderId);
    QList<GatewayPayment> payments;
    for (const db::Row row : rows)
        payments.append(paymentOf(row));
    co_return payments;
}

// The job and the request that wrote it may ask at the same moment with the same key: who comes
// second must see what the first has done.
const db::Query kHoldPayment{"mock_gateway.hold_payment", R"sql(
    SELECT FROM mock_gateway_payments WHERE payment_id = $1 FOR UPDATE)sql"};

// The sum cannot pass what was captured; the same key answers the same refund.
const db::Query kMockRefund{"mock_gateway.refund", R"sql(
    WITH known AS (
        SELECT refund_id, amount_paise FROM mock_gateway_refunds WHERE idempotency_key = $1),
    taken AS (
        UPDATE mock_gateway_payments
           SET refunded_paise = refunded_paise + $3,
               status = CASE WHEN refunded_paise + $3 = amount_paise THEN 'refunded' ELSE status END
         WHERE payment_id = $2 AND status = 'captured' AND refunded_paise + $3 <= amount_paise
           AND NOT EXISTS (SELECT FROM known)
        RETURNING payment_id),
    made AS (
        INSERT INTO mock_gateway_refunds (refund_id, payment_id, amount_paise, idempotency_key)
        SELECT $4, payment_id, $3, $1 FROM taken
        RETURNING refund_id, amount_paise)
    SELECT refund_id, amount_paise FROM known
    UNION ALL
    SELECT refund_id, amount_paise FROM made)sql"};

Task<Result<GatewayRefund>> MockGateway::refund(NewRefund refund)
{
    const QByteArray digest =
        QCryptographicHash::hash(refund.key.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString id = u"rfnd_mock_"_s + QString::fromLatin1(digest.left(14));
    db::Transaction transaction = co_await m_database->begin();
    co_await transaction.run(kHoldPayment, refund.paymentId);
    const db::Rows rows =
        co_await transaction.run(kMockRefund, refund.key, refund.paymentId, refund.amount, id);
    co_await transaction.commit();
    if (rows.isEmpty()) {
        co_return fail(Fault::Conflict, {},
                       u"The refund amount provided is greater than amount captured"_s);
    }
    const db::Row row = rows.first();
    GatewayRefund made{row.get<QString>(0), refund.paymentId, row.get<Paise>(1),
                       RefundState::Processed};
    co_return made;
}

// Forward only, as the real one: captured stays captured.
const db::Query kMockPay{"mock_gateway.pay", R"sql(
    INSERT INTO mock_gateway_payments (payment_id, gateway_order_id, status, amount_paise)
    SELECT replace(gateway_order_id, 'order_mock_', 'pay_mock_') || $3, gateway_order_id, $2,
        amount_paise
      FROM mock_gateway_orders
     WHERE gateway_order_id = $1
    ON CONFLICT (payment_id) DO UPDATE
       SET status = CASE WHEN mock_gateway_payments.status IN ('captured', 'refunded')
                         THEN mock_gateway_payments.status ELSE excluded.status END
    RETURNING payment_id, gateway_order_id, status, amount_paise)sql"};

Task<Result<GatewayPayment>> MockGateway::pay(QString gatewayOrderId, GatewayStatus outcome)
{
    const QString suffix = outcome == GatewayStatus::Failed ? u"_failed"_s : QString();
    const db::Rows rows =
        co_await m_database->run(kMockPay, gatewayOrderId, QString(toString(outcome)), suffix);
    if (rows.isEmpty())
        co_return fail(Fault::NotFound, {}, u"The gateway does not know this order."_s);
    co_return paymentOf(rows.first());
}

} // namespace paushtik::payments
