// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/carts/cart_routes.h"

#include "server/carts/cart_json.h"
#include "server/http/form.h"
#include "server/http/handled_by.h"

using namespace Qt::StringLiterals;

namespace paushtik::carts {
namespace {

using http::Access;
using http::Body;
using http::Method;
using http::RateClass;

constexpr int kMaxMergedLines = 1'000;
constexpr int kMaxMergedQty =
    1'000'000; ///< far above what is kept: a client's old cart is no error

Owner ownerOf(const http::Request &request)
{
    if (request.caller.isCustomer())
        return request.caller.customer();
    return request.headers.value("X-Cart-Token");
}

/// The header goes out with a token that the client has not got yet.
http::Response answer(const http::Request &request, const Cart &cart)
{
    http::Response response = http::json(toJson(cart));
    if (cart.token && *cart.token != request.headers.value("X-Cart-Token"))
        response.with("X-Cart-Token"_ba, *cart.token);
    return response;
}

Task<http::Response> view(CartService *service, http::Request request)
{
    const Cart cart = co_await service->view(ownerOf(request));
    co_return answer(request, cart);
}

Task<http::Response> put(CartService *service, http::Request request)
{
    http::Form form(request.json);
    const auto qty = static_cast<int>(form.integer(u"qty"_s, 0, kMaxQtyPerLine));
    if (const auto error = form.error())
        co_return http::problem(*error);
    const CartLine line{request.idParam<ProductId>("product_id"), qty};
    const auto cart = co_await service->put(ownerOf(request), line);
    co_return cart ? answer(request, *cart) : http::problem(cart.error());
}

Task<http::Response> remove(CartService *service, http::Request request)
{
    const auto product = request.idParam<ProductId>("product_id");
    const Cart cart = co_await service->remove(ownerOf(request), product);
    co_return answer(request, cart);
}

Task<http::Response> clear(CartService *service, http::Request request)
{
    const Cart cart = co_await service->clear(ownerOf(request));
    co_return answer(request, cart);
}

/// What a client asks to be merged: exactly one of the two.
struct MergeForm {
    std::optional<QByteArray> token;
    QList<CartLine> lines;
};

QList<CartLine> readLines(http::Form &form)
{
    QList<CartLine> lines;
    const QJsonArray array = form.array(u"lines"_s, kMaxMergedLines);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString at = u"lines[%1]"_s.arg(i);
        if (!array.at(i).isObject()) {
            form.refuse(at, u"an object with product_id and qty"_s);
            continue;
        }
        http::Form item(array.at(i).toObject(), at);
        const auto product = item.id<ProductId>(u"product_id"_s);
        const auto qty = static_cast<int>(item.integer(u"qty"_s, 0, kMaxMergedQty));
        form.absorb(item);
        if (product)
            lines.append({*product, qty});
    }
    return lines;
}

Result<MergeForm> readMerge(const http::Request &request)
{
    http::Form form(request.json);
    MergeForm merge;
    if (form.has(u"lines"_s) == form.has(u"cart_token"_s))
        form.refuse(u"lines"_s, u"give either lines or cart_token"_s);
    form.known(u"lines"_s);
    if (form.has(u"lines"_s))
        merge.lines = readLines(form);
    if (const auto token = form.optionalText(u"cart_token"_s, {.min = 1, .max = 200}))
        merge.token = token->toUtf8();
    if (auto error = form.error())
        return fail(std::move(*error));
    return merge;
}

Task<http::Response> merge(CartService *service, http::Request request)
{
    const auto form = readMerge(request);
    if (!form)
        co_return http::problem(form.error());
    const CustomerId customer = request.caller.customer();
    MergeReport report;
    if (form->token)
        report = co_await service->mergeGuest(customer, *form->token);
    else
        report = co_await service->mergeLines(customer, form->lines, request.idempotency);
    Cart cart = co_await service->view(Owner(customer));
    cart.dropped = report.dropped + cart.dropped;
    co_return answer(request, cart);
}

} // namespace

void addCartRoutes(http::Router &router, CartService &service)
{
    const auto with = http::handledBy(service);
    router.add({.method = Method::Get,
                .path = "/api/v1/cart",
                .access = Access::CustomerOptional,
                .handler = with(view)});
    router.add({.method = Method::Put,
                .path = "/api/v1/cart/lines/{product_id:uuid}",
                .access = Access::CustomerOptional,
                .handler = with(put),
                .body = Body::Json,
                .rate = RateClass::Write});
    router.add({.method = Method::Delete,
                .path = "/api/v1/cart/lines/{product_id:uuid}",
                .access = Access::CustomerOptional,
                .handler = with(remove),
                .rate = RateClass::Write});
    router.add({.method = Method::Delete,
                .path = "/api/v1/cart",
                .access = Access::CustomerOptional,
                .handler = with(clear),
                .rate = RateClass::Write});
    router.add({.method = Method::Post,
                .path = "/api/v1/cart/merge",
                .access = Access::Customer,
                .handler = with(merge),
                .body = Body::Json,
                .idempotent = true,
                .rate = RateClass::Write});
}

} // namespace paushtik::carts
