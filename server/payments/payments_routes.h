// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/orders/orders_service.h"
#include "server/payments/mock_gateway.h"
#include "server/payments/payments_service.h"
#include "server/payments/webhook_inbox.h"

namespace paushtik::payments {

/// POST /payments/verify, /webhooks/razorpay, and the staff's reverify and refunds. All must
/// outlive the router.
void addPaymentRoutes(http::Router &router, const PaymentsService &payments,
                      const WebhookInbox &inbox, const orders::OrdersService &orders);

/// POST /mock/razorpay/pay: only in a shop whose gateway is the mock. Webhooks are signed with
/// `webhookSecret` and go the same way as real ones.
void addMockGatewayRoutes(http::Router &router, MockGateway &gateway, const WebhookInbox &inbox,
                          QByteArray keySecret, QByteArray webhookSecret);

} // namespace paushtik::payments
