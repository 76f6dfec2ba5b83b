// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/edit.h"
#include "server/catalog/products_admin_store.h"
#include "server/catalog/products_store.h"
#include "server/catalog/stock.h"

namespace paushtik::catalog {

/// What staff do with products. Every change is audited in its own transaction and reaches the
/// customer's catalog within 100 ms. Throws db::Error. On the worker's thread only.
class ProductsAdminService {
public:
    explicit ProductsAdminService(const db::Database &database)
        : m_database(database)
    {
    }

    struct Page {
        QList<Product> products;
        std::optional<QJsonArray> next;
    };
    Task<Page> list(AdminProductQuery query) const;
    Task<Result<Product>> get(ProductId id) const;

    /// `fields`: of readNewProduct(). A slug left out is made of the title. `id`: who made it away
    /// from the line has chosen one. Invalid names the field whose value is taken, or the category
    /// that is not there.
    Task<Result<Product>> create(QJsonObject fields, Edit by,
                                 ProductId id = ProductId::make()) const;
    /// By field, all or nothing: see api.md, Sync. Conflict `edit_conflict` names every conflict.
    Task<Result<Product>> edit(ProductId id, FieldPatch patch, Edit by) const;
    Task<Result<Product>> setArchived(ProductId id, bool archived, Edit by) const;
    /// Conflict `referenced` when an order has it.
    Task<Result<void>> remove(ProductId id, Edit by) const;

    /// The new count. See adjustStock(). Conflict `batch_required` when it would take jars that
    /// belong to a batch: see BatchesService.
    Task<Result<int>> adjust(ProductId id, int delta, StockReason reason,
                             std::optional<QString> note, Edit by) const;
    Task<Result<LedgerPage>> ledger(ProductId id, int limit, std::optional<qint64> before) const;

private:
    Task<Result<Product>> tryCreate(ProductId id, QJsonObject fields, Edit by) const;
    Task<Result<Product>> tryEdit(ProductId id, FieldPatch patch, Edit by) const;
    Task<Result<void>> tryRemove(ProductId id, Edit by) const;

    const db::Database &m_database;
    ProductsStore m_products;
    ProductsAdminStore m_store;
};

} // namespace paushtik::catalog
