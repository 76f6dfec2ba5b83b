// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/edit.h"
#include "server/catalog/products_store.h"
#include "server/http/router.h"

namespace paushtik::catalog {

class CatalogService;

/// What staff do with categories. Fields: `slug`, `title`, `title_hi`. Every change is audited.
/// Throws db::Error.
class CategoriesAdminService {
public:
    explicit CategoriesAdminService(const db::Database &database)
        : m_database(database)
    {
    }

    Task<QList<Category>> list() const;
    Task<Result<Category>> create(QJsonObject fields, Edit by) const;
    /// By field, like ProductsAdminService::edit().
    Task<Result<Category>> edit(CategoryId id, FieldPatch patch, Edit by) const;
    /// Shown in this order from now on. Invalid unless `ids` is every category, each once.
    Task<Result<QList<Category>>> order(QList<CategoryId> ids, Edit by) const;
    /// Conflict `referenced` while a product is in it.
    Task<Result<void>> remove(CategoryId id, Edit by) const;

private:
    Task<Result<Category>> tryCreate(QJsonObject fields, Edit by) const;
    Task<Result<Category>> tryEdit(CategoryId id, FieldPatch patch, Edit by) const;
    Task<Result<void>> tryRemove(CategoryId id, Edit by) const;

    const db::Database &m_database;
    ProductsStore m_products;
};

/// /admin/categories. The service outlives the router.
void addCategoriesAdminRoutes(http::Router &router, CategoriesAdminService &service,
                              CatalogService &catalog);

} // namespace paushtik::catalog
