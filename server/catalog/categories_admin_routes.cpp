// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/categories_admin.h"
#include "server/catalog/product_fields.h"
#include "server/catalog/routes_support.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;

namespace {

const QStringList kFields{u"slug"_s, u"title"_s, u"title_hi"_s};

// Those of `wanted`; the form holds what is wrong.
QJsonObject readFields(http::Form &form, const QStringList &wanted)
{
    QJsonObject fields;
    if (wanted.contains(u"slug"_s)) {
        const QString slug = form.text(u"slug"_s, {.min = 1, .max = 200});
        if (!slug.isEmpty() && !isSlug(slug))
            form.refuse(u"slug"_s,
                        u"must be at most 80 small letters and digits, parted by single hyphens"_s);
        fields[u"slug"_s] = slug;
    }
    if (wanted.contains(u"title"_s))
        fields[u"title"_s] = form.text(u"title"_s, {.min = 1, .max = 200});
    if (wanted.contains(u"title_hi"_s)) {
        const auto title = form.optionalText(u"title_hi"_s, {.min = 0, .max = 200});
        fields[u"title_hi"_s] = title && !title->isEmpty() ? QJsonValue(*title) : QJsonValue();
    }
    return fields;
}

Response answer(const Result<Category> &category, int status = 200)
{
    if (!category)
        return http::problem(category.error());
    return http::json(adminCategoryJson(*category), status);
}

Response allOf(const QList<Category> &categories)
{
    QJsonArray items;
    for (const Category &category : categories)
        items.append(adminCategoryJson(category));
    return http::page(items, QString());
}

class CategoriesAdminRoutes {
public:
    explicit CategoriesAdminRoutes(CategoriesAdminService &service)
        : m_service(service)
    {
    }

    Task<Response> list(Request);
    Task<Response> create(Request request);
    Task<Response> edit(Request request);
    Task<Response> order(Request request);
    Task<Response> remove(Request request);

private:
    CategoriesAdminService &m_service;
};

Task<Response> CategoriesAdminRoutes::list(Request)
{
    co_return allOf(co_await m_service.list());
}

Task<Response> CategoriesAdminRoutes::create(Request request)
{
    http::Form form(request.json);
    QJsonObject fields = readFields(form, kFields);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    co_return answer(co_await m_service.create(std::move(fields), std::move(by)), 201);
}

// Takes the plain fields too: a category has none that is called `set`.
Task<Response> CategoriesAdminRoutes::edit(Request request)
{
    QJsonObject body = request.json;
    if (!body.contains(u"set"_s) && !body.contains(u"base"_s))
        body = QJsonObject{{u"set"_s, request.json}};
    auto patch = readPatch(body, kFields);
    if (!patch)
        co_return http::problem(patch.error());
    http::Form form(patch->set);
    patch->set = readFields(form, patch->set.keys());
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    co_return answer(co_await m_service.edit(request.idParam<CategoryId>("id"), std::move(*patch),
                                             std::move(by)));
}

Task<Response> CategoriesAdminRoutes::order(Request request)
{
    auto ids = readOrder<CategoryId>(request.json, u"categories"_s);
    if (!ids)
        co_return http::problem(ids.error());
    Edit by = editOf(request);
    const auto ordered = co_await m_service.order(std::move(*ids), std::move(by));
    co_return ordered ? allOf(*ordered) : http::problem(ordered.error());
}

Task<Response> CategoriesAdminRoutes::remove(Request request)
{
    Edit by = editOf(request);
    const auto removed =
        co_await m_service.remove(request.idParam<CategoryId>("id"), std::move(by));
    co_return removed ? http::noContent() : http::problem(removed.error());
}

} // namespace

void addCategoriesAdminRoutes(http::Router &router, CategoriesAdminService &service,
                              CatalogService &catalog)
{
    using Self = CategoriesAdminRoutes;
    const auto routes = std::make_shared<Self>(service);
    const auto call = [&routes](Task<Response> (Self::*handler)(Request)) -> http::Handler {
        return [routes, handler](Request r) { return (routes.get()->*handler)(std::move(r)); };
    };
    const auto write = [&](Task<Response> (Self::*handler)(Request)) {
        return seenByCustomers(catalog, call(handler));
    };
    http::Route list = staffRead("/api/v1/admin/categories", call(&Self::list));
    list.access = Access::Manager;
    router.add(std::move(list));
    router.add(staffWrite(Method::Post, "/api/v1/admin/categories", Access::Manager, Body::Json,
                          write(&Self::create)));
    router.add(staffWrite(Method::Put, "/api/v1/admin/categories/order", Access::Manager,
                          Body::Json, write(&Self::order)));
    router.add(staffWrite(Method::Patch, "/api/v1/admin/categories/{id:uuid}", Access::Manager,
                          Body::Json, write(&Self::edit)));
    router.add(staffWrite(Method::Delete, "/api/v1/admin/categories/{id:uuid}", Access::Manager,
                          Body::None, write(&Self::remove)));
}

} // namespace paushtik::catalog
