// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_bulk_store.h"

#include "server/catalog/product_fields.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

// The canonical fields of product_fields.h, as PostgreSQL writes them.
#define PAUSHTIK_PRODUCT_FIELDS                                                                    \
    R"sql(
           jsonb_build_object(
               'sku', p.sku, 'title', p.title, 'price_paise', p.price_paise,
               'mrp_paise', p.mrp_paise, 'category_id', p.category_id, 'slug', p.slug,
               'subtitle', p.subtitle, 'description', p.description, 'title_hi', p.title_hi,
               'description_hi', p.description_hi, 'unit_label', p.unit_label,
               'weight_grams', p.weight_grams, 'length_mm', p.length_mm, 'width_mm', p.width_mm,
               'height_mm', p.height_mm, 'hsn_code', p.hsn_code, 'gst_rate_bp', p.gst_rate_bp,
               'low_stock_threshold', p.low_stock_threshold))sql"

#define PAUSHTIK_PRODUCT_RECORDS                                                                   \
    R"sql(jsonb_to_recordset($1) AS f(
           id uuid, sku text, slug text, category_id uuid, title text, subtitle text,
           description text, title_hi text, description_hi text, unit_label text,
           weight_grams integer, length_mm integer, width_mm integer, height_mm integer,
           price_paise bigint, mrp_paise bigint, hsn_code text, gst_rate_bp integer,
           low_stock_threshold integer))sql"

struct Wanted {
    QStringList skus;
    QStringList slugs;
    QStringList newSlugs; ///< to be found free, or with a number behind them
    QStringList categories;
    QList<ProductId> ours;
};

Wanted wantedOf(const QList<PlannedChange> &plan)
{
    Wanted wanted;
    QSet<QString> categories;
    for (const PlannedChange &planned : plan) {
        if (planned.id && !planned.isNew)
            wanted.ours.append(*planned.id);
        if (!planned.writes())
            continue;
        wanted.skus.append(planned.fields[u"sku"_s].toString());
        categories.insert(planned.fields[u"category_id"_s].toString());
        if (planned.fields[u"slug"_s].isNull())
            wanted.newSlugs.append(wantedSlug(planned.fields));
        else
            wanted.slugs.append(planned.fields[u"slug"_s].toString());
    }
    wanted.categories = {categories.cbegin(), categories.cend()};
    return wanted;
}

QJsonArray recordsOf(const QList<PlannedChange> &plan, ChangeStatus status)
{
    QJsonArray records;
    for (const PlannedChange &planned : plan) {
        if (planned.status != status)
            continue;
        QJsonObject record = planned.fields;
        record[u"id"_s] = planned.id->toString();
        records.append(record);
    }
    return records;
}

} // namespace

// The number is the lock's name: any that no other advisory lock here has.
const db::Query kHoldNames{"catalog.hold_names", "SELECT pg_advisory_xact_lock(7094238460720)"};

Task<> ProductsBulkStore::holdNames(db::Session transaction) const
{
    co_await transaction.run(kHoldNames);
}

const db::Query kLockProducts{"catalog.lock_products", "SELECT p.id," PAUSHTIK_PRODUCT_FIELDS R"sql(
      FROM products p
     WHERE p.id = ANY($1) OR p.sku = ANY($2)
     ORDER BY p.id
       FOR NO KEY UPDATE)sql"};

Task<KnownProducts> ProductsBulkStore::lock(db::Session transaction, QList<ProductId> ids,
                                            QStringList skus) const
{
    const db::Rows rows = co_await transaction.run(kLockProducts, ids, skus);
    KnownProducts known;
    for (const db::Row row : rows) {
        const auto id = row.get<ProductId>(0);
        const auto fields = row.get<QJsonObject>(1);
        known.bySku.insert(fields[u"sku"_s].toString(), id);
        known.fields.insert(id, fields);
    }
    co_return known;
}

const db::Query kNamesOfOthers{"catalog.names_of_others", R"sql(
    SELECT sku, slug
      FROM products
     WHERE (sku = ANY($1) OR slug = ANY($2)) AND id <> ALL($3))sql"};

const db::Query kSlugsOfAKind{"catalog.slugs_of_a_kind", R"sql(
    SELECT p.slug
      FROM (SELECT DISTINCT unnest($1::text[]) AS slug) AS w
      JOIN products p ON p.slug = w.slug OR regexp_replace(p.slug, '-[0-9]+$', '') = w.slug)sql"};

// Locked, so that none is deleted before the commit.
const db::Query kCategoriesThere{"catalog.categories_there", R"sql(
    SELECT id::text
      FROM categories
     WHERE id::text = ANY($1)
       FOR KEY SHARE)sql"};

Task<Surroundings> ProductsBulkStore::around(db::Session transaction,
                                             QList<PlannedChange> plan) const
{
    const Wanted wanted = wantedOf(plan);
    const db::Rows names =
        co_await transaction.run(kNamesOfOthers, wanted.skus, wanted.slugs, wanted.ours);
    const db::Rows slugs = co_await transaction.run(kSlugsOfAKind, wanted.newSlugs);
    const db::Rows categories = co_await transaction.run(kCategoriesThere, wanted.categories);
    Surroundings around;
    for (const db::Row row : names) {
        around.skus.insert(row.get<QString>(0));
        around.slugs.insert(row.get<QString>(1));
    }
    for (const db::Row row : slugs)
        around.slugsInUse.insert(row.get<QString>(0));
    for (const db::Row row : categories)
        around.categories.insert(row.get<QString>(0));
    co_return around;
}

const db::Query kInsertProducts{"catalog.insert_products", R"sql(
    INSERT INTO products (id, sku, slug, category_id, title, subtitle, description, title_hi,
                          description_hi, unit_label, weight_grams, length_mm, width_mm, height_mm,
                          price_paise, mrp_paise, hsn_code, gst_rate_bp, low_stock_threshold)
    SELECT f.id, f.sku, f.slug, f.category_id, f.title, f.subtitle, f.description, f.title_hi,
           f.description_hi, f.unit_label, f.weight_grams, f.length_mm, f.width_mm, f.height_mm,
           f.price_paise, f.mrp_paise, f.hsn_code, f.gst_rate_bp, f.low_stock_threshold
      FROM )sql" PAUSHTIK_PRODUCT_RECORDS};

const db::Query kUpdateProducts{"catalog.update_products", R"sql(
    UPDATE products p
       SET sku = f.sku, slug = f.slug, category_id = f.category_id, title = f.title,
           subtitle = f.subtitle, description = f.description, title_hi = f.title_hi,
           description_hi = f.description_hi, unit_label = f.unit_label,
           weight_grams = f.weight_grams, length_mm = f.length_mm, width_mm = f.width_mm,
           height_mm = f.height_mm, price_paise = f.price_paise, mrp_paise = f.mrp_paise,
           hsn_code = f.hsn_code, gst_rate_bp = f.gst_rate_bp,
           low_stock_threshold = f.low_stock_threshold, version = p.version + 1, updated_at = now()
      FROM )sql" PAUSHTIK_PRODUCT_RECORDS R"sql(
     WHERE p.id = f.id)sql"};

Task<> ProductsBulkStore::write(db::Session transaction, QList<PlannedChange> plan) const
{
    const QJsonArray made = recordsOf(plan, ChangeStatus::Created);
    const QJsonArray changed = recordsOf(plan, ChangeStatus::Changed);
    if (!changed.isEmpty())
        co_await transaction.run(kUpdateProducts, changed);
    if (!made.isEmpty())
        co_await transaction.run(kInsertProducts, made);
}

const db::Query kAllProducts{"catalog.all_products", "SELECT p.id," PAUSHTIK_PRODUCT_FIELDS R"sql(,
           c.slug, s.on_hand, p.archived_at
      FROM products p
      JOIN categories c ON c.id = p.category_id
      JOIN stock s ON s.product_id = p.id
     ORDER BY p.sku)sql"};

Task<QList<ProductRow>> ProductsBulkStore::all(db::Session session) const
{
    const db::Rows rows = co_await session.run(kAllProducts);
    QList<ProductRow> products;
    products.reserve(rows.size());
    for (const db::Row row : rows)
        products.append({row.get<ProductId>(0).toString(), row.get<QJsonObject>(1),
                         row.get<QString>(2), row.get<int>(3),
                         row.get<std::optional<Timestamp>>(4)});
    co_return products;
}

} // namespace paushtik::catalog
