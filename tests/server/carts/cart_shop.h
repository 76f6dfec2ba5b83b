// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart_service.h"
#include "tests/support/test_database.h"
#include "tests/support/wait_for.h"

#include <memory>

namespace paushtik::tests {

/// A shop with products and customers, and carts over it as two workers see them.
class CartShop {
public:
    CartShop();
    ~CartShop();

    /// No product, no customer and no cart, as at the start.
    void clear();
    carts::CartService &carts() { return m_carts; }
    carts::CartService &otherWorkersCarts() { return m_otherCarts; }
    db::Session session() const { return m_worker; }
    const TestDatabase &database() const { return m_database; }

    ProductId product(qint64 pricePaise, int stock);
    void archive(ProductId product);
    void restore(ProductId product);
    QString titleOf(ProductId product);
    CustomerId customer();
    int count(const QByteArray &table);
    void run(const QByteArray &sql) { m_database.execute(sql); }

private:
    TestDatabase m_database;
    db::Database m_worker;
    db::Database m_otherWorker;
    carts::CartService m_carts;
    carts::CartService m_otherCarts;
    int m_made = 0;
};

} // namespace paushtik::tests
