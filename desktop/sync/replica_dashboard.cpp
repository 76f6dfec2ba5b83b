// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/replica_dashboard.h"

#include "desktop/replica/money_moves.h"
#include "desktop/replica/order_reader.h"
#include "desktop/replica/parcels.h"
#include "desktop/replica/product_reader.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// What the server's answer has, too.
constexpr int kDays = 30;
constexpr int kMostStuck = 50;
constexpr int kMostLow = 100;

QList<DayRevenue> daysOf(Sql &sql, Timestamp now)
{
    const Timestamp midnight = startOfIndianDay(now.indianDay());
    const QDate first = now.indianDay().addDays(1 - kDays);
    const QMap<QDate, Paise> money = moves::byDay(sql, startOfIndianDay(first));
    const QStringList states = orders::statesButCancelled();
    QList<DayRevenue> days;
    for (int ago = kDays - 1; ago >= 0; --ago) {
        const Timestamp from = midnight.plusSeconds(-86'400LL * ago);
        const qint64 orders = orders::count(
            sql, {.statuses = states, .from = from, .until = from.plusSeconds(86'400)});
        const QDate day = from.indianDay();
        days.append({day, money.value(day), static_cast<int>(orders)});
    }
    return days;
}

QList<LowStock> lowStockOf(Sql &sql)
{
    QList<LowStock> low;
    const auto shown = products::window(
        sql, {.stock = ProductsAsk::Stock::Low, .sort = ProductsAsk::Sort::Stock}, 0, kMostLow);
    for (const ProductShown &product : shown)
        low.append({product.id, product.document["title"_L1].toString(),
                    static_cast<int>(product.stock),
                    product.document["low_stock_threshold"_L1].toInt()});
    return low;
}

QList<StuckShipment> stuckOf(Sql &sql)
{
    QList<StuckShipment> stuck;
    const auto orders = parcels::inQueue(sql, ShipmentQueue::Recovery, kMostStuck);
    for (const QJsonObject &order : orders)
        stuck.append({.order = OrderId::parse(order["id"_L1].toString()),
                      .orderNumber = order["number"_L1].toString(),
                      .state = order["shipment"_L1]["state"_L1].toString(),
                      .attempts = 0,
                      .lastError = {}});
    return stuck;
}

Dashboard boardOf(Sql &sql, Timestamp now)
{
    const orders::OrdersSum pending = orders::sum(sql, {.statuses = {u"pending_payment"_s}});
    Dashboard board{.revenueToday = {},
                    .ordersToday = 0,
                    .pendingCount = static_cast<int>(pending.count),
                    .pendingAmount = pending.total,
                    .pendingSince = pending.oldest,
                    .lowStock = lowStockOf(sql),
                    .stuckCount = parcels::counts(sql).value(ShipmentQueue::Recovery),
                    .stuck = stuckOf(sql),
                    .days = daysOf(sql, now)};
    board.revenueToday = board.days.last().revenue;
    board.ordersToday = board.days.last().orders;
    return board;
}

} // namespace

ReplicaDashboard::ReplicaDashboard(Replica &replica, std::function<bool()> isWhole)
    : m_replica(replica)
    , m_isWhole(std::move(isWhole))
{
}

Task<Result<Dashboard>> ReplicaDashboard::read()
{
    return m_replica.readSlowly([](Sql &sql) { return boardOf(sql, Timestamp::now()); });
}

} // namespace paushtik
