// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/stock/batch_port.h"

namespace paushtik {

/// Batches straight from the server.
class HttpBatches final : public BatchPort {
public:
    explicit HttpBatches(ApiClient &api);

    Task<Result<ShelfView>> shelf(QString productId) override;
    Task<Result<BatchRow>> receive(QString productId, NewBatchRow batch, QByteArray key) override;
    Task<Result<int>> move(BatchMovement movement, QByteArray key) override;
    Task<Result<QList<LedgerRow>>> movements(QString batchId) override;
    Task<Result<QList<RecallRow>>> recall(QString batchId) override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
