// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/sync/busy_writer.h"

#include "shared/domain/id.h"

#include <QCoroTimer>
#include <chrono>
#include <iterator>

namespace paushtik::tests {
namespace {

using namespace Qt::StringLiterals;

// Each takes $1 a number by which it picks its row, $2 a text and $3 a new id; `args` makes all
// three known to every statement.
#define ARGS "WITH args AS (SELECT $1::int AS n, $2::text AS text, $3::uuid AS id) "
#define ANY_OF(table)                                                                              \
    "(SELECT id FROM " table " ORDER BY id OFFSET (SELECT n FROM args) % (SELECT "                 \
    "greatest(count(*), 1) FROM " table ") LIMIT 1)"
#define ANY_STOCK                                                                                  \
    "(SELECT product_id FROM stock ORDER BY product_id OFFSET (SELECT n FROM args) % (SELECT "     \
    "greatest(count(*), 1) FROM stock) LIMIT 1)"

const db::Query kStatements[] = {
    {"race.add_category", ARGS "INSERT INTO categories (id, slug, title) SELECT id, text, text "
                               "FROM args"},
    {"race.rename_category", ARGS "UPDATE categories SET title = (SELECT text FROM args) "
                                  "WHERE id = " ANY_OF("categories")},
    {"race.move_category", ARGS "UPDATE categories SET position = (SELECT n FROM args) "
                                "WHERE id = " ANY_OF("categories")},
    {"race.drop_category",
     ARGS "DELETE FROM categories WHERE id = " ANY_OF(
         "categories") " AND NOT EXISTS (SELECT FROM products WHERE category_id = categories.id)"},
    {"race.add_product",
     ARGS "INSERT INTO products (id, sku, slug, category_id, title, weight_grams, price_paise, "
          "mrp_paise, hsn_code, gst_rate_bp) SELECT id, text, text, " ANY_OF(
              "categories") ", text, 500, 50000, 60000, '04059020', 500 FROM args"},
    {"race.rename_product", ARGS "UPDATE products SET title = (SELECT text FROM args), version = "
                                 "version + 1 WHERE id = " ANY_OF("products")},
    {"race.threshold", ARGS "UPDATE products SET low_stock_threshold = (SELECT n FROM args) % 9 "
                            "WHERE id = " ANY_OF("products")},
    {"race.drop_product",
     ARGS "DELETE FROM products WHERE id = " ANY_OF(
         "products") " AND NOT EXISTS (SELECT FROM order_lines WHERE product_id = products.id)"},
    {"race.stock", ARGS "UPDATE stock SET on_hand = (SELECT n FROM args) % 12 WHERE product_id = "
                        "" ANY_STOCK},
    {"race.all_stock", ARGS "UPDATE stock SET on_hand = on_hand + 1 WHERE product_id > " ANY_STOCK},
    {"race.add_picture",
     ARGS "INSERT INTO product_images (id, product_id, base_key, position) SELECT args.id, p.id, "
          "'p/one/full.webp', args.n FROM args JOIN products AS p ON p.id = " ANY_OF("products")},
    {"race.drop_picture", ARGS "DELETE FROM product_images WHERE id = " ANY_OF("product_images")},
    {"race.rename_customer",
     ARGS "UPDATE customers SET name = (SELECT text FROM args) WHERE id = " ANY_OF("customers")},
    {"race.add_order",
     ARGS ", made AS (INSERT INTO orders (id, number, customer_id, status, subtotal_paise, "
          "shipping_paise, total_paise, address, expires_at) SELECT id, 'PF-2026-' || "
          "lpad(nextval('order_numbers')::text, 6, '0'), " ANY_OF(
              "customers") ", 'pending_payment', 50000, 0, 50000, '{}', now() FROM args "
                           "RETURNING id) INSERT INTO order_timeline (order_id, kind, text) SELECT "
                           "id, 'placed', 'Order placed' FROM made"},
    {"race.pay_order",
     ARGS "UPDATE orders SET status = 'paid', paid_at = now(), note = (SELECT text FROM args) "
          "WHERE id = " ANY_OF("orders")},
    {"race.note", ARGS "INSERT INTO order_notes (id, order_id, text, actor_name) SELECT args.id, "
                       "o.id, args.text, 'Ravi' FROM args JOIN orders AS o ON o.id = "
                       "" ANY_OF("orders")},
    {"race.flag", ARGS "INSERT INTO order_flags (order_id, flag) SELECT o.id, args.text FROM args "
                       "JOIN orders AS o ON o.id = " ANY_OF("orders")},
    {"race.unflag", ARGS "DELETE FROM order_flags WHERE order_id = " ANY_OF("orders")},
    {"race.ship",
     ARGS "INSERT INTO shipments (id, order_id, reference, state, weight_grams) SELECT args.id, "
          "o.id, args.text, 'pending', 500 FROM args JOIN orders AS o ON o.id = " ANY_OF("orders")},
    {"race.shipment_fails", ARGS "UPDATE shipments SET last_error = (SELECT text FROM args) WHERE "
                                 "id = " ANY_OF("shipments")},
    {"race.shipment_named", ARGS "UPDATE shipments SET courier = (SELECT text FROM args) WHERE "
                                 "id = " ANY_OF("shipments")},
    {"race.add_manifest", ARGS "INSERT INTO manifests (id, number, courier) SELECT id, text, text "
                               "FROM args"},
    {"race.put_on_manifest", ARGS
     "UPDATE shipments SET manifest_id = " ANY_OF("manifests") " WHERE id >= " ANY_OF("shipments")},
};

const db::Query kTakeTransactionId{"race.take_id", "SELECT pg_current_xact_id()"};

constexpr int kLongestMs = 350;
constexpr int kUsualMs = 25;

} // namespace

Task<> BusyWriter::run(std::shared_ptr<int> operations)
{
    while (*operations > 0) {
        try {
            co_await transaction(operations);
        } catch (const db::Error &error) {
            // Deadlocks, and rows that the database does not take: rolled back like others.
            if (!error.retryable() && !error.sqlState().startsWith("23"))
                throw;
        }
    }
}

Task<> BusyWriter::transaction(std::shared_ptr<int> operations)
{
    db::Transaction transaction = co_await m_database->begin();
    const bool isLong = chance(4);
    if (isLong || chance(10)) {
        co_await transaction.run(kTakeTransactionId);
        co_await pause(isLong ? kLongestMs : kUsualMs);
    }
    int statements = 0;
    for (const int wanted = 1 + below(4); statements < wanted; ++statements) {
        const auto &statement = kStatements[below(int(std::size(kStatements)))];
        const QUuid id = makeUuidV7();
        const QString text = u"t"_s + QString::number(m_random(), 36);
        --*operations;
        co_await transaction.run(statement, below(1000), text, id);
        if (chance(10))
            co_await pause(kUsualMs);
    }
    if (chance(10))
        co_return co_await transaction.rollback();
    co_await transaction.commit();
    m_committed += statements;
}

Task<> BusyWriter::pause(int mostMs)
{
    co_await QCoro::sleepFor(std::chrono::milliseconds(1 + below(mostMs)));
}

} // namespace paushtik::tests
