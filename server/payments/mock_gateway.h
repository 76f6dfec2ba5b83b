// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/payments/payment_gateway.h"

namespace paushtik::payments {

/// The gateway of demo shops and tests, in process. Deterministic: gateway orders are
/// `order_mock_<order number>`, payments `pay_mock_<order number>`; same input, same ids. Its books
/// are tables of their own, so they survive a restart.
class MockGateway : public PaymentGateway {
public:
    MockGateway(db::Database *database, QString keyId);

    bool isMock() const override { return true; }
    QString keyId() const override { return m_keyId; }
    Task<Result<GatewayOrder>> createOrder(QString receipt, Paise amount) override;
    Task<Result<GatewayOrder>> order(QString gatewayOrderId) override;
    Task<Result<GatewayPayment>> payment(QString paymentId) override;
    Task<Result<QList<GatewayPayment>>> paymentsOf(QString gatewayOrderId) override;
    Task<Result<GatewayRefund>> refund(NewRefund refund) override;

    /// What the customer does in the checkout's window. A failed attempt is a payment of its own;
    /// an authorized one may be captured later under the same id. NotFound for an unknown gateway
    /// order.
    Task<Result<GatewayPayment>> pay(QString gatewayOrderId, GatewayStatus outcome);

private:
    db::Database *m_database;
    QString m_keyId;
};

} // namespace paushtik::payments
