// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/stock/stock_port.h"

namespace paushtik {

/// Stock straight from the server.
class HttpStock final : public StockPort {
    Q_OBJECT
public:
    explicit HttpStock(ApiClient &api, QObject *parent = nullptr);
    Task<Result<QList<StockRow>>> products() override;
    Task<Result<QList<LedgerRow>>> ledger(QString productId) override;
    Task<Result<int>> adjust(StockAdjustment adjustment) override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
