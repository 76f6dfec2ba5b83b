// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/provider_client.h"
#include "server/payments/payment_gateway.h"

namespace paushtik::payments {

struct RazorpayConfig {
    QString baseUrl; ///< https://api.razorpay.com/v1
    QString keyId;
    QByteArray keySecret;
    int deadlineMilliseconds = 6'000;  ///< one request
    int patienceMilliseconds = 10'000; ///< one call with its repetitions; no try begins after it
};

/// Razorpay over the wire (reference: razorpay.md). Reads are repeated on passing failures; an
/// order is looked up by its receipt before it is created again; a refund is repeated only under
/// its idempotency key. Its errors become words that staff can act on. Belongs to one thread.
class RazorpayGateway : public PaymentGateway {
public:
    explicit RazorpayGateway(RazorpayConfig config);

    bool isMock() const override { return false; }
    QString keyId() const override { return m_config.keyId; }
    Task<Result<GatewayOrder>> createOrder(QString receipt, Paise amount) override;
    Task<Result<GatewayOrder>> order(QString gatewayOrderId) override;
    Task<Result<GatewayPayment>> payment(QString paymentId) override;
    Task<Result<QList<GatewayPayment>>> paymentsOf(QString gatewayOrderId) override;
    Task<Result<GatewayRefund>> refund(NewRefund refund) override;

private:
    Task<Result<QJsonObject>> get(QString path);
    Task<ProviderAnswer> repeat(ProviderRequest request);
    Task<Result<std::optional<GatewayOrder>>> orderOfReceipt(QString receipt, Paise amount);
    ProviderRequest request(const QByteArray &method, const QString &path) const;
    ProviderRequest post(const QString &path, const QJsonObject &body) const;

    RazorpayConfig m_config;
    ProviderClient m_client;
};

} // namespace paushtik::payments
