// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/edit.h"
#include "server/catalog/product_changes.h"
#include "server/catalog/products_bulk_store.h"
#include "server/catalog/products_store.h"

namespace paushtik::catalog {

/// Many products in one change. All of it is applied, or none; every product that changed is
/// audited, all of it in one transaction, and customers see all of it at once. Throws db::Error. On
/// the worker's thread only.
class ProductsBulkService {
public:
    explicit ProductsBulkService(const db::Database &database)
        : m_database(database)
    {
    }

    struct Outcome {
        bool applied;
        QJsonArray rows;    ///< of changeJson()
        QJsonObject counts; ///< of countsJson()
        QList<PlannedChange> refused;
    };
    /// `placeName`: what the rows call their place. A trial (`dryRun`) writes nothing.
    Task<Outcome> apply(QList<ProductChange> changes, ChangeSource source, QString placeName,
                        bool dryRun, Edit by) const;

    Task<QList<ProductRow>> table() const;
    Task<QList<Category>> categories() const;

private:
    Task<QList<PlannedChange>> plan(db::Session transaction, QList<ProductChange> changes,
                                    ChangeSource source) const;
    Task<Outcome> tryApply(QList<ProductChange> changes, ChangeSource source, QString placeName,
                           bool dryRun, Edit by) const;

    const db::Database &m_database;
    ProductsBulkStore m_store;
    ProductsStore m_products;
};

} // namespace paushtik::catalog
