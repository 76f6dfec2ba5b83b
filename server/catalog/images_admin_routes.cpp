// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/images_admin.h"
#include "server/catalog/routes_support.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr http::TextRule kAltRule{.min = 0, .max = 400};

class ImagesAdminRoutes {
public:
    explicit ImagesAdminRoutes(ImagesAdminService &service)
        : m_service(service)
    {
    }

    Task<Response> add(Request request);
    Task<Response> order(Request request);
    Task<Response> setAlt(Request request);
    Task<Response> remove(Request request);

private:
    ImagesAdminService &m_service;
};

Response answer(const Result<Image> &image, int status)
{
    if (!image)
        return http::problem(image.error());
    return http::json(adminImageJson(*image), status);
}

Task<Response> ImagesAdminRoutes::add(Request request)
{
    http::Form form(request.json);
    QString baseKey = form.text(u"base_key"_s, {.min = 1, .max = 200});
    QString alt = form.optionalText(u"alt"_s, kAltRule).value_or(QString());
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    co_return answer(co_await m_service.add(request.idParam<ProductId>("id"), std::move(baseKey),
                                            std::move(alt), std::move(by)),
                     201);
}

Task<Response> ImagesAdminRoutes::order(Request request)
{
    auto ids = readOrder<ImageId>(request.json, u"pictures"_s);
    if (!ids)
        co_return http::problem(ids.error());
    Edit by = editOf(request);
    const auto product =
        co_await m_service.order(request.idParam<ProductId>("id"), std::move(*ids), std::move(by));
    co_return product ? http::json(adminJson(*product)) : http::problem(product.error());
}

Task<Response> ImagesAdminRoutes::setAlt(Request request)
{
    http::Form form(request.json);
    QString alt = form.text(u"alt"_s, kAltRule);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    co_return answer(co_await m_service.setAlt(request.idParam<ProductId>("id"),
                                               request.idParam<ImageId>("image_id"), std::move(alt),
                                               std::move(by)),
                     200);
}

Task<Response> ImagesAdminRoutes::remove(Request request)
{
    Edit by = editOf(request);
    const auto removed = co_await m_service.remove(
        request.idParam<ProductId>("id"), request.idParam<ImageId>("image_id"), std::move(by));
    co_return removed ? http::noContent() : http::problem(removed.error());
}

} // namespace

void addImagesAdminRoutes(http::Router &router, ImagesAdminService &service,
                          CatalogService &catalog)
{
    using Self = ImagesAdminRoutes;
    const auto routes = std::make_shared<Self>(service);
    const auto write = [&](Method method, const char *path, Body body,
                           Task<Response> (Self::*handler)(Request)) {
        const auto call = [routes, handler](Request r) {
            return (routes.get()->*handler)(std::move(r));
        };
        router.add(staffWrite(method, path, Access::Manager, body, seenByCustomers(catalog, call)));
    };
    write(Method::Post, "/api/v1/admin/products/{id:uuid}/images", Body::Json, &Self::add);
    write(Method::Put, "/api/v1/admin/products/{id:uuid}/images/order", Body::Json, &Self::order);
    write(Method::Patch, "/api/v1/admin/products/{id:uuid}/images/{image_id:uuid}", Body::Json,
          &Self::setAlt);
    write(Method::Delete, "/api/v1/admin/products/{id:uuid}/images/{image_id:uuid}", Body::None,
          &Self::remove);
}

} // namespace paushtik::catalog
