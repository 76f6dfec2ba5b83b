// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"

#include <QJsonArray>
#include <QList>
#include <QObject>

namespace paushtik {

struct ProductsQuery {
    enum class Archived { Without, Only, With };
    QString text = {};     ///< part of a title, SKU or web address
    QString category = {}; ///< slug; empty: all
    Archived archived = Archived::Without;
    friend bool operator==(const ProductsQuery &, const ProductsQuery &) = default;
};

/// Where the catalogue's models read and write: the server over HTTP, or a copy on this machine.
/// Documents are those of GET /admin/products/{id} and /admin/categories. UI thread; answers may
/// come out of turn.
class CatalogRepository : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// All that fit: a catalogue has thousands of products, not millions.
    virtual Task<Result<QList<QJsonObject>>> products(ProductsQuery query) = 0;
    virtual Task<Result<QList<QJsonObject>>> categories() = 0;

    /// What is there now. Conflict `edit_conflict` when somebody else changed one of the fields.
    virtual Task<Result<QJsonObject>> change(QString id, QJsonObject set, QJsonObject base) = 0;
    virtual Task<Result<QJsonObject>> create(QJsonObject fields) = 0;
    virtual Task<Result<QJsonObject>> setArchived(QString id, bool archived) = 0;
    /// Conflict `referenced` when an order names it.
    virtual Task<Result<void>> remove(QString id) = 0;
    /// `items` of POST /admin/products/bulk: all of them or none. The answer, or an error whose
    /// `extra` has the `items` that say why.
    virtual Task<Result<QJsonObject>> changeMany(QJsonArray items) = 0;
    /// The answer of POST /admin/products/import; with errors in rows too, when it is a trial.
    virtual Task<Result<QJsonObject>> importTable(QByteArray csv, bool dryRun) = 0;
    virtual Task<Result<QByteArray>> exportTable() = 0;

Q_SIGNALS:
    /// Products may have changed: lists are worth reading again.
    void productsChanged();
};

} // namespace paushtik
