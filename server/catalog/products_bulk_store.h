// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product_changes.h"
#include "server/db/database.h"

namespace paushtik::catalog {

/// A product as a row of the exported table.
struct ProductRow {
    QString id;
    QJsonObject fields; ///< canonical, see product_fields.h
    QString categorySlug;
    int stock;
    std::optional<Timestamp> archivedAt;
};

/// Many products in one statement each; constraints of the database speak through db::Error.
class ProductsBulkStore {
public:
    /// Before anything else: changes that give names wait for each other until the transaction
    /// ends, so that none finds a name free that another is about to take.
    Task<> holdNames(db::Session transaction) const;
    /// What there is under these ids and SKUs, locked against other writers in the order of ids.
    Task<KnownProducts> lock(db::Session transaction, QList<ProductId> ids, QStringList skus) const;
    /// The names that products outside of `plan` have of those it wants, slugs of a kind with those
    /// it must find, and the categories it names.
    Task<Surroundings> around(db::Session transaction, QList<PlannedChange> plan) const;
    /// Inserts what is Created, updates what is Changed (the version goes up by one).
    Task<> write(db::Session transaction, QList<PlannedChange> plan) const;
    /// All products, archived ones too, by SKU.
    Task<QList<ProductRow>> all(db::Session session) const;
};

} // namespace paushtik::catalog
