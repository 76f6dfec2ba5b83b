// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/order_returns.h"
#include "server/orders/orders_store.h"
#include "server/orders/placement.h"
#include "server/orders/ports.h"

#include <QJsonObject>
#include <memory>

namespace paushtik::orders {

struct OrderList {
    QList<QJsonObject> documents;
    std::optional<QJsonArray> last;
};

struct NewOrder {
    CustomerId customer;
    std::optional<QList<WantedLine>> lines; ///< nothing: the account's cart
    std::optional<AddressId> savedAddress;
    std::optional<QJsonObject> sentAddress;
    std::optional<QString> note;
};

/// The rules of orders: one coroutine a use case. Documents are the admin's (order_documents.h);
/// routes cut them down to who asks. Belongs to one worker.
class OrdersService {
public:
    OrdersService(db::Database *database, std::shared_ptr<CartPort> carts,
                  std::shared_ptr<AddressPort> addresses, std::shared_ptr<PaymentPort> payments,
                  int pendingTtlSeconds);

    /// `{order, payment}` of POST /orders. With a claim that already has its resource, answers that
    /// order again.
    struct Placed {
        QJsonObject document;
        PaymentOffer payment;
    };
    Task<Result<Placed>> place(NewOrder order, std::shared_ptr<http::IdempotencyClaim> claim) const;

    /// NotFound also when it is another customer's.
    Task<Result<OrderKey>> findOwn(CustomerId customer, QString reference) const;
    Task<Result<OrderKey>> find(QString reference) const;
    Task<QJsonObject> document(OrderId order) const;
    Task<OrderList> ofCustomer(CustomerId customer, int limit,
                               std::optional<QJsonArray> after) const;
    Task<OrderList> list(OrderFilter filter, int limit, std::optional<QJsonArray> after) const;

    /// `order_not_pending`, or Unavailable while the gateway is away.
    Task<Result<PaymentOffer>> payment(OrderKey order) const;
    /// Pending or paid-not-shipped; again is the same order. `already_shipped` otherwise.
    Task<Result<QJsonObject>> cancel(OrderId order, QString reason, Actor actor) const;
    Task<QJsonObject> addNote(OrderId order, QString text, Actor actor) const;
    /// A person's finding in a parcel that came back (order_returns.h). With a claim that already
    /// has its resource it is settled, and answered again.
    Task<Result<QJsonObject>> restock(OrderId order, QList<GoodLine> good,
                                      std::optional<QString> note, Actor actor,
                                      std::shared_ptr<http::IdempotencyClaim> claim) const;
    /// Conflict `batch_expired` when only jars past their best-before date are left to pack.
    Task<Result<QJsonObject>> setPacked(OrderId order, bool packed, Actor actor) const;

private:
    Task<Result<QJsonObject>> addressOf(NewOrder order) const;
    Task<Result<Placed>> answer(OrderId order) const;
    Task<> writePacked(OrderId order, bool packed, Actor actor) const;

    db::Database *m_database;
    OrdersStore m_store;
    Placement m_placement;
    std::shared_ptr<CartPort> m_carts;
    std::shared_ptr<AddressPort> m_addresses;
    std::shared_ptr<PaymentPort> m_payments;
};

} // namespace paushtik::orders
