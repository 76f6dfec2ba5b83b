// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/staff_routes.h"

#include "server/core/email.h"
#include "server/http/cursor.h"
#include "server/http/form.h"
#include "server/http/handled_by.h"
#include "server/http/problem.h"
#include "server/staff/staff_role.h"

using namespace Qt::StringLiterals;

namespace paushtik::staff {
namespace {

using http::Access;
using http::Body;
using http::Method;
using http::RateClass;

const QByteArray kScope = "staff"_ba;
constexpr http::TextRule kName{.min = 1, .max = 100};
constexpr http::TextRule kNewPassword{
    .min = kMinPasswordCharacters, .max = kMaxPasswordCharacters, .trim = false};
constexpr http::TextRule kPassword{.min = 1, .max = kMaxPasswordCharacters, .trim = false};

/// Who they are, to themselves.
QJsonObject identity(const Member &member)
{
    return {
        {u"id"_s, member.id.toString()},
        {u"email"_s, member.email},
        {u"name"_s, member.name},
        {u"role"_s, roleWord(member.role)},
    };
}

/// What an admin sees of them.
QJsonObject toJson(const Member &member)
{
    QJsonObject object = identity(member);
    object.insert("active"_L1, member.active);
    object.insert("created_at"_L1, member.createdAt.toString());
    return object;
}

ChangedBy changedBy(const http::Request &request)
{
    return {actorOf(request.caller), request.caller.session, request.id};
}

http::Response locked(int seconds)
{
    return http::rateLimited(seconds, u"Too many failed log-ins; try again later."_s);
}

Task<http::Response> logIn(StaffService *service, http::Request request)
{
    http::Form form(request.json);
    const LogInAttempt attempt{.email = form.text(u"email"_s, {.min = 1, .max = 300}),
                               .password = form.text(u"password"_s, kPassword),
                               .peer = request.peer};
    if (const auto error = form.error())
        co_return http::problem(*error);
    if (const auto seconds = service->lockedFor(attempt))
        co_return locked(*seconds);
    const auto signedIn = co_await service->logIn(attempt);
    if (!signedIn && signedIn.error().fault == Fault::RateLimited)
        co_return locked(service->lockedFor(attempt).value_or(1));
    if (!signedIn)
        co_return http::problem(signedIn.error());
    co_return http::json({
        {u"token"_s, QString::fromLatin1(signedIn->session.token)},
        {u"expires_at"_s, signedIn->session.expiresAt.toString()},
        {u"staff"_s, identity(signedIn->member)},
    });
}

Task<http::Response> logOut(StaffService *service, http::Request request)
{
    co_await service->logOut(request.caller.session);
    co_return http::noContent();
}

Task<http::Response> me(StaffService *service, http::Request request)
{
    const auto member = co_await service->member(request.caller.staff());
    co_return member ? http::json(identity(*member)) : http::problem(member.error());
}

std::optional<StaffId> keyOf(const http::PageRequest &page)
{
    return page.after ? StaffId::parse(page.after->at(0).toString()) : std::nullopt;
}

Task<http::Response> list(StaffService *service, http::Request request)
{
    const auto page = http::pageRequest(request, kScope);
    if (!page)
        co_return http::problem(page.error());
    auto members = co_await service->list(keyOf(*page), page->limit + 1);
    QString next;
    if (members.size() > page->limit) {
        members.removeLast();
        next = http::sealCursor(kScope, QJsonArray{members.last().id.toString()});
    }
    QJsonArray items;
    for (const Member &member : std::as_const(members))
        items.append(toJson(member));
    co_return http::page(items, next);
}

std::optional<http::Role> readRole(http::Form &form)
{
    return parseRole(form.oneOf(u"role"_s, roleWords()));
}

Result<NewMember> readNewMember(const http::Request &request)
{
    http::Form form(request.json);
    const QString given = form.text(u"email"_s, {.min = 1, .max = 300});
    const auto email = canonicalEmail(given);
    if (!email && !given.isEmpty())
        form.refuse(u"email"_s, u"an e-mail address"_s);
    const NewMember wanted{.email = email.value_or(QString()),
                           .name = form.text(u"name"_s, kName),
                           .role = readRole(form).value_or(http::Role::Warehouse),
                           .password = form.text(u"password"_s, kNewPassword)};
    if (auto error = form.error())
        return fail(std::move(*error));
    return wanted;
}

Task<http::Response> add(StaffService *service, http::Request request)
{
    const auto wanted = readNewMember(request);
    if (!wanted)
        co_return http::problem(wanted.error());
    const auto member = co_await service->add(*wanted, changedBy(request), request.idempotency);
    co_return member ? http::json(toJson(*member), 201) : http::problem(member.error());
}

// A field that is there but null is an error like any other wrong type, not a field left out.
Result<MemberChange> readChange(const http::Request &request)
{
    http::Form form(request.json);
    const auto given = [&request](QLatin1StringView field) { return request.json.contains(field); };
    MemberChange change;
    if (given("name"_L1))
        change.name = form.text(u"name"_s, kName);
    if (given("role"_L1))
        change.role = readRole(form);
    if (given("active"_L1) && !form.has(u"active"_s))
        form.refuse(u"active"_s, u"true or false"_s);
    change.active = form.optionalBoolean(u"active"_s);
    if (given("password"_L1))
        change.password = form.text(u"password"_s, kNewPassword);
    if (auto error = form.error())
        return fail(std::move(*error));
    return change;
}

Task<http::Response> changeMember(StaffService *service, http::Request request)
{
    const auto change = readChange(request);
    if (!change)
        co_return http::problem(change.error());
    const auto member =
        co_await service->changeMember(request.idParam<StaffId>("id"), *change, changedBy(request));
    co_return member ? http::json(toJson(*member)) : http::problem(member.error());
}

} // namespace

void addStaffRoutes(http::Router &router, StaffService &service)
{
    const auto with = http::handledBy(service);
    router.add({.method = Method::Post,
                .path = "/api/v1/staff/login",
                .access = Access::Public,
                .handler = with(logIn),
                .body = Body::Json,
                .rate = RateClass::LogIn});
    router.add({.method = Method::Post,
                .path = "/api/v1/staff/logout",
                .access = Access::AnyStaff,
                .handler = with(logOut)});
    router.add({.method = Method::Get,
                .path = "/api/v1/staff/me",
                .access = Access::AnyStaff,
                .handler = with(me)});
    router.add({.method = Method::Get,
                .path = "/api/v1/admin/staff",
                .access = Access::Admin,
                .handler = with(list),
                .query = {"limit"_ba, "cursor"_ba}});
    router.add({.method = Method::Post,
                .path = "/api/v1/admin/staff",
                .access = Access::Admin,
                .handler = with(add),
                .body = Body::Json,
                .idempotent = true,
                .rate = RateClass::Write});
    router.add({.method = Method::Patch,
                .path = "/api/v1/admin/staff/{id:uuid}",
                .access = Access::Admin,
                .handler = with(changeMember),
                .body = Body::Json,
                .idempotent = true,
                .rate = RateClass::Write});
}

} // namespace paushtik::staff
