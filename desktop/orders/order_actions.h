// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/documents/order_document.h"

#include <QByteArray>
#include <QObject>
#include <optional>

namespace paushtik {

/// What the gateway said when it was asked again.
struct Reverified {
    OrderDocument order;
    QString outcome; ///< the contract's word
};

/// Money to give back. The key is minted when somebody begins, so that a second click, a retry and
/// a broken line all mean the same one refund.
struct RefundWish {
    OrderId order;
    Paise amount;
    QString reason;
    bool restock = false;
    QByteArray key;
};

struct AuditEntry {
    Timestamp at;
    QString actor;
    QString action;
    QStringList changes; ///< "field: from → to"
};

/// An act that the server is still to be told of.
struct WaitingAct {
    qint64 number; ///< its place in the line
    QString kind;  ///< "note", "packed", "unpacked"
    QString text;  ///< of a note
    Timestamp since;
    std::optional<Error> problem = {}; ///< what the server said last; none before
};

/// What staff do to an order. UI thread; errors are the client's own. What needs the line fails
/// with Fault::Unavailable while it is down.
class OrderActions : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Task<Result<Reverified>> reverify(OrderId order) = 0;
    virtual Task<Result<OrderRefund>> refund(RefundWish wish) = 0;
    virtual Task<Result<OrderDocument>> cancel(OrderId order, QString reason, QByteArray key) = 0;
    virtual Task<Result<OrderDocument>> addNote(OrderId order, QString text, QByteArray key) = 0;
    virtual Task<Result<OrderDocument>> setPacked(OrderId order, bool packed, QByteArray key) = 0;
    /// Books it with a courier, or goes on from the last step that worked; the shipment's state.
    virtual Task<Result<QString>> ship(OrderId order) = 0;
    virtual Task<Result<QList<AuditEntry>>> audit(OrderId order) = 0;
    /// The tax invoice as a PDF; the server gives it its number the first time.
    virtual Task<Result<QByteArray>> invoice(OrderId order) = 0;
    virtual Task<Result<QByteArray>> creditNote(OrderId order, QString refund) = 0;

    /// What waits to be sent, the oldest first; none where nothing ever waits.
    virtual Task<Result<QList<WaitingAct>>> waiting(OrderId order);
    /// Takes one back. Fault::Conflict where it was sent and has no opposite.
    virtual Task<Result<bool>> takeBack(qint64 number);

    /// A key that no other request has.
    static QByteArray mintKey();

Q_SIGNALS:
    /// The server's answer to an act: whoever shows this order shows it so.
    void changed(const paushtik::OrderDocument &order);
    /// waiting() may answer otherwise now, of any order.
    void waitingChanged();
};

} // namespace paushtik
