// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"
#include "shared/domain/stock.h"
#include "shared/domain/timestamp.h"

#include <QList>
#include <QObject>
#include <QString>
#include <optional>

namespace paushtik {

/// A product as the warehouse sees it.
struct StockRow {
    QString id;
    QString sku;
    QString title;
    int stock = 0;
    int threshold = 0;
    int waiting = 0;      ///< of the stock, what the server has not been told yet
    QString refused = {}; ///< why the server did not take an adjustment, in words; empty: none
    friend bool operator==(const StockRow &, const StockRow &) = default;
};

/// One line of a product's ledger.
struct LedgerRow {
    std::optional<Timestamp> at;
    int delta = 0;
    int balance = 0;
    QString reason; ///< as the server says it
    QString actor;
    QString order; ///< the order's number, or empty
};

struct StockAdjustment {
    QString productId;
    int delta = 0;
    StockReason reason = StockReason::Received;
    QString note = {};
    QByteArray key = {}; ///< the same for every try
};

/// By how much stock changes when somebody enters a quantity: lost and damaged goods leave, a count
/// is what is there now, everything else comes in.
constexpr int stockDelta(StockReason reason, int quantity, int stock)
{
    switch (reason) {
    case StockReason::Damaged:
    case StockReason::Lost:
        return -quantity;
    case StockReason::Counted:
        return quantity - stock;
    default:
        return quantity;
    }
}

/// Where stock is read and changed. UI thread.
class StockPort : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Task<Result<QList<StockRow>>> products() = 0;
    /// The latest first.
    virtual Task<Result<QList<LedgerRow>>> ledger(QString productId) = 0;
    /// Gives what is there now. Fault::Conflict "out_of_stock": there is less than that.
    virtual Task<Result<int>> adjust(StockAdjustment adjustment) = 0;
    /// Whether an adjustment is done when it is on this disk, and goes to the server by itself.
    virtual bool keepsChanges() const { return false; }

Q_SIGNALS:
    /// products() may be others.
    void changed();
};

} // namespace paushtik
