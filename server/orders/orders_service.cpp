// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/orders_service.h"

#include "server/jobs/job_queue.h"
#include "server/orders/order_documents.h"
#include "server/staff/audit.h"
#include "shared/domain/fees.h"
#include "shared/domain/timeline.h"

#include <stdexcept>

namespace paushtik::orders {

using namespace Qt::StringLiterals;

namespace {

Error notPending()
{
    return {.fault = Fault::Conflict,
            .code = u"order_not_pending"_s,
            .detail = u"This order is not waiting for a payment."_s};
}

/// The same product on two lines is one line.
QList<WantedLine> collapsed(const QList<WantedLine> &lines)
{
    QList<WantedLine> merged;
    for (const WantedLine &line : lines) {
        const auto same = std::find_if(merged.begin(), merged.end(), [&](const WantedLine &m) {
            return m.product == line.product;
        });
        if (same == merged.end())
            merged.append(line);
        else
            same->qty += line.qty;
    }
    return merged;
}

std::optional<Error> refusedQuantity(const QList<WantedLine> &lines)
{
    if (lines.isEmpty())
        return Error{.fault = Fault::Invalid,
                     .fields = {{u"lines"_s, u"there is nothing to order"_s}}};
    for (const WantedLine &line : lines) {
        if (line.qty > kMaxQtyPerLine)
            return Error{
                .fault = Fault::Invalid,
                .fields = {{u"lines"_s, u"at most %1 of one product"_s.arg(kMaxQtyPerLine)}}};
    }
    return std::nullopt;
}

} // namespace

QJsonObject PaymentOffer::toJson() const
{
    return {{u"provider"_s, u"razorpay"_s},
            {u"key_id"_s, keyId},
            {u"gateway_order_id"_s, gatewayOrderId ? QJsonValue(*gatewayOrderId) : QJsonValue()},
            {u"amount_paise"_s, amount.value()},
            {u"currency"_s, u"INR"_s},
            {u"mock"_s, mock}};
}

OrdersService::OrdersService(db::Database *database, std::shared_ptr<CartPort> carts,
                             std::shared_ptr<AddressPort> addresses,
                             std::shared_ptr<PaymentPort> payments, int pendingTtlSeconds)
    : m_database(database)
    , m_store(*database)
    , m_placement(database, pendingTtlSeconds)
    , m_carts(std::move(carts))
    , m_addresses(std::move(addresses))
    , m_payments(std::move(payments))
{
}

Task<Result<QJsonObject>> OrdersService::addressOf(NewOrder order) const
{
    if (order.savedAddress)
        co_return co_await m_addresses->saved(order.customer, *order.savedAddress);
    if (order.sentAddress)
        co_return m_addresses->sent(*order.sentAddress);
    Error missing{.fault = Fault::Invalid, .fields = {{u"address"_s, u"is required"_s}}};
    co_return fail(std::move(missing));
}

Task<Result<OrdersService::Placed>> OrdersService::answer(OrderId order) const
{
    QJsonObject shown = co_await document(order);
    const Paise total(shown.value("total_paise"_L1).toInteger());
    const QString number = shown.value("number"_L1).toString();
    PaymentOffer offer = co_await m_payments->offer(order, number, total);
    // The offer is an event of the order too: what the client is told is what it would read a
    // moment later.
    shown = co_await document(order);
    Placed placed{std::move(shown), std::move(offer)};
    co_return placed;
}

Task<Result<OrdersService::Placed>>
OrdersService::place(NewOrder order, std::shared_ptr<http::IdempotencyClaim> claim) const
{
    if (claim && claim->resource())
        co_return co_await answer(*OrderId::parse(*claim->resource()));

    const bool fromCart = !order.lines;
    QList<WantedLine> lines = fromCart ? QList<WantedLine>() : collapsed(*order.lines);
    if (fromCart)
        lines = co_await m_carts->lines(*m_database, order.customer);
    if (auto refused = refusedQuantity(lines))
        co_return fail(std::move(*refused));
    NewOrder asked = order;
    const Result<QJsonObject> address = co_await addressOf(std::move(asked));
    if (!address)
        co_return fail(address.error());

    PlacementRequest request{
        order.customer, lines, *address, order.note, fromCart ? m_carts : nullptr, claim};
    const Result<PlacedOrder> placed = co_await m_placement.place(std::move(request));
    if (!placed)
        co_return fail(placed.error());
    co_return co_await answer(placed->id);
}

Task<Result<OrderKey>> OrdersService::find(QString reference) const
{
    const std::optional<OrderKey> found = co_await m_store.find(std::move(reference));
    if (!found)
        co_return fail(Fault::NotFound);
    co_return *found;
}

Task<Result<OrderKey>> OrdersService::findOwn(CustomerId customer, QString reference) const
{
    const Result<OrderKey> found = co_await find(std::move(reference));
    if (found && found->customer != customer)
        co_return fail(Fault::NotFound);
    co_return found;
}

Task<QJsonObject> OrdersService::document(OrderId order) const
{
    const std::optional<QJsonObject> found = co_await adminDocument(*m_database, order);
    if (!found)
        throw std::logic_error("an order vanished; orders are never deleted");
    co_return *found;
}

Task<OrderList> OrdersService::ofCustomer(CustomerId customer, int limit,
                                          std::optional<QJsonArray> after) const
{
    const OrderPage page = co_await m_store.ofCustomer(customer, limit, std::move(after));
    QList<QJsonObject> documents = co_await adminDocuments(*m_database, page.orders);
    OrderList list{std::move(documents), page.last};
    co_return list;
}

Task<OrderList> OrdersService::list(OrderFilter filter, int limit,
                                    std::optional<QJsonArray> after) const
{
    const OrderPage page = co_await m_store.list(std::move(filter), limit, std::move(after));
    QList<QJsonObject> documents = co_await adminDocuments(*m_database, page.orders);
    OrderList list{std::move(documents), page.last};
    co_return list;
}

Task<Result<PaymentOffer>> OrdersService::payment(OrderKey order) const
{
    if (order.state != OrderState::PendingPayment)
        co_return fail(notPending());
    PaymentOffer offer = co_await m_payments->offer(order.id, order.number, order.total);
    // Asked for an offer, the gateway may have told that the money is there already.
    const Result<OrderKey> now = co_await find(order.id.toString());
    if (now && now->state != OrderState::PendingPayment)
        co_return fail(notPending());
    if (!offer.gatewayOrderId)
        co_return fail(Fault::Unavailable, {},
                       u"The payment provider cannot be reached. Try again soon."_s);
    co_return offer;
}

Task<Result<QJsonObject>> OrdersService::cancel(OrderId order, QString reason, Actor actor) const
{
    db::Transaction transaction = co_await m_database->begin();
    const std::optional<LockedOrder> locked = co_await lockOrder(transaction, order);
    if (!locked)
        co_return fail(Fault::NotFound);
    if (locked->state == OrderState::Shipped || locked->state == OrderState::Delivered)
        co_return fail(Fault::Conflict, u"already_shipped"_s,
                       u"The parcel has left the house; it can only come back as a return."_s);
    LockedOrder subject = *locked;
    const bool cancelled =
        co_await cancelOrder(transaction, std::move(subject), CancelCause::Person, reason, actor);
    if (cancelled) {
        const QJsonArray changes{
            staff::change(u"status"_s, toString(locked->state), u"cancelled"_s),
            staff::change(u"cancel_reason"_s, QJsonValue(), reason)};
        co_await auditStaff(transaction, order, actor, u"cancelled"_s, changes);
    }
    if (cancelled && locked->state == OrderState::Paid) {
        LockedOrder paid = *locked;
        co_await m_payments->refundAll(transaction, std::move(paid), reason, actor);
        jobs::NewJob stop{
            u"shipment.cancel"_s, order.toString(), {{u"order_id"_s, order.toString()}}};
        co_await jobs::enqueue(transaction, std::move(stop));
    }
    co_await transaction.commit();
    co_return co_await document(order);
}

Task<QJsonObject> OrdersService::addNote(OrderId order, QString text, Actor actor) const
{
    db::Transaction transaction = co_await m_database->begin();
    const OrdersStore store(transaction);
    co_await store.addNote(order, text, actor);
    co_await addTimeline(transaction, order, toString(TimelineKind::Note), text, actor);
    const QJsonArray changes{staff::change(u"note"_s, QJsonValue(), text)};
    co_await auditStaff(transaction, order, actor, u"note_added"_s, changes);
    co_await transaction.commit();
    co_return co_await document(order);
}

Task<Result<QJsonObject>>
OrdersService::restock(OrderId order, QList<GoodLine> good, std::optional<QString> note,
                       Actor actor, std::shared_ptr<http::IdempotencyClaim> claim) const
{
    if (claim && claim->resource())
        co_return co_await document(order);
    db::Transaction transaction = co_await m_database->begin();
    std::optional<LockedOrder> locked = co_await lockOrder(transaction, order);
    const auto settled = co_await settleReturn(transaction, std::move(*locked), std::move(good),
                                               std::move(note), std::move(actor));
    if (!settled)
        co_return fail(settled.error());
    if (claim)
        co_await claim->record(transaction, order.toString());
    co_await transaction.commit();
    co_return co_await document(order);
}

Task<Result<QJsonObject>> OrdersService::setPacked(OrderId order, bool packed, Actor actor) const
{
    try {
        co_await writePacked(order, packed, std::move(actor));
    } catch (const db::Error &error) {
        if (!error.violates("batches_expired"))
            throw;
        co_return fail(Fault::Conflict, u"batch_expired"_s,
                       u"Only jars past their best-before date are left."_s);
    }
    co_return co_await document(order);
}

Task<> OrdersService::writePacked(OrderId order, bool packed, Actor actor) const
{
    db::Transaction transaction = co_await m_database->begin();
    const OrdersStore store(transaction);
    const auto packer = packed ? std::optional(actor.name) : std::nullopt;
    const bool changed = co_await store.setPacked(order, packer);
    if (changed) {
        const QString text = packed ? u"Packed"_s : u"No longer packed"_s;
        co_await addTimeline(transaction, order, toString(TimelineKind::Packed), text, actor);
        const QJsonArray changes{staff::change(u"packed"_s, !packed, packed)};
        co_await auditStaff(transaction, order, actor, u"packed_changed"_s, changes);
    }
    co_await transaction.commit();
}

} // namespace paushtik::orders
