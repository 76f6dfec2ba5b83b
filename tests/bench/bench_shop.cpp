// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_shop.h"

#include "server/db/blocking_connection.h"
#include "tests/e2e/daemon_process.h"
#include "tests/support/test_database.h"

namespace paushtik::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAtOnce = 10'000;

// $1 and $2: the first and the last number.
constexpr const char *kProducts = R"sql(
    INSERT INTO products (id, sku, slug, category_id, title, subtitle, description, unit_label,
                          weight_grams, price_paise, mrp_paise, hsn_code, gst_rate_bp)
    SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'BENCH-' || n,
           'bench-jar-' || n, (SELECT id FROM categories ORDER BY id LIMIT 1), 'A2 ghee ' || n,
           'Hand churned', repeat('Slowly made from the curd of one herd. ', 6), '500 ml', 500,
           50000 + n, 60000 + n, '04059020', 500
      FROM generate_series($1::int, $2::int) AS n)sql";

constexpr const char *kOrders[] = {
    R"sql(
    INSERT INTO orders (id, number, customer_id, status, subtotal_paise, shipping_paise,
                        total_paise, address, placed_at, expires_at, paid_at, holds_stock)
    SELECT ('01910000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
           'PF-2026-' || lpad((n + 500000)::text, 6, '0'),
           (SELECT id FROM customers ORDER BY id LIMIT 1), 'delivered', 150000 + n, 0, 150000 + n,
           jsonb_build_object('name', 'Asha Deshpande ' || n % 977, 'phone', '+919820012345',
               'line1', n % 200 || ' MG Road', 'city', 'Pune', 'state', 'IN-MH',
               'pincode', '411001'),
           now() - make_interval(secs => 40 * (200000 - n)), now(), now(), false
      FROM generate_series($1::int, $2::int) AS n)sql",
    R"sql(
    INSERT INTO order_lines (order_id, line_no, product_id, title, sku, qty, unit_price_paise,
                             line_total_paise, hsn_code, gst_rate_bp, weight_grams)
    SELECT ('01910000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, line, p.id, p.title,
           p.sku, 1, p.price_paise, p.price_paise, p.hsn_code, p.gst_rate_bp, p.weight_grams
      FROM generate_series($1::int, $2::int) AS n CROSS JOIN generate_series(0, 1) AS line
      JOIN products AS p ON p.sku = 'BENCH-' || 1 + (n * 7 + line) % 4000)sql",
    R"sql(
    INSERT INTO order_timeline (order_id, kind, text)
    SELECT ('01910000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, kind, 'It is ' || kind
      FROM generate_series($1::int, $2::int) AS n, unnest(ARRAY['placed', 'paid', 'packed']) AS kind
     )sql",
    R"sql(
    INSERT INTO gateway_orders (gateway_order_id, order_id, amount_paise)
    SELECT 'order_bench_' || n,
           ('01910000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 150000 + n
      FROM generate_series($1::int, $2::int) AS n)sql",
    R"sql(
    INSERT INTO payments (payment_id, order_id, gateway_order_id, status, amount_paise, currency,
                          method, captured_at, pays)
    SELECT 'pay_bench_' || n, ('01910000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
           'order_bench_' || n, 'captured', 150000 + n, 'INR', 'upi', now(), true
      FROM generate_series($1::int, $2::int) AS n)sql",
};

constexpr const char *kRaise = R"sql(
    UPDATE orders
       SET subtotal_paise = subtotal_paise + 1, total_paise = total_paise + 1
     WHERE id = $1::uuid
    RETURNING total_paise)sql";

class OneWriter final : public BenchShop::Writer {
public:
    explicit OneWriter(const db::DatabaseConfig &config)
        : m_connection(config)
    {
    }
    qint64 raiseTotal(const QString &order) override
    {
        const auto result = m_connection.run(kRaise, {order.toLatin1()});
        return QByteArray(PQgetvalue(result.get(), 0, 0)).toLongLong();
    }

private:
    db::BlockingConnection m_connection;
};

} // namespace

struct BenchShop::Parts {
    tests::TestDatabase database{tests::TestDatabase::Empty};
    e2e::DataFolder folder;
    std::unique_ptr<e2e::RunningDaemon> daemon;
    QByteArray token;

    void fill(const char *sql, int to) const
    {
        for (int first = 1; first <= to; first += kAtOnce)
            database.execute(sql, {QByteArray::number(first),
                                   QByteArray::number(std::min(to, first + kAtOnce - 1))});
    }
};

BenchShop::BenchShop(int orders, int products)
    : m_parts(std::make_unique<Parts>())
{
    const QString url = u"--database-url="_s + QString::fromUtf8(m_parts->database.url());
    m_parts->daemon = std::make_unique<e2e::RunningDaemon>(
        m_parts->folder.path(), QStringList{u"--demo"_s, url, u"--rate-limits=off"_s});
    if (!m_parts->daemon->isReady())
        qFatal("the daemon does not come up: %s", m_parts->daemon->errors().constData());
    m_parts->fill(kProducts, products);
    for (const char *sql : kOrders)
        m_parts->fill(sql, orders);
    m_parts->database.execute("VACUUM ANALYZE");
    m_parts->token = m_parts->daemon
                         ->post("/staff/login", {{u"email"_s, u"manager@demo.paushtik.in"_s},
                                                 {u"password"_s, u"demo-ghee-2026"_s}})["token"_L1]
                         .toString()
                         .toLatin1();
}

BenchShop::~BenchShop() = default;

QUrl BenchShop::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_parts->daemon->port()));
}

QByteArray BenchShop::token() const
{
    return m_parts->token;
}

std::unique_ptr<BenchShop::Writer> BenchShop::writer() const
{
    return std::make_unique<OneWriter>(m_parts->database.config());
}

} // namespace paushtik::bench
