// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/orders/order_actions.h"

namespace paushtik {

/// Straight to the server's staff API.
class HttpOrderActions : public OrderActions {
    Q_OBJECT
public:
    explicit HttpOrderActions(ApiClient &api, QObject *parent = nullptr);

    Task<Result<Reverified>> reverify(OrderId order) override;
    Task<Result<OrderRefund>> refund(RefundWish wish) override;
    Task<Result<OrderDocument>> cancel(OrderId order, QString reason, QByteArray key) override;
    Task<Result<OrderDocument>> addNote(OrderId order, QString text, QByteArray key) override;
    Task<Result<OrderDocument>> setPacked(OrderId order, bool packed, QByteArray key) override;
    Task<Result<QString>> ship(OrderId order) override;
    Task<Result<QList<AuditEntry>>> audit(OrderId order) override;
    Task<Result<QByteArray>> invoice(OrderId order) override;
    Task<Result<QByteArray>> creditNote(OrderId order, QString refund) override;

private:
    Task<Result<QByteArray>> issued(QString path);
    Task<Result<OrderDocument>> act(OrderId order, QString verb, QJsonObject body, QByteArray key);

    ApiClient &m_api;
};

} // namespace paushtik
