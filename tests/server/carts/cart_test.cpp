// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/carts/cart_service.h"
#include "tests/server/carts/cart_shop.h"
#include "tests/support/test_main.h"

#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::carts;
using paushtik::tests::CartShop;
using paushtik::tests::settled;

namespace {

std::optional<int> qtyOf(const Cart &cart, ProductId product)
{
    for (const PricedLine &line : cart.lines) {
        if (line.product == product)
            return line.qty;
    }
    return std::nullopt;
}

QList<ProductId> products(const QList<DroppedLine> &dropped)
{
    QList<ProductId> ids;
    for (const DroppedLine &line : dropped)
        ids.append(line.product);
    return ids;
}

/// Stands in for the table of keys: remembers what was recorded.
class RememberedClaim : public http::IdempotencyClaim {
public:
    const QByteArray &key() const override { return m_key; }
    std::optional<QString> resource() const override { return m_resource; }
    Task<> record(db::Session, QString resource) override
    {
        m_resource = resource;
        co_return;
    }

private:
    QByteArray m_key = "k";
    std::optional<QString> m_resource;
};

} // namespace

class CartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_shop = std::make_unique<CartShop>(); }
    void cleanupTestCase() { m_shop.reset(); }
    void init() { m_shop->clear(); }

    void theFirstWriteHandsOutATokenAndNothingElseDoes();
    void aMadeUpTokenIsNobodysCartAndIsNeverAdopted();
    void putSetsAndZeroRemoves();
    void aProductThatCannotBeBoughtIsNotFoundAndLeavesNoCart();
    void pricesAndStockAreThoseOfNow();
    void feesFollowTheSubtotal();
    void aLineWhoseProductWasArchivedIsNamedOnce();
    void aLineWhoseProductWasDeletedIsNamedByWhatItWasCalled();
    void linesKeepTheOrderInWhichTheyCame();
    void tabsThatWriteAtOnceLoseNothing();
    void firstWritesOfAnAccountAtOnceMakeOneCart();
    void aMergeAddsUpToTheLimitAndEmptiesTheGuest();
    void mergingTwiceChangesNothing();
    void tenMergesAtOnceCountOnce();
    void aStaleLineIsDroppedByAMergeAndNamed();
    void anAccountsCartCannotBeReachedByAToken();
    void clientHeldLinesAreCollapsedAndCapped();
    void aRepeatedRequestAddsItsLinesOnce();
    void anOrderTakesOutExactlyWhatItOrdered();
    void oldGuestCartsAreForgottenAndAccountsKept();

private:
    Cart put(const Owner &owner, ProductId product, int qty)
    {
        return settled(m_shop->carts().put(owner, {product, qty})).value();
    }
    Owner guestWith(QList<CartLine> lines);
    Cart view(const Owner &owner) { return settled(m_shop->carts().view(owner)); }

    std::unique_ptr<CartShop> m_shop;
};

Owner CartTest::guestWith(QList<CartLine> lines)
{
    Owner owner;
    for (const CartLine &line : lines)
        owner = *put(owner, line.product, line.qty).token;
    return owner;
}

void CartTest::theFirstWriteHandsOutATokenAndNothingElseDoes()
{
    const ProductId ghee = m_shop->product(20'000, 100);
    QVERIFY(!view(Owner()).token);
    QVERIFY(!put(Owner(), ghee, 0).token);
    QVERIFY(!settled(m_shop->carts().clear(Owner())).token);
    QCOMPARE(m_shop->count("carts"), 0);
    const Cart cart = put(Owner(), ghee, 2);
    QVERIFY(cart.token && cart.token->size() >= 43);
    QCOMPARE(put(Owner(*cart.token), ghee, 3).token, cart.token);
    QCOMPARE(m_shop->count("carts"), 1);
    QVERIFY(!m_shop->database()
                 .execute("SELECT string_agg(carts::text, '') FROM carts")
                 .contains(*cart.token));
}

void CartTest::aMadeUpTokenIsNobodysCartAndIsNeverAdopted()
{
    const ProductId ghee = m_shop->product(20'000, 100);
    const Owner madeUp(QByteArray(43, 'A'));
    QVERIFY(view(madeUp).lines.isEmpty() && !view(madeUp).token);
    const Cart cart = put(madeUp, ghee, 1);
    QVERIFY(cart.token && *cart.token != QByteArray(43, 'A'));
    QVERIFY(view(madeUp).lines.isEmpty());
}

void CartTest::putSetsAndZeroRemoves()
{
    const ProductId ghee = m_shop->product(20'000, 100);
    const Owner guest = guestWith({{ghee, 2}});
    QCOMPARE(qtyOf(put(guest, ghee, 5), ghee), 5);
    QVERIFY(put(guest, ghee, 0).lines.isEmpty());
    QVERIFY(settled(m_shop->carts().remove(guest, ghee)).lines.isEmpty());
}

void CartTest::aProductThatCannotBeBoughtIsNotFoundAndLeavesNoCart()
{
    const ProductId gone = m_shop->product(20'000, 100);
    m_shop->archive(gone);
    for (const ProductId product : {gone, ProductId::make()}) {
        const auto refused = settled(m_shop->carts().put(Owner(), {product, 1}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::NotFound);
    }
    QCOMPARE(m_shop->count("carts"), 0);
}

void CartTest::pricesAndStockAreThoseOfNow()
{
    const ProductId ghee = m_shop->product(10'000, 3);
    const Owner guest = guestWith({{ghee, 5}});
    QVERIFY(view(guest).lines.first().isShort());
    QCOMPARE(view(guest).lines.first().available, 3);
    m_shop->run("UPDATE products SET price_paise = 11000, mrp_paise = 12000");
    m_shop->run("UPDATE stock SET on_hand = 5");
    const PricedLine line = view(guest).lines.first();
    QVERIFY(!line.isShort());
    QCOMPARE(line.total(), Paise(55'000));
}

void CartTest::feesFollowTheSubtotal()
{
    const Owner below = guestWith({{m_shop->product(99'899, 9), 1}});
    QCOMPARE(view(below).shipping(), Paise(4'900));
    QCOMPARE(view(below).total(), Paise(104'799));
    const Owner from = guestWith({{m_shop->product(99'900, 9), 1}});
    QCOMPARE(view(from).shipping(), Paise(0));
    QCOMPARE(view(from).total(), Paise(99'900));
    QCOMPARE(view(Owner()).total(), Paise(0));
}

void CartTest::aLineWhoseProductWasArchivedIsNamedOnce()
{
    const ProductId stays = m_shop->product(10'000, 9);
    const ProductId goes = m_shop->product(10'000, 9);
    const Owner guest = guestWith({{goes, 2}, {stays, 1}});
    m_shop->archive(goes);
    const Cart first = view(guest);
    QCOMPARE(products(first.dropped), QList{goes});
    QCOMPARE(first.dropped.first().title, m_shop->titleOf(goes));
    QCOMPARE(first.lines.size(), 1);
    QVERIFY(view(guest).dropped.isEmpty());
}

void CartTest::aLineWhoseProductWasDeletedIsNamedByWhatItWasCalled()
{
    const ProductId goes = m_shop->product(10'000, 9);
    const QString title = m_shop->titleOf(goes);
    const Owner guest = guestWith({{goes, 2}});
    m_shop->run("DELETE FROM products");
    const Cart cart = view(guest);
    QVERIFY(cart.lines.isEmpty());
    QCOMPARE(cart.dropped.first().title, title);
}

void CartTest::linesKeepTheOrderInWhichTheyCame()
{
    QList<CartLine> lines;
    for (int i = 0; i < 5; ++i)
        lines.prepend({m_shop->product(1'000, 9), 1});
    const Owner guest = guestWith(lines);
    put(guest, lines[2].product, 7);
    QList<ProductId> wanted;
    for (const CartLine &line : lines)
        wanted.append(line.product);
    QList<ProductId> seen;
    for (const PricedLine &line : view(guest).lines)
        seen.append(line.product);
    QCOMPARE(seen, wanted);
}

void CartTest::tabsThatWriteAtOnceLoseNothing()
{
    QList<ProductId> all;
    for (int i = 0; i < 12; ++i)
        all.append(m_shop->product(1'000, 99));
    const Owner guest = guestWith({{all.first(), 1}});
    std::vector<Task<Result<Cart>>> writes;
    for (int i = 0; i < all.size(); ++i) {
        CartService &tab = i % 2 ? m_shop->carts() : m_shop->otherWorkersCarts();
        writes.push_back(tab.put(guest, {all[i], i % 9 + 1}));
    }
    for (auto &each : writes)
        QVERIFY(settled(std::move(each)));
    const Cart cart = view(guest);
    for (int i = 0; i < all.size(); ++i)
        QCOMPARE(qtyOf(cart, all[i]), i % 9 + 1);
}

void CartTest::firstWritesOfAnAccountAtOnceMakeOneCart()
{
    const CustomerId asha = m_shop->customer();
    std::vector<Task<Result<Cart>>> writes;
    QList<ProductId> all;
    for (int i = 0; i < 6; ++i) {
        all.append(m_shop->product(1'000, 99));
        CartService &tab = i % 2 ? m_shop->carts() : m_shop->otherWorkersCarts();
        writes.push_back(tab.put(asha, {all.last(), 1}));
    }
    for (auto &each : writes)
        QVERIFY(settled(std::move(each)));
    QCOMPARE(m_shop->count("carts"), 1);
    QCOMPARE(view(asha).lines.size(), 6);
    QVERIFY(!view(asha).token);
}

void CartTest::aMergeAddsUpToTheLimitAndEmptiesTheGuest()
{
    const ProductId a = m_shop->product(1'000, 99);
    const ProductId b = m_shop->product(1'000, 0); // out of stock is no reason to lose a line
    const CustomerId asha = m_shop->customer();
    put(asha, a, 3);
    const Owner guest = guestWith({{a, 9}, {b, 2}});
    const auto report = settled(m_shop->carts().mergeGuest(asha, std::get<QByteArray>(guest)));
    QCOMPARE(QSet<ProductId>(report.merged.cbegin(), report.merged.cend()),
             (QSet<ProductId>{a, b}));
    QVERIFY(report.dropped.isEmpty());
    QCOMPARE(qtyOf(view(asha), a), kMaxQtyPerLine);
    QCOMPARE(qtyOf(view(asha), b), 2);
    QVERIFY(view(guest).lines.isEmpty());
}

void CartTest::mergingTwiceChangesNothing()
{
    const ProductId a = m_shop->product(1'000, 99);
    const CustomerId asha = m_shop->customer();
    const QByteArray token = std::get<QByteArray>(guestWith({{a, 2}}));
    for (int i = 0; i < 3; ++i) {
        const auto report = settled(m_shop->carts().mergeGuest(asha, token));
        QCOMPARE(report.merged.size(), i == 0 ? 1 : 0);
        QCOMPARE(qtyOf(view(asha), a), 2);
    }
    settled(m_shop->carts().mergeGuest(asha, "never-handed-out"_ba));
    QCOMPARE(qtyOf(view(asha), a), 2);
}

void CartTest::tenMergesAtOnceCountOnce()
{
    const ProductId a = m_shop->product(1'000, 99);
    const ProductId b = m_shop->product(1'000, 99);
    const CustomerId asha = m_shop->customer();
    const QByteArray token = std::get<QByteArray>(guestWith({{a, 2}, {b, 1}}));
    std::vector<Task<MergeReport>> merges;
    for (int i = 0; i < 10; ++i) {
        CartService &tab = i % 2 ? m_shop->carts() : m_shop->otherWorkersCarts();
        merges.push_back(tab.mergeGuest(asha, token));
    }
    qsizetype merged = 0;
    for (auto &each : merges)
        merged += settled(std::move(each)).merged.size();
    QCOMPARE(merged, 2);
    QCOMPARE(qtyOf(view(asha), a), 2);
    QCOMPARE(qtyOf(view(asha), b), 1);
}

void CartTest::aStaleLineIsDroppedByAMergeAndNamed()
{
    const ProductId stays = m_shop->product(1'000, 9);
    const ProductId goes = m_shop->product(1'000, 9);
    const CustomerId asha = m_shop->customer();
    const QByteArray token = std::get<QByteArray>(guestWith({{goes, 1}, {stays, 1}}));
    m_shop->archive(goes);
    const auto report = settled(m_shop->carts().mergeGuest(asha, token));
    QCOMPARE(report.merged, QList{stays});
    QCOMPARE(products(report.dropped), QList{goes});
    QVERIFY(view(asha).dropped.isEmpty());
}

void CartTest::anAccountsCartCannotBeReachedByAToken()
{
    const ProductId a = m_shop->product(1'000, 9);
    const CustomerId asha = m_shop->customer();
    const CustomerId ravi = m_shop->customer();
    put(asha, a, 4);
    settled(m_shop->carts().mergeGuest(ravi, asha.toString().toLatin1()));
    settled(m_shop->carts().mergeGuest(ravi, {}));
    QCOMPARE(qtyOf(view(asha), a), 4);
    QVERIFY(view(ravi).lines.isEmpty());
}

void CartTest::clientHeldLinesAreCollapsedAndCapped()
{
    const ProductId a = m_shop->product(1'000, 9);
    const ProductId b = m_shop->product(1'000, 9);
    const ProductId ghost = ProductId::make();
    const CustomerId asha = m_shop->customer();
    const QList<CartLine> lines{{a, 2}, {b, 6}, {a, 3}, {ghost, 1}, {b, 1'000'000}, {a, 0}};
    const auto report = settled(m_shop->carts().mergeLines(asha, lines, nullptr));
    QCOMPARE(products(report.dropped), QList{ghost});
    QCOMPARE(qtyOf(view(asha), a), 5);
    QCOMPARE(qtyOf(view(asha), b), kMaxQtyPerLine);
}

void CartTest::aRepeatedRequestAddsItsLinesOnce()
{
    const ProductId a = m_shop->product(1'000, 9);
    const CustomerId asha = m_shop->customer();
    const auto claim = std::make_shared<RememberedClaim>();
    for (int i = 0; i < 2; ++i)
        settled(m_shop->carts().mergeLines(asha, {{a, 2}}, claim));
    QCOMPARE(qtyOf(view(asha), a), 2);
}

void CartTest::anOrderTakesOutExactlyWhatItOrdered()
{
    const ProductId ordered = m_shop->product(1'000, 9);
    const ProductId grown = m_shop->product(1'000, 9);
    const ProductId later = m_shop->product(1'000, 9);
    const CustomerId asha = m_shop->customer();
    put(asha, ordered, 2);
    put(asha, grown, 2);
    const auto lines = settled(linesOf(m_shop->session(), asha));
    QCOMPARE(lines.size(), 2);
    put(asha, grown, 5); // two other tabs, before the order commits
    put(asha, later, 1);
    settled(removeOrdered(m_shop->session(), asha, lines));
    QVERIFY(!qtyOf(view(asha), ordered));
    QCOMPARE(qtyOf(view(asha), grown), 3);
    QCOMPARE(qtyOf(view(asha), later), 1);
    settled(removeOrdered(m_shop->session(), m_shop->customer(), lines));
}

void CartTest::oldGuestCartsAreForgottenAndAccountsKept()
{
    const ProductId a = m_shop->product(1'000, 9);
    const CustomerId asha = m_shop->customer();
    put(asha, a, 1);
    const Owner old = guestWith({{a, 1}});
    m_shop->run("UPDATE carts SET updated_at = now() - interval '91 days'");
    const Owner young = guestWith({{a, 1}});
    QCOMPARE(settled(forgetOldGuestCarts(m_shop->session())), 1);
    QVERIFY(view(old).lines.isEmpty());
    QCOMPARE(view(young).lines.size(), 1);
    QCOMPARE(view(asha).lines.size(), 1);
}

PAUSHTIK_TEST_MAIN(CartTest)
#include "cart_test.moc"
