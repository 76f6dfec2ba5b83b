// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/orders/orders_repository.h"

namespace paushtik {

/// Orders straight from GET /admin/orders.
class HttpOrdersRepository final : public OrdersRepository {
    Q_OBJECT
public:
    explicit HttpOrdersRepository(ApiClient &api, QObject *parent = nullptr);

    Task<Result<OrdersWindow>> window(OrdersQuery query, QString after, int limit) override;
    Task<Result<OrderDocument>> order(QString idOrNumber) override;
    bool canFilterBy(const OrdersQuery &query) const override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
