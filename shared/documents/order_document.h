// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/result.h"
#include "shared/domain/timestamp.h"

#include <QList>
#include <QStringList>
#include <optional>

namespace paushtik {

struct OrderLine {
    ProductId productId;
    QString title;
    QString sku;
    int quantity;
    Paise unitPrice;
    Paise lineTotal;
    QString hsnCode;
    BasisPoints gstRate;
};

/// Where an order goes, as it stood when the order was placed.
struct OrderAddress {
    QString name;
    QString phone;
    QString line1;
    QString line2;
    QString landmark;
    QString city;
    QString state; ///< ISO 3166-2:IN, "IN-MH"
    QString pincode;
};

struct OrderCustomer {
    QString id;
    QString name;
    QString email;
    QString phone;
};

struct OrderShipment {
    ShipmentId id;
    QString state;
    QString awb;
    QString courier;
    QString expectedDelivery; ///< as the courier says it, a date where it is one
    QString trackingUrl;
};

struct PaymentEvidence {
    Timestamp at;
    QString source;
    QString kind;
    QString paymentId;
    std::optional<Paise> amount;
};

struct OrderPayment {
    QString state;
    QString gatewayOrderId;
    QString paymentId;
    QString method;
    Paise amount;
    std::optional<Timestamp> capturedAt;
    QList<PaymentEvidence> evidence;
};

struct OrderRefund {
    QString id;
    Paise amount;
    QString state;
    QString reason;
    std::optional<Timestamp> createdAt;
};

struct TimelineEntry {
    Timestamp at;
    QString kind;
    QString text;
};

struct OrderNote {
    std::optional<Timestamp> at;
    QString author;
    QString text;
};

/// An order as the staff API and the sync feed tell it. States and kinds stay the contract's words:
/// a reader that meets one it does not know shows it instead of losing the order.
struct OrderDocument {
    OrderId id;
    QString number;
    QString status;
    QList<OrderLine> lines;
    Paise subtotal;
    Paise shippingFee;
    Paise total;
    Paise refunded;
    OrderAddress address;
    QString note;
    Timestamp placedAt;
    std::optional<Timestamp> paidAt;
    std::optional<Timestamp> cancelledAt;
    std::optional<Timestamp> packedAt;
    OrderCustomer customer;
    std::optional<OrderShipment> shipment;
    std::optional<OrderPayment> payment;
    QStringList flags;
    QList<OrderRefund> refunds;
    QList<TimelineEntry> timeline; ///< empty in lists
    QList<OrderNote> notes;        ///< empty in lists
};

/// Reads what GET /admin/orders and GET /admin/orders/{order} answer. Members it does not know are
/// let be. Errors: Fault::Invalid, the detail names the member.
Result<OrderDocument> parseOrder(const QJsonObject &json);

} // namespace paushtik
