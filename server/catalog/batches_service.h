// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/batches_store.h"
#include "server/catalog/edit.h"

namespace paushtik::catalog {

struct NewBatch {
    QString lot;
    QDate packedOn;
    QDate bestBefore; ///< after packedOn
    Paise mrp;
    int received; ///< 0: its jars are on the shelf already, and will be assigned
    std::optional<QString> note = {};
};

struct BatchMove {
    int batchOnHand;
    int stock;
};

/// What staff do with batches. sql/0015_batches.sql has the rule by which they and the stock add
/// up, and moves the batches of an order when it is packed, shipped, cancelled or restocked; here
/// is what people do. Every change is audited in its own transaction. Throws db::Error. On the
/// worker's thread only.
class BatchesService {
public:
    explicit BatchesService(const db::Database &database)
        : m_database(database)
    {
    }

    Task<Result<Shelf>> shelf(ProductId product) const;
    /// Invalid names a lot number that the product has already.
    Task<Result<Batch>> receive(ProductId product, NewBatch batch, Edit by) const;
    /// `reason`: a manual one of StockReason moves batch and stock together; "assigned" moves loose
    /// jars into the batch (or, below 0, out of it), and the stock stays. Conflict `out_of_stock`
    /// when there are not as many.
    Task<Result<BatchMove>> move(BatchId batch, int delta, QString reason,
                                 std::optional<QString> note, Edit by) const;

    /// The latest first.
    Task<Result<QJsonArray>> movements(BatchId batch) const;

    struct Recall {
        Batch batch;
        QJsonArray orders; ///< who got jars of it, newest first
    };
    Task<Result<Recall>> recall(BatchId batch) const;

    /// `order`: id or number.
    Task<Result<QList<PickLine>>> picks(QString order) const;
    /// Says which batches the order is packed from, in place of what was said before; nothing
    /// given: first expired first. Conflict `order_not_pickable` unless it is paid and not packed,
    /// `batch_expired`, `out_of_stock`; Invalid when a line would get more than was bought.
    Task<Result<QList<PickLine>>> pick(QString order, std::optional<QList<BatchQuantity>> picks,
                                       Edit by) const;

private:
    Task<Result<Batch>> tryReceive(ProductId product, NewBatch batch, Edit by) const;
    Task<Result<BatchMove>> tryMove(BatchId batch, int delta, QString reason,
                                    std::optional<QString> note, Edit by) const;
    Task<Result<std::optional<qint64>>> moveStock(db::Session transaction, ProductId product,
                                                  int delta, QString reason,
                                                  std::optional<QString> note, Edit by) const;
    Task<Result<QList<PickLine>>> tryPick(QString order, std::optional<QList<BatchQuantity>> picks,
                                          Edit by) const;

    const db::Database &m_database;
    BatchesStore m_store;
};

} // namespace paushtik::catalog
