// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/edit.h"
#include "server/catalog/products_admin_store.h"
#include "server/catalog/products_store.h"
#include "server/http/router.h"

namespace paushtik::catalog {

class CatalogService;

/// The pictures of a product, in their order; the first is the product's image. Each change makes
/// the product's version go up and is audited. NotFound for an unknown product or a picture of
/// another one. Throws db::Error.
class ImagesAdminService {
public:
    explicit ImagesAdminService(const db::Database &database)
        : m_database(database)
    {
    }

    /// Adds at the end. Invalid when `baseKey` was never uploaded, or when there are 20 already.
    Task<Result<Image>> add(ProductId product, QString baseKey, QString alt, Edit by) const;
    /// `ids`: every picture of the product once.
    Task<Result<Product>> order(ProductId product, QList<ImageId> ids, Edit by) const;
    Task<Result<Image>> setAlt(ProductId product, ImageId image, QString alt, Edit by) const;
    Task<Result<void>> remove(ProductId product, ImageId image, Edit by) const;

private:
    Task<Result<Image>> tryAdd(ProductId product, QString baseKey, QString alt, Edit by) const;
    Task<std::optional<Product>> lock(db::Session transaction, ProductId product) const;
    Task<> finish(db::Transaction transaction, Edit by, Product before, QJsonArray changes) const;

    const db::Database &m_database;
    ProductsStore m_products;
    ProductsAdminStore m_store;
};

/// /admin/products/{id}/images. The service outlives the router.
void addImagesAdminRoutes(http::Router &router, ImagesAdminService &service,
                          CatalogService &catalog);

} // namespace paushtik::catalog
