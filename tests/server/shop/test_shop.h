// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/orders_service.h"
#include "server/payments/mock_gateway.h"
#include "server/payments/payments_service.h"
#include "server/payments/webhook_inbox.h"
#include "tests/support/test_database.h"

#include <functional>

namespace paushtik::tests {

/// A shop on a database of its own: orders and payments over the mock gateway, without HTTP.
/// `daemons` of them share the database, as several paushtikd do.
class TestShop {
public:
    static constexpr auto kKeySecret = "test-key-secret";
    static constexpr auto kWebhookSecret = "test-webhook-secret";

    /// Makes a daemon's gateway, when it is not to be the mock.
    using MakeGateway = std::function<std::shared_ptr<payments::PaymentGateway>()>;

    struct Daemon {
        Daemon(const db::DatabaseConfig &config, const MakeGateway &makeGateway);

        db::Database database;
        std::shared_ptr<payments::MockGateway> gateway; ///< unused beside another
        std::shared_ptr<payments::PaymentsService> payments;
        std::shared_ptr<orders::OrdersService> orders;
        payments::WebhookInbox inbox;
    };

    explicit TestShop(int daemons = 1, const MakeGateway &makeGateway = {});

    Daemon &daemon(int n = 0) { return *m_daemons[static_cast<size_t>(n)]; }
    TestDatabase &database() { return m_database; }

    CustomerId customer();
    ProductId product(int stock, Paise price = Paise(50'000));
    int stock(ProductId product) const;
    QByteArray one(const QByteArray &sql) const { return m_database.execute(sql); }

    static orders::NewOrder order(CustomerId customer, QList<orders::WantedLine> lines);
    /// Places one and waits for it; throws when it is refused.
    QJsonObject placed(QList<orders::WantedLine> lines);
    /// What `paushtikd verify` would print.
    QStringList faults();

private:
    TestDatabase m_database;
    std::vector<std::unique_ptr<Daemon>> m_daemons;
};

} // namespace paushtik::tests
