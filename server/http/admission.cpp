// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/admission.h"

#include "server/http/json_body.h"
#include "server/http/percent.h"
#include "server/http/problem.h"
#include "server/http/session_cookie.h"

#include <QRandomGenerator>
#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

constexpr qsizetype kLongestToken = 512;
constexpr qsizetype kLongestRequestId = 64;

/// RFC 6750 §2.1: b64token.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kLongestToken &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      QByteArrayView("-._~+/=").contains(c);
           });
}

bool isRequestId(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= kLongestRequestId &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '_' || c == '-';
           });
}

std::optional<Role> leastRole(Access access)
{
    switch (access) {
    case Access::Warehouse:
        return Role::Warehouse;
    case Access::Manager:
        return Role::Manager;
    case Access::Admin:
        return Role::Admin;
    default:
        return std::nullopt;
    }
}

/// Default deny: only what is named here is let in.
bool mayEnter(Access access, const Caller &caller)
{
    switch (access) {
    case Access::Public:
        return true;
    case Access::CustomerOptional:
    case Access::Customer:
        return caller.isCustomer();
    case Access::AnyStaff:
        return caller.isStaff() && caller.role;
    case Access::Warehouse:
    case Access::Manager:
    case Access::Admin:
        return caller.isStaff() && caller.role && *caller.role >= *leastRole(access);
    }
    return false;
}

bool takesJson(Body body)
{
    return body == Body::Json || body == Body::OptionalJson;
}

} // namespace

std::optional<QByteArray> bearerToken(const Headers &headers)
{
    if (!headers.contains("Authorization"))
        return std::nullopt;
    const QByteArray value = headers.value("Authorization");
    constexpr QByteArrayView kScheme("bearer ");
    if (value.size() <= kScheme.size() ||
        QByteArrayView(value).first(kScheme.size()).compare(kScheme, Qt::CaseInsensitive) != 0)
        return QByteArray("");
    const QByteArrayView token = QByteArrayView(value).sliced(kScheme.size()).trimmed();
    return isToken(token) ? token.toByteArray() : QByteArray("");
}

std::optional<Credential> credentialOf(Method method, const Headers &headers)
{
    if (auto token = bearerToken(headers))
        return Credential{*std::move(token), false};
    if (auto token = sessionCookie(method, headers); token && isToken(*token))
        return Credential{*std::move(token), true};
    return std::nullopt;
}

bool looksAtToken(Access access)
{
    return access != Access::Public;
}

std::optional<Response> admit(Access access, bool tokenGiven, const std::optional<Caller> &caller)
{
    if (access == Access::Public || (access == Access::CustomerOptional && !tokenGiven))
        return std::nullopt;
    if (!caller || caller->realm == Caller::Realm::Nobody)
        return unauthenticated(tokenGiven ? u"The token is not valid, or no longer."_s : QString());
    if (mayEnter(access, *caller))
        return std::nullopt;
    return problem(Error{Fault::Forbidden, {}, {}, {}, {}});
}

std::optional<Response> readQuery(const Route &route, QByteArrayView rawQuery, Request &request)
{
    if (rawQuery.isEmpty())
        return std::nullopt;
    const bool strict = QByteArrayView(route.path).startsWith("/api/v1/");
    const auto pairs = parseQuery(rawQuery);
    if (!pairs)
        return problem(400, u"The query is malformed."_s);
    for (const auto &[name, value] : *pairs) {
        const QString field = QString::fromUtf8(name);
        if (!route.query.contains(name)) {
            if (strict)
                return invalidField(field, u"is not a parameter of this address"_s);
            continue;
        }
        if (strict && request.query.contains(name))
            return invalidField(field, u"must be given once"_s);
        if (value.contains(QChar(u'\0')))
            return invalidField(field, u"has a character that cannot be stored"_s);
        request.query.insert(name, value);
    }
    return std::nullopt;
}

std::optional<Response> readBody(const Route &route, Request &request)
{
    if (!takesJson(route.body) || (route.body == Body::OptionalJson && request.body.isEmpty()))
        return std::nullopt;
    const QByteArray type = request.headers.value("Content-Type");
    if (!request.body.isEmpty() && !isJsonType(type))
        return problem(415, u"Send JSON, with Content-Type: application/json."_s);
    Result<QJsonObject> object = parseJsonBody(request.body);
    if (!object)
        return problem(object.error());
    request.json = *std::move(object);
    return std::nullopt;
}

bool isIdempotencyKey(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= 255 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray requestIdOf(const Headers &headers)
{
    QByteArray given = headers.value("X-Request-Id");
    return isRequestId(given) ? given : newRequestId();
}

/// Unique among all daemons: 64 random bits of the process, and a count.
QByteArray newRequestId()
{
    static const QByteArray process =
        QByteArray::number(QRandomGenerator::system()->generate64(), 36).rightJustified(13, '0');
    static std::atomic<quint64> count{0};
    return process + '-' + QByteArray::number(count.fetch_add(1, std::memory_order_relaxed), 36);
}

} // namespace paushtik::http
