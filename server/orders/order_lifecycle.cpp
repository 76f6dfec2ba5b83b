// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/order_lifecycle.h"

#include "server/orders/order_stock.h"
#include "server/staff/audit.h"
#include "shared/domain/timeline.h"

#include <stdexcept>

namespace paushtik::orders {

const db::Query kLockOrder{"orders.lock", R"sql(
    SELECT id, number, customer_id, status, cancelled_by IS NOT DISTINCT FROM 'person', holds_stock,
           total_paise, refunded_paise
      FROM orders
     WHERE id = $1
       FOR UPDATE)sql"};

Task<std::optional<LockedOrder>> lockOrder(db::Session transaction, OrderId order)
{
    const db::Rows rows = co_await transaction.run(kLockOrder, order);
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    LockedOrder locked{row.get<OrderId>(0),    row.get<QString>(1),
                       row.get<CustomerId>(2), *parse<OrderState>(row.get<QString>(3)),
                       row.get<bool>(4),       row.get<bool>(5),
                       row.get<Paise>(6),      row.get<Paise>(7)};
    co_return locked;
}

const db::Query kOrderForShipment{"orders.for_shipment", R"sql(
    SELECT orders.number, orders.status, customers.email, orders.address, orders.subtotal_paise,
           orders.shipping_paise, orders.total_paise, orders.placed_at
      FROM orders
      JOIN customers ON customers.id = orders.customer_id
     WHERE orders.id = $1)sql"};

const db::Query kLinesForShipment{"orders.lines_for_shipment", R"sql(
    SELECT l.product_id, l.title, l.sku, l.qty, l.unit_price_paise, l.hsn_code, l.gst_rate_bp,
           l.weight_grams, p.length_mm, p.width_mm, p.height_mm
      FROM order_lines l
      LEFT JOIN products p ON p.id = l.product_id
     WHERE l.order_id = $1
     ORDER BY l.line_no)sql"};

namespace {

/// A size of which one side is not known is none.
std::optional<ParcelSize> unitSize(std::optional<int> length, std::optional<int> width,
                                   std::optional<int> height)
{
    if (!length || !width || !height)
        return std::nullopt;
    return ParcelSize{*length, *width, *height};
}

} // namespace

Task<std::optional<OrderForShipment>> orderForShipment(db::Session session, OrderId order)
{
    Task<db::Rows> askLines = session.run(kLinesForShipment, order);
    const db::Rows rows = co_await session.run(kOrderForShipment, order);
    const db::Rows lines = co_await askLines;
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    OrderForShipment found{order,
                           row.get<QString>(0),
                           *parse<OrderState>(row.get<QString>(1)),
                           row.get<QString>(2),
                           row.get<QJsonObject>(3),
                           row.get<Paise>(4),
                           row.get<Paise>(5),
                           row.get<Paise>(6),
                           row.get<Timestamp>(7),
                           {}};
    for (const db::Row line : lines) {
        found.lines.append(
            {line.get<ProductId>(0), line.get<QString>(1), line.get<QString>(2), line.get<int>(3),
             line.get<Paise>(4), line.get<QString>(5), line.get<BasisPoints>(6), line.get<int>(7),
             unitSize(line.get<std::optional<int>>(8), line.get<std::optional<int>>(9),
                      line.get<std::optional<int>>(10))});
    }
    co_return found;
}

Actor staffActor(const http::Caller &caller, QByteArray requestId)
{
    return {caller.account, caller.name, staff::actorOf(caller).role, std::move(requestId)};
}

Task<> auditStaff(db::Session transaction, OrderId order, Actor actor, QString action,
                  QJsonArray changes)
{
    if (actor.role.isEmpty())
        co_return;
    staff::AuditActor who{actor.id, actor.name, actor.role};
    staff::AuditEntry entry{std::move(who),   std::move(action),  QStringLiteral("order"),
                            order.toString(), std::move(changes), actor.requestId};
    co_await staff::audit(transaction, std::move(entry));
}

const db::Query kAddTimeline{"orders.add_timeline", R"sql(
    INSERT INTO order_timeline (order_id, kind, text, actor_id, actor_name)
    VALUES ($1, $2, $3, $4, $5))sql"};

Task<> addTimeline(db::Session transaction, OrderId order, QString kind, QString text, Actor actor)
{
    co_await transaction.run(kAddTimeline, order, kind, text, actor.id, actor.name);
}

const db::Query kRaiseFlag{"orders.raise_flag", R"sql(
    INSERT INTO order_flags (order_id, flag, detail) VALUES ($1, $2, $3)
    ON CONFLICT (order_id, flag) DO NOTHING)sql"};

Task<bool> raiseFlag(db::Session transaction, OrderId order, OrderFlag flag, QString detail)
{
    const QString word = toString(flag);
    const db::Rows raised = co_await transaction.run(kRaiseFlag, order, word, detail);
    if (raised.affected() == 0)
        co_return false;
    const QString text = word + QStringLiteral(": ") + detail;
    co_await addTimeline(transaction, order, toString(TimelineKind::Flagged), text);
    co_return true;
}

const db::Query kLowerFlag{"orders.lower_flag", R"sql(
    DELETE FROM order_flags WHERE order_id = $1 AND flag = $2)sql"};

Task<> lowerFlag(db::Session transaction, OrderId order, OrderFlag flag)
{
    co_await transaction.run(kLowerFlag, order, QString(toString(flag)));
}

const db::Query kMoveOrder{"orders.move", R"sql(
    UPDATE orders
       SET status = $2,
           paid_at = CASE WHEN $2 = 'paid' THEN now() ELSE paid_at END,
           cancelled_at = CASE WHEN $2 = 'cancelled' THEN now() END,
           cancelled_by = CASE WHEN $2 = 'cancelled' THEN $3 END,
           cancel_reason = CASE WHEN $2 = 'cancelled' THEN $4 END,
           holds_stock = $5,
           version = version + 1
     WHERE id = $1)sql"};

namespace {

// Which event of the table a call stands for, and whether the jars are out of the stock after it.
struct Move {
    OrderEvent event;
    bool holdsStock;
    std::optional<QString> cancelledBy = {};
    std::optional<QString> reason = {};
};

Task<bool> move(db::Session transaction, LockedOrder order, Move how)
{
    const std::optional<OrderState> next = after(order.state, how.event);
    if (!next)
        co_return false;
    co_await transaction.run(kMoveOrder, order.id, QString(toString(*next)), how.cancelledBy,
                             how.reason, how.holdsStock);
    co_return true;
}

} // namespace

Task<bool> markPaid(db::Session transaction, LockedOrder order)
{
    Move paid{OrderEvent::PaymentCaptured, true};
    co_return co_await move(transaction, std::move(order), std::move(paid));
}

Task<bool> revive(db::Session transaction, LockedOrder order)
{
    if (order.state != OrderState::Cancelled || order.cancelledByPerson)
        co_return false;
    const bool taken = co_await takeAgain(transaction, order.id, StockReason::OrderRevived);
    if (!taken)
        co_return false;
    Move revived{OrderEvent::Revived, true};
    co_return co_await move(transaction, std::move(order), std::move(revived));
}

Task<bool> cancelOrder(db::Session transaction, LockedOrder order, CancelCause cause,
                       QString reason, Actor actor)
{
    const bool byPerson = cause == CancelCause::Person;
    Move cancelled{byPerson ? OrderEvent::CancelledByPerson : OrderEvent::Expired, false,
                   QString(toString(cause)), reason};
    const OrderId id = order.id;
    const bool holdsStock = order.holdsStock;
    const bool moved = co_await move(transaction, std::move(order), std::move(cancelled));
    if (!moved)
        co_return false;
    if (holdsStock) {
        co_await putBack(transaction, id,
                         byPerson ? StockReason::OrderCancelled : StockReason::OrderExpired);
    }
    const QString kind = toString(byPerson ? TimelineKind::Cancelled : TimelineKind::Expired);
    co_await addTimeline(transaction, id, kind, reason, std::move(actor));
    co_return true;
}

const db::Query kSetHoldsStock{"orders.set_holds_stock", R"sql(
    UPDATE orders SET holds_stock = $2, version = version + 1 WHERE id = $1)sql"};

Task<bool> restockOrder(db::Session transaction, LockedOrder order)
{
    if (!order.holdsStock || order.state == OrderState::PendingPayment)
        co_return false;
    co_await putBack(transaction, order.id, StockReason::OrderRestocked);
    co_await transaction.run(kSetHoldsStock, order.id, false);
    co_return true;
}

const db::Query kAddRefunded{"orders.add_refunded", R"sql(
    UPDATE orders SET refunded_paise = refunded_paise + $2, version = version + 1
        WHERE id = $1)sql"};

Task<> addRefunded(db::Session transaction, LockedOrder order, Paise amount)
{
    co_await transaction.run(kAddRefunded, order.id, amount);
    if (order.refunded + amount < order.total)
        co_return;
    Move refunded{OrderEvent::FullyRefunded, order.holdsStock};
    co_await move(transaction, std::move(order), std::move(refunded));
}

Task<> followShipment(db::Session transaction, OrderId order, ShipmentState state, QString text)
{
    const std::optional<LockedOrder> locked = co_await lockOrder(transaction, order);
    if (!locked)
        throw std::logic_error("a shipment without its order");
    co_await addTimeline(transaction, order, shipmentKind(state), text);
    if (const auto event = orderEventOf(state)) {
        Move followed{*event, locked->holdsStock};
        LockedOrder subject = *locked;
        co_await move(transaction, std::move(subject), std::move(followed));
    }
    if (const auto flag = orderFlagOf(state))
        co_await raiseFlag(transaction, order, *flag, text);
}

} // namespace paushtik::orders
