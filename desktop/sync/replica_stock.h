// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/replica.h"
#include "desktop/stock/stock_port.h"

#include <functional>

namespace paushtik {

/// Stock from the copy on this machine, with what this desk adjusted. An adjustment is a delta and
/// done when it is on this disk: deltas of several desks add up in any order. The ledger needs the
/// server, and until the copy is whole for the first time everything does.
class ReplicaStock final : public StockPort {
    Q_OBJECT
public:
    /// `isWhole` says whether the copy has been equal to the server once.
    ReplicaStock(Replica &replica, StockPort &other, std::function<bool()> isWhole,
                 QObject *parent = nullptr);

    Task<Result<QList<StockRow>>> products() override;
    Task<Result<QList<LedgerRow>>> ledger(QString productId) override;
    Task<Result<int>> adjust(StockAdjustment adjustment) override;
    bool keepsChanges() const override { return m_replica.isOpen() && m_isWhole(); }

private:
    Replica &m_replica;
    StockPort &m_other;
    std::function<bool()> m_isWhole;
};

} // namespace paushtik
