// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"
#include "server/db/database.h"

#include <QHash>

namespace paushtik::catalog {

/// Reads products, whole, each list in one statement, so that what it answers was true at one
/// moment.
class ProductsStore {
public:
    /// Everything a customer may see; in the order of their ids.
    Task<QList<Product>> published(db::Session session) const;
    /// Archived ones too; unknown ids are left out; the order is that of `ids`.
    Task<QList<Product>> byIds(db::Session session, QList<ProductId> ids) const;
    Task<std::optional<Product>> find(db::Session session, ProductId id) const;
    /// In the order that they are shown in.
    Task<QList<Category>> categories(db::Session session) const;
    Task<std::optional<Category>> findCategory(db::Session session, CategoryId id) const;
};

/// All counts, and which moment of the database they are of.
struct StockPicture {
    QString moment;
    QHash<ProductId, int> onHand;
};

/// The counts, unless nothing at all was committed since `moment`: then an empty picture, after
/// next to no work.
Task<std::optional<StockPicture>> stockSince(db::Session session, QString moment);

/// The live count of one product, by id or by slug; nothing when it is not for sale.
Task<std::optional<int>> liveStock(db::Session session, ProductId id);
Task<std::optional<Availability>> liveAvailability(db::Session session, QString slug);

} // namespace paushtik::catalog
