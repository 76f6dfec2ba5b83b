// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "shared/domain/fees.h"
#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/order_state.h"
#include "shared/domain/shipment_state.h"
#include "shared/domain/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <optional>

namespace paushtik::orders {

/// Who did something, for timelines, the ledger and the audit. The default is the system itself.
struct Actor {
    std::optional<QUuid> id = {};
    QString name = QStringLiteral("system");
    QString role = {}; ///< of staff; what they do is audited
    QByteArray requestId = {};
};

/// The caller of a staff route.
Actor staffActor(const http::Caller &caller, QByteArray requestId);

/// An order with its row locked until the transaction ends.
struct LockedOrder {
    OrderId id;
    QString number;
    CustomerId customer;
    OrderState state;
    bool cancelledByPerson;
    bool holdsStock;
    Paise total;
    Paise refunded;
};

struct OrderLineForShipment {
    ProductId product;
    QString title;
    QString sku;
    int qty;
    Paise unitPrice;
    QString hsnCode;
    BasisPoints gstRate;
    int weightGrams; ///< of one unit
    /// Of one unit as the catalogue has it now, not as of placement: the parcel is packed now.
    std::optional<ParcelSize> size = {};
};

/// What a courier has to know of an order.
struct OrderForShipment {
    OrderId id;
    QString number;
    OrderState state;
    QString customerEmail;
    QJsonObject address; ///< name, phone, line1, line2, landmark, city, state, pincode
    Paise subtotal;
    Paise shipping;
    Paise total;
    Timestamp placedAt;
    QList<OrderLineForShipment> lines;
};

// Every function takes the caller's transaction: an order moves in the same commit as what moved
// it.

/// Nothing when there is no such order.
Task<std::optional<LockedOrder>> lockOrder(db::Session transaction, OrderId order);
Task<std::optional<OrderForShipment>> orderForShipment(db::Session session, OrderId order);

/// Writes what staff did to the order into the audit log; of everybody else it writes nothing.
Task<> auditStaff(db::Session transaction, OrderId order, Actor actor, QString action,
                  QJsonArray changes);

Task<> addTimeline(db::Session transaction, OrderId order, QString kind, QString text,
                   Actor actor = {});
/// Raises a flag for a person to see; raising it again changes nothing. True when it is new.
Task<bool> raiseFlag(db::Session transaction, OrderId order, OrderFlag flag, QString detail);
Task<> lowerFlag(db::Session transaction, OrderId order, OrderFlag flag);

// The moves. Each answers false, and writes nothing, when the table of shared/domain/order_state.h
// forbids it.

Task<bool> markPaid(db::Session transaction, LockedOrder order);
/// Money came for an order that the clock had cancelled: back to paid when all of its stock can be
/// taken again.
Task<bool> revive(db::Session transaction, LockedOrder order);
/// Cancels, puts the stock back once, and says so on the timeline.
Task<bool> cancelOrder(db::Session transaction, LockedOrder order, CancelCause cause,
                       QString reason, Actor actor = {});
/// Puts the stock of a paid order back, once.
Task<bool> restockOrder(db::Session transaction, LockedOrder order);
/// Money went back. When that was the rest of the total, the order is refunded (unless it is
/// cancelled).
Task<> addRefunded(db::Session transaction, LockedOrder order, Paise amount);

/// Moves the order as its shipment moved (shared/domain tables): picked_up or later → shipped,
/// delivered → delivered; rto_*, lost and cancelled leave it where it is and raise `rto`, `lost`,
/// `shipment_cancelled`. Writes the timeline (`shipment_<state>`). Locks the order's row first.
Task<> followShipment(db::Session transaction, OrderId order, ShipmentState state, QString text);

} // namespace paushtik::orders
