// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/result.h"

#include <QJsonObject>

namespace paushtik::catalog {

/// Who moved stock and why, for the ledger.
struct StockCause {
    QString reason; ///< a word of the ledger's CHECK
    std::optional<OrderId> order = {};
    std::optional<QUuid> actor = {};
    QString actorName = QStringLiteral("system");
    std::optional<QString> note = {};
};

struct StockMove {
    qint64 ledgerId;
    int balance; ///< after it
};

// Every function belongs to the caller's transaction, locks the rows it moves in the order of their ids, and writes a row
// of the ledger for each. Stock never goes below zero.

/// One product up or down by `delta` (not 0). Below zero: Conflict `out_of_stock` with what is there; unknown product:
/// NotFound; in both cases nothing is written.
Task<Result<StockMove>> adjustStock(db::Session transaction, ProductId product, int delta,
                                    StockCause cause);

/// Takes all lines of the order `cause.order`, or none: Conflict `out_of_stock` with
/// `items:[{product_id,requested,available}]`. Whether the order already holds them is the caller's to know.
Task<Result<void>> takeForOrder(db::Session transaction, StockCause cause);

/// Gives all lines of the order `cause.order` back.
Task<> putBack(db::Session transaction, StockCause cause);

struct LedgerPage {
    QList<QJsonObject> items; ///< newest first
    std::optional<qint64> next; ///< id of the last item when there are more
};
/// `before`: the id of the last row of the page before. NotFound for an unknown product.
Task<Result<LedgerPage>> stockLedger(db::Session session, ProductId product, int limit,
                                     std::optional<qint64> before);
/// The balance that a ledger row left, for an answer that is given again.
Task<std::optional<int>> ledgerBalance(db::Session session, qint64 ledgerId);

} // namespace paushtik::catalog
