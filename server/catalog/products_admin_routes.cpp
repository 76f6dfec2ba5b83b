// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_admin_routes.h"

#include "server/catalog/product_fields.h"
#include "server/catalog/routes_support.h"
#include "server/http/cursor.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr qint64 kLargestAdjustment = 1'000'000;

Response answer(const Result<Product> &product, int status = 200)
{
    if (!product)
        return http::problem(product.error());
    return http::json(adminJson(*product), status);
}

Result<AdminProductQuery> readQuery(const Request &request)
{
    AdminProductQuery query;
    if (request.query.contains("category"))
        query.category = request.query.value("category");
    const QString archived = request.query.value("archived");
    if (archived == "true"_L1 || archived == "false"_L1)
        query.archived = archived == "true"_L1;
    else if (!archived.isEmpty())
        return fail(invalidField(u"archived"_s, u"must be true or false"_s));
    query.text = request.query.value("q").trimmed();
    return query;
}

class ProductsAdminRoutes {
public:
    explicit ProductsAdminRoutes(ProductsAdminService &service)
        : m_service(service)
    {
    }

    Task<Response> list(Request request);
    Task<Response> get(Request request);
    Task<Response> create(Request request);
    Task<Response> edit(Request request);
    Task<Response> archive(Request request);
    Task<Response> restore(Request request);
    Task<Response> remove(Request request);
    Task<Response> adjust(Request request);
    Task<Response> ledger(Request request);

private:
    ProductsAdminService &m_service;
};

Task<Response> ProductsAdminRoutes::list(Request request)
{
    auto query = readQuery(request);
    if (!query)
        co_return http::problem(query.error());
    const QByteArray scope = "admin/products";
    auto asked = http::pageRequest(request, scope);
    if (!asked)
        co_return http::problem(asked.error());
    query->limit = asked->limit;
    query->after = std::move(asked->after);

    const auto page = co_await m_service.list(std::move(*query));
    QJsonArray items;
    for (const Product &product : page.products)
        items.append(adminJson(product));
    co_return http::page(items, page.next ? http::sealCursor(scope, *page.next) : QString());
}

Task<Response> ProductsAdminRoutes::get(Request request)
{
    co_return answer(co_await m_service.get(request.idParam<ProductId>("id")));
}

Task<Response> ProductsAdminRoutes::create(Request request)
{
    http::Form form(request.json);
    QJsonObject fields = readNewProduct(form);
    const auto id = form.optionalId<ProductId>(u"id"_s).value_or(ProductId::make());
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    const auto created = co_await m_service.create(std::move(fields), std::move(by), id);
    Response response = answer(created, 201);
    if (created)
        response.with("Location", "/api/v1/admin/products/" + created->id.toString().toLatin1());
    co_return response;
}

Task<Response> ProductsAdminRoutes::edit(Request request)
{
    auto patch = readPatch(request.json, productFieldNames());
    if (!patch)
        co_return http::problem(patch.error());
    http::Form form(patch->set);
    patch->set = readProductChanges(form, patch->set);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    co_return answer(co_await m_service.edit(request.idParam<ProductId>("id"), std::move(*patch),
                                             std::move(by)));
}

Task<Response> ProductsAdminRoutes::archive(Request request)
{
    Edit by = editOf(request);
    co_return answer(
        co_await m_service.setArchived(request.idParam<ProductId>("id"), true, std::move(by)));
}

Task<Response> ProductsAdminRoutes::restore(Request request)
{
    Edit by = editOf(request);
    co_return answer(
        co_await m_service.setArchived(request.idParam<ProductId>("id"), false, std::move(by)));
}

Task<Response> ProductsAdminRoutes::remove(Request request)
{
    Edit by = editOf(request);
    const auto removed = co_await m_service.remove(request.idParam<ProductId>("id"), std::move(by));
    co_return removed ? http::noContent() : http::problem(removed.error());
}

Task<Response> ProductsAdminRoutes::adjust(Request request)
{
    http::Form form(request.json);
    const qint64 delta = form.integer(u"delta"_s, -kLargestAdjustment, kLargestAdjustment);
    const QString reason = form.oneOf(u"reason"_s, manualReasons());
    auto note = form.optionalText(u"note"_s, {.min = 0, .max = 500});
    if (form.has(u"delta"_s) && delta == 0)
        form.refuse(u"delta"_s, u"must not be 0"_s);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    const auto stock =
        co_await m_service.adjust(request.idParam<ProductId>("id"), int(delta),
                                  *parse<StockReason>(reason), std::move(note), std::move(by));
    if (!stock)
        co_return http::problem(stock.error());
    co_return http::json({{u"stock"_s, *stock}}, 201);
}

Task<Response> ProductsAdminRoutes::ledger(Request request)
{
    const ProductId id = request.idParam<ProductId>("id");
    const QByteArray scope = "ledger/" + id.toString().toLatin1();
    const auto asked = http::pageRequest(request, scope);
    if (!asked)
        co_return http::problem(asked.error());
    std::optional<qint64> before;
    if (asked->after)
        before = asked->after->first().toInteger();
    const auto page = co_await m_service.ledger(id, asked->limit, before);
    if (!page)
        co_return http::problem(page.error());
    QJsonArray items;
    for (const QJsonObject &item : page->items)
        items.append(item);
    co_return http::page(items,
                         page->next ? http::sealCursor(scope, QJsonArray{*page->next}) : QString());
}

} // namespace

void addProductsAdminRoutes(http::Router &router, ProductsAdminService &service,
                            CatalogService &catalog)
{
    using Self = ProductsAdminRoutes;
    const auto routes = std::make_shared<Self>(service);
    const auto call = [&routes](Task<Response> (Self::*handler)(Request)) -> http::Handler {
        return [routes, handler](Request r) { return (routes.get()->*handler)(std::move(r)); };
    };
    const auto write = [&](Method method, const char *path, Access access, Body body,
                           Task<Response> (Self::*handler)(Request)) {
        router.add(staffWrite(method, path, access, body, seenByCustomers(catalog, call(handler))));
    };
    router.add(staffRead("/api/v1/admin/products", call(&Self::list),
                         {"category", "archived", "q", "limit", "cursor"}));
    router.add(staffRead("/api/v1/admin/products/{id:uuid}", call(&Self::get)));
    router.add(staffRead("/api/v1/admin/products/{id:uuid}/stock-ledger", call(&Self::ledger),
                         {"limit", "cursor"}));
    write(Method::Post, "/api/v1/admin/products", Access::Manager, Body::Json, &Self::create);
    write(Method::Patch, "/api/v1/admin/products/{id:uuid}", Access::Manager, Body::Json,
          &Self::edit);
    write(Method::Delete, "/api/v1/admin/products/{id:uuid}", Access::Admin, Body::None,
          &Self::remove);
    write(Method::Post, "/api/v1/admin/products/{id:uuid}/archive", Access::Manager,
          Body::OptionalJson, &Self::archive);
    write(Method::Post, "/api/v1/admin/products/{id:uuid}/restore", Access::Manager,
          Body::OptionalJson, &Self::restore);
    // A count of stock is not waited for: customers are told the live one.
    router.add(staffWrite(Method::Post, "/api/v1/admin/products/{id:uuid}/stock-adjustments",
                          Access::Warehouse, Body::Json, call(&Self::adjust)));
}

} // namespace paushtik::catalog
