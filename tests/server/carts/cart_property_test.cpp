// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/carts/cart_shop.h"
#include "tests/support/test_main.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::carts;
using paushtik::tests::CartShop;
using paushtik::tests::settled;

namespace {

using Lines = QMap<ProductId, int>;

/// What a cart should hold, in the simplest words.
struct ModelCart {
    Lines lines;

    void put(ProductId product, int qty)
    {
        lines[product] = qty;
        if (qty == 0)
            lines.remove(product);
    }
    void add(ProductId product, int qty)
    {
        lines[product] = std::min(lines.value(product) + qty, kMaxQtyPerLine);
    }
};

} // namespace

/// Random walks over two accounts, three guests and six products that come and go; after each step
/// the cart that the service answers is the one that the model holds.
class CartPropertyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepOfARandomWalkAgreesWithTheModel_data();
    void everyStepOfARandomWalkAgreesWithTheModel();

private:
    struct Guest {
        QByteArray token;
        ModelCart cart;
    };
    struct Account {
        CustomerId id;
        ModelCart cart;
    };

    int random(int below) { return static_cast<int>(m_random.bounded(below)); }
    bool isLive(ProductId product) const { return !m_archived.contains(product); }
    QSet<ProductId> takeStale(ModelCart &cart);
    void agrees(const Cart &answer, ModelCart &model);

    void step();
    void guestPuts();
    void accountPuts();
    void productComesOrGoes();
    void guestMerges();
    void linesMerge();
    void someoneLooks();

    std::unique_ptr<CartShop> m_shop;
    QRandomGenerator m_random;
    QList<ProductId> m_products;
    QSet<ProductId> m_archived;
    QList<Guest> m_guests;
    QList<Account> m_accounts;
};

void CartPropertyTest::everyStepOfARandomWalkAgreesWithTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void CartPropertyTest::everyStepOfARandomWalkAgreesWithTheModel()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    m_shop = std::make_unique<CartShop>();
    m_products.clear();
    m_archived.clear();
    for (int i = 0; i < 6; ++i)
        m_products.append(m_shop->product(1'000 * (i + 1), i));
    m_guests = QList<Guest>(3);
    m_accounts = {{m_shop->customer(), {}}, {m_shop->customer(), {}}};
    for (int i = 0; i < 150 && !QTest::currentTestFailed(); ++i)
        step();
    m_shop.reset();
}

void CartPropertyTest::step()
{
    switch (random(8)) {
    case 0:
    case 1:
        return guestPuts();
    case 2:
    case 3:
        return accountPuts();
    case 4:
        return productComesOrGoes();
    case 5:
        return guestMerges();
    case 6:
        return linesMerge();
    default:
        return someoneLooks();
    }
}

QSet<ProductId> CartPropertyTest::takeStale(ModelCart &cart)
{
    QSet<ProductId> stale;
    for (const ProductId product : cart.lines.keys()) {
        if (!isLive(product)) {
            stale.insert(product);
            cart.lines.remove(product);
        }
    }
    return stale;
}

void CartPropertyTest::agrees(const Cart &answer, ModelCart &model)
{
    QSet<ProductId> named;
    for (const DroppedLine &line : answer.dropped)
        named.insert(line.product);
    QCOMPARE(named, takeStale(model));
    Lines held;
    qint64 subtotal = 0;
    for (const PricedLine &line : answer.lines) {
        QVERIFY(line.qty >= 1 && line.qty <= kMaxQtyPerLine);
        held[line.product] = line.qty;
        const auto place = m_products.indexOf(line.product);
        subtotal += 1'000 * (place + 1) * line.qty;
        QCOMPARE(line.available, static_cast<int>(place));
        QCOMPARE(line.isShort(), line.qty > line.available);
    }
    QCOMPARE(held, model.lines);
    QCOMPARE(answer.subtotal(), Paise(subtotal));
    QCOMPARE(answer.total(), Paise(subtotal) + shippingFee(Paise(subtotal)));
}

void CartPropertyTest::guestPuts()
{
    Guest &guest = m_guests[random(3)];
    const CartLine line{m_products[random(6)], random(kMaxQtyPerLine + 1)};
    const auto answer = settled(m_shop->carts().put(Owner(guest.token), line));
    if (line.qty > 0 && !isLive(line.product)) {
        QCOMPARE(answer.error().fault, Fault::NotFound);
        return;
    }
    QVERIFY(answer.has_value());
    guest.token = answer->token.value_or(guest.token);
    guest.cart.put(line.product, line.qty);
    agrees(*answer, guest.cart);
}

void CartPropertyTest::accountPuts()
{
    Account &account = m_accounts[random(2)];
    const CartLine line{m_products[random(6)], random(kMaxQtyPerLine + 1)};
    const auto answer = settled(m_shop->carts().put(Owner(account.id), line));
    if (line.qty > 0 && !isLive(line.product)) {
        QCOMPARE(answer.error().fault, Fault::NotFound);
        return;
    }
    account.cart.put(line.product, line.qty);
    agrees(*answer, account.cart);
}

void CartPropertyTest::productComesOrGoes()
{
    const ProductId product = m_products[random(6)];
    if (m_archived.remove(product)) {
        m_shop->restore(product);
    } else {
        m_shop->archive(product);
        m_archived.insert(product);
    }
}

void CartPropertyTest::guestMerges()
{
    Guest &guest = m_guests[random(3)];
    Account &account = m_accounts[random(2)];
    const QSet<ProductId> stale = takeStale(guest.cart);
    const auto report = settled(m_shop->carts().mergeGuest(account.id, guest.token));
    QCOMPARE(report.dropped.size(), stale.size());
    QCOMPARE(report.merged.size(), guest.cart.lines.size());
    for (auto line = guest.cart.lines.cbegin(); line != guest.cart.lines.cend(); ++line)
        account.cart.add(line.key(), line.value());
    guest.cart.lines.clear();
    const auto again = settled(m_shop->carts().mergeGuest(account.id, guest.token));
    QVERIFY(again.merged.isEmpty() && again.dropped.isEmpty());
    agrees(settled(m_shop->carts().view(Owner(account.id))), account.cart);
    agrees(settled(m_shop->carts().view(Owner(guest.token))), guest.cart);
}

void CartPropertyTest::linesMerge()
{
    Account &account = m_accounts[random(2)];
    QList<CartLine> lines;
    QSet<ProductId> stale;
    Lines sums;
    for (int i = random(9); i > 0; --i) {
        const CartLine line{random(8) ? m_products[random(6)] : ProductId::make(), random(15)};
        lines.append(line);
        if (line.qty > 0 && (!m_products.contains(line.product) || !isLive(line.product)))
            stale.insert(line.product);
        else if (line.qty > 0)
            sums[line.product] += line.qty;
    }
    const auto report = settled(m_shop->carts().mergeLines(account.id, lines, nullptr));
    QCOMPARE(report.dropped.size(), stale.size());
    QCOMPARE(report.merged.size(), sums.size());
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum)
        account.cart.add(sum.key(), sum.value());
    agrees(settled(m_shop->carts().view(Owner(account.id))), account.cart);
}

void CartPropertyTest::someoneLooks()
{
    Guest &guest = m_guests[random(3)];
    agrees(settled(m_shop->carts().view(Owner(guest.token))), guest.cart);
    Account &account = m_accounts[random(2)];
    agrees(settled(m_shop->carts().view(Owner(account.id))), account.cart);
}

PAUSHTIK_TEST_MAIN(CartPropertyTest)
#include "cart_property_test.moc"
