// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shop/test_shop.h"

#include "server/app/verify.h"
#include "tests/support/wait_for.h"

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

class NoCart : public orders::CartPort {
public:
    Task<QList<orders::WantedLine>> lines(db::Session, CustomerId) override
    {
        co_return QList<orders::WantedLine>();
    }
    Task<> removeLines(db::Session, CustomerId, QList<orders::WantedLine>) override { co_return; }
};

class AnyAddress : public orders::AddressPort {
public:
    Task<Result<QJsonObject>> saved(CustomerId, AddressId) override
    {
        co_return fail(Fault::Invalid);
    }
    Result<QJsonObject> sent(QJsonObject address) override { return address; }
};

QJsonObject someAddress()
{
    return {{u"name"_s, u"Asha Rao"_s},    {u"phone"_s, u"+919876543210"_s},
            {u"line1"_s, u"12 MG Road"_s}, {u"city"_s, u"Mumbai"_s},
            {u"state"_s, u"IN-MH"_s},      {u"pincode"_s, u"400001"_s}};
}

} // namespace

TestShop::Daemon::Daemon(const db::DatabaseConfig &config, const MakeGateway &makeGateway)
    : database(config)
    , gateway(std::make_shared<payments::MockGateway>(&database, u"rzp_test_key"_s))
    , payments(std::make_shared<payments::PaymentsService>(
          &database, makeGateway ? makeGateway() : gateway, kKeySecret))
    , orders(std::make_shared<orders::OrdersService>(
          &database, std::make_shared<NoCart>(), std::make_shared<AnyAddress>(), payments, 1800))
    , inbox(&database, {kWebhookSecret})
{
}

TestShop::TestShop(int daemons, const MakeGateway &makeGateway)
{
    for (int i = 0; i < daemons; ++i)
        m_daemons.push_back(std::make_unique<Daemon>(m_database.config(), makeGateway));
}

CustomerId TestShop::customer()
{
    const CustomerId id = CustomerId::make();
    const QByteArray text = id.toString().toLatin1();
    m_database.execute(
        "INSERT INTO customers (id, email, name, password_hash) VALUES ($1, $2, 'Asha', '')",
        {text, text + "@buyer.example"});
    return id;
}

ProductId TestShop::product(int stock, Paise price)
{
    const ProductId id = ProductId::make();
    const QByteArray text = id.toString().toLatin1();
    m_database.execute("INSERT INTO categories (id, slug, title) VALUES ($1, 'ghee', 'Ghee') ON "
                       "CONFLICT DO NOTHING",
                       {text});
    m_database.execute(
        "INSERT INTO products (id, sku, slug, category_id, title, weight_grams, price_paise, "
        "mrp_paise,"
        " hsn_code, gst_rate_bp)"
        " SELECT $1::uuid, $2, $2, id, 'Ghee', 500, $3::bigint, $3::bigint, '04059020', 500"
        " FROM categories LIMIT 1",
        {text, text, QByteArray::number(price.value())});
    if (stock > 0) {
        m_database.execute(
            "WITH s AS (UPDATE stock SET on_hand = $2::int WHERE product_id = $1::uuid)"
            " INSERT INTO stock_ledger (product_id, delta, balance, reason)"
            " VALUES ($1::uuid, $2::int, $2::int, 'received')",
            {text, QByteArray::number(stock)});
    }
    return id;
}

int TestShop::stock(ProductId product) const
{
    return m_database
        .execute("SELECT on_hand FROM stock WHERE product_id = $1", {product.toString().toLatin1()})
        .toInt();
}

orders::NewOrder TestShop::order(CustomerId customer, QList<orders::WantedLine> lines)
{
    return {customer, std::move(lines), {}, someAddress(), {}};
}

QJsonObject TestShop::placed(QList<orders::WantedLine> lines)
{
    auto answer = settled(daemon().orders->place(order(customer(), std::move(lines)), nullptr));
    if (!answer)
        throw std::runtime_error(qPrintable(answer.error().code + answer.error().detail));
    return answer->document;
}

QStringList TestShop::faults()
{
    return settled(app::findFaults(&daemon().database));
}

} // namespace paushtik::tests
