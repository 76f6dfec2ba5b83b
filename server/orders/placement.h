// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "server/orders/ports.h"
#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <memory>
#include <optional>

namespace paushtik::orders {

/// One order to be placed. At most one line a product.
struct PlacementRequest {
    CustomerId customer;
    QList<WantedLine> lines;
    QJsonObject address; ///< the snapshot: later edits of the address book never touch it
    std::optional<QString> note = {};
    /// Set when the lines came from the account's cart: they leave it in the same commit.
    std::shared_ptr<CartPort> emptiesCart = {};
    /// Recorded in the same commit, so that the key survives a crash right after it.
    std::shared_ptr<http::IdempotencyClaim> claim = {};
};

struct PlacedOrder {
    OrderId id;
    QString number;
    Paise total;
};

/// Places orders: lock the stock in id order, look at price, state and stock, take it, write order,
/// lines and ledger, in one transaction. Losing the race is `out_of_stock` with what is left of
/// each short product. One order a transaction today; callers only see place(), so that arrivals
/// can come to share a transaction without their noticing.
class Placement {
public:
    Placement(db::Database *database, int pendingTtlSeconds);

    Task<Result<PlacedOrder>> place(PlacementRequest request) const;

private:
    Task<Result<PlacedOrder>> placeOnce(PlacementRequest request) const;

    db::Database *m_database;
    int m_pendingTtlSeconds;
};

} // namespace paushtik::orders
