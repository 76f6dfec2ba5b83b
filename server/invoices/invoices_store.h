// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"
#include "shared/domain/money.h"

#include <QJsonObject>
#include <optional>

namespace paushtik::invoices {

struct RefundOfOrder {
    RefundId id;
    Paise amount;
    QString state;
    QString reason;
};

/// The papers as they were issued, and the series their numbers come from.
class InvoicesStore {
public:
    explicit InvoicesStore(db::Session session)
        : m_session(std::move(session))
    {
    }

    Task<std::optional<QJsonObject>> invoice(OrderId order) const;
    Task<std::optional<QJsonObject>> creditNote(OrderId order, RefundId refund) const;
    Task<std::optional<RefundOfOrder>> refund(OrderId order, RefundId refund) const;
    /// Locks the order, so that two who ask at once get the one paper. False: no such order.
    Task<bool> lockOrder(OrderId order) const;
    /// The next number of a series in a year; others wait until the transaction ends.
    Task<int> nextNumber(QString series, QString financialYear) const;
    Task<> add(QString kind, OrderId order, std::optional<RefundId> refund,
               QJsonObject document) const;

private:
    db::Session m_session;
};

} // namespace paushtik::invoices
