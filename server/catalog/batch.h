// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik {
using BatchId = Id<struct BatchTag>;
}

namespace paushtik::catalog {

/// Jars that were filled together. sql/0015_batches.sql says how batches and stock add up.
struct Batch {
    BatchId id;
    ProductId product;
    QString lot;
    QDate packedOn;
    QDate bestBefore; ///< may be sold on that day still, in Asia/Kolkata
    Paise mrp;
    int onHand;
    bool expired;
    int received; ///< how many there were of it, whatever became of them
};
QJsonObject batchJson(const Batch &batch);

/// The shelf of one product, as of one moment: stock + sold = sum of the batches + loose.
struct Shelf {
    QList<Batch> batches; ///< first expired first
    int stock;            ///< that may still be sold
    int sold;             ///< that customers have bought and that still stands here
    int loose;            ///< that belongs to no batch
};

/// One batch and how many of its jars.
struct BatchQuantity {
    BatchId batch;
    int qty;
};

/// A line of an order at packing.
struct PickLine {
    ProductId product;
    QString sku;
    QString title;
    int qty;
    struct Source {
        Batch batch;
        int picked; ///< by this order, and no longer on hand
    };
    QList<Source> sources; ///< first expired first
    int picked() const;
    /// What is not picked yet, of fresh batches, first expired first. Less than is missing when the
    /// rest is in no batch.
    QList<BatchQuantity> suggestion() const;
};
QJsonObject pickLineJson(const PickLine &line);

} // namespace paushtik::catalog
