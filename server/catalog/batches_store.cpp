// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/batches_store.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

Batch readBatch(const db::Row &row, int from)
{
    return {.id = row.get<BatchId>(from),
            .product = row.get<ProductId>(from + 1),
            .lot = row.get<QString>(from + 2),
            .packedOn = row.get<QDate>(from + 3),
            .bestBefore = row.get<QDate>(from + 4),
            .mrp = row.get<Paise>(from + 5),
            .onHand = row.get<int>(from + 6),
            .expired = row.get<bool>(from + 7),
            .received = row.get<int>(from + 8)};
}

} // namespace

const db::Query kBatchById{"batches.by_id", R"sql(
    SELECT id, product_id, lot_number, packed_on, best_before, mrp_paise, on_hand,
           best_before < shop_today(), batch_received(id)
      FROM batches
     WHERE id = $1)sql"};

Task<std::optional<Batch>> BatchesStore::find(db::Session session, BatchId id) const
{
    const db::Rows rows = co_await session.run(kBatchById, id);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return readBatch(rows.first(), 0);
}

// One statement, so that the sum is true.
const db::Query kShelf{"batches.shelf", R"sql(
    SELECT s.on_hand, sold_on_shelf(s.product_id), loose_jars(s.product_id),
           b.id, b.product_id, b.lot_number, b.packed_on, b.best_before, b.mrp_paise, b.on_hand,
           b.best_before < shop_today(), batch_received(b.id)
      FROM stock s
      LEFT JOIN batches b ON b.product_id = s.product_id
     WHERE s.product_id = $1
     ORDER BY b.best_before, b.packed_on, b.lot_number)sql"};

Task<std::optional<Shelf>> BatchesStore::shelf(db::Session session, ProductId product) const
{
    const db::Rows rows = co_await session.run(kShelf, product);
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row first = rows.first();
    Shelf shelf{{}, first.get<int>(0), first.get<int>(1), first.get<int>(2)};
    for (const db::Row row : rows) {
        if (!row.isNull(3))
            shelf.batches.append(readBatch(row, 3));
    }
    co_return shelf;
}

const db::Query kLockStockOf{"batches.lock_stock", R"sql(
    SELECT product_id
      FROM stock
     WHERE product_id = $1
       FOR UPDATE)sql"};

Task<bool> BatchesStore::lockStock(db::Session transaction, ProductId product) const
{
    const db::Rows rows = co_await transaction.run(kLockStockOf, product);
    co_return !rows.isEmpty();
}

const db::Query kInsertBatch{"batches.insert", R"sql(
    INSERT INTO batches (id, product_id, lot_number, packed_on, best_before, mrp_paise)
    VALUES ($1, $2, $3, $4, $5, $6))sql"};

Task<> BatchesStore::insert(db::Session transaction, Batch batch) const
{
    co_await transaction.run(kInsertBatch, batch.id, batch.product, batch.lot, batch.packedOn,
                             batch.bestBefore, batch.mrp);
}

const db::Query kMoveBatch{"batches.move", R"sql(
    WITH batch AS MATERIALIZED (
        SELECT id
          FROM batches
         WHERE id = $1
           FOR UPDATE)
    SELECT move_batch(id, $2, $3, $4, $5, $6, $7, $8)
      FROM batch)sql"};

Task<int> BatchesStore::move(db::Session transaction, BatchId batch, int delta,
                             BatchCause cause) const
{
    const db::Rows rows =
        co_await transaction.run(kMoveBatch, batch, delta, cause.reason, cause.ledger, cause.order,
                                 cause.actor, cause.actorName, cause.note);
    co_return rows.first().get<int>(0);
}

const db::Query kFindOrder{"batches.find_order", R"sql(
    SELECT id, status = 'paid' AND holds_stock AND packed_at IS NULL
      FROM orders
     WHERE number = $1 OR id::text = lower($1))sql"};

static std::optional<PickableOrder> readOrder(const db::Rows &rows)
{
    if (rows.isEmpty())
        return std::nullopt;
    return PickableOrder{rows.first().get<OrderId>(0), rows.first().get<bool>(1)};
}

Task<std::optional<PickableOrder>> BatchesStore::findOrder(db::Session session,
                                                           QString idOrNumber) const
{
    co_return readOrder(co_await session.run(kFindOrder, idOrNumber));
}

const db::Query kLockOrder{"batches.lock_order", R"sql(
    SELECT id, status = 'paid' AND holds_stock AND packed_at IS NULL
      FROM orders
     WHERE id = $1
       FOR NO KEY UPDATE)sql"};

const db::Query kLockStockOfOrder{"batches.lock_stock_of_order", R"sql(
    SELECT s.product_id
      FROM stock s
     WHERE s.product_id IN (SELECT product_id FROM order_lines WHERE order_id = $1)
     ORDER BY s.product_id
       FOR UPDATE)sql"};

Task<std::optional<PickableOrder>> BatchesStore::lockOrder(db::Session transaction,
                                                           QString idOrNumber) const
{
    const auto found = co_await findOrder(transaction, std::move(idOrNumber));
    if (!found)
        co_return std::nullopt;
    const auto locked = readOrder(co_await transaction.run(kLockOrder, found->id));
    co_await transaction.run(kLockStockOfOrder, found->id);
    co_return locked;
}

const db::Query kPickLines{"batches.pick_lines", R"sql(
    SELECT l.line_no, l.product_id, l.sku, l.title, l.qty, coalesce(m.picked, 0),
           b.id, b.product_id, b.lot_number, b.packed_on, b.best_before, b.mrp_paise, b.on_hand,
           b.best_before < shop_today(), batch_received(b.id)
      FROM order_lines l
      JOIN batches b ON b.product_id = l.product_id
      LEFT JOIN (SELECT batch_id, -sum(delta)::integer AS picked
                   FROM batch_movements
                  WHERE order_id = $1
                  GROUP BY batch_id) AS m ON m.batch_id = b.id
     WHERE l.order_id = $1
     ORDER BY l.line_no, b.best_before, b.packed_on, b.lot_number)sql"};

Task<QList<PickLine>> BatchesStore::pickLines(db::Session session, OrderId order) const
{
    const db::Rows rows = co_await session.run(kPickLines, order);
    QList<PickLine> lines;
    for (const db::Row row : rows) {
        const auto product = row.get<ProductId>(1);
        if (lines.isEmpty() || lines.last().product != product)
            lines.append({product, row.get<QString>(2), row.get<QString>(3), row.get<int>(4), {}});
        lines.last().sources.append({readBatch(row, 6), row.get<int>(5)});
    }
    co_return lines;
}

const db::Query kReturnPicks{"batches.return_picks", R"sql(
    WITH parcel AS MATERIALIZED (
        SELECT id
          FROM orders
         WHERE id = $1
           FOR UPDATE)
    SELECT return_to_batches(id)::text
      FROM parcel)sql"};

Task<> BatchesStore::returnPicks(db::Session transaction, OrderId order) const
{
    co_await transaction.run(kReturnPicks, order);
}

const db::Query kMovements{"batches.movements", R"sql(
    SELECT jsonb_build_object(
               'at', rfc3339(m.at), 'delta', m.delta, 'balance', m.balance, 'reason', m.reason,
               'actor', jsonb_build_object('id', m.actor_id, 'name', m.actor_name),
               'order', o.number, 'note', m.note)
      FROM batch_movements m
      LEFT JOIN orders o ON o.id = m.order_id
     WHERE m.batch_id = $1
     ORDER BY m.id DESC
     LIMIT 500)sql"};

Task<QJsonArray> BatchesStore::movements(db::Session session, BatchId batch) const
{
    const db::Rows rows = co_await session.run(kMovements, batch);
    QJsonArray movements;
    for (const db::Row row : rows)
        movements.append(row.get<QJsonObject>(0));
    co_return movements;
}

const db::Query kRecall{"batches.recall", R"sql(
    SELECT jsonb_build_object(
               'order', o.id, 'number', o.number, 'status', o.status, 'qty', m.qty,
               'picked_at', rfc3339(m.at), 'packed_at', rfc3339(o.packed_at),
               'customer', jsonb_build_object('name', c.name, 'email', c.email,
                                              'phone', coalesce(o.address ->> 'phone', c.phone)),
               'awb', (SELECT s.awb FROM shipments s
                        WHERE s.order_id = o.id AND s.state <> 'cancelled'
                        ORDER BY s.created_at DESC LIMIT 1))
      FROM (SELECT order_id, -sum(delta) AS qty, max(at) AS at
              FROM batch_movements
             WHERE batch_id = $1 AND order_id IS NOT NULL
             GROUP BY order_id
            HAVING sum(delta) <> 0) AS m
      JOIN orders o ON o.id = m.order_id
      JOIN customers c ON c.id = o.customer_id
     ORDER BY m.at DESC, o.id)sql"};

Task<QJsonArray> BatchesStore::recall(db::Session session, BatchId batch) const
{
    const db::Rows rows = co_await session.run(kRecall, batch);
    QJsonArray orders;
    for (const db::Row row : rows)
        orders.append(row.get<QJsonObject>(0));
    co_return orders;
}

const db::Query kBatchesExceedShelf{"batches.exceed_shelf", R"sql(
    SELECT loose_jars($1) < 0
     WHERE EXISTS (SELECT FROM batches WHERE product_id = $1))sql"};

Task<bool> batchesExceedShelf(db::Session session, ProductId product)
{
    const db::Rows rows = co_await session.run(kBatchesExceedShelf, product);
    co_return !rows.isEmpty() && rows.first().get<bool>(0);
}

} // namespace paushtik::catalog
