// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/invoices/invoices_routes.h"

#include "server/http/response.h"

namespace paushtik::invoices {

using namespace Qt::StringLiterals;
using http::Access;
using http::Method;
using http::Request;
using http::Response;

namespace {

struct Parts {
    const InvoicesService *invoices;
    const orders::OrdersService *orders;
};

Task<Response> shop(Parts parts, Request)
{
    co_return http::json(parts.invoices->seller().toJson());
}

Response answer(const Result<QJsonObject> &paper)
{
    return paper ? http::json(*paper) : http::problem(paper.error());
}

Task<Response> drawn(Parts parts, Result<QJsonObject> paper)
{
    if (!paper)
        co_return http::problem(paper.error());
    const auto pdf = co_await parts.invoices->draw(*paper);
    if (!pdf)
        co_return http::problem(pdf.error());
    Response response;
    response.contentType = "application/pdf"_ba;
    response.body = *pdf;
    co_return response;
}

Task<Response> issue(Parts parts, Request request)
{
    const auto order = co_await parts.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    auto actor = orders::staffActor(request.caller, request.id);
    co_return answer(co_await parts.invoices->issue(order->id, std::move(actor)));
}

Task<Response> show(Parts parts, Request request)
{
    const auto order = co_await parts.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    co_return answer(co_await parts.invoices->invoice(order->id));
}

Task<Response> pdf(Parts parts, Request request)
{
    const auto order = co_await parts.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    auto paper = co_await parts.invoices->invoice(order->id);
    co_return co_await drawn(parts, std::move(paper));
}

Task<Response> issueNote(Parts parts, Request request)
{
    const auto order = co_await parts.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const RefundId refund = request.idParam<RefundId>("refund");
    auto actor = orders::staffActor(request.caller, request.id);
    co_return answer(co_await parts.invoices->issueCreditNote(order->id, refund, std::move(actor)));
}

Task<Response> notePdf(Parts parts, Request request)
{
    const auto order = co_await parts.orders->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const RefundId refund = request.idParam<RefundId>("refund");
    auto paper = co_await parts.invoices->creditNote(order->id, refund);
    co_return co_await drawn(parts, std::move(paper));
}

} // namespace

void addInvoiceRoutes(http::Router &router, const InvoicesService &invoices,
                      const orders::OrdersService &orders)
{
    const Parts parts{&invoices, &orders};
    const auto add = [&router, parts](Method method, const char *path,
                                      Task<Response> (*handle)(Parts, Request)) {
        router.add(
            {.method = method,
             .path = path,
             .access = Access::Warehouse,
             .handler = [parts, handle](Request r) { return handle(parts, std::move(r)); },
             .idempotent = method == Method::Post,
             .rate = method == Method::Post ? http::RateClass::Write : http::RateClass::None});
    };
    add(Method::Get, "/api/v1/admin/shop", shop);
    add(Method::Post, "/api/v1/admin/orders/{order}/invoice", issue);
    add(Method::Get, "/api/v1/admin/orders/{order}/invoice", show);
    add(Method::Get, "/api/v1/admin/orders/{order}/invoice.pdf", pdf);
    add(Method::Post, "/api/v1/admin/orders/{order}/refunds/{refund:uuid}/credit-note", issueNote);
    add(Method::Get, "/api/v1/admin/orders/{order}/refunds/{refund:uuid}/credit-note.pdf", notePdf);
}

} // namespace paushtik::invoices
