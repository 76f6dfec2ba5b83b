// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/carts/cart_json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paushtik::carts {
namespace {

QJsonObject toJson(const PricedLine &line)
{
    return {
        {u"product_id"_s, line.product.toString()},
        {u"slug"_s, line.slug},
        {u"title"_s, line.title},
        {u"qty"_s, line.qty},
        {u"unit_price_paise"_s, line.unitPrice.value()},
        {u"line_total_paise"_s, line.total().value()},
        {u"available"_s, line.available},
        {u"warning"_s,
         line.isShort() ? QJsonValue(u"only_n_left"_s) : QJsonValue(QJsonValue::Null)},
    };
}

QJsonObject toJson(const DroppedLine &line)
{
    return {{u"product_id"_s, line.product.toString()}, {u"title"_s, line.title}};
}

template <class T>
QJsonArray toJson(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(toJson(item));
    return array;
}

} // namespace

QJsonObject toJson(const Cart &cart)
{
    const Paise subtotal = cart.subtotal();
    return {
        {u"token"_s,
         cart.token ? QJsonValue(QString::fromLatin1(*cart.token)) : QJsonValue(QJsonValue::Null)},
        {u"lines"_s, toJson(cart.lines)},
        {u"dropped"_s, toJson(cart.dropped)},
        {u"subtotal_paise"_s, subtotal.value()},
        {u"shipping_paise"_s, cart.shipping().value()},
        {u"total_paise"_s, cart.total().value()},
        {u"free_shipping_remaining_paise"_s, freeShippingRemaining(subtotal).value()},
    };
}

} // namespace paushtik::carts
