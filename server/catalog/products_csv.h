// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"
#include "server/catalog/product_changes.h"
#include "server/catalog/products_bulk_store.h"

namespace paushtik::catalog {

/// All products as a table that readProductsCsv() takes back: no change comes of it.
QByteArray productsCsv(const QList<ProductRow> &products);

struct ProductsTable {
    QList<ProductChange> changes;
    QStringList ignoredColumns; ///< what the export has and an import leaves alone
};

/// A table's rows as wishes, `place` its row as a spreadsheet counts. The header names the columns,
/// in any order and as few as are needed; `id` or `sku` must be among them. An empty cell is no
/// value. A category may be named by `category.slug` instead of `category_id`. BadRequest and
/// TooLarge as readCsv(); Invalid names a column that is not known, or is there twice.
Result<ProductsTable> readProductsCsv(const QByteArray &file, const QList<Category> &categories);

} // namespace paushtik::catalog
