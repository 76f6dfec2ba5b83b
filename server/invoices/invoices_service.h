// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/db/database.h"
#include "server/orders/order_lifecycle.h"
#include "shared/papers/tax_document.h"

#include <memory>

namespace paushtik::invoices {

/// Issues tax invoices and credit notes, once each, when somebody first asks for them: an order
/// that was never paid for gets none. Belongs to one worker.
class InvoicesService {
public:
    InvoicesService(db::Database *database, std::shared_ptr<CpuPool> pool, Seller seller);

    const Seller &seller() const { return m_seller; }
    /// NotFound while it was not issued.
    Task<Result<QJsonObject>> invoice(OrderId order) const;
    /// The one that was issued, else a new one. `order_not_paid` (409) before the money came.
    Task<Result<QJsonObject>> issue(OrderId order, orders::Actor actor) const;
    Task<Result<QJsonObject>> creditNote(OrderId order, RefundId refund) const;
    /// Issues the invoice too when there is none yet. `refund_failed` (409) where no money went
    /// back; NotFound where the order has no such refund.
    Task<Result<QJsonObject>> issueCreditNote(OrderId order, RefundId refund,
                                              orders::Actor actor) const;
    Task<Result<QByteArray>> draw(QJsonObject document) const;

private:
    Task<Result<QJsonObject>> issueIn(db::Session transaction, OrderId order,
                                      orders::Actor actor) const;
    Task<> number(db::Session transaction, QString series, TaxDocument *paper) const;

    db::Database *m_database;
    std::shared_ptr<CpuPool> m_pool;
    Seller m_seller;
};

} // namespace paushtik::invoices
