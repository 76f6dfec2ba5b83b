// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/csv.h"
#include "server/http/cursor.h"
#include "server/http/form.h"
#include "server/http/handled_by.h"
#include "server/orders/order_documents.h"
#include "server/orders/orders_csv.h"
#include "server/orders/orders_routes.h"

namespace paushtik::orders {
namespace {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

struct SortName {
    QLatin1StringView name;
    OrderSort sort;
};
constexpr std::array kSorts{
    SortName{QLatin1StringView("placed_at"), OrderSort::PlacedAt},
    SortName{QLatin1StringView("-placed_at"), OrderSort::PlacedAtDescending},
    SortName{QLatin1StringView("total"), OrderSort::Total},
    SortName{QLatin1StringView("-total"), OrderSort::TotalDescending},
    SortName{QLatin1StringView("number"), OrderSort::Number},
};

Actor actorOf(const Request &request)
{
    return staffActor(request.caller, request.id);
}

std::optional<OrderSort> sortNamed(const QString &name)
{
    if (name.isEmpty())
        return OrderSort::PlacedAtDescending;
    for (const SortName &known : kSorts) {
        if (name == known.name)
            return known.sort;
    }
    return std::nullopt;
}

std::optional<Timestamp> momentFrom(const Request &request, const QByteArray &name,
                                    QList<FieldError> &errors)
{
    const QString text = request.query.value(name);
    if (text.isEmpty())
        return std::nullopt;
    const std::optional<Timestamp> moment = Timestamp::parse(text);
    if (!moment)
        errors.append({QString::fromLatin1(name),
                       u"must be a moment in RFC 3339, like 2026-11-22T00:00:00Z"_s});
    return moment;
}

Result<OrderFilter> filterFrom(const Request &request)
{
    OrderFilter filter;
    QList<FieldError> errors;
    filter.search = request.query.value("q").trimmed();
    filter.from = momentFrom(request, "from"_ba, errors);
    filter.to = momentFrom(request, "to"_ba, errors);
    const QString status = request.query.value("status");
    filter.state = parse<OrderState>(status);
    filter.notCancelled = status == u"not_cancelled";
    if (!status.isEmpty() && !filter.state && !filter.notCancelled)
        errors.append({u"status"_s, u"is not the name of a state"_s});
    const std::optional<OrderSort> sort = sortNamed(request.query.value("sort"));
    if (!sort)
        errors.append(
            {u"sort"_s, u"must be one of placed_at, -placed_at, total, -total, number"_s});
    if (!errors.isEmpty())
        return fail(Error{.fault = Fault::Invalid, .fields = errors});
    filter.sort = *sort;
    return filter;
}

QByteArray scopeOf(const Request &request)
{
    return "admin-orders "_ba + request.query.value("sort").toUtf8();
}

Task<Response> list(const OrdersService *service, Request request)
{
    const QByteArray scope = scopeOf(request);
    const auto page = http::pageRequest(request, scope);
    if (!page)
        co_return http::problem(page.error());
    Result<OrderFilter> filter = filterFrom(request);
    if (!filter)
        co_return http::problem(filter.error());
    const OrderList found = co_await service->list(std::move(*filter), page->limit, page->after);
    QJsonArray items;
    for (const QJsonObject &document : found.documents)
        items.append(listItem(document));
    co_return http::page(items, found.last ? http::sealCursor(scope, *found.last) : QString());
}

// Read in pages, so that no statement holds all of it; an export is bounded all the same.
constexpr int kExportPage = 500;
constexpr int kMostExported = 100'000;

Task<Response> csv(const OrdersService *service, Request request)
{
    Result<OrderFilter> filter = filterFrom(request);
    if (!filter)
        co_return http::problem(filter.error());
    QByteArray lines = csvHeader();
    std::optional<QJsonArray> after;
    for (int exported = 0; exported < kMostExported; exported += kExportPage) {
        const OrderFilter wanted = *filter;
        const OrderList page = co_await service->list(wanted, kExportPage, after);
        for (const QJsonObject &document : page.documents)
            lines += csvRow(document);
        after = page.last;
        if (!after)
            break;
    }
    co_return http::csvFile(std::move(lines), "orders.csv"_ba);
}

Task<Response> show(const OrdersService *service, Request request)
{
    const auto order = co_await service->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    co_return http::json(co_await service->document(order->id));
}

Task<Response> cancel(const OrdersService *service, Request request)
{
    http::Form form(request.json);
    const QString reason = form.text(u"reason"_s, {.max = 500});
    const auto error = form.error();
    const auto order = co_await service->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    if (error)
        co_return http::problem(*error);
    const auto cancelled = co_await service->cancel(order->id, reason, actorOf(request));
    if (!cancelled)
        co_return http::problem(cancelled.error());
    co_return http::json(*cancelled);
}

Task<Response> note(const OrdersService *service, Request request)
{
    http::Form form(request.json);
    const QString text = form.text(u"text"_s, {.max = 2000});
    const auto error = form.error();
    const auto order = co_await service->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    if (error)
        co_return http::problem(*error);
    co_return http::json(co_await service->addNote(order->id, text, actorOf(request)));
}

Task<Response> packed(const OrdersService *service, Request request)
{
    http::Form form(request.json);
    const bool isPacked = form.boolean(u"packed"_s, true);
    const auto error = form.error();
    const auto order = co_await service->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    if (error)
        co_return http::problem(*error);
    const auto document = co_await service->setPacked(order->id, isPacked, actorOf(request));
    co_return document ? http::json(*document) : http::problem(document.error());
}

constexpr int kMostReturnedLines = 100;
constexpr int kMostOfOne = 1000; // the order itself bounds it closer

QList<GoodLine> goodLinesFrom(http::Form &form)
{
    QList<GoodLine> lines;
    const QJsonArray sent = form.array(u"lines"_s, kMostReturnedLines);
    for (qsizetype i = 0; i < sent.size(); ++i) {
        http::Form line(sent[i].toObject(), u"lines[%1]"_s.arg(i));
        const auto product = line.id<ProductId>(u"product_id"_s);
        const auto good = static_cast<int>(line.integer(u"good"_s, 0, kMostOfOne));
        if (product)
            lines.append({*product, good});
        line.error(); // names unknown fields before they are taken over
        form.absorb(line);
    }
    return lines;
}

Task<Response> restock(const OrdersService *service, Request request)
{
    http::Form form(request.json);
    QList<GoodLine> good = goodLinesFrom(form);
    std::optional<QString> note = form.optionalText(u"note"_s, {.max = 500});
    const auto error = form.error();
    const auto order = co_await service->find(request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    if (error)
        co_return http::problem(*error);
    const auto settled = co_await service->restock(order->id, std::move(good), std::move(note),
                                                   actorOf(request), request.idempotency);
    if (!settled)
        co_return http::problem(settled.error());
    co_return http::json(*settled);
}

} // namespace

void addAdminOrderRoutes(http::Router &router, const OrdersService &service)
{
    using http::Access;
    using http::Body;
    using http::Method;
    const auto with = http::handledBy(service);
    router.add(
        {.method = Method::Get,
         .path = "/api/v1/admin/orders",
         .access = Access::Warehouse,
         .handler = with(list),
         .query = {"limit"_ba, "cursor"_ba, "status"_ba, "q"_ba, "from"_ba, "to"_ba, "sort"_ba}});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/orders.csv",
                .access = Access::Warehouse,
                .handler = with(csv),
                .query = {"status"_ba, "q"_ba, "from"_ba, "to"_ba, "sort"_ba}});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/orders/{order}",
                .access = Access::Warehouse,
                .handler = with(show)});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/orders/{order}/cancel",
                .access = Access::Manager,
                .handler = with(cancel),
                .body = Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/orders/{order}/notes",
                .access = Access::Warehouse,
                .handler = with(note),
                .body = Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/orders/{order}/restock",
                .access = Access::Warehouse,
                .handler = with(restock),
                .body = Body::Json,
                .idempotent = true,
                .rate = http::RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/orders/{order}/packed",
                .access = Access::Warehouse,
                .handler = with(packed),
                .body = Body::OptionalJson,
                .idempotent = true,
                .rate = http::RateClass::Write});
}

} // namespace paushtik::orders
