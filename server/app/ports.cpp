// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/ports.h"

#include "server/carts/cart_service.h"
#include "server/customers/address.h"

namespace paushtik::app {

using namespace Qt::StringLiterals;

namespace {

class Carts : public orders::CartPort {
public:
    Task<QList<orders::WantedLine>> lines(db::Session session, CustomerId customer) override
    {
        const QList<carts::CartLine> held = co_await carts::linesOf(session, customer);
        QList<orders::WantedLine> lines;
        for (const carts::CartLine &line : held)
            lines.append({line.product, line.qty});
        co_return lines;
    }

    Task<> removeLines(db::Session transaction, CustomerId customer,
                       QList<orders::WantedLine> lines) override
    {
        QList<carts::CartLine> ordered;
        for (const orders::WantedLine &line : lines)
            ordered.append({line.product, line.qty});
        co_await carts::removeOrdered(transaction, customer, ordered);
    }
};

class Addresses : public orders::AddressPort {
public:
    explicit Addresses(db::Database *database)
        : m_database(database)
    {
    }

    Task<Result<QJsonObject>> saved(CustomerId customer, AddressId address) override
    {
        const auto found = co_await customers::addressOf(*m_database, customer, address);
        if (found)
            co_return customers::toJson(*found);
        Error unknown{.fault = Fault::Invalid,
                      .fields = {{u"address_id"_s, u"is no address of yours"_s}}};
        co_return fail(std::move(unknown));
    }

    Result<QJsonObject> sent(QJsonObject address) override
    {
        const auto checked = customers::checkAddress(std::move(address), u"address"_s);
        if (!checked)
            return fail(checked.error());
        return customers::toJson(*checked);
    }

private:
    db::Database *m_database;
};

} // namespace

std::shared_ptr<orders::CartPort> makeCartPort()
{
    return std::make_shared<Carts>();
}

std::shared_ptr<orders::AddressPort> makeAddressPort(db::Database *database)
{
    return std::make_shared<Addresses>(database);
}

} // namespace paushtik::app
