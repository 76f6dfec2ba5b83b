// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/customer_routes.h"

#include "server/customers/customer_forms.h"
#include "server/http/form.h"
#include "server/http/handled_by.h"
#include "server/http/problem.h"

using namespace Qt::StringLiterals;

namespace paushtik::customers {
namespace {

using http::Access;
using http::Body;
using http::Method;
using http::RateClass;

QJsonObject toJson(const Customer &customer)
{
    return {
        {u"id"_s, customer.id.toString()},
        {u"email"_s, customer.email},
        {u"name"_s, customer.name},
        {u"phone"_s, customer.phone ? QJsonValue(*customer.phone) : QJsonValue(QJsonValue::Null)},
    };
}

QJsonObject toJson(const SignedIn &signedIn)
{
    return {
        {u"token"_s, QString::fromLatin1(signedIn.session.token)},
        {u"expires_at"_s, signedIn.session.expiresAt.toString()},
        {u"customer"_s, toJson(signedIn.customer)},
    };
}

QJsonObject toJson(const carts::MergeReport &report)
{
    QJsonArray merged;
    for (const ProductId product : report.merged)
        merged.append(product.toString());
    QJsonArray dropped;
    for (const carts::DroppedLine &line : report.dropped)
        dropped.append(line.product.toString());
    return {{u"merged"_s, merged}, {u"dropped"_s, dropped}};
}

Task<http::Response> registerAccount(CustomerService *service, http::Request request)
{
    const auto wanted = readRegistration(request.json);
    if (!wanted)
        co_return http::problem(wanted.error());
    const auto made =
        co_await service->registerAccount(*wanted, request.headers.value("X-Cart-Token"));
    co_return made ? http::json(toJson(*made), 201) : http::problem(made.error());
}

Result<LogInAttempt> readLogIn(const http::Request &request)
{
    http::Form form(request.json);
    const LogInAttempt attempt{.email = form.text(u"email"_s, {.min = 1, .max = 300}),
                               .password = form.text(u"password"_s, kPassword),
                               .peer = request.peer,
                               .cartToken = request.headers.value("X-Cart-Token")};
    if (auto error = form.error())
        return fail(std::move(*error));
    return attempt;
}

http::Response locked(int seconds)
{
    return http::rateLimited(seconds, u"Too many failed log-ins; try again later."_s);
}

Task<http::Response> logIn(CustomerService *service, http::Request request)
{
    const auto attempt = readLogIn(request);
    if (!attempt)
        co_return http::problem(attempt.error());
    if (const auto seconds = service->lockedFor(*attempt))
        co_return locked(*seconds);
    const auto signedIn = co_await service->logIn(*attempt);
    if (!signedIn && signedIn.error().fault == Fault::RateLimited)
        co_return locked(service->lockedFor(*attempt).value_or(1));
    if (!signedIn)
        co_return http::problem(signedIn.error());
    QJsonObject answer = toJson(*signedIn);
    answer.insert("cart_merge"_L1, toJson(signedIn->carts));
    co_return http::json(answer);
}

Task<http::Response> logOut(CustomerService *service, http::Request request)
{
    co_await service->logOut(request.caller.session);
    co_return http::noContent();
}

Task<http::Response> me(CustomerService *service, http::Request request)
{
    const auto customer = co_await service->profile(request.caller.customer());
    co_return customer ? http::json(toJson(*customer)) : http::problem(customer.error());
}

Task<http::Response> changeMe(CustomerService *service, http::Request request)
{
    const auto change = readProfileChange(request.json);
    if (!change)
        co_return http::problem(change.error());
    const auto customer = co_await service->changeProfile(request.caller.customer(), *change);
    co_return customer ? http::json(toJson(*customer)) : http::problem(customer.error());
}

Task<http::Response> changePassword(CustomerService *service, http::Request request)
{
    const auto change = readPasswordChange(request.json);
    if (!change)
        co_return http::problem(change.error());
    const auto changed = co_await service->changePassword(
        request.caller.customer(), request.caller.session, change->current, change->wanted);
    co_return changed ? http::noContent() : http::problem(changed.error());
}

} // namespace

void addCustomerRoutes(http::Router &router, CustomerService &service)
{
    const auto with = http::handledBy(service);
    router.add({.method = Method::Post,
                .path = "/api/v1/auth/register",
                .access = Access::Public,
                .handler = with(registerAccount),
                .body = Body::Json,
                .rate = RateClass::LogIn});
    router.add({.method = Method::Post,
                .path = "/api/v1/auth/login",
                .access = Access::Public,
                .handler = with(logIn),
                .body = Body::Json,
                .rate = RateClass::LogIn});
    router.add({.method = Method::Post,
                .path = "/api/v1/auth/logout",
                .access = Access::Customer,
                .handler = with(logOut)});
    // Counted as a log-in: it, too, tries a password.
    router.add({.method = Method::Post,
                .path = "/api/v1/auth/password",
                .access = Access::Customer,
                .handler = with(changePassword),
                .body = Body::Json,
                .rate = RateClass::LogIn});
    router.add({.method = Method::Get,
                .path = "/api/v1/me",
                .access = Access::Customer,
                .handler = with(me)});
    router.add({.method = Method::Patch,
                .path = "/api/v1/me",
                .access = Access::Customer,
                .handler = with(changeMe),
                .body = Body::Json,
                .rate = RateClass::Write});
}

} // namespace paushtik::customers
