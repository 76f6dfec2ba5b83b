// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"

#include <QJsonObject>
#include <optional>

namespace paushtik {

/// Which products, and in what order.
struct ProductsAsk {
    enum class Sort { Title, Sku, Price, Stock };
    enum class Archived { Without, Only, With };
    enum class Stock { Any, Low, Out };

    QString text = {};       ///< titles in both languages, SKU: beginnings of words
    QString categoryId = {}; ///< empty for all
    Archived archived = Archived::Without;
    Stock stock = Stock::Any; ///< Low: at or below the product's threshold, nothing left included
    Sort sort = Sort::Title;
    bool descending = false;
    friend bool operator==(const ProductsAsk &, const ProductsAsk &) = default;
};

/// A product as it is shown here, with the stock that is shown here, and whether edits of this desk
/// are open.
struct ProductShown {
    QString id;
    QJsonObject document;
    qint64 stock;
    bool edited;     ///< something of it waits, or was sent and is not confirmed yet
    bool inConflict; ///< something of it, or of its stock, waits for a person
};

namespace products {

/// At most `limit` from the row number `first`; -1 for all. A catalogue has thousands of products,
/// not millions, so it is counted through.
QList<ProductShown> window(Sql &sql, const ProductsAsk &ask, int first = 0, int limit = -1);
qint64 count(Sql &sql, const ProductsAsk &ask);
std::optional<ProductShown> one(Sql &sql, const QString &id);
/// By SKU, whatever its case.
std::optional<ProductShown> bySku(Sql &sql, const QString &sku);
/// As shown here; none for a product that is not known.
std::optional<qint64> stockOf(Sql &sql, const QString &productId);

} // namespace products
} // namespace paushtik
