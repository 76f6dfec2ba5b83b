// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/test_routes.h"

#include "server/db/error.h"
#include "server/http/form.h"
#include "server/http/problem.h"

#include <QCoroTimer>
#include <chrono>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

constexpr auto kSlow = std::chrono::milliseconds(30);

QJsonObject describe(const Request &request)
{
    QJsonObject params;
    for (auto it = request.params.begin(); it != request.params.end(); ++it)
        params.insert(QString::fromLatin1(it.key()), it.value());
    QJsonObject query;
    for (auto it = request.query.begin(); it != request.query.end(); ++it)
        query.insert(QString::fromLatin1(it.key()), it.value());
    return {{u"path"_s, QString::fromLatin1(request.path)},
            {u"params"_s, params},
            {u"query"_s, query},
            {u"json"_s, request.json},
            {u"size"_s, request.body.size()},
            {u"peer"_s, request.peer.toString()},
            {u"id"_s, QString::fromLatin1(request.id)},
            {u"caller"_s, request.caller.name}};
}

Task<Response> echo(Request request)
{
    co_return json(describe(request));
}

Task<Response> slowEcho(Request request)
{
    co_await QCoro::sleepFor(kSlow);
    co_return json(describe(request));
}

Task<Response> cached(Request)
{
    Response response = json({{u"jar"_s, u"500 ml"_s}});
    response.etag = "\"v1\""_ba;
    response.cacheControl = "public, max-age=60"_ba;
    co_return response;
}

Task<Response> form(Request request)
{
    Form fields(request.json);
    const QString name = fields.text(u"name"_s, {10, 20});
    fields.optionalInteger(u"qty"_s, 1, 10);
    if (const auto error = fields.error())
        co_return problem(*error);
    co_return json({{u"name"_s, name}}, 201);
}

Task<Response> bytes(Request request)
{
    Response response;
    response.contentType = "application/octet-stream"_ba;
    response.body = request.body;
    co_return response;
}

Task<Response> large(Request)
{
    Response response;
    response.contentType = "application/octet-stream"_ba;
    response.body = QByteArray(8 * 1024 * 1024, 'g');
    co_return response;
}

Task<Response> databaseFails(Request request)
{
    co_await QCoro::sleepFor(std::chrono::milliseconds(1));
    if (request.query.value("q") == "away"_L1)
        throw db::Error("SELECT secret FROM orders: connection lost"_ba, {}, {});
    throw db::Error("SELECT secret FROM orders: relation does not exist"_ba, "42P01"_ba, {});
}

Task<Response> throws(Request)
{
    throw std::runtime_error("a path /home/somebody/secret.cpp");
    co_return noContent();
}

Task<Response> forgesHeader(Request request)
{
    Response response = json({});
    response.with("X-Told"_ba, request.json.value("told"_L1).toString().toUtf8());
    co_return response;
}

Task<Response> pageOfHtml(Request)
{
    Response response;
    response.contentType = "text/html; charset=utf-8"_ba;
    response.body = "<p>ghee</p>"_ba;
    co_return response;
}

} // namespace

Router testRoutes()
{
    Router router;
    const auto add = [&router](Method method, const char *path, Access access, Handler handler,
                               Body body = Body::None, RateClass rate = RateClass::None) {
        router.add({method,
                    path,
                    access,
                    std::move(handler),
                    body,
                    {"limit", "cursor", "q"},
                    false,
                    rate});
    };
    add(Method::Get, "/api/v1/echo", Access::Public, echo);
    add(Method::Post, "/api/v1/echo", Access::Public, echo, Body::Json);
    add(Method::Post, "/api/v1/optional", Access::Public, echo, Body::OptionalJson);
    add(Method::Get, "/api/v1/slow", Access::Public, slowEcho);
    add(Method::Post, "/api/v1/slow", Access::Public, slowEcho, Body::Json);
    add(Method::Get, "/api/v1/cached", Access::Public, cached);
    add(Method::Post, "/api/v1/form", Access::Public, form, Body::Json);
    add(Method::Post, "/api/v1/upload", Access::Public, bytes, Body::Upload);
    add(Method::Post, "/api/v1/raw", Access::Public, bytes, Body::Raw);
    add(Method::Get, "/api/v1/large", Access::Public, large);
    add(Method::Get, "/api/v1/things/{name}", Access::Public, echo);
    add(Method::Get, "/api/v1/ids/{id:uuid}", Access::Public, echo);
    add(Method::Get, "/api/v1/ids/{id:uuid}.pdf", Access::Public, echo);
    add(Method::Get, "/api/v1/customer-optional", Access::CustomerOptional, echo);
    add(Method::Get, "/api/v1/customer", Access::Customer, echo);
    add(Method::Get, "/api/v1/staff", Access::AnyStaff, echo);
    add(Method::Get, "/api/v1/warehouse", Access::Warehouse, echo);
    add(Method::Get, "/api/v1/manager", Access::Manager, echo);
    add(Method::Get, "/api/v1/admin", Access::Admin, echo);
    add(Method::Post, "/api/v1/admin", Access::Admin, echo, Body::Json);
    add(Method::Post, "/api/v1/log-in", Access::Public, echo, Body::None, RateClass::LogIn);
    add(Method::Post, "/api/v1/write", Access::CustomerOptional, echo, Body::None,
        RateClass::Write);
    add(Method::Get, "/api/v1/database", Access::Public, databaseFails);
    add(Method::Get, "/api/v1/throws", Access::Public, throws);
    add(Method::Post, "/api/v1/header", Access::Public, forgesHeader, Body::Json);
    add(Method::Get, "/page", Access::Public, pageOfHtml);
    add(Method::Get, "/media/{key:path}", Access::Public, echo);
    add(Method::Get, "/", Access::Public, pageOfHtml);
    return router;
}

Task<std::optional<Caller>> testAuthenticate(QByteArray token)
{
    co_await QCoro::sleepFor(std::chrono::milliseconds(0));
    static const QHash<QByteArray, Role> kRoles{
        {"warehouse", Role::Warehouse}, {"manager", Role::Manager}, {"admin", Role::Admin}};
    Caller caller;
    caller.account = QUuid::createUuidV5(QUuid(), token);
    caller.name = QString::fromLatin1(token);
    if (token == "customer") {
        caller.realm = Caller::Realm::Customer;
        co_return caller;
    }
    if (!kRoles.contains(token))
        co_return std::nullopt;
    caller.realm = Caller::Realm::Staff;
    caller.role = kRoles.value(token);
    co_return caller;
}

} // namespace paushtik::http
