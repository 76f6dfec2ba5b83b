// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/result.h"
#include "shared/domain/stock.h"

#include <QJsonObject>

namespace paushtik::catalog {

/// Who moved stock and why, for the ledger.
struct StockCause {
    StockReason reason;
    std::optional<QUuid> actor = {};
    QString actorName = QStringLiteral("system");
    std::optional<QString> note = {};
};

struct StockMove {
    qint64 ledgerId;
    int balance; ///< after it
};

/// One product up or down by `delta` (not 0). Below zero: Conflict `out_of_stock` with what is
/// there; unknown product: NotFound; in both cases nothing is written. The ledger's row goes into
/// the same transaction.
Task<Result<StockMove>> adjustStock(db::Session transaction, ProductId product, int delta,
                                    StockCause cause);

struct LedgerPage {
    QList<QJsonObject> items;   ///< newest first
    std::optional<qint64> next; ///< id of the last item when there are more
};
/// `before`: the id of the last row of the page before. NotFound for an unknown product.
Task<Result<LedgerPage>> stockLedger(db::Session session, ProductId product, int limit,
                                     std::optional<qint64> before);
/// The balance that a ledger row left, for an answer that is given again.
Task<std::optional<int>> ledgerBalance(db::Session session, qint64 ledgerId);

} // namespace paushtik::catalog
