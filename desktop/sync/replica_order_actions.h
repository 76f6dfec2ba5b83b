// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_actions.h"
#include "desktop/replica/replica.h"

#include <functional>

namespace paushtik {

/// What can wait (notes, packed) is written into the outbox: it is shown at once, outlives the
/// program, and is sent when the line is there. What moves money, books a courier or asks another
/// is the server's to do, and so is everything while there is no copy on this machine.
class ReplicaOrderActions final : public OrderActions {
    Q_OBJECT
public:
    /// `author` gives the name of who is signed in.
    ReplicaOrderActions(Replica &replica, OrderActions &server, std::function<bool()> isWhole,
                        std::function<QString()> author, QObject *parent = nullptr);

    Task<Result<Reverified>> reverify(OrderId order) override;
    Task<Result<OrderRefund>> refund(RefundWish wish) override;
    Task<Result<OrderDocument>> cancel(OrderId order, QString reason, QByteArray key) override;
    Task<Result<OrderDocument>> addNote(OrderId order, QString text, QByteArray key) override;
    Task<Result<OrderDocument>> setPacked(OrderId order, bool packed, QByteArray key) override;
    Task<Result<QString>> ship(OrderId order) override;
    Task<Result<QList<AuditEntry>>> audit(OrderId order) override;
    Task<Result<QByteArray>> invoice(OrderId order) override;
    Task<Result<QByteArray>> creditNote(OrderId order, QString refund) override;
    Task<Result<QList<WaitingAct>>> waiting(OrderId order) override;
    Task<Result<bool>> takeBack(qint64 number) override;

private:
    Task<Result<OrderDocument>> submit(OrderId order, std::function<Edit(OrderDocument)> make);
    Task<Result<OrderDocument>> shown(OrderId order);

    Replica &m_replica;
    OrderActions &m_server;
    std::function<bool()> m_isWhole;
    std::function<QString()> m_author;
};

} // namespace paushtik
