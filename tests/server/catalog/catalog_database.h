// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "tests/support/test_database.h"

namespace paushtik::tests {

/// A database with one category, filled beside the code under test.
class CatalogDatabase : public TestDatabase {
public:
    void clear()
    {
        for (const char *table :
             {"order_lines", "orders", "customers", "products", "categories", "media", "audit_log"})
            execute(QByteArray("DELETE FROM ") + table);
        m_category = CategoryId::make();
        execute("INSERT INTO categories (id, slug, title) VALUES ($1, 'ghee', 'Ghee')",
                {bytes(m_category)});
    }
    CategoryId category() const { return m_category; }

    ProductId addProduct(const QByteArray &slug, int stock)
    {
        const ProductId id = ProductId::make();
        execute(
            "INSERT INTO products (id, sku, slug, category_id, title, weight_grams, price_paise, "
            "mrp_paise, hsn_code, gst_rate_bp) "
            "VALUES ($1, upper($2), $2, $3, initcap($2), 500, 50000, 60000, '04059020', 500)",
            {bytes(id), slug, bytes(m_category)});
        setStock(slug, stock);
        return id;
    }
    void setStock(const QByteArray &slug, int stock)
    {
        execute("WITH old AS (SELECT product_id, on_hand FROM stock WHERE product_id = "
                "(SELECT id FROM products WHERE slug = $1)), moved AS (UPDATE stock SET on_hand = "
                "$2::int FROM old WHERE stock.product_id = old.product_id RETURNING "
                "stock.product_id, $2::int - old.on_hand AS delta) INSERT INTO stock_ledger "
                "(product_id, delta, balance, reason) SELECT product_id, delta, $2::int, 'counted' "
                "FROM moved WHERE delta <> 0",
                {slug, QByteArray::number(stock)});
    }
    void addImage(const QByteArray &slug, const QByteArray &baseKey)
    {
        execute("INSERT INTO media (base_key, width, height, bytes) VALUES ($1, 1600, 1200, 9) "
                "ON CONFLICT DO NOTHING",
                {baseKey});
        execute(
            "INSERT INTO product_images (id, product_id, base_key, position) SELECT $2, id, $3, "
            "(SELECT count(*) FROM product_images i WHERE i.product_id = products.id) "
            "FROM products WHERE slug = $1",
            {slug, bytes(ImageId::make()), baseKey});
    }
    int stock(const QByteArray &slug) const
    {
        return execute("SELECT on_hand FROM stock JOIN products ON id = product_id WHERE slug = $1",
                       {slug})
            .toInt();
    }
    /// stock = sum(ledger) for every product.
    bool ledgerAgrees() const
    {
        return execute(
                   "SELECT count(*) FROM stock s WHERE on_hand <> (SELECT coalesce(sum(delta), 0)"
                   " FROM stock_ledger l WHERE l.product_id = s.product_id)") == "0";
    }

    template <class Tag>
    static QByteArray bytes(Id<Tag> id)
    {
        return id.toString().toLatin1();
    }

private:
    CategoryId m_category = CategoryId::make();
};

} // namespace paushtik::tests
