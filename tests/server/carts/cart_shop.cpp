// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/carts/cart_shop.h"

using namespace Qt::StringLiterals;

namespace paushtik::tests {

CartShop::CartShop()
    : m_worker(m_database.config())
    , m_otherWorker(m_database.config())
    , m_carts(&m_worker)
    , m_otherCarts(&m_otherWorker)
{
    run("INSERT INTO categories (id, slug, title) VALUES (gen_random_uuid(), 'ghee', 'Ghee')");
}

CartShop::~CartShop()
{
    settled(m_worker.close());
    settled(m_otherWorker.close());
}

void CartShop::clear()
{
    for (const char *table : {"carts", "customers", "products"})
        run(QByteArray("DELETE FROM ") + table);
}

ProductId CartShop::product(qint64 pricePaise, int stock)
{
    const ProductId id = ProductId::make();
    const QByteArray uuid = id.toString().toLatin1();
    const QByteArray number = QByteArray::number(++m_made);
    m_database.execute(
        "INSERT INTO products (id, sku, slug, category_id, title, weight_grams, price_paise,"
        "                      mrp_paise, hsn_code, gst_rate_bp)"
        " SELECT $1, 'SKU-' || $2, 'ghee-' || $2, id, 'Ghee ' || $2, 500, $3::bigint, $3::bigint,"
        "        '04059020', 500 FROM categories",
        {uuid, number, QByteArray::number(pricePaise)});
    m_database.execute("UPDATE stock SET on_hand = $2::int WHERE product_id = $1",
                       {uuid, QByteArray::number(stock)});
    return id;
}

void CartShop::archive(ProductId product)
{
    m_database.execute("UPDATE products SET archived_at = now() WHERE id = $1",
                       {product.toString().toLatin1()});
}

void CartShop::restore(ProductId product)
{
    m_database.execute("UPDATE products SET archived_at = NULL WHERE id = $1",
                       {product.toString().toLatin1()});
}

QString CartShop::titleOf(ProductId product)
{
    return QString::fromUtf8(m_database.execute("SELECT title FROM products WHERE id = $1",
                                                {product.toString().toLatin1()}));
}

CustomerId CartShop::customer()
{
    const CustomerId id = CustomerId::make();
    const QByteArray email = QByteArray::number(++m_made) + "@buyer.example";
    m_database.execute(
        "INSERT INTO customers (id, email, name, password_hash) VALUES ($1, $2, 'A', 'x')",
        {id.toString().toLatin1(), email});
    return id;
}

int CartShop::count(const QByteArray &table)
{
    return m_database.execute("SELECT count(*) FROM " + table).toInt();
}

} // namespace paushtik::tests
