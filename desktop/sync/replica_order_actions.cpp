// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/replica_order_actions.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

WaitingAct actOf(const OutboxRow &row)
{
    return {.number = row.seq,
            .kind = row.edit.kind,
            .text = row.edit.body["text"_L1].toString(),
            .since = row.madeAt,
            .problem = row.problem};
}

} // namespace

ReplicaOrderActions::ReplicaOrderActions(Replica &replica, OrderActions &server,
                                         std::function<bool()> isWhole,
                                         std::function<QString()> author, QObject *parent)
    : OrderActions(parent)
    , m_replica(replica)
    , m_server(server)
    , m_isWhole(std::move(isWhole))
    , m_author(std::move(author))
{
    connect(&server, &OrderActions::changed, this, &OrderActions::changed);
    connect(&replica, &Replica::outboxChanged, this, &OrderActions::waitingChanged);
}

Task<Result<Reverified>> ReplicaOrderActions::reverify(OrderId order)
{
    return m_server.reverify(order);
}

Task<Result<OrderRefund>> ReplicaOrderActions::refund(RefundWish wish)
{
    return m_server.refund(std::move(wish));
}

Task<Result<OrderDocument>> ReplicaOrderActions::cancel(OrderId order, QString reason,
                                                        QByteArray key)
{
    return m_server.cancel(order, std::move(reason), std::move(key));
}

Task<Result<QString>> ReplicaOrderActions::ship(OrderId order)
{
    return m_server.ship(order);
}

Task<Result<QList<AuditEntry>>> ReplicaOrderActions::audit(OrderId order)
{
    return m_server.audit(order);
}

Task<Result<QByteArray>> ReplicaOrderActions::invoice(OrderId order)
{
    return m_server.invoice(order);
}

Task<Result<QByteArray>> ReplicaOrderActions::creditNote(OrderId order, QString refund)
{
    return m_server.creditNote(order, std::move(refund));
}

Task<Result<OrderDocument>> ReplicaOrderActions::addNote(OrderId order, QString text,
                                                         QByteArray key)
{
    const auto note = [text, author = m_author()](const OrderDocument &document) {
        return edits::addNote(document.id.toString(), document.number, text, author);
    };
    const QPointer self(this);
    auto kept = co_await submit(order, note);
    if (kept || kept.error().fault != Fault::NotFound || !self)
        co_return kept;
    co_return co_await m_server.addNote(order, std::move(text), std::move(key));
}

Task<Result<OrderDocument>> ReplicaOrderActions::setPacked(OrderId order, bool packed,
                                                           QByteArray key)
{
    const QPointer self(this);
    const auto waits = co_await waiting(order);
    if (!self)
        co_return fail(Fault::Unavailable, kReplicaClosed);
    // The opposite was never sent: it is taken out of the line, and nothing is left to tell.
    const QString opposite = packed ? u"unpacked"_s : u"packed"_s;
    if (waits && !waits->isEmpty() && waits->last().kind == opposite) {
        const auto taken = co_await takeBack(waits->last().number);
        if (!self)
            co_return fail(Fault::Unavailable, kReplicaClosed);
        if (taken)
            co_return co_await shown(order);
    }
    const auto mark = [packed](const OrderDocument &document) {
        return edits::markPacked(document.id.toString(), document.number, packed);
    };
    auto kept = co_await submit(order, mark);
    if (kept || kept.error().fault != Fault::NotFound || !self)
        co_return kept;
    co_return co_await m_server.setPacked(order, packed, std::move(key));
}

Task<Result<QList<WaitingAct>>> ReplicaOrderActions::waiting(OrderId order)
{
    QList<WaitingAct> acts;
    if (!m_replica.isOpen())
        co_return acts;
    const auto rows = co_await m_replica.outbox();
    if (!rows)
        co_return fail(rows.error());
    for (const OutboxRow &row : *rows)
        if (row.edit.type == DocType::Order && row.edit.id == order.toString() &&
            row.state != EditState::Sent)
            acts.append(actOf(row));
    co_return acts;
}

Task<Result<bool>> ReplicaOrderActions::takeBack(qint64 number)
{
    return m_replica.undo(number);
}

// Fault::NotFound where the order is not here: the server is asked instead.
Task<Result<OrderDocument>> ReplicaOrderActions::submit(OrderId order,
                                                        std::function<Edit(OrderDocument)> make)
{
    const QPointer self(this);
    if (!m_replica.isOpen() || !m_isWhole())
        co_return fail(Fault::NotFound);
    auto document = co_await m_replica.document(DocType::Order, order.toString());
    auto before =
        document ? parseOrder(*document) : Result<OrderDocument>(fail(std::move(document.error())));
    if (!self || !before)
        co_return before;
    Edit edit = make(std::move(*before));
    const auto kept = co_await m_replica.submit(std::move(edit));
    if (!self || !kept)
        co_return fail(kept ? Error{Fault::Unavailable, kReplicaClosed} : kept.error());
    co_return co_await shown(order);
}

Task<Result<OrderDocument>> ReplicaOrderActions::shown(OrderId order)
{
    const QPointer self(this);
    auto document = co_await m_replica.document(DocType::Order, order.toString());
    if (!document)
        co_return fail(std::move(document.error()));
    auto after = parseOrder(*document);
    if (self && after)
        Q_EMIT changed(*after);
    co_return after;
}

} // namespace paushtik
