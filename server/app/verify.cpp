// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/verify.h"

namespace paushtik::app {

// Every check answers the faults as text. They are sent in one read-only snapshot: a sale between
// two of them would look like a fault.
const db::Query kOneSnapshot{"verify.one_snapshot", R"sql(
    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY)sql"};

const db::Query kStockIsItsLedger{"verify.stock", R"sql(
    SELECT format('stock of %s (%s) is %s, its ledger says %s', p.sku, p.id, s.on_hand,
        coalesce(l.sum, 0))
      FROM stock AS s
      JOIN products AS p ON p.id = s.product_id
      LEFT JOIN (SELECT product_id, sum(delta) AS sum FROM stock_ledger GROUP BY product_id) AS l
             ON l.product_id = s.product_id
     WHERE s.on_hand <> coalesce(l.sum, 0))sql"};

const db::Query kLedgerBalances{"verify.ledger_balances", R"sql(
    SELECT format('ledger row %s of product %s says balance %s, it adds up to %s', id, product_id,
        balance, running)
      FROM (SELECT id, product_id, balance, sum(delta) OVER (PARTITION BY product_id
          ORDER BY id) AS running
              FROM stock_ledger) AS rows
     WHERE balance <> running)sql"};

const db::Query kOrdersHoldTheirStock{"verify.orders_hold_their_stock", R"sql(
    SELECT format('order %s: its lines take %s of product %s, the ledger says %s', o.number,
                  taken.qty, l.product_id, -coalesce(m.sum, 0))
      FROM orders AS o
      JOIN order_lines AS l ON l.order_id = o.id
      LEFT JOIN order_return_lines AS r ON r.order_id = o.id AND r.product_id = l.product_id
     CROSS JOIN LATERAL (SELECT CASE WHEN o.holds_stock THEN l.qty
                                     ELSE coalesce(r.written_off, 0) END AS qty) AS taken
      LEFT JOIN (SELECT order_id, product_id, sum(delta) AS sum
                   FROM stock_ledger WHERE order_id IS NOT NULL GROUP BY order_id, product_id) AS m
             ON m.order_id = o.id AND m.product_id = l.product_id
     WHERE -coalesce(m.sum, 0) <> taken.qty
    UNION ALL
    SELECT format('order %s: %s of product %s were sent, %s came back', o.number, l.qty,
                  l.product_id, r.good + r.written_off)
      FROM order_return_lines AS r
      JOIN orders AS o ON o.id = r.order_id
      JOIN order_lines AS l ON l.order_id = r.order_id AND l.product_id = r.product_id
     WHERE r.good + r.written_off <> l.qty)sql"};

const db::Query kBatchesAddUp{"verify.batches", R"sql(
    SELECT format('batch %s (%s) has %s, its movements add up to %s', b.lot_number, b.id, b.on_hand,
        coalesce(m.sum, 0))
      FROM batches AS b
      LEFT JOIN (SELECT batch_id, sum(delta) AS sum FROM batch_movements GROUP BY batch_id) AS m
             ON m.batch_id = b.id
     WHERE b.on_hand <> coalesce(m.sum, 0)
    UNION ALL
    SELECT format('ledger row %s moved the stock by %s and its batches by %s', l.id, l.delta, m.sum)
      FROM stock_ledger AS l
      JOIN (SELECT ledger_id, sum(delta) AS sum FROM batch_movements GROUP BY ledger_id) AS m
        ON m.ledger_id = l.id
     WHERE m.sum <> l.delta
    UNION ALL
    SELECT format('product %s (%s): its batches hold %s jars more than stand on the shelf', p.sku,
        p.id, -loose_jars(p.id))
      FROM products AS p
     WHERE EXISTS (SELECT FROM batches AS b WHERE b.product_id = p.id)
       AND loose_jars(p.id) < 0)sql"};

const db::Query kOrdersHoldTheirBatches{"verify.orders_hold_their_batches", R"sql(
    SELECT format('order %s: %s jars of product %s come from batches, it holds %s', o.number, m.sum,
                  m.product_id, held.qty)
      FROM (SELECT t.order_id, b.product_id, -sum(t.delta) AS sum
              FROM batch_movements AS t
              JOIN batches AS b ON b.id = t.batch_id
             WHERE t.order_id IS NOT NULL
             GROUP BY t.order_id, b.product_id) AS m
      JOIN orders AS o ON o.id = m.order_id
      LEFT JOIN order_lines AS l ON l.order_id = m.order_id AND l.product_id = m.product_id
      LEFT JOIN order_return_lines AS r
             ON r.order_id = m.order_id AND r.product_id = m.product_id
     CROSS JOIN LATERAL (SELECT coalesce(CASE WHEN o.holds_stock THEN l.qty
                                              ELSE r.written_off END, 0) AS qty) AS held
     WHERE m.sum NOT BETWEEN 0 AND held.qty)sql"};

const db::Query kOrdersAddUp{"verify.orders_add_up", R"sql(
    SELECT format('order %s: lines add up to %s paise, its subtotal is %s', o.number,
        coalesce(l.sum, 0), o.subtotal_paise)
      FROM orders AS o
      LEFT JOIN (SELECT order_id, sum(line_total_paise) AS sum FROM order_lines
          GROUP BY order_id) AS l
             ON l.order_id = o.id
     WHERE o.subtotal_paise <> coalesce(l.sum, 0))sql"};

const db::Query kPaidOrdersHaveTheirMoney{"verify.paid_orders", R"sql(
    SELECT format('order %s is %s, and no captured payment of %s paise pays it', o.number,
        o.status, o.total_paise)
      FROM orders AS o
     WHERE o.status IN ('paid', 'shipped', 'delivered', 'refunded')
       AND NOT EXISTS (SELECT FROM payments AS p
                        WHERE p.order_id = o.id AND p.pays AND p.captured_at IS NOT NULL
                          AND p.amount_paise = o.total_paise AND p.currency = 'INR')
    UNION ALL
    SELECT format('order %s is pending, yet payment %s pays it', o.number, p.payment_id)
      FROM orders AS o JOIN payments AS p ON p.order_id = o.id AND p.pays
     WHERE o.status = 'pending_payment')sql"};

const db::Query kRefundsAddUp{"verify.refunds", R"sql(
    SELECT format('payment %s: %s paise refunded, its processed refunds add up to %s',
        p.payment_id, p.refunded_paise,
                  coalesce(r.sum, 0))
      FROM payments AS p
      LEFT JOIN (SELECT payment_id, sum(amount_paise) AS sum FROM refunds WHERE state = 'processed'
                  GROUP BY payment_id) AS r ON r.payment_id = p.payment_id
     WHERE p.refunded_paise <> coalesce(r.sum, 0)
    UNION ALL
    SELECT format('order %s: %s paise refunded, its payments say %s', o.number, o.refunded_paise,
        coalesce(m.sum, 0))
      FROM orders AS o
      LEFT JOIN (SELECT order_id, sum(refunded_paise) AS sum
                   FROM payments AS p
                  WHERE pays OR NOT EXISTS (SELECT FROM payments AS other
                                             WHERE other.order_id = p.order_id AND other.pays)
                  GROUP BY order_id) AS m ON m.order_id = o.id
     WHERE o.refunded_paise <> coalesce(m.sum, 0)
    UNION ALL
    SELECT format('payment %s: %s paise promised back, only %s captured', p.payment_id, r.sum,
        p.amount_paise)
      FROM payments AS p
      JOIN (SELECT payment_id, sum(amount_paise) AS sum FROM refunds WHERE state <> 'failed'
             GROUP BY payment_id) AS r ON r.payment_id = p.payment_id
     WHERE r.sum > p.amount_paise)sql"};

const db::Query kNoMoneyWithoutAHome{"verify.captured_money", R"sql(
    SELECT format('order %s: payment %s is captured; it neither pays, goes back, nor is flagged',
                  o.number, p.payment_id)
      FROM payments AS p
      JOIN orders AS o ON o.id = p.order_id
     WHERE p.captured_at IS NOT NULL AND NOT p.pays
       AND NOT EXISTS (SELECT FROM order_flags AS f
                        WHERE f.order_id = o.id
                          AND f.flag IN ('amount_mismatch', 'currency_mismatch', 'order_mismatch',
                              'captured_twice',
                                         'paid_after_cancel', 'refund_due', 'refund_failed'))
       AND p.amount_paise > (SELECT coalesce(sum(r.amount_paise), 0) FROM refunds AS r
                              WHERE r.payment_id = p.payment_id AND r.state <> 'failed'))sql"};

const db::Query kOneLivingShipment{"verify.shipments", R"sql(
    SELECT format('order %s has %s living shipments', o.number, count(*))
      FROM shipments AS s
      JOIN orders AS o ON o.id = s.order_id
     WHERE s.state <> 'cancelled'
     GROUP BY o.id, o.number
    HAVING count(*) > 1
    UNION ALL
    SELECT format('order %s is paid and has neither a shipment nor a job that will make it',
        o.number)
      FROM orders AS o
     WHERE o.status = 'paid'
       AND NOT EXISTS (SELECT FROM shipments AS s WHERE s.order_id = o.id)
       AND NOT EXISTS (SELECT FROM jobs AS j
                        WHERE j.kind = 'shipment.create' AND j.dedupe_key = o.id::text))sql"};

const db::Query kFeedIsWhole{"verify.change_feed", R"sql(
    WITH living AS (
        SELECT 'category'::feed_type AS type, id FROM categories
        UNION ALL SELECT 'product', id FROM products
        UNION ALL SELECT 'stock', product_id FROM stock
        UNION ALL SELECT 'order', id FROM orders
        UNION ALL SELECT 'manifest', id FROM manifests)
    SELECT CASE WHEN f.id IS NULL THEN format('%s %s is not in the change feed', l.type, l.id)
                WHEN l.id IS NULL THEN format('%s %s is gone, the change feed has it', f.type, f.id)
                ELSE format('%s %s is there, the change feed says it was deleted', l.type, l.id) END
      FROM living AS l
      FULL JOIN change_feed AS f ON f.type = l.type AND f.id = l.id
     WHERE f.id IS NULL OR (l.id IS NULL) <> f.deleted
    UNION ALL
    SELECT format('%s %s stands at transaction %s, which is yet to come', type, id, xid)
      FROM change_feed
     WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))sql"};

Task<QStringList> findFaults(db::Database *database)
{
    db::Transaction transaction = co_await database->begin();
    co_await transaction.run(kOneSnapshot);
    QStringList faults;
    for (const db::Query *check :
         {&kStockIsItsLedger, &kLedgerBalances, &kOrdersHoldTheirStock, &kBatchesAddUp,
          &kOrdersHoldTheirBatches, &kOrdersAddUp, &kPaidOrdersHaveTheirMoney, &kRefundsAddUp,
          &kNoMoneyWithoutAHome, &kOneLivingShipment, &kFeedIsWhole}) {
        const db::Rows found = co_await transaction.run(*check);
        for (const db::Row row : found)
            faults.append(row.get<QString>(0));
    }
    co_await transaction.rollback();
    co_return faults;
}

} // namespace paushtik::app
