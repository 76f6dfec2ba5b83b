// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"

#include <QHash>

namespace paushtik::catalog {

/// What replicas hold of the catalogue, as JSON text by id; ids that there are not are left out.

/// As GET /admin/products/{id}, without `stock`: that is a document of its own, so that a sale does
/// not make the whole product new.
Task<QHash<QUuid, QByteArray>> productDocuments(db::Session session, QList<ProductId> products);
/// As an item of GET /admin/categories.
Task<QHash<QUuid, QByteArray>> categoryDocuments(db::Session session, QList<CategoryId> categories);
/// `{product_id, stock}`, by the product's id.
Task<QHash<QUuid, QByteArray>> stockDocuments(db::Session session, QList<ProductId> products);

} // namespace paushtik::catalog
