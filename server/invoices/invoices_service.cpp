// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/invoices/invoices_service.h"

#include "server/invoices/invoices_store.h"
#include "server/orders/order_documents.h"

namespace paushtik::invoices {

using namespace Qt::StringLiterals;

namespace {

const QString kInvoiceSeries = u"PF"_s;
const QString kCreditSeries = u"CN"_s;

// Six digits keep to the sixteen characters of rule 46(b): "PF/26-27/000001"; a seventh fits too.
QString numberText(const QString &series, const QString &year, int number)
{
    return u"%1/%2/%3"_s.arg(series, year).arg(number, 6, 10, QChar(u'0'));
}

} // namespace

InvoicesService::InvoicesService(db::Database *database, std::shared_ptr<CpuPool> pool,
                                 Seller seller)
    : m_database(database)
    , m_pool(std::move(pool))
    , m_seller(std::move(seller))
{
}

Task<Result<QJsonObject>> InvoicesService::invoice(OrderId order) const
{
    const auto issued = co_await InvoicesStore(*m_database).invoice(order);
    if (!issued)
        co_return fail(Fault::NotFound);
    co_return Result<QJsonObject>(*issued);
}

Task<Result<QJsonObject>> InvoicesService::issue(OrderId order, orders::Actor actor) const
{
    db::Transaction transaction = co_await m_database->begin();
    const auto issued = co_await issueIn(transaction, order, std::move(actor));
    if (issued)
        co_await transaction.commit();
    co_return issued;
}

Task<Result<QJsonObject>> InvoicesService::issueIn(db::Session transaction, OrderId order,
                                                   orders::Actor actor) const
{
    const InvoicesStore store(transaction);
    if (!co_await store.lockOrder(order))
        co_return fail(Fault::NotFound);
    const auto before = co_await store.invoice(order);
    if (before)
        co_return Result<QJsonObject>(*before);
    const auto json = co_await orders::adminDocument(transaction, order);
    auto parsed = parseOrder(json.value_or(QJsonObject()));
    if (!parsed)
        co_return fail(std::move(parsed.error()));
    if (!parsed->paidAt)
        co_return fail(Fault::Conflict, u"order_not_paid"_s, u"the order was never paid for"_s);
    TaxDocument paper = invoiceOf(*parsed, m_seller);
    co_await number(transaction, kInvoiceSeries, &paper);
    const QJsonObject document = paper.toJson();
    co_await store.add(u"invoice"_s, order, std::nullopt, document);
    const QJsonArray changes{QJsonObject{
        {u"field"_s, u"invoice"_s}, {u"from"_s, QJsonValue()}, {u"to"_s, paper.number}}};
    co_await orders::auditStaff(transaction, order, std::move(actor), u"order.invoice"_s, changes);
    co_return Result<QJsonObject>(document);
}

// The counter last, right before the commit: until then nobody waits for it.
Task<> InvoicesService::number(db::Session transaction, QString series, TaxDocument *paper) const
{
    paper->date = Timestamp::now().indianDay();
    const QString year = financialYear(paper->date);
    const int next = co_await InvoicesStore(transaction).nextNumber(series, year);
    paper->number = numberText(series, year, next);
}

Task<Result<QJsonObject>> InvoicesService::creditNote(OrderId order, RefundId refund) const
{
    const auto issued = co_await InvoicesStore(*m_database).creditNote(order, refund);
    if (!issued)
        co_return fail(Fault::NotFound);
    co_return Result<QJsonObject>(*issued);
}

Task<Result<QJsonObject>> InvoicesService::issueCreditNote(OrderId order, RefundId refund,
                                                           orders::Actor actor) const
{
    db::Transaction transaction = co_await m_database->begin();
    const InvoicesStore store(transaction);
    const auto invoiceJson = co_await issueIn(transaction, order, actor);
    if (!invoiceJson)
        co_return fail(invoiceJson.error());
    const auto before = co_await store.creditNote(order, refund);
    if (before)
        co_return Result<QJsonObject>(*before);
    const auto money = co_await store.refund(order, refund);
    if (!money)
        co_return fail(Fault::NotFound);
    if (money->state == u"failed")
        co_return fail(Fault::Conflict, u"refund_failed"_s, u"no money went back"_s);
    auto invoicePaper = TaxDocument::fromJson(*invoiceJson);
    if (!invoicePaper)
        co_return fail(std::move(invoicePaper.error()));
    TaxDocument paper = creditNoteFor(*invoicePaper, money->amount, money->reason);
    co_await number(transaction, kCreditSeries, &paper);
    const QJsonObject document = paper.toJson();
    co_await store.add(u"credit_note"_s, order, refund, document);
    co_await transaction.commit();
    co_return Result<QJsonObject>(document);
}

Task<Result<QByteArray>> InvoicesService::draw(QJsonObject document) const
{
    auto paper = TaxDocument::fromJson(document);
    if (!paper)
        co_return fail(std::move(paper.error()));
    const TaxDocument drawn = std::move(*paper);
    std::function<QByteArray()> work = [drawn] { return renderTaxDocumentPdf(drawn); };
    co_return co_await m_pool->run<QByteArray>(std::move(work));
}

} // namespace paushtik::invoices
