// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart.h"
#include "server/db/database.h"
#include "server/http/request.h"
#include "shared/domain/result.h"

namespace paushtik::carts {

/// What became of the lines that were merged.
struct MergeReport {
    QList<ProductId> merged;
    QList<DroppedLine> dropped;
};

/// Carts of guests and of accounts. Prices, titles and stock are always those of now; a line whose
/// product was archived or deleted is taken out by whoever looks first, and named to them.
class CartService {
public:
    explicit CartService(db::Database *database)
        : m_database(database)
    {
    }

    Task<Cart> view(Owner owner);
    /// Sets, not adds; 0 takes the line out. The first write of a guest makes the cart and its
    /// token; a token that nobody handed out is never adopted. NotFound for a product that cannot
    /// be bought. `qty` is 0..kMaxQtyPerLine.
    Task<Result<Cart>> put(Owner owner, CartLine line);
    Task<Cart> remove(Owner owner, ProductId product);
    Task<Cart> clear(Owner owner);

    /// Empties the guest's cart into the account's, at most kMaxQtyPerLine of each; an unknown
    /// token or a second time changes nothing. Never fails over what is in the carts.
    Task<MergeReport> mergeGuest(CustomerId customer, QByteArray token);
    /// The same with lines that the client kept. Adds each time it is called: `claim` (may be null)
    /// makes a repeat of the same request add nothing.
    Task<MergeReport> mergeLines(CustomerId customer, QList<CartLine> lines,
                                 std::shared_ptr<http::IdempotencyClaim> claim);

private:
    Task<std::optional<CartId>> find(Owner owner);
    Task<Cart> viewCart(Owner owner, std::optional<CartId> id);
    Task<Result<Cart>> startGuestCart(CartLine line);

    db::Database *m_database;
};

// For orders, inside their transactions.

/// What is in the account's cart, stale products included: it is for placement to refuse them
/// aloud.
Task<QList<CartLine>> linesOf(db::Session session, CustomerId customer);
/// Takes exactly what was ordered out of the account's cart; what another tab put in since stays.
Task<> removeOrdered(db::Session transaction, CustomerId customer, QList<CartLine> ordered);

/// Housekeeping: guests' carts that nobody wrote to for 90 days; how many were gone.
Task<qint64> forgetOldGuestCarts(db::Session session);

} // namespace paushtik::carts
