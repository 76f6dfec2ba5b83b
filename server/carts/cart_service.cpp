// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/carts/cart_service.h"

#include "server/carts/cart_store.h"
#include "server/core/secret_token.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace paushtik::carts {
namespace {

const QByteArray kTokenPrefix = "pk_g_"_ba;
constexpr qint64 kGuestCartSeconds = 90 * 24 * 3600;

/// One line a product, in the order of their first mention; lines of nothing are left out.
QList<CartLine> collapsed(const QList<CartLine> &lines)
{
    QList<CartLine> result;
    QHash<ProductId, qsizetype> placeOf;
    for (const CartLine &line : lines) {
        if (line.qty <= 0)
            continue;
        const auto place = placeOf.constFind(line.product);
        if (place == placeOf.cend()) {
            placeOf.insert(line.product, result.size());
            result.append({line.product, std::min(line.qty, kMaxQtyPerLine)});
        } else {
            int &qty = result[*place].qty;
            qty = std::min(qty + std::min(line.qty, kMaxQtyPerLine), kMaxQtyPerLine);
        }
    }
    return result;
}

QList<CartLine> plain(const QList<PricedLine> &lines)
{
    QList<CartLine> result;
    for (const PricedLine &line : lines)
        result.append({line.product, line.qty});
    return result;
}

/// Adds the lines and tells those that went in from those that could not.
Task<MergeReport> addAndReport(db::Session transaction, CartId cart, QList<CartLine> lines)
{
    const QSet<ProductId> added = co_await addLines(transaction, cart, lines);
    MergeReport report;
    QList<ProductId> stale;
    for (const CartLine &line : std::as_const(lines))
        (added.contains(line.product) ? report.merged : stale).append(line.product);
    if (!stale.isEmpty())
        report.dropped = co_await nameProducts(transaction, stale);
    co_return report;
}

} // namespace

Paise Cart::subtotal() const
{
    return std::accumulate(lines.cbegin(), lines.cend(), Paise(0),
                           [](Paise sum, const PricedLine &line) { return sum + line.total(); });
}

Task<std::optional<CartId>> CartService::find(Owner owner)
{
    if (const auto *customer = std::get_if<CustomerId>(&owner))
        co_return co_await findCustomerCart(*m_database, *customer);
    const QByteArray token = std::get<QByteArray>(owner);
    if (token.isEmpty())
        co_return std::nullopt;
    co_return co_await findGuestCart(*m_database, hashOfSecret(token));
}

Task<Cart> CartService::viewCart(Owner owner, std::optional<CartId> id)
{
    Cart cart;
    if (!id)
        co_return cart;
    if (const auto *token = std::get_if<QByteArray>(&owner))
        cart.token = *token;
    Contents contents = co_await readCart(*m_database, *id);
    cart.lines = std::move(contents.lines);
    cart.dropped = std::move(contents.dropped);
    co_return cart;
}

Task<Cart> CartService::view(Owner owner)
{
    const auto id = co_await find(owner);
    co_return co_await viewCart(owner, id);
}

Task<Result<Cart>> CartService::put(Owner owner, CartLine line)
{
    if (line.qty == 0) {
        Cart cart = co_await remove(owner, line.product);
        co_return Result<Cart>(std::move(cart));
    }
    std::optional<CartId> id;
    if (const auto *customer = std::get_if<CustomerId>(&owner))
        id = co_await touchCustomerCart(*m_database, *customer);
    else
        id = co_await touchGuestCart(*m_database, hashOfSecret(std::get<QByteArray>(owner)));
    if (!id)
        co_return co_await startGuestCart(line);
    if (!co_await putLine(*m_database, *id, line))
        co_return fail(Fault::NotFound, {}, u"This product is not for sale."_s);
    Cart cart = co_await viewCart(owner, id);
    co_return Result<Cart>(std::move(cart));
}

Task<Result<Cart>> CartService::startGuestCart(CartLine line)
{
    const SecretToken token = makeSecretToken(kTokenPrefix);
    if (!co_await insertGuestCart(*m_database, token.hash, line))
        co_return fail(Fault::NotFound, {}, u"This product is not for sale."_s);
    Cart cart = co_await view(Owner(token.text));
    co_return Result<Cart>(std::move(cart));
}

Task<Cart> CartService::remove(Owner owner, ProductId product)
{
    const auto id = co_await find(owner);
    if (id)
        co_await deleteLine(*m_database, *id, product);
    co_return co_await viewCart(owner, id);
}

Task<Cart> CartService::clear(Owner owner)
{
    const auto id = co_await find(owner);
    if (id)
        co_await deleteLines(*m_database, *id);
    co_return co_await viewCart(owner, id);
}

Task<MergeReport> CartService::mergeGuest(CustomerId customer, QByteArray token)
{
    db::Transaction transaction = co_await m_database->begin();
    // Always the account's cart before the guest's: merges that cross cannot wait for each other.
    const CartId mine = co_await touchCustomerCart(transaction, customer);
    const auto guest = co_await touchGuestCart(transaction, hashOfSecret(token));
    if (!guest)
        co_return MergeReport{};
    const Contents contents = co_await readCart(transaction, *guest);
    co_await deleteLines(transaction, *guest);
    MergeReport report = co_await addAndReport(transaction, mine, plain(contents.lines));
    report.dropped = contents.dropped + report.dropped;
    co_await transaction.commit();
    co_return report;
}

Task<MergeReport> CartService::mergeLines(CustomerId customer, QList<CartLine> lines,
                                          std::shared_ptr<http::IdempotencyClaim> claim)
{
    if (claim && claim->resource())
        co_return MergeReport{}; // done by a try that died before its answer
    db::Transaction transaction = co_await m_database->begin();
    const CartId mine = co_await touchCustomerCart(transaction, customer);
    MergeReport report = co_await addAndReport(transaction, mine, collapsed(lines));
    if (claim)
        co_await claim->record(transaction, mine.toString());
    co_await transaction.commit();
    co_return report;
}

Task<QList<CartLine>> linesOf(db::Session session, CustomerId customer)
{
    co_return co_await linesOfCustomer(std::move(session), customer);
}

Task<> removeOrdered(db::Session transaction, CustomerId customer, QList<CartLine> ordered)
{
    co_await subtractLines(std::move(transaction), customer, std::move(ordered));
}

Task<qint64> forgetOldGuestCarts(db::Session session)
{
    co_return co_await deleteGuestCartsUnusedFor(std::move(session), kGuestCartSeconds);
}

} // namespace paushtik::carts
