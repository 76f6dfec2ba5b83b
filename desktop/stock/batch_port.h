// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/stock_port.h"
#include "shared/domain/money.h"

#include <QDate>

namespace paushtik {

/// Jars of a product that were filled together.
struct BatchRow {
    QString id;
    QString lot;
    QDate packedOn;
    QDate bestBefore;
    Paise mrp;
    int received = 0; ///< how many there were of it
    int onHand = 0;
    bool expired = false; ///< the server's word for it
};

/// The shelf of a product as of one moment: stock + sold = sum of the batches + loose.
struct ShelfView {
    QList<BatchRow> batches; ///< first expired first
    int stock = 0;           ///< may still be sold
    int sold = 0;            ///< bought, and not packed yet
    int loose = 0;           ///< in no batch
};

struct NewBatchRow {
    QString lot;
    QDate packedOn;
    QDate bestBefore;
    Paise mrp{0};
    int received = 0; ///< 0: its jars are on the shelf already, and will be assigned
    QString note = {};
};

struct BatchMovement {
    QString batchId;
    int delta = 0;
    QString reason; ///< a manual one of StockReason, or "assigned": loose jars are of this batch
    QString note = {};
};

/// An order with jars of a batch in its parcel.
struct RecallRow {
    QString number;
    QString status; ///< as the server says it
    int qty = 0;
    std::optional<Timestamp> pickedAt;
    QString customer;
    QString phone;
    QString email;
    QString awb;
};

/// Where batches are read and changed. A write with the key of an earlier try has its effect once.
/// UI thread.
class BatchPort {
public:
    BatchPort() = default;
    BatchPort(const BatchPort &) = delete;
    BatchPort &operator=(const BatchPort &) = delete;
    virtual ~BatchPort() = default;

    virtual Task<Result<ShelfView>> shelf(QString productId) = 0;
    /// Invalid names the field: a lot that the product has already, dates the wrong way round.
    virtual Task<Result<BatchRow>> receive(QString productId, NewBatchRow batch,
                                           QByteArray key) = 0;
    /// What is left in the batch. Conflict "out_of_stock": there are not as many.
    virtual Task<Result<int>> move(BatchMovement movement, QByteArray key) = 0;
    /// The latest first.
    virtual Task<Result<QList<LedgerRow>>> movements(QString batchId) = 0;
    /// Who got jars of it, the latest first.
    virtual Task<Result<QList<RecallRow>>> recall(QString batchId) = 0;
};

} // namespace paushtik
