// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/invoices/invoices_store.h"

namespace paushtik::invoices {

using namespace Qt::StringLiterals;

namespace {

std::optional<QJsonObject> documentOf(const db::Rows &rows)
{
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first().get<QJsonObject>(0));
}

} // namespace

const db::Query kInvoice{"invoices.invoice", R"sql(
    SELECT document
      FROM invoices
     WHERE order_id = $1 AND kind = 'invoice')sql"};

Task<std::optional<QJsonObject>> InvoicesStore::invoice(OrderId order) const
{
    const db::Rows rows = co_await m_session.run(kInvoice, order);
    co_return documentOf(rows);
}

const db::Query kCreditNote{"invoices.credit_note", R"sql(
    SELECT document
      FROM invoices
     WHERE order_id = $1 AND refund_id = $2)sql"};

Task<std::optional<QJsonObject>> InvoicesStore::creditNote(OrderId order, RefundId refund) const
{
    const db::Rows rows = co_await m_session.run(kCreditNote, order, refund);
    co_return documentOf(rows);
}

const db::Query kRefund{"invoices.refund", R"sql(
    SELECT id, amount_paise, state, reason
      FROM refunds
     WHERE order_id = $1 AND id = $2)sql"};

Task<std::optional<RefundOfOrder>> InvoicesStore::refund(OrderId order, RefundId refund) const
{
    const db::Rows rows = co_await m_session.run(kRefund, order, refund);
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    RefundOfOrder found{row.get<RefundId>(0), row.get<Paise>(1), row.get<QString>(2),
                        row.get<QString>(3)};
    co_return found;
}

const db::Query kLockOrder{"invoices.lock_order", R"sql(
    SELECT id
      FROM orders
     WHERE id = $1
       FOR UPDATE)sql"};

Task<bool> InvoicesStore::lockOrder(OrderId order) const
{
    const db::Rows rows = co_await m_session.run(kLockOrder, order);
    co_return !rows.isEmpty();
}

const db::Query kNextNumber{"invoices.next_number", R"sql(
    INSERT INTO invoice_series AS s (series, financial_year, last)
    VALUES ($1, $2, 1)
        ON CONFLICT (series, financial_year) DO UPDATE SET last = s.last + 1
    RETURNING last)sql"};

Task<int> InvoicesStore::nextNumber(QString series, QString financialYear) const
{
    const db::Rows rows = co_await m_session.run(kNextNumber, series, financialYear);
    co_return rows.first().get<int>(0);
}

const db::Query kAdd{"invoices.add", R"sql(
    INSERT INTO invoices (id, kind, number, order_id, refund_id, document)
    VALUES ($1, $2, $3, $4, $5, $6))sql"};

Task<> InvoicesStore::add(QString kind, OrderId order, std::optional<RefundId> refund,
                          QJsonObject document) const
{
    const QString number = document["number"_L1].toString();
    co_await m_session.run(kAdd, makeUuidV7(), kind, number, order, refund, document);
}

} // namespace paushtik::invoices
