// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/payments/capture.h"
#include "shared/domain/timestamp.h"

namespace paushtik::payments {

struct KnownGatewayOrder {
    QString id;
    OrderId order;
    Paise amount;
};

struct KnownPayment {
    QString id;
    GatewayStatus status;
    Paise amount;
    Paise refunded; ///< has gone back
    Paise promised; ///< has gone back or is on its way
    bool captured;
    bool pays;

    Paise left() const { return amount - promised; }
};

/// The SQL of payments. Works in whatever session it is given.
class PaymentsStore {
public:
    explicit PaymentsStore(db::Session session)
        : m_session(std::move(session))
    {
    }

    Task<> addGatewayOrder(QString gatewayOrderId, OrderId order, Paise amount) const;
    Task<std::optional<KnownGatewayOrder>> gatewayOrder(QString gatewayOrderId) const;
    /// Newest first.
    Task<QList<KnownGatewayOrder>> gatewayOrdersOf(OrderId order) const;

    Task<std::optional<KnownPayment>> payment(QString paymentId) const;
    Task<> addEvidence(OrderId order, Evidence evidence) const;
    /// Moves the payment's status forward only; answers it as it is now. Nothing when the payment
    /// is bound to another order of ours.
    Task<std::optional<KnownPayment>> recordPayment(OrderId order, Evidence evidence) const;
    Task<> setPays(QString paymentId) const;
    /// The one that pays first.
    Task<QList<KnownPayment>> capturedPayments(OrderId order) const;

private:
    db::Session m_session;
};

} // namespace paushtik::payments
