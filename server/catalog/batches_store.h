// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/batch.h"
#include "server/db/database.h"

#include <QJsonArray>

namespace paushtik::catalog {

/// Why a batch moves, and who moves it.
struct BatchCause {
    QString reason; ///< a word of batch_movements.reason
    std::optional<qint64> ledger = {};
    std::optional<OrderId> order = {};
    std::optional<QUuid> actor = {};
    QString actorName = QStringLiteral("system");
    std::optional<QString> note = {};
};

/// Whether an order's jars may be picked now.
struct PickableOrder {
    OrderId id;
    bool isOpen; ///< paid, holds its stock, not packed
};

/// Reads and moves batches. Writers lock the product's stock first. db::Error says
/// `batches_never_negative` when a batch has not that many, `batches_lot_key` for a lot that is
/// there already.
class BatchesStore {
public:
    Task<std::optional<Batch>> find(db::Session session, BatchId id) const;
    Task<std::optional<Shelf>> shelf(db::Session session, ProductId product) const;
    /// False for an unknown product.
    Task<bool> lockStock(db::Session transaction, ProductId product) const;
    Task<> insert(db::Session transaction, Batch batch) const;
    /// What is left in the batch.
    Task<int> move(db::Session transaction, BatchId batch, int delta, BatchCause cause) const;

    Task<std::optional<PickableOrder>> findOrder(db::Session session, QString idOrNumber) const;
    /// The same, its row and the stock of its products locked.
    Task<std::optional<PickableOrder>> lockOrder(db::Session transaction, QString idOrNumber) const;
    /// The lines whose products have batches.
    Task<QList<PickLine>> pickLines(db::Session session, OrderId order) const;
    Task<> returnPicks(db::Session transaction, OrderId order) const;

    /// How the batch came to hold what it holds, the latest first; the last 500.
    Task<QJsonArray> movements(db::Session session, BatchId batch) const;
    /// Orders with jars of the batch, newest first.
    Task<QJsonArray> recall(db::Session session, BatchId batch) const;
};

/// True when a product that has batches has less on its shelf than they hold.
Task<bool> batchesExceedShelf(db::Session session, ProductId product);

} // namespace paushtik::catalog
