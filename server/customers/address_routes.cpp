// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/address_routes.h"

#include "server/http/cursor.h"
#include "server/http/form.h"
#include "server/http/handled_by.h"

using namespace Qt::StringLiterals;

namespace paushtik::customers {
namespace {

using http::Access;
using http::Body;
using http::Method;
using http::RateClass;

const QByteArray kScope = "addresses"_ba;

QJsonObject toJson(const SavedAddress &saved)
{
    QJsonObject object = customers::toJson(saved.address);
    object.insert("id"_L1, saved.id.toString());
    object.insert("is_default"_L1, saved.isDefault);
    return object;
}

std::optional<AddressId> keyOf(const http::PageRequest &page)
{
    return page.after ? AddressId::parse(page.after->at(0).toString()) : std::nullopt;
}

Task<http::Response> list(AddressService *service, http::Request request)
{
    const auto page = http::pageRequest(request, kScope);
    if (!page)
        co_return http::problem(page.error());
    auto found = co_await service->list(request.caller.customer(), keyOf(*page), page->limit + 1);
    QString next;
    if (found.size() > page->limit) {
        found.removeLast();
        next = http::sealCursor(kScope, QJsonArray{found.last().id.toString()});
    }
    QJsonArray items;
    for (const SavedAddress &saved : std::as_const(found))
        items.append(toJson(saved));
    co_return http::page(items, next);
}

struct AddressForm {
    Address address;
    DefaultWish wish;
};

Result<AddressForm> readForm(const http::Request &request)
{
    http::Form form(request.json);
    AddressForm read{readAddress(form), form.optionalBoolean(u"is_default"_s)};
    if (auto error = form.error())
        return fail(std::move(*error));
    return read;
}

Task<http::Response> add(AddressService *service, http::Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    const auto saved = co_await service->add(request.caller.customer(), form->address, form->wish,
                                             request.idempotency);
    co_return saved ? http::json(toJson(*saved), 201) : http::problem(saved.error());
}

Task<http::Response> replace(AddressService *service, http::Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    const auto saved = co_await service->replace(
        request.caller.customer(), request.idParam<AddressId>("id"), form->address, form->wish);
    co_return saved ? http::json(toJson(*saved)) : http::problem(saved.error());
}

Task<http::Response> remove(AddressService *service, http::Request request)
{
    const auto removed =
        co_await service->remove(request.caller.customer(), request.idParam<AddressId>("id"));
    co_return removed ? http::noContent() : http::problem(removed.error());
}

} // namespace

void addAddressRoutes(http::Router &router, AddressService &service)
{
    const auto with = http::handledBy(service);
    router.add({.method = Method::Get,
                .path = "/api/v1/addresses",
                .access = Access::Customer,
                .handler = with(list),
                .query = {"limit"_ba, "cursor"_ba}});
    router.add({.method = Method::Post,
                .path = "/api/v1/addresses",
                .access = Access::Customer,
                .handler = with(add),
                .body = Body::Json,
                .idempotent = true,
                .rate = RateClass::Write});
    router.add({.method = Method::Put,
                .path = "/api/v1/addresses/{id:uuid}",
                .access = Access::Customer,
                .handler = with(replace),
                .body = Body::Json,
                .rate = RateClass::Write});
    router.add({.method = Method::Delete,
                .path = "/api/v1/addresses/{id:uuid}",
                .access = Access::Customer,
                .handler = with(remove),
                .rate = RateClass::Write});
}

} // namespace paushtik::customers
