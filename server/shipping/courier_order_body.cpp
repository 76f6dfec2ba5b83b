// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_order_body.h"

#include "shared/domain/indian_state.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

constexpr int kMostCity = 30;

// The wire wants rupees as a JSON number. Two decimals of a double are exact to far beyond any
// order's total, and nothing is computed with them.
double rupees(Paise amount)
{
    return static_cast<double>(amount.value()) / 100.0;
}

QString fieldOf(const QJsonObject &address, QLatin1StringView field)
{
    return address.value(field).toString().trimmed();
}

QString secondLine(const QJsonObject &address)
{
    QStringList parts{fieldOf(address, "line2"_L1), fieldOf(address, "landmark"_L1)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString stateName(const QString &code)
{
    const auto state = findIndianState(code);
    return state ? QString(state->name) : code;
}

/// Ten digits; the courier adds the country itself.
qint64 phoneNumber(QString phone)
{
    if (phone.startsWith("+91"_L1))
        phone.remove(0, 3);
    return phone.toLongLong();
}

QJsonArray itemsOf(const orders::OrderForShipment &order)
{
    QJsonArray items;
    for (const orders::OrderLineForShipment &line : order.lines) {
        items.append(QJsonObject{{u"name"_s, line.title},
                                 {u"sku"_s, line.sku},
                                 {u"units"_s, line.qty},
                                 {u"selling_price"_s, rupees(line.unitPrice)},
                                 {u"tax"_s, line.gstRate.value() / 100.0},
                                 {u"hsn"_s, line.hsnCode.toInt()}});
    }
    return items;
}

QString orderDate(Timestamp at)
{
    const QTimeZone india(19'800);
    return QDateTime::fromMSecsSinceEpoch(at.microseconds() / 1'000, india)
        .toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

QJsonObject createOrderBody(const Consignment &consignment, const QString &pickupLocation)
{
    const orders::OrderForShipment &order = consignment.order;
    const QJsonObject &address = order.address;
    const Package &package = consignment.package;
    return {{u"order_id"_s, consignment.reference},
            {u"order_date"_s, orderDate(order.placedAt)},
            {u"pickup_location"_s, pickupLocation.trimmed()},
            {u"billing_customer_name"_s, fieldOf(address, "name"_L1)},
            {u"billing_last_name"_s, QString()},
            {u"billing_address"_s, fieldOf(address, "line1"_L1)},
            {u"billing_address_2"_s, secondLine(address)},
            {u"billing_city"_s, fieldOf(address, "city"_L1).left(kMostCity)},
            {u"billing_pincode"_s, fieldOf(address, "pincode"_L1).toInt()},
            {u"billing_state"_s, stateName(fieldOf(address, "state"_L1))},
            {u"billing_country"_s, u"India"_s},
            {u"billing_email"_s, order.customerEmail},
            {u"billing_phone"_s, phoneNumber(fieldOf(address, "phone"_L1))},
            {u"shipping_is_billing"_s, true},
            {u"order_items"_s, itemsOf(order)},
            {u"payment_method"_s, u"Prepaid"_s},
            {u"shipping_charges"_s, rupees(order.shipping)},
            {u"sub_total"_s, rupees(order.subtotal)},
            {u"length"_s, package.size.lengthMm / 10.0},
            {u"breadth"_s, package.size.widthMm / 10.0},
            {u"height"_s, package.size.heightMm / 10.0},
            {u"weight"_s, package.chargeable() / 1'000.0}};
}

} // namespace paushtik::shipping
