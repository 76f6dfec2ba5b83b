// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/sync/sample_shop.h"

namespace paushtik::tests {
namespace {

constexpr const char *kCatalogue[] = {
    "INSERT INTO categories (id, slug, title, title_hi) VALUES"
    " ('00000000-0000-7000-8000-0000000000a1', 'ghee', 'Ghee', 'घी'),"
    " ('00000000-0000-7000-8000-0000000000a2', 'oil', 'Oil', NULL)",
    "INSERT INTO products (id, sku, slug, category_id, title, subtitle, description, title_hi,"
    " description_hi, unit_label, weight_grams, length_mm, width_mm, height_mm, price_paise,"
    " mrp_paise, hsn_code, gst_rate_bp) SELECT"
    " ('00000000-0000-7000-8000-0000000000b' || n)::uuid, 'SKU-' || n, 'jar-' || n,"
    " '00000000-0000-7000-8000-0000000000a1', 'Jar ' || n, 'sub', 'text', 'जार', 'विवरण', '500 ml',"
    " 500, 80, 80, 120, 50000, 60000, '04059020', 500 FROM generate_series(1, 2) AS n",
    "UPDATE stock SET on_hand = 3",
    "INSERT INTO stock_ledger (product_id, delta, balance, reason)"
    " SELECT product_id, 3, 3, 'received' FROM stock",
    "INSERT INTO media (base_key, width, height, bytes) VALUES ('p/one/full.webp', 1600, 1200, 9),"
    " ('p/two/full.webp', 800, 600, 9)",
    "INSERT INTO product_images (id, product_id, base_key, alt, position) SELECT"
    " gen_random_uuid(), p.id, m.base_key, 'a jar', row_number() OVER (PARTITION BY p.id)"
    " FROM products AS p CROSS JOIN media AS m",
};

constexpr const char *kOrders[] = {
    "INSERT INTO customers (id, email, name, phone, password_hash) VALUES"
    " ('00000000-0000-7000-8000-0000000000c1', 'asha@example.in', 'Asha', '+919876543210', '')",
    "INSERT INTO orders (id, number, customer_id, status, subtotal_paise, shipping_paise,"
    " total_paise, refunded_paise, address, note, expires_at, paid_at, packed_at, packed_by) SELECT"
    " ('00000000-0000-7000-8000-0000000000d' || n)::uuid, 'PF-2026-00000' || n,"
    " '00000000-0000-7000-8000-0000000000c1', 'paid', 100000, 4900, 104900, 100,"
    " '{\"name\": \"Asha\", \"city\": \"Mumbai\"}', 'ring twice', now(), now(), now(), 'Ravi'"
    " FROM generate_series(1, 2) AS n",
    "INSERT INTO order_lines (order_id, line_no, product_id, title, sku, qty, unit_price_paise,"
    " line_total_paise, hsn_code, gst_rate_bp, weight_grams) SELECT o.id, row_number() OVER"
    " (PARTITION BY o.id), p.id, p.title, p.sku, 1, 50000, 50000, '04059020', 500, 500"
    " FROM orders AS o CROSS JOIN products AS p",
    "INSERT INTO order_timeline (order_id, kind, text) SELECT id, 'packed', 'Packed'"
    " FROM orders",
    "INSERT INTO order_flags (order_id, flag) SELECT id, 'rto' FROM orders",
    "INSERT INTO order_notes (id, order_id, text, actor_id, actor_name) SELECT gen_random_uuid(),"
    " id, 'call first', gen_random_uuid(), 'Ravi' FROM orders",
    // Of the first order the payment decides what is shown, of the second the gateway's order.
    "INSERT INTO gateway_orders (gateway_order_id, order_id, amount_paise) VALUES"
    " ('order_9', '00000000-0000-7000-8000-0000000000d2', 104900),"
    " ('order_2', '00000000-0000-7000-8000-0000000000d2', 104900),"
    " ('order_1', '00000000-0000-7000-8000-0000000000d1', 104900)",
    "INSERT INTO payments (payment_id, order_id, gateway_order_id, status, amount_paise, currency,"
    " method, refunded_paise, captured_at, pays) VALUES ('pay_1',"
    " '00000000-0000-7000-8000-0000000000d1', 'order_1', 'captured', 104900, 'INR', 'upi', 0,"
    " now(), true), ('pay_2', '00000000-0000-7000-8000-0000000000d1', 'order_1', 'failed', 104900,"
    " 'INR', 'card', 0, NULL, false), ('pay_3', '00000000-0000-7000-8000-0000000000d1', 'order_1',"
    " 'failed', 104900, 'INR', 'card', 0, NULL, false)",
    "INSERT INTO payment_evidence (order_id, source, kind, gateway_order_id, payment_id,"
    " amount_paise, currency) VALUES ('00000000-0000-7000-8000-0000000000d1', 'verify', 'captured',"
    " 'order_1', 'pay_1', 104900, 'INR')",
    "INSERT INTO refunds (id, order_id, payment_id, amount_paise, state, reason, idempotency_key)"
    " SELECT gen_random_uuid(), '00000000-0000-7000-8000-0000000000d1', 'pay_1', 50, 'processed',"
    " 'broken', 'key-' || n FROM generate_series(1, 2) AS n",
    "INSERT INTO manifests (id, number, courier) VALUES"
    " ('00000000-0000-7000-8000-0000000000e1', 'MF-2026-000001', 'Delhivery')",
    "INSERT INTO shipments (id, order_id, reference, state, courier_shipment_id, awb, courier, edd,"
    " tracking_url, weight_grams, manifest_id) SELECT gen_random_uuid(), id, number,"
    " 'awb_assigned', 's-' || number, 'AWB' || number, 'Delhivery', '2026-12-01',"
    " 'https://track.example/1', 500, '00000000-0000-7000-8000-0000000000e1' FROM orders",
    "UPDATE shipments SET state = 'rto_delivered' WHERE reference = 'PF-2026-000002'",
    "INSERT INTO order_returns (order_id, actor_name) VALUES"
    " ('00000000-0000-7000-8000-0000000000d2', 'Ravi')",
    "INSERT INTO order_return_lines (order_id, product_id, good, written_off) SELECT order_id,"
    " product_id, 1, 0 FROM order_lines WHERE order_id = '00000000-0000-7000-8000-0000000000d2'",
    "INSERT INTO staff (id, email, name, role, password_hash) VALUES (gen_random_uuid(),"
    " 'ravi@example.in', 'Ravi', 'warehouse', '')",
};

} // namespace

void fillSampleShop(const TestDatabase &database)
{
    for (const char *sql : kCatalogue)
        database.execute(sql);
    for (const char *sql : kOrders)
        database.execute(sql);
}

} // namespace paushtik::tests
