// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/documents/order_document.h"

#include "shared/documents/json_reader.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// Reads every object of a list with `read(JsonReader &)`, which gives an optional; stops at the
/// first problem.
template <class T, class Read>
QList<T> readAll(JsonReader &outer, const QJsonArray &array, const QString &path, Read read)
{
    QList<T> all;
    all.reserve(array.size());
    for (qsizetype i = 0; i < array.size() && outer.problem().isEmpty(); ++i) {
        JsonReader inner(array[i].toObject(), u"%1[%2]"_s.arg(path).arg(i));
        auto one = read(inner);
        outer.adopt(inner);
        if (one)
            all.append(std::move(*one));
    }
    return all;
}

std::optional<OrderLine> readLine(JsonReader &in)
{
    const auto product = ProductId::parse(in.text("product_id"_L1));
    if (!product)
        return std::nullopt;
    return OrderLine{.productId = *product,
                     .title = in.text("title"_L1),
                     .sku = in.textOrEmpty("sku"_L1),
                     .quantity = in.integer("qty"_L1),
                     .unitPrice = in.paise("unit_price_paise"_L1),
                     .lineTotal = in.paise("line_total_paise"_L1),
                     .hsnCode = in.textOrEmpty("hsn_code"_L1),
                     .gstRate = BasisPoints(in.integer("gst_rate_bp"_L1))};
}

OrderAddress readAddress(JsonReader in)
{
    return OrderAddress{.name = in.textOrEmpty("name"_L1),
                        .phone = in.textOrEmpty("phone"_L1),
                        .line1 = in.textOrEmpty("line1"_L1),
                        .line2 = in.textOrEmpty("line2"_L1),
                        .landmark = in.textOrEmpty("landmark"_L1),
                        .city = in.textOrEmpty("city"_L1),
                        .state = in.textOrEmpty("state"_L1),
                        .pincode = in.textOrEmpty("pincode"_L1)};
}

OrderCustomer readCustomer(JsonReader in)
{
    return OrderCustomer{.id = in.textOrEmpty("id"_L1),
                         .name = in.textOrEmpty("name"_L1),
                         .email = in.textOrEmpty("email"_L1),
                         .phone = in.textOrEmpty("phone"_L1)};
}

std::optional<OrderShipment> readShipment(JsonReader &outer)
{
    const auto object = outer.objectOrNone("shipment"_L1);
    if (!object)
        return std::nullopt;
    JsonReader in(*object, u"shipment"_s);
    const auto id = ShipmentId::parse(in.text("id"_L1));
    const QString state = in.text("state"_L1);
    outer.adopt(in);
    if (!id)
        return std::nullopt;
    return OrderShipment{.id = *id,
                         .state = state,
                         .awb = in.textOrEmpty("awb"_L1),
                         .courier = in.textOrEmpty("courier"_L1),
                         .expectedDelivery = in.textOrEmpty("edd"_L1),
                         .trackingUrl = in.textOrEmpty("tracking_url"_L1)};
}

std::optional<PaymentEvidence> readEvidence(JsonReader &in)
{
    PaymentEvidence evidence{.at = in.time("at"_L1),
                             .source = in.textOrEmpty("source"_L1),
                             .kind = in.textOrEmpty("kind"_L1),
                             .paymentId = in.textOrEmpty("payment_id"_L1),
                             .amount = {}};
    const Paise amount = in.paiseOrZero("amount_paise"_L1);
    if (amount > Paise())
        evidence.amount = amount;
    return evidence;
}

std::optional<OrderPayment> readPayment(JsonReader &outer)
{
    const auto object = outer.objectOrNone("payment"_L1);
    if (!object)
        return std::nullopt;
    JsonReader in(*object, u"payment"_s);
    OrderPayment payment{.state = in.text("state"_L1),
                         .gatewayOrderId = in.textOrEmpty("gateway_order_id"_L1),
                         .paymentId = in.textOrEmpty("payment_id"_L1),
                         .method = in.textOrEmpty("method"_L1),
                         .amount = in.paiseOrZero("amount_paise"_L1),
                         .capturedAt = in.timeOrNone("captured_at"_L1),
                         .evidence = {}};
    const QJsonArray evidence = in.arrayOrEmpty("evidence"_L1);
    payment.evidence = readAll<PaymentEvidence>(in, evidence, u"payment.evidence"_s, readEvidence);
    outer.adopt(in);
    return payment;
}

std::optional<OrderRefund> readRefund(JsonReader &in)
{
    return OrderRefund{.id = in.textOrEmpty("id"_L1),
                       .amount = in.paise("amount_paise"_L1),
                       .state = in.textOrEmpty("state"_L1),
                       .reason = in.textOrEmpty("reason"_L1),
                       .createdAt = in.timeOrNone("created_at"_L1)};
}

std::optional<TimelineEntry> readTimelineEntry(JsonReader &in)
{
    return TimelineEntry{.at = in.time("at"_L1),
                         .kind = in.textOrEmpty("kind"_L1),
                         .text = in.textOrEmpty("text"_L1)};
}

std::optional<OrderNote> readNote(JsonReader &in)
{
    const QJsonObject actor = in.objectOrNone("actor"_L1).value_or(QJsonObject());
    return OrderNote{.at = in.timeOrNone("at"_L1),
                     .author = actor.value("name"_L1).toString(),
                     .text = in.text("text"_L1)};
}

// A flag is a word, or an object that names its word in `kind`.
QStringList readFlags(const QJsonArray &array)
{
    QStringList flags;
    for (const QJsonValue &value : array) {
        const QString flag = value.isString() ? value.toString() : value["kind"_L1].toString();
        if (!flag.isEmpty())
            flags.append(flag);
    }
    return flags;
}

void readParts(JsonReader &in, OrderDocument &order)
{
    order.shipment = readShipment(in);
    order.payment = readPayment(in);
    order.flags = readFlags(in.arrayOrEmpty("flags"_L1));
    const QJsonArray lines = in.array("lines"_L1);
    order.lines = readAll<OrderLine>(in, lines, u"lines"_s, readLine);
    const QJsonArray refunds = in.arrayOrEmpty("refunds"_L1);
    order.refunds = readAll<OrderRefund>(in, refunds, u"refunds"_s, readRefund);
    const QJsonArray timeline = in.arrayOrEmpty("timeline"_L1);
    order.timeline = readAll<TimelineEntry>(in, timeline, u"timeline"_s, readTimelineEntry);
    const QJsonArray notes = in.arrayOrEmpty("notes"_L1);
    order.notes = readAll<OrderNote>(in, notes, u"notes"_s, readNote);
}

} // namespace

Result<OrderDocument> parseOrder(const QJsonObject &json)
{
    JsonReader in(json);
    const auto id = OrderId::parse(in.text("id"_L1));
    if (!id)
        return fail(Fault::Invalid, {}, u"id: a UUID is missing"_s);
    OrderDocument order{.id = *id,
                        .number = in.text("number"_L1),
                        .status = in.text("status"_L1),
                        .lines = {},
                        .subtotal = in.paise("subtotal_paise"_L1),
                        .shippingFee = in.paise("shipping_paise"_L1),
                        .total = in.paise("total_paise"_L1),
                        .refunded = in.paiseOrZero("refunded_paise"_L1),
                        .address = readAddress(JsonReader(in.object("address"_L1))),
                        .note = in.textOrEmpty("note"_L1),
                        .placedAt = in.time("placed_at"_L1),
                        .paidAt = in.timeOrNone("paid_at"_L1),
                        .cancelledAt = in.timeOrNone("cancelled_at"_L1),
                        .packedAt = in.timeOrNone("packed_at"_L1),
                        .customer = readCustomer(
                            JsonReader(in.objectOrNone("customer"_L1).value_or(QJsonObject()))),
                        .shipment = {},
                        .payment = {},
                        .flags = {},
                        .refunds = {},
                        .timeline = {},
                        .notes = {}};
    readParts(in, order);
    if (!in.problem().isEmpty())
        return fail(Fault::Invalid, {}, in.problem());
    return order;
}

} // namespace paushtik
