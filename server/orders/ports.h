// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/orders/order_lifecycle.h"
#include "shared/domain/id.h"
#include "shared/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik::orders {

// What orders need of others. Payments stand on orders, so the arrow may not point back: app/ joins
// the two.

struct WantedLine {
    ProductId product;
    int qty; ///< 1..10
};

class CartPort {
public:
    virtual ~CartPort() = default;
    virtual Task<QList<WantedLine>> lines(db::Session session, CustomerId customer) = 0;
    /// Takes exactly these out; what was put in meanwhile stays.
    virtual Task<> removeLines(db::Session transaction, CustomerId customer,
                               QList<WantedLine> lines) = 0;
};

class AddressPort {
public:
    virtual ~AddressPort() = default;
    /// The snapshot of a saved address, or Fault::Invalid naming `address_id`.
    virtual Task<Result<QJsonObject>> saved(CustomerId customer, AddressId address) = 0;
    /// The snapshot of one sent with the order, or Fault::Invalid naming its fields under
    /// `address`.
    virtual Result<QJsonObject> sent(QJsonObject address) = 0;
};

/// What a customer needs to pay: the answer's `payment`.
struct PaymentOffer {
    QString keyId;
    std::optional<QString> gatewayOrderId; ///< nothing while the gateway is away
    Paise amount;
    bool mock;

    QJsonObject toJson() const;
};

class PaymentPort {
public:
    virtual ~PaymentPort() = default;
    /// The usable gateway order of a pending order, made when there is none. Calls the gateway, so
    /// never inside a transaction. The gateway being away is no failure here: the offer then has no
    /// gateway order.
    virtual Task<PaymentOffer> offer(OrderId order, QString number, Paise amount) = 0;
    /// Writes what gives all captured money of the order back, and the job that carries it out.
    virtual Task<> refundAll(db::Session transaction, LockedOrder order, QString reason,
                             Actor actor) = 0;
};

} // namespace paushtik::orders
