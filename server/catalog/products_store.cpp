// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_store.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

// One list of columns for every statement that reads whole products; readProduct() below goes by
// it.
#define PAUSHTIK_PRODUCT_ROW                                                                       \
    R"sql(
    SELECT p.id, p.sku, p.slug, p.title, p.subtitle, p.description, p.title_hi, p.description_hi,
           p.unit_label, p.weight_grams, p.length_mm, p.width_mm, p.height_mm, p.price_paise,
           p.mrp_paise, p.hsn_code, p.gst_rate_bp, p.low_stock_threshold, s.on_hand,
               p.archived_at, p.version, p.created_at,
           c.id, c.slug, c.title, c.title_hi, c.position,
           (SELECT jsonb_agg(jsonb_build_object(
                       'id', i.id, 'key', i.base_key, 'width', m.width, 'height', m.height,
                       'alt', i.alt, 'position', i.position) ORDER BY i.position)
              FROM product_images i
              JOIN media m ON m.base_key = i.base_key
             WHERE i.product_id = p.id)
      FROM products p
      JOIN stock s ON s.product_id = p.id
      JOIN categories c ON c.id = p.category_id)sql"

QList<Image> readImages(const QJsonArray &array)
{
    QList<Image> images;
    images.reserve(array.size());
    for (const QJsonValue value : array) {
        const QJsonObject o = value.toObject();
        images.append({ImageId(QUuid::fromString(o[u"id"_s].toString())), o[u"key"_s].toString(),
                       o[u"width"_s].toInt(), o[u"height"_s].toInt(), o[u"alt"_s].toString(),
                       o[u"position"_s].toInt()});
    }
    return images;
}

Category readCategory(const db::Row &row, int from)
{
    return {row.get<CategoryId>(from), row.get<QString>(from + 1), row.get<QString>(from + 2),
            row.get<std::optional<QString>>(from + 3), row.get<int>(from + 4)};
}

Product readProduct(const db::Row &row)
{
    return {.id = row.get<ProductId>(0),
            .sku = row.get<QString>(1),
            .slug = row.get<QString>(2),
            .category = readCategory(row, 22),
            .title = row.get<QString>(3),
            .subtitle = row.get<std::optional<QString>>(4),
            .description = row.get<std::optional<QString>>(5),
            .titleHi = row.get<std::optional<QString>>(6),
            .descriptionHi = row.get<std::optional<QString>>(7),
            .unitLabel = row.get<std::optional<QString>>(8),
            .weightGrams = row.get<int>(9),
            .lengthMm = row.get<std::optional<int>>(10),
            .widthMm = row.get<std::optional<int>>(11),
            .heightMm = row.get<std::optional<int>>(12),
            .price = row.get<Paise>(13),
            .mrp = row.get<Paise>(14),
            .hsnCode = row.get<QString>(15),
            .gstRate = row.get<BasisPoints>(16),
            .lowStockThreshold = row.get<int>(17),
            .stock = row.get<int>(18),
            .archivedAt = row.get<std::optional<Timestamp>>(19),
            .version = row.get<qint64>(20),
            .createdAt = row.get<Timestamp>(21),
            .images = readImages(row.get<std::optional<QJsonArray>>(27).value_or(QJsonArray()))};
}

QList<Product> readProducts(const db::Rows &rows)
{
    QList<Product> products;
    products.reserve(rows.size());
    for (const db::Row row : rows)
        products.append(readProduct(row));
    return products;
}

} // namespace

const db::Query kPublished{"catalog.published", PAUSHTIK_PRODUCT_ROW R"sql(
     WHERE p.archived_at IS NULL
     ORDER BY p.id)sql"};

Task<QList<Product>> ProductsStore::published(db::Session session) const
{
    const db::Rows rows = co_await session.run(kPublished);
    co_return readProducts(rows);
}

const db::Query kProductsByIds{"catalog.products_by_ids", PAUSHTIK_PRODUCT_ROW R"sql(
     WHERE p.id = ANY($1)
     ORDER BY array_position($1, p.id))sql"};

Task<QList<Product>> ProductsStore::byIds(db::Session session, QList<ProductId> ids) const
{
    const db::Rows rows = co_await session.run(kProductsByIds, ids);
    co_return readProducts(rows);
}

const db::Query kProductById{"catalog.product_by_id", PAUSHTIK_PRODUCT_ROW R"sql(
     WHERE p.id = $1)sql"};

Task<std::optional<Product>> ProductsStore::find(db::Session session, ProductId id) const
{
    const db::Rows rows = co_await session.run(kProductById, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return readProduct(rows.first());
}

const db::Query kCategories{"catalog.categories", R"sql(
    SELECT id, slug, title, title_hi, position
      FROM categories
     ORDER BY position, lower(title), id)sql"};

Task<QList<Category>> ProductsStore::categories(db::Session session) const
{
    const db::Rows rows = co_await session.run(kCategories);
    QList<Category> categories;
    for (const db::Row row : rows)
        categories.append(readCategory(row, 0));
    co_return categories;
}

const db::Query kCategoryById{"catalog.category_by_id", R"sql(
    SELECT id, slug, title, title_hi, position
      FROM categories
     WHERE id = $1)sql"};

Task<std::optional<Category>> ProductsStore::findCategory(db::Session session, CategoryId id) const
{
    const db::Rows rows = co_await session.run(kCategoryById, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return readCategory(rows.first(), 0);
}

// Two statements with the same pg_current_snapshot() see the same rows, so an equal one means that
// nothing was committed in between. It names no column, so the planner tests it once, before it
// looks at the table at all.
const db::Query kStockSince{"catalog.stock_since", R"sql(
    SELECT product_id, on_hand, pg_current_snapshot()::text
      FROM stock
     WHERE pg_current_snapshot()::text <> $1)sql"};

Task<std::optional<StockPicture>> stockSince(db::Session session, QString moment)
{
    const db::Rows rows = co_await session.run(kStockSince, moment);
    if (rows.isEmpty())
        co_return std::nullopt;
    StockPicture picture;
    picture.moment = rows.first().get<QString>(2);
    picture.onHand.reserve(rows.size());
    for (const db::Row row : rows)
        picture.onHand.insert(row.get<ProductId>(0), row.get<int>(1));
    co_return picture;
}

const db::Query kLiveStock{"catalog.live_stock", R"sql(
    SELECT on_hand
      FROM stock
     WHERE product_id = $1)sql"};

Task<std::optional<int>> liveStock(db::Session session, ProductId id)
{
    const db::Rows rows = co_await session.run(kLiveStock, id);
    co_return rows.isEmpty() ? std::nullopt : std::optional<int>(rows.first().get<int>(0));
}

const db::Query kLiveAvailability{"catalog.live_availability", R"sql(
    SELECT s.on_hand, p.low_stock_threshold
      FROM products p
      JOIN stock s ON s.product_id = p.id
     WHERE p.slug = $1 AND p.archived_at IS NULL)sql"};

Task<std::optional<Availability>> liveAvailability(db::Session session, QString slug)
{
    const db::Rows rows = co_await session.run(kLiveAvailability, slug);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return Availability{rows.first().get<int>(0), rows.first().get<int>(1)};
}

} // namespace paushtik::catalog
