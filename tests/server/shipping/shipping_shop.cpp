// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/shipping_shop.h"

#include "server/shipping/shipment_store.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

Task<> pay(db::Database *database, OrderId order)
{
    db::Transaction transaction = co_await database->begin();
    auto locked = co_await orders::lockOrder(transaction, order);
    co_await orders::markPaid(transaction, std::move(*locked));
    co_await transaction.commit();
}

QByteArray idOf(OrderId order)
{
    return order.toString().toLatin1();
}

} // namespace

OrderId ShippingShop::unpaidOrder()
{
    const ProductId ghee = product(10);
    const QJsonObject document = placed({{ghee, 2}});
    return *OrderId::parse(document.value("id"_L1).toString());
}

OrderId ShippingShop::paidOrder()
{
    const OrderId order = unpaidOrder();
    settled(pay(&daemon().database, order));
    return order;
}

void ShippingShop::cancelOrder(OrderId order)
{
    database().execute("UPDATE orders SET status = 'cancelled', cancelled_at = now(),"
                       " cancelled_by = 'person' WHERE id = $1",
                       {idOf(order)});
}

void ShippingShop::endLeases()
{
    database().execute("UPDATE shipment_work SET lease_until = now() - interval '1 second'");
}

shipping::ShipmentSaga ShippingShop::saga(shipping::Courier *courier, int daemonIndex)
{
    return {&daemon(daemonIndex).database, courier, shipping::ShippingConfig{}};
}

shipping::Shipment ShippingShop::shipment(OrderId order)
{
    return settled(shipping::store::latestOf(daemon().database, order)).value();
}

QStringList ShippingShop::flags(OrderId order)
{
    const QByteArray list = database().execute(
        "SELECT coalesce(string_agg(flag, ',' ORDER BY flag), '') FROM order_flags"
        " WHERE order_id = $1",
        {idOf(order)});
    return QString::fromUtf8(list).split(u',', Qt::SkipEmptyParts);
}

QStringList ShippingShop::timelineKinds(OrderId order)
{
    const QByteArray list = database().execute(
        "SELECT string_agg(kind, ',' ORDER BY id) FROM order_timeline WHERE order_id = $1",
        {idOf(order)});
    return QString::fromUtf8(list).split(u',', Qt::SkipEmptyParts);
}

QByteArray ShippingShop::orderState(OrderId order)
{
    return database().execute("SELECT status FROM orders WHERE id = $1", {idOf(order)});
}

QByteArray webhookOf(const QString &awb, int statusId, int at)
{
    // A day ago, so that nothing is clamped.
    const QDateTime base = QDateTime::currentDateTimeUtc().addDays(-1);
    const QDateTime when(base.date(), QTime(6, 0), QTimeZone(19'800));
    const QString time = when.addSecs(at).toString(u"dd MM yyyy HH:mm:ss"_s);
    const QJsonObject body{{u"awb"_s, awb},
                           {u"shipment_status_id"_s, statusId},
                           {u"shipment_status"_s, u""_s},
                           {u"current_timestamp"_s, time},
                           {u"is_return"_s, 0}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace paushtik::tests
