// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"
#include "server/db/database.h"

namespace paushtik::catalog {

struct AdminProductQuery {
    std::optional<QString> category; ///< slug
    std::optional<bool> archived;    ///< nothing: both
    QString text;                    ///< part of a title, the SKU or the slug; empty: all
    int limit = 24;
    std::optional<QJsonArray> after; ///< as AdminProductPage::next
};

struct AdminProductPage {
    QList<ProductId> ids;
    std::optional<QJsonArray> next;
};

/// Writes products. Takes the canonical fields of product_fields.h; constraints of the database
/// speak through db::Error.
class ProductsAdminStore {
public:
    /// Newest first.
    Task<AdminProductPage> list(db::Session session, AdminProductQuery query) const;
    /// Locks the row against other writers; false when it is not there. Sales go on: they take no
    /// such lock.
    Task<bool> lock(db::Session transaction, ProductId id) const;
    Task<> insert(db::Session transaction, ProductId id, QJsonObject fields) const;
    /// Every field at once; the version goes up by one.
    Task<> update(db::Session transaction, ProductId id, QJsonObject fields) const;
    Task<> setArchived(db::Session transaction, ProductId id, bool archived) const;
    /// The version goes up: something that belongs to the document changed elsewhere.
    Task<> touch(db::Session transaction, ProductId id) const;
    /// False when it is not there.
    Task<bool> remove(db::Session transaction, ProductId id) const;
    /// `wanted`, or the first free one of `wanted-2`, `wanted-3`, …
    Task<QString> freeSlug(db::Session session, QString wanted) const;
};

} // namespace paushtik::catalog
