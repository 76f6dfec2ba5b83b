// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/carts/cart_store.h"

namespace paushtik::carts {
namespace {

std::optional<CartId> firstId(const db::Rows &rows)
{
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first().get<CartId>(0));
}

const db::Query kTouchGuest{"carts.touch_guest", R"sql(
    UPDATE carts SET updated_at = now() WHERE token_hash = $1 RETURNING id)sql"};

} // namespace

Task<std::optional<CartId>> touchGuestCart(db::Session session, QByteArray tokenHash)
{
    const db::Rows rows = co_await session.run(kTouchGuest, tokenHash);
    co_return firstId(rows);
}

namespace {
const db::Query kTouchCustomer{"carts.touch_customer", R"sql(
    INSERT INTO carts (id, customer_id)
    VALUES ($1, $2)
    ON CONFLICT ON CONSTRAINT carts_customer_key DO UPDATE SET updated_at = now()
    RETURNING id)sql"};
}

Task<CartId> touchCustomerCart(db::Session session, CustomerId customer)
{
    const db::Rows rows = co_await session.run(kTouchCustomer, CartId::make(), customer);
    co_return rows.first().get<CartId>(0);
}

namespace {
const db::Query kFindGuest{"carts.find_guest", R"sql(
    SELECT id FROM carts WHERE token_hash = $1)sql"};
}

Task<std::optional<CartId>> findGuestCart(db::Session session, QByteArray tokenHash)
{
    const db::Rows rows = co_await session.run(kFindGuest, tokenHash);
    co_return firstId(rows);
}

namespace {
const db::Query kFindCustomer{"carts.find_customer", R"sql(
    SELECT id FROM carts WHERE customer_id = $1)sql"};
}

Task<std::optional<CartId>> findCustomerCart(db::Session session, CustomerId customer)
{
    const db::Rows rows = co_await session.run(kFindCustomer, customer);
    co_return firstId(rows);
}

namespace {
// One statement: a line is either among the living or named as gone, whatever happens beside it.
const db::Query kRead{"carts.read", R"sql(
    WITH gone AS (
        DELETE FROM cart_lines AS line
         WHERE line.cart_id = $1
           AND NOT EXISTS (SELECT FROM products AS product
                            WHERE product.id = line.product_id AND product.archived_at IS NULL)
        RETURNING line.product_id, line.title, line.added_at)
    SELECT line.product_id, product.title, line.added_at,
           product.slug, line.qty, product.price_paise, stock.on_hand
      FROM cart_lines AS line
      JOIN products AS product ON product.id = line.product_id AND product.archived_at IS NULL
      JOIN stock ON stock.product_id = line.product_id
     WHERE line.cart_id = $1
    UNION ALL
    SELECT gone.product_id, coalesce(product.title, gone.title), gone.added_at,
           NULL, NULL, NULL, NULL
      FROM gone
      LEFT JOIN products AS product ON product.id = gone.product_id
     ORDER BY 3, 1)sql"};
} // namespace

Task<Contents> readCart(db::Session session, CartId cart)
{
    const db::Rows rows = co_await session.run(kRead, cart);
    Contents contents;
    for (const db::Row row : rows) {
        if (row.isNull(3))
            contents.dropped.append({row.get<ProductId>(0), row.get<QString>(1)});
        else
            contents.lines.append({.product = row.get<ProductId>(0),
                                   .slug = row.get<QString>(3),
                                   .title = row.get<QString>(1),
                                   .qty = row.get<int>(4),
                                   .unitPrice = row.get<Paise>(5),
                                   .available = row.get<int>(6)});
    }
    co_return contents;
}

namespace {
const db::Query kInsertGuest{"carts.insert_guest", R"sql(
    WITH product AS (
        SELECT id, title FROM products WHERE id = $3 AND archived_at IS NULL),
    cart AS (
        INSERT INTO carts (id, token_hash) SELECT $1::uuid, $2::bytea FROM product RETURNING id)
    INSERT INTO cart_lines (cart_id, product_id, title, qty)
    SELECT cart.id, product.id, product.title, $4::int FROM cart, product)sql"};
}

Task<bool> insertGuestCart(db::Session session, QByteArray tokenHash, CartLine line)
{
    const db::Rows rows =
        co_await session.run(kInsertGuest, CartId::make(), tokenHash, line.product, line.qty);
    co_return rows.affected() == 1;
}

namespace {
const db::Query kPutLine{"carts.put_line", R"sql(
    INSERT INTO cart_lines (cart_id, product_id, title, qty)
    SELECT $1::uuid, id, title, $3::int FROM products WHERE id = $2 AND archived_at IS NULL
    ON CONFLICT (cart_id, product_id) DO UPDATE SET qty = EXCLUDED.qty,
        title = EXCLUDED.title)sql"};
}

Task<bool> putLine(db::Session session, CartId cart, CartLine line)
{
    const db::Rows rows = co_await session.run(kPutLine, cart, line.product, line.qty);
    co_return rows.affected() == 1;
}

namespace {
const db::Query kDeleteLine{"carts.delete_line", R"sql(
    DELETE FROM cart_lines WHERE cart_id = $1 AND product_id = $2)sql"};
}

Task<> deleteLine(db::Session session, CartId cart, ProductId product)
{
    co_await session.run(kDeleteLine, cart, product);
}

namespace {
const db::Query kDeleteLines{"carts.delete_lines", R"sql(
    DELETE FROM cart_lines WHERE cart_id = $1)sql"};
}

Task<> deleteLines(db::Session session, CartId cart)
{
    co_await session.run(kDeleteLines, cart);
}

namespace {
struct Columns {
    QList<ProductId> products;
    QList<int> quantities;
};

Columns columnsOf(const QList<CartLine> &lines)
{
    Columns columns;
    for (const CartLine &line : lines) {
        columns.products.append(line.product);
        columns.quantities.append(line.qty);
    }
    return columns;
}

// clock_timestamp() grows from row to row, so the lines keep the order in which they came.
const db::Query kAddLines{"carts.add_lines", R"sql(
    INSERT INTO cart_lines AS line (cart_id, product_id, title, qty)
    SELECT $1::uuid, product.id, product.title, LEAST(wanted.qty, $4::int)
      FROM unnest($2::uuid[], $3::int[]) WITH ORDINALITY AS wanted (product_id, qty, place)
      JOIN products AS product ON product.id = wanted.product_id AND product.archived_at IS NULL
     ORDER BY wanted.place
    ON CONFLICT (cart_id, product_id)
    DO UPDATE SET qty = LEAST(line.qty + EXCLUDED.qty, $4), title = EXCLUDED.title
    RETURNING product_id)sql"};
} // namespace

Task<QSet<ProductId>> addLines(db::Session session, CartId cart, QList<CartLine> lines)
{
    const Columns wanted = columnsOf(lines);
    const db::Rows rows =
        co_await session.run(kAddLines, cart, wanted.products, wanted.quantities, kMaxQtyPerLine);
    QSet<ProductId> added;
    for (const db::Row row : rows)
        added.insert(row.get<ProductId>(0));
    co_return added;
}

namespace {
const db::Query kNameProducts{"carts.name_products", R"sql(
    SELECT wanted.id, coalesce(product.title, '')
      FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
      LEFT JOIN products AS product ON product.id = wanted.id
     ORDER BY wanted.place)sql"};
}

Task<QList<DroppedLine>> nameProducts(db::Session session, QList<ProductId> products)
{
    const db::Rows rows = co_await session.run(kNameProducts, products);
    QList<DroppedLine> named;
    for (const db::Row row : rows)
        named.append({row.get<ProductId>(0), row.get<QString>(1)});
    co_return named;
}

namespace {
const db::Query kLinesOfCustomer{"carts.lines_of_customer", R"sql(
    SELECT line.product_id, line.qty
      FROM carts AS cart
      JOIN cart_lines AS line ON line.cart_id = cart.id
     WHERE cart.customer_id = $1
     ORDER BY line.added_at, line.product_id)sql"};
}

Task<QList<CartLine>> linesOfCustomer(db::Session session, CustomerId customer)
{
    const db::Rows rows = co_await session.run(kLinesOfCustomer, customer);
    QList<CartLine> lines;
    for (const db::Row row : rows)
        lines.append({row.get<ProductId>(0), row.get<int>(1)});
    co_return lines;
}

namespace {
// The lock first, in a statement of its own, so that the subtraction sees what other tabs committed
// before it.
const db::Query kLockCustomerCart{"carts.lock_customer", R"sql(
    SELECT id FROM carts WHERE customer_id = $1 FOR UPDATE)sql"};
const db::Query kSubtractLines{"carts.subtract_lines", R"sql(
    WITH taken AS (
        SELECT product_id, qty FROM unnest($2::uuid[], $3::int[]) AS taken (product_id, qty)),
    used_up AS (
        DELETE FROM cart_lines AS line
         USING taken
         WHERE line.cart_id = $1 AND line.product_id = taken.product_id AND line.qty <= taken.qty)
    UPDATE cart_lines AS line
       SET qty = line.qty - taken.qty
      FROM taken
     WHERE line.cart_id = $1 AND line.product_id = taken.product_id AND line.qty > taken.qty)sql"};
} // namespace

Task<> subtractLines(db::Session session, CustomerId customer, QList<CartLine> lines)
{
    const Columns taken = columnsOf(lines);
    const db::Rows locked = co_await session.run(kLockCustomerCart, customer);
    const auto cart = firstId(locked);
    if (cart)
        co_await session.run(kSubtractLines, *cart, taken.products, taken.quantities);
}

namespace {
const db::Query kDeleteUnused{"carts.delete_unused_guest_carts", R"sql(
    DELETE FROM carts
     WHERE customer_id IS NULL AND updated_at < now() - $1::bigint * interval '1 second')sql"};
}

Task<qint64> deleteGuestCartsUnusedFor(db::Session session, qint64 seconds)
{
    const db::Rows rows = co_await session.run(kDeleteUnused, seconds);
    co_return rows.affected();
}

} // namespace paushtik::carts
