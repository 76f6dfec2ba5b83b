// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_admin_store.h"

#include <QSet>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

QString likePattern(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString escaped = text.toLower();
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + escaped + u'%';
}

} // namespace

const db::Query kListProducts{"catalog.admin_list", R"sql(
    SELECT p.id, p.created_at
      FROM products p
      JOIN categories c ON c.id = p.category_id
     WHERE ($1::text IS NULL OR c.slug = $1)
       AND ($2::boolean IS NULL OR (p.archived_at IS NOT NULL) = $2)
       AND ($3 = '' OR lower(p.title) LIKE $3 OR lower(p.sku) LIKE $3 OR p.slug LIKE $3
            OR lower(p.title_hi) LIKE $3)
       AND ($4::timestamptz IS NULL OR (p.created_at, p.id) < ($4, $5::uuid))
     ORDER BY p.created_at DESC, p.id DESC
     LIMIT $6)sql"};

Task<AdminProductPage> ProductsAdminStore::list(db::Session session, AdminProductQuery query) const
{
    std::optional<Timestamp> at;
    std::optional<QUuid> id;
    if (query.after) {
        at = Timestamp((*query.after)[0].toInteger());
        id = QUuid::fromString((*query.after)[1].toString());
    }
    const db::Rows rows = co_await session.run(kListProducts, query.category, query.archived,
                                               likePattern(query.text), at, id, query.limit + 1);
    AdminProductPage page;
    for (int i = 0; i < std::min(rows.size(), query.limit); ++i)
        page.ids.append(rows[i].get<ProductId>(0));
    if (rows.size() > query.limit)
        page.next = QJsonArray{rows[query.limit - 1].get<Timestamp>(1).microseconds(),
                               page.ids.last().toString()};
    co_return page;
}

// NO KEY: an order that is being placed refers to the product, and shall not wait for an edit of
// its text.
const db::Query kLockProduct{"catalog.lock_product", R"sql(
    SELECT id
      FROM products
     WHERE id = $1
       FOR NO KEY UPDATE)sql"};

Task<bool> ProductsAdminStore::lock(db::Session transaction, ProductId id) const
{
    const db::Rows rows = co_await transaction.run(kLockProduct, id);
    co_return !rows.isEmpty();
}

const db::Query kInsertProduct{"catalog.insert_product", R"sql(
    INSERT INTO products (id, sku, slug, category_id, title, subtitle, description, title_hi,
                          description_hi, unit_label, weight_grams, length_mm, width_mm, height_mm,
                          price_paise, mrp_paise, hsn_code, gst_rate_bp, low_stock_threshold)
    SELECT $1, f.sku, f.slug, f.category_id, f.title, f.subtitle, f.description, f.title_hi,
           f.description_hi, f.unit_label, f.weight_grams, f.length_mm, f.width_mm, f.height_mm,
           f.price_paise, f.mrp_paise, f.hsn_code, f.gst_rate_bp, f.low_stock_threshold
      FROM jsonb_to_record($2) AS f(
           sku text, slug text, category_id uuid, title text, subtitle text, description text,
           title_hi text, description_hi text, unit_label text, weight_grams integer,
           length_mm integer, width_mm integer, height_mm integer, price_paise bigint,
           mrp_paise bigint, hsn_code text, gst_rate_bp integer, low_stock_threshold integer))sql"};

Task<> ProductsAdminStore::insert(db::Session transaction, ProductId id, QJsonObject fields) const
{
    co_await transaction.run(kInsertProduct, id, fields);
}

const db::Query kUpdateProduct{"catalog.update_product", R"sql(
    UPDATE products p
       SET sku = f.sku, slug = f.slug, category_id = f.category_id, title = f.title,
           subtitle = f.subtitle, description = f.description, title_hi = f.title_hi,
           description_hi = f.description_hi, unit_label = f.unit_label,
           weight_grams = f.weight_grams, length_mm = f.length_mm, width_mm = f.width_mm,
           height_mm = f.height_mm, price_paise = f.price_paise, mrp_paise = f.mrp_paise,
           hsn_code = f.hsn_code, gst_rate_bp = f.gst_rate_bp,
           low_stock_threshold = f.low_stock_threshold, version = p.version + 1, updated_at = now()
      FROM jsonb_to_record($2) AS f(
           sku text, slug text, category_id uuid, title text, subtitle text, description text,
           title_hi text, description_hi text, unit_label text, weight_grams integer,
           length_mm integer, width_mm integer, height_mm integer, price_paise bigint,
           mrp_paise bigint, hsn_code text, gst_rate_bp integer, low_stock_threshold integer)
     WHERE p.id = $1)sql"};

Task<> ProductsAdminStore::update(db::Session transaction, ProductId id, QJsonObject fields) const
{
    co_await transaction.run(kUpdateProduct, id, fields);
}

const db::Query kSetArchived{"catalog.set_archived", R"sql(
    UPDATE products
       SET archived_at = CASE WHEN $2 THEN clock_timestamp() END, version = version + 1,
           updated_at = now()
     WHERE id = $1)sql"};

Task<> ProductsAdminStore::setArchived(db::Session transaction, ProductId id, bool archived) const
{
    co_await transaction.run(kSetArchived, id, archived);
}

const db::Query kTouchProduct{"catalog.touch_product", R"sql(
    UPDATE products
       SET version = version + 1, updated_at = now()
     WHERE id = $1)sql"};

Task<> ProductsAdminStore::touch(db::Session transaction, ProductId id) const
{
    co_await transaction.run(kTouchProduct, id);
}

// Stock first, then the product: the order in which a placement meets them (it locks stock, and
// refers to the product with its lines), so that the two wait for each other in one direction only.
const db::Query kLockStock{"catalog.lock_stock", R"sql(
    SELECT product_id
      FROM stock
     WHERE product_id = $1
       FOR UPDATE)sql"};

const db::Query kDeleteProduct{"catalog.delete_product", R"sql(
    DELETE FROM products
     WHERE id = $1)sql"};

Task<bool> ProductsAdminStore::remove(db::Session transaction, ProductId id) const
{
    co_await transaction.run(kLockStock, id);
    const db::Rows rows = co_await transaction.run(kDeleteProduct, id);
    co_return rows.affected() > 0;
}

const db::Query kSlugsLike{"catalog.slugs_like", R"sql(
    SELECT slug
      FROM products
     WHERE slug = $1 OR slug LIKE $1 || '-%')sql"};

Task<QString> ProductsAdminStore::freeSlug(db::Session session, QString wanted) const
{
    const db::Rows rows = co_await session.run(kSlugsLike, wanted);
    QSet<QString> taken;
    for (const db::Row row : rows)
        taken.insert(row.get<QString>(0));
    QString slug = wanted;
    for (int n = 2; taken.contains(slug); ++n)
        slug = u"%1-%2"_s.arg(wanted).arg(n);
    co_return slug;
}

} // namespace paushtik::catalog
