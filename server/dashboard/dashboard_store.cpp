// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/dashboard/dashboard_store.h"

#include <QJsonArray>

namespace paushtik::dashboard {

using namespace Qt::StringLiterals;

// Thirty days that end today, each with a row even when nothing happened on it.
const db::Query kDays{"dashboard.days", R"sql(
    WITH days AS (
        SELECT (now() AT TIME ZONE 'Asia/Kolkata')::date - n AS day FROM generate_series(0,
            29) AS n),
    start AS (
        SELECT min(day)::timestamp AT TIME ZONE 'Asia/Kolkata' AS at FROM days),
    came AS (
        SELECT (captured_at AT TIME ZONE 'Asia/Kolkata')::date AS day, sum(amount_paise) AS paise
          FROM payments, start WHERE captured_at >= start.at GROUP BY 1),
    went AS (
        SELECT (settled_at AT TIME ZONE 'Asia/Kolkata')::date AS day, sum(amount_paise) AS paise
          FROM refunds, start WHERE state = 'processed' AND settled_at >= start.at GROUP BY 1),
    placed AS (
        SELECT (placed_at AT TIME ZONE 'Asia/Kolkata')::date AS day, count(*) AS orders
          FROM orders, start WHERE placed_at >= start.at AND status <> 'cancelled' GROUP BY 1)
    SELECT days.day::text, (coalesce(came.paise, 0) - coalesce(went.paise, 0))::bigint,
           coalesce(placed.orders, 0)
      FROM days
      LEFT JOIN came ON came.day = days.day
      LEFT JOIN went ON went.day = days.day
      LEFT JOIN placed ON placed.day = days.day
     ORDER BY days.day)sql"};

const db::Query kPending{"dashboard.pending_payments", R"sql(
    SELECT count(*), rfc3339(min(placed_at)), coalesce(sum(total_paise), 0)::bigint
      FROM orders
     WHERE status = 'pending_payment')sql"};

const db::Query kLowStock{"dashboard.low_stock", R"sql(
    SELECT products.id, products.title, stock.on_hand, products.low_stock_threshold
      FROM products
      JOIN stock ON stock.product_id = products.id
     WHERE products.archived_at IS NULL AND stock.on_hand <= products.low_stock_threshold
     ORDER BY stock.on_hand, products.title, products.id
     LIMIT 100)sql"};

// A shipment that needs a person or another try: one that stopped on its way to the courier, or
// that the courier cancelled under a paid order. The desk's queue of these has the same rule.
const db::Query kRecovery{"dashboard.shipment_recovery", R"sql(
    SELECT orders.id, orders.number, shipments.state, shipments.attempts,
           coalesce(shipments.last_error, ''),
           count(*) OVER ()
      FROM shipments
      JOIN orders ON orders.id = shipments.order_id
     WHERE shipments.id IN (
               SELECT id FROM shipments
                WHERE last_error IS NOT NULL
                  AND state IN ('pending', 'created', 'awb_assigned', 'pickup_scheduled')
               UNION ALL
               SELECT last.id
                 FROM shipments AS last
                 JOIN orders AS paid ON paid.id = last.order_id AND paid.status = 'paid'
                WHERE last.state = 'cancelled' AND NOT EXISTS (
                      SELECT 1 FROM shipments AS other
                       WHERE other.order_id = last.order_id
                         AND (other.state <> 'cancelled'
                              OR (other.created_at, other.id) > (last.created_at, last.id))))
     ORDER BY shipments.created_at
     LIMIT 50)sql"};

namespace {

QJsonObject pendingOf(const db::Row &row)
{
    const auto oldest = row.get<std::optional<QString>>(1);
    return {{u"count"_s, row.get<qint64>(0)},
            {u"oldest_at"_s, oldest ? QJsonValue(*oldest) : QJsonValue()},
            {u"amount_paise"_s, row.get<qint64>(2)}};
}

QJsonArray lowStockOf(const db::Rows &rows)
{
    QJsonArray items;
    for (const db::Row row : rows) {
        items.append(QJsonObject{{u"product_id"_s, row.get<ProductId>(0).toString()},
                                 {u"title"_s, row.get<QString>(1)},
                                 {u"available"_s, row.get<int>(2)},
                                 {u"threshold"_s, row.get<int>(3)}});
    }
    return items;
}

QJsonObject recoveryOf(const db::Rows &rows)
{
    QJsonArray items;
    for (const db::Row row : rows) {
        items.append(QJsonObject{{u"order"_s, row.get<OrderId>(0).toString()},
                                 {u"number"_s, row.get<QString>(1)},
                                 {u"state"_s, row.get<QString>(2)},
                                 {u"attempts"_s, row.get<int>(3)},
                                 {u"last_error"_s, row.get<QString>(4)}});
    }
    const qint64 count = rows.isEmpty() ? 0 : rows.first().get<qint64>(5);
    return {{u"count"_s, count}, {u"items"_s, items}};
}

QJsonObject webhooksOf(const payments::WebhookSilence::State &state)
{
    return {{u"last_at"_s, state.last ? QJsonValue(state.last->toString()) : QJsonValue()},
            {u"silent"_s, state.silent}};
}

QJsonArray daysOf(const db::Rows &rows)
{
    QJsonArray days;
    for (const db::Row row : rows) {
        days.append(QJsonObject{{u"date"_s, row.get<QString>(0)},
                                {u"paise"_s, row.get<qint64>(1)},
                                {u"orders"_s, row.get<qint64>(2)}});
    }
    return days;
}

} // namespace

Task<QJsonObject> readDashboard(db::Session session, payments::WebhookSilence silence)
{
    Task<db::Rows> askPending = session.run(kPending);
    Task<db::Rows> askLowStock = session.run(kLowStock);
    Task<db::Rows> askRecovery = session.run(kRecovery);
    const db::Rows days = co_await session.run(kDays);
    const db::Rows pending = co_await askPending;
    const db::Rows lowStock = co_await askLowStock;
    const db::Rows recovery = co_await askRecovery;
    const payments::WebhookSilence::State webhooks = co_await silence.look();
    const db::Row today = days[days.size() - 1];
    QJsonObject dashboard{{u"revenue_today_paise"_s, today.get<qint64>(1)},
                          {u"orders_today"_s, today.get<qint64>(2)},
                          {u"pending_payments"_s, pendingOf(pending.first())},
                          {u"low_stock"_s, lowStockOf(lowStock)},
                          {u"shipment_recovery"_s, recoveryOf(recovery)},
                          {u"revenue_by_day"_s, daysOf(days)},
                          {u"webhooks"_s, webhooksOf(webhooks)}};
    co_return dashboard;
}

} // namespace paushtik::dashboard
