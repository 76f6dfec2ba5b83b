// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_documents.h"

#include "server/catalog/products_store.h"

#include <QJsonDocument>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Task<QHash<QUuid, QByteArray>> productDocuments(db::Session session, QList<ProductId> products)
{
    const ProductsStore store;
    const QList<Product> found = co_await store.byIds(session, std::move(products));
    QHash<QUuid, QByteArray> texts;
    for (const Product &product : found) {
        QJsonObject document = adminJson(product);
        document.remove("stock"_L1);
        texts.insert(product.id.uuid(), compact(document));
    }
    co_return texts;
}

Task<QHash<QUuid, QByteArray>> categoryDocuments(db::Session session, QList<CategoryId> categories)
{
    const ProductsStore store;
    const QList<Category> all = co_await store.categories(session); // few, and one statement
    QHash<QUuid, QByteArray> texts;
    for (const Category &category : all) {
        if (categories.contains(category.id))
            texts.insert(category.id.uuid(), compact(adminCategoryJson(category)));
    }
    co_return texts;
}

const db::Query kStockDocuments{"catalog.stock_documents", R"sql(
    SELECT product_id, on_hand
      FROM stock
     WHERE product_id = ANY ($1))sql"};

Task<QHash<QUuid, QByteArray>> stockDocuments(db::Session session, QList<ProductId> products)
{
    const db::Rows rows = co_await session.run(kStockDocuments, products);
    QHash<QUuid, QByteArray> texts;
    for (const db::Row row : rows) {
        const auto product = row.get<ProductId>(0);
        texts.insert(product.uuid(), compact({{u"product_id"_s, product.toString()},
                                              {u"stock"_s, row.get<int>(1)}}));
    }
    co_return texts;
}

} // namespace paushtik::catalog
