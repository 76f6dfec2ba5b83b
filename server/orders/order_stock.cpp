// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/order_stock.h"

namespace paushtik::orders {
namespace {

struct Shortage {
    int lines;
    int shortLines;
};

// FOR UPDATE above the sort: PostgreSQL locks the rows in the order of the sort.
const db::Query kLockOrderStock{"orders.lock_order_stock", R"sql(
    SELECT stock.on_hand < line.qty
      FROM order_lines AS line
      JOIN stock ON stock.product_id = line.product_id
     WHERE line.order_id = $1
     ORDER BY stock.product_id
       FOR UPDATE OF stock)sql"};

Task<Shortage> lockStock(db::Session transaction, OrderId order)
{
    const db::Rows rows = co_await transaction.run(kLockOrderStock, order);
    Shortage shortage{rows.size(), 0};
    for (const db::Row row : rows)
        shortage.shortLines += row.get<bool>(0) ? 1 : 0;
    co_return shortage;
}

const db::Query kMoveOrderStock{"orders.move_order_stock", R"sql(
    WITH moved AS (
        UPDATE stock
           SET on_hand = stock.on_hand + $2 * line.qty
          FROM order_lines AS line
         WHERE line.order_id = $1 AND stock.product_id = line.product_id
        RETURNING stock.product_id, $2 * line.qty AS delta, stock.on_hand)
    INSERT INTO stock_ledger (product_id, delta, balance, reason, order_id)
    SELECT product_id, delta, on_hand, $3, $1 FROM moved)sql"};

Task<> moveStock(db::Session transaction, OrderId order, int sign, StockReason reason)
{
    co_await transaction.run(kMoveOrderStock, order, sign, QString(toString(reason)));
}

} // namespace

Task<bool> takeAgain(db::Session transaction, OrderId order, StockReason reason)
{
    const Shortage shortage = co_await lockStock(transaction, order);
    if (shortage.shortLines > 0)
        co_return false;
    co_await moveStock(transaction, order, -1, reason);
    co_return true;
}

const db::Query kPutBackSome{"orders.put_back_some", R"sql(
    WITH moved AS (
        UPDATE stock
           SET on_hand = stock.on_hand + good.qty
          FROM unnest($2::uuid[], $3::integer[]) AS good (product_id, qty)
         WHERE stock.product_id = good.product_id
        RETURNING stock.product_id, good.qty, stock.on_hand)
    INSERT INTO stock_ledger (product_id, delta, balance, reason, order_id, actor_id, actor_name)
    SELECT product_id, qty, on_hand, $4, $1, $5, $6 FROM moved)sql"};

Task<> putBackSome(db::Session transaction, OrderId order, QList<ProductId> products,
                   QList<int> counts, Actor actor)
{
    co_await lockStock(transaction, order);
    const QString reason = toString(StockReason::Returned);
    co_await transaction.run(kPutBackSome, order, products, counts, reason, actor.id, actor.name);
}

Task<> putBack(db::Session transaction, OrderId order, StockReason reason)
{
    co_await lockStock(transaction, order);
    co_await moveStock(transaction, order, +1, reason);
}

} // namespace paushtik::orders
