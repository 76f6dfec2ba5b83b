// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart.h"
#include "server/db/database.h"

#include <QSet>
#include <optional>

namespace paushtik::carts {

struct Contents {
    QList<PricedLine> lines;
    QList<DroppedLine> dropped;
};

/// The guest's cart, marked as used now and locked until the transaction ends; nothing for an
/// unknown token.
Task<std::optional<CartId>> touchGuestCart(db::Session session, QByteArray tokenHash);
/// The account's cart, made when it has none; marked and locked likewise.
Task<CartId> touchCustomerCart(db::Session session, CustomerId customer);
Task<std::optional<CartId>> findGuestCart(db::Session session, QByteArray tokenHash);
Task<std::optional<CartId>> findCustomerCart(db::Session session, CustomerId customer);

/// What is in the cart now; takes out the lines whose product has gone.
Task<Contents> readCart(db::Session session, CartId cart);
/// A new guest's cart with its first line; false, and nothing written, when the product cannot be
/// bought.
Task<bool> insertGuestCart(db::Session session, QByteArray tokenHash, CartLine line);
/// Sets the line's quantity; false when the product cannot be bought.
Task<bool> putLine(db::Session session, CartId cart, CartLine line);
Task<> deleteLine(db::Session session, CartId cart, ProductId product);
Task<> deleteLines(db::Session session, CartId cart);
/// Adds to what is there, never above kMaxQtyPerLine; answers the products that can be bought, the
/// others are not added. Each product at most once in `lines`.
Task<QSet<ProductId>> addLines(db::Session session, CartId cart, QList<CartLine> lines);
/// Titles of products, archived ones too, in the order asked; empty for those that are no more.
Task<QList<DroppedLine>> nameProducts(db::Session session, QList<ProductId> products);

Task<QList<CartLine>> linesOfCustomer(db::Session session, CustomerId customer);
/// Takes so many of each out; what was put in since stays.
Task<> subtractLines(db::Session session, CustomerId customer, QList<CartLine> lines);
Task<qint64> deleteGuestCartsUnusedFor(db::Session session, qint64 seconds);

} // namespace paushtik::carts
