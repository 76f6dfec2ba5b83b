// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/order_documents.h"

#include <QJsonArray>

namespace paushtik::orders {

using namespace Qt::StringLiterals;

// One statement for any number of orders: a page of the feed costs one round trip. payment.state:
// the rank of the best payment, refined by what went back.
const db::Query kDocuments{"orders.documents", R"sql(
    SELECT jsonb_build_object(
        'id', o.id,
        'number', o.number,
        'status', o.status,
        'lines', (
            SELECT jsonb_agg(jsonb_build_object(
                       'product_id', l.product_id, 'title', l.title, 'sku', l.sku, 'qty', l.qty,
                       'unit_price_paise', l.unit_price_paise, 'line_total_paise',
                           l.line_total_paise,
                       'hsn_code', l.hsn_code, 'gst_rate_bp', l.gst_rate_bp) ORDER BY l.line_no)
              FROM order_lines AS l WHERE l.order_id = o.id),
        'subtotal_paise', o.subtotal_paise,
        'shipping_paise', o.shipping_paise,
        'total_paise', o.total_paise,
        'refunded_paise', o.refunded_paise,
        'address', o.address,
        'note', o.note,
        'placed_at', rfc3339(o.placed_at),
        'paid_at', rfc3339(o.paid_at),
        'cancelled_at', rfc3339(o.cancelled_at),
        'packed_at', rfc3339(o.packed_at),
        'shipment', (
            SELECT jsonb_build_object(
                       'id', s.id, 'state', s.state, 'awb', s.awb, 'courier', s.courier, 'edd',
                           s.edd,
                       'tracking_url', s.tracking_url)
              FROM shipments AS s WHERE s.order_id = o.id
             ORDER BY s.state = 'cancelled', s.created_at DESC, s.id DESC LIMIT 1),
        'timeline', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'at', rfc3339(t.at), 'kind', t.kind, 'text', t.text) ORDER BY t.id), '[]')
              FROM order_timeline AS t WHERE t.order_id = o.id),
        'customer', jsonb_build_object(
            'id', c.id, 'email', c.email, 'name', c.name, 'phone', c.phone),
        'payment', jsonb_build_object(
            'state', CASE
                WHEN p.payment_id IS NULL AND g.gateway_order_id IS NULL THEN 'none'
                WHEN p.payment_id IS NULL THEN 'created'
                WHEN p.captured_at IS NULL THEN p.status
                WHEN p.refunded_paise >= p.amount_paise THEN 'refunded'
                WHEN p.refunded_paise > 0 THEN 'partially_refunded'
                ELSE 'captured' END,
            'gateway_order_id', coalesce(p.gateway_order_id, g.gateway_order_id),
            'payment_id', p.payment_id,
            'method', p.method,
            'amount_paise', coalesce(p.amount_paise, g.amount_paise),
            'captured_at', rfc3339(p.captured_at),
            'evidence', (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                           'at', rfc3339(e.at), 'source', e.source, 'kind', e.kind,
                           'payment_id', e.payment_id, 'amount_paise', e.amount_paise)
                               ORDER BY e.id), '[]')
                  FROM payment_evidence AS e WHERE e.order_id = o.id),
            'captures', (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                           'payment_id', m.payment_id, 'amount_paise', m.amount_paise,
                           'captured_at', rfc3339(m.captured_at))
                               ORDER BY m.captured_at, m.payment_id), '[]')
                  FROM payments AS m
                 WHERE m.order_id = o.id AND m.captured_at IS NOT NULL)),
        'flags', (
            SELECT coalesce(jsonb_agg(f.flag ORDER BY f.at, f.flag), '[]')
              FROM order_flags AS f WHERE f.order_id = o.id),
        'refunds', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'id', r.id, 'amount_paise', r.amount_paise, 'state', r.state, 'reason',
                           r.reason,
                       'created_at', rfc3339(r.created_at),
                       'settled_at', rfc3339(r.settled_at)) ORDER BY r.created_at, r.id), '[]')
              FROM refunds AS r WHERE r.order_id = o.id),
        'restock', (
            SELECT jsonb_build_object(
                       'offered', o.holds_stock,
                       'settled_at', rfc3339(r.settled_at),
                       'settled_by', CASE WHEN r.order_id IS NOT NULL THEN
                           jsonb_build_object('id', r.actor_id, 'name', r.actor_name) END,
                       'note', r.note,
                       'lines', (
                           SELECT jsonb_agg(jsonb_build_object(
                                      'product_id', l.product_id, 'title', l.title, 'sku', l.sku,
                                      'qty', l.qty, 'good', rl.good, 'written_off', rl.written_off)
                                      ORDER BY l.line_no)
                             FROM order_lines AS l
                             LEFT JOIN order_return_lines AS rl
                                    ON rl.order_id = l.order_id AND rl.product_id = l.product_id
                            WHERE l.order_id = o.id))
              FROM shipments AS s
              LEFT JOIN order_returns AS r ON r.order_id = s.order_id
             WHERE s.order_id = o.id AND s.state = 'rto_delivered'),
        'notes', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'id', n.id, 'at', rfc3339(n.at), 'text', n.text,
                       'actor', jsonb_build_object('id', n.actor_id, 'name', n.actor_name))
                       ORDER BY n.at, n.id), '[]')
              FROM order_notes AS n WHERE n.order_id = o.id)),
           o.id
      FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
      JOIN orders AS o ON o.id = asked.id
      JOIN customers AS c ON c.id = o.customer_id
      LEFT JOIN LATERAL (
            SELECT payment_id, gateway_order_id, status, method, amount_paise, refunded_paise,
                captured_at
              FROM payments
             WHERE payments.order_id = o.id
             ORDER BY pays DESC, captured_at IS NULL,
                      array_position(ARRAY['refunded', 'captured', 'authorized', 'failed',
                          'created'], status),
                      updated_at DESC, payment_id
             LIMIT 1) AS p ON true
      LEFT JOIN LATERAL (
            SELECT gateway_order_id, amount_paise
              FROM gateway_orders
             WHERE gateway_orders.order_id = o.id
             ORDER BY created_at DESC, gateway_order_id
             LIMIT 1) AS g ON true
     ORDER BY asked.place)sql"};

Task<QHash<QUuid, QByteArray>> adminDocumentTexts(db::Session session, QList<OrderId> orders)
{
    const db::Rows rows = co_await session.run(kDocuments, orders);
    QHash<QUuid, QByteArray> texts;
    texts.reserve(rows.size());
    for (const db::Row row : rows)
        texts.insert(row.get<QUuid>(1), row.raw(0).toByteArray());
    co_return texts;
}

Task<QList<QJsonObject>> adminDocuments(db::Session session, QList<OrderId> orders)
{
    const db::Rows rows = co_await session.run(kDocuments, orders);
    QList<QJsonObject> documents;
    documents.reserve(rows.size());
    for (const db::Row row : rows)
        documents.append(row.get<QJsonObject>(0));
    co_return documents;
}

Task<std::optional<QJsonObject>> adminDocument(db::Session session, OrderId order)
{
    const QList<OrderId> one{order};
    const QList<QJsonObject> found = co_await adminDocuments(session, one);
    if (found.isEmpty())
        co_return std::nullopt;
    co_return found.first();
}

QJsonObject listItem(QJsonObject document)
{
    document.remove("timeline"_L1);
    document.remove("notes"_L1);
    QJsonObject payment = document.value("payment"_L1).toObject();
    payment.remove("evidence"_L1);
    payment.remove("captures"_L1);
    document.insert("payment"_L1, payment);
    return document;
}

QJsonObject customerView(QJsonObject document)
{
    for (const auto field : {"customer"_L1, "payment"_L1, "flags"_L1, "refunds"_L1, "restock"_L1,
                             "notes"_L1, "packed_at"_L1})
        document.remove(field);
    QJsonArray shown;
    const QJsonArray timeline = document.value("timeline"_L1).toArray();
    for (const QJsonValue &entry : timeline) {
        const QString kind = entry["kind"_L1].toString();
        if (kind != "note"_L1 && kind != "flagged"_L1 && kind != "restocked"_L1)
            shown.append(entry);
    }
    document.insert("timeline"_L1, shown);
    return document;
}

} // namespace paushtik::orders
