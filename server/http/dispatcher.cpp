// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/dispatcher.h"

#include "server/core/log.h"
#include "server/db/error.h"
#include "server/http/admission.h"
#include "server/http/cors.h"
#include "server/http/peer.h"
#include "server/http/problem.h"
#include "server/http/rate_limits.h"

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

Q_LOGGING_CATEGORY(lcHttp, "paushtik.http")
Q_LOGGING_CATEGORY(lcAccess, "paushtik.access", QtInfoMsg)

/// A path is a client's to choose; a line of the log is not.
constexpr qsizetype kLoggedPath = 256;

const char *nameOf(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    }
    Q_UNREACHABLE();
}

QByteArrayList labelsOf(const Router &router)
{
    QByteArrayList labels;
    for (const auto &route : router.routes())
        labels.append(QByteArray(nameOf(route->method)) + ' ' + route->path);
    return labels;
}

QByteArrayView pathOf(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView(target) : QByteArrayView(target).first(mark);
}

QByteArrayView queryOf(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1);
}

/// A browser that goes somewhere says that it takes HTML; scripts and other programs do not.
bool wantsPage(const QByteArray &path, const Headers &headers)
{
    return headers.value("Accept").contains("text/html") && !path.startsWith("/api/");
}

bool isRead(Method method)
{
    return method == Method::Get || method == Method::Head;
}

} // namespace

Dispatcher::Dispatcher(const ServerConfig &config, Router router, Authenticator authenticate,
                       const db::Database *database)
    : m_trustedProxies(config.trustedProxies)
    , m_corsOrigins(config.corsOrigins)
    , m_limits(config.limits)
    , m_rateLimits(config.rateLimits)
    , m_errorPage(config.errorPage)
    , m_router(std::move(router))
    , m_authenticate(std::move(authenticate))
    , m_keys(database ? std::make_unique<IdempotencyKeys>(*database, m_limits.idempotencyLeaseMs)
                      : nullptr)
    , m_metrics(labelsOf(m_router))
{
    for (const auto &route : m_router.routes())
        m_indexes.insert(route.get(), static_cast<int>(m_indexes.size()));
}

BodyPlan Dispatcher::planBody(Method method, QByteArrayView path) const
{
    const Router::Match match = m_router.match(method, path);
    const Body body = match.route ? match.route->body : Body::None;
    const bool required = body == Body::Json || body == Body::Raw || body == Body::Upload;
    return {body == Body::Upload ? m_limits.upload : m_limits.jsonBody, required};
}

Task<Outgoing> Dispatcher::answer(std::shared_ptr<Dispatcher> self, Incoming incoming)
{
    auto account = std::make_shared<Account>();
    account->method = incoming.method;
    account->path = pathOf(incoming.target).toByteArray();
    account->requestId = requestIdOf(incoming.headers);
    account->peer = clientAddress(incoming.wirePeer, incoming.headers, self->m_trustedProxies);
    account->ifNoneMatch = incoming.headers.value("If-None-Match");
    account->acceptEncoding = incoming.headers.value("Accept-Encoding");
    account->wantsPage = wantsPage(account->path, incoming.headers);
    account->keepAlive = incoming.keepAlive;
    account->http10 = incoming.http10;
    account->since = incoming.since;
    account->headers = corsHeaders(incoming.headers, self->m_corsOrigins);
    std::optional<Response> response;
    try {
        response = co_await self->respond(account, std::move(incoming));
    } catch (const db::Error &error) {
        logWith(lcHttp(), QtCriticalMsg, u"database: "_s + QString::fromUtf8(error.what()),
                {{u"request_id"_s, QString::fromLatin1(account->requestId)}});
        response = problem(error.unavailable() ? 503 : 500);
    } catch (const std::exception &error) {
        logWith(lcHttp(), QtCriticalMsg, u"exception: "_s + QString::fromUtf8(error.what()),
                {{u"request_id"_s, QString::fromLatin1(account->requestId)}});
        response = problem(500);
    }
    if (self->m_errorPage && account->wantsPage && isProblem(*response))
        response = self->pageInstead(std::move(*response), *account);
    co_return self->finish(std::move(*response), *account);
}

/// The page keeps what the problem told the client's machinery: Allow, Retry-After, the challenge.
Response Dispatcher::pageInstead(Response problem, const Account &account) const
{
    Request request;
    request.method = account.method;
    request.path = account.path;
    request.id = account.requestId;
    request.headers.append("Accept-Encoding"_ba, account.acceptEncoding);
    try {
        Response page = m_errorPage(request, problem.status);
        page.status = problem.status;
        page.headers += problem.headers;
        return page;
    } catch (const std::exception &error) {
        logWith(lcHttp(), QtCriticalMsg, u"error page: "_s + QString::fromUtf8(error.what()), {});
        return problem;
    }
}

/// Unknown paths, methods, and OPTIONS.
std::optional<Response> Dispatcher::refusePath(const Router::Match &match, const Incoming &incoming,
                                               Account &account) const
{
    if (match.route)
        return std::nullopt;
    if (incoming.method == Method::Options &&
        (!match.allowed.isEmpty() || incoming.target == "*")) {
        account.headers = preflightHeaders(incoming.headers, m_corsOrigins, match.allowed);
        Response response = noContent();
        if (!match.allowed.isEmpty())
            response.with("Allow"_ba, match.allowed.join(", "));
        return response;
    }
    if (match.allowed.isEmpty())
        return problem(404);
    return methodNotAllowed(match.allowed);
}

Task<Response> Dispatcher::respond(std::shared_ptr<Account> account, Incoming incoming)
{
    Router::Match match = m_router.match(incoming.method, account->path);
    if (auto refusal = refusePath(match, incoming, *account))
        co_return std::move(*refusal);
    account->route = match.route;
    Request request;
    request.method = incoming.method;
    request.path = account->path;
    request.params = std::move(match.params);
    request.headers = std::move(incoming.headers);
    request.body = std::move(incoming.body);
    request.peer = account->peer;
    request.id = account->requestId;
    if (auto refusal = limitBefore(*match.route, request))
        co_return std::move(*refusal);

    const auto credential = looksAtToken(match.route->access)
                                ? credentialOf(request.method, request.headers)
                                : std::nullopt;
    std::optional<Caller> caller;
    if (credential && !credential->token.isEmpty())
        caller = co_await m_authenticate(credential->token);
    if (caller)
        request.caller = *caller;
    account->realm = request.caller.realm;
    if (auto refusal = limitWrites(*match.route, request))
        co_return std::move(*refusal);
    const bool tokenGiven = credential && (caller || !credential->fromCookie);
    if (auto refusal = admit(match.route->access, tokenGiven, caller))
        co_return std::move(*refusal);
    if (auto refusal = readQuery(*match.route, queryOf(incoming.target), request))
        co_return std::move(*refusal);
    if (auto refusal = readBody(*match.route, request))
        co_return std::move(*refusal);
    if (m_keys && match.route->idempotent && request.headers.contains("Idempotency-Key"))
        co_return co_await handleKeyed(match.route, std::move(request),
                                       queryOf(incoming.target).toByteArray());
    co_return co_await match.route->handler(std::move(request));
}

Task<Response> Dispatcher::handleKeyed(const Route *route, Request request, QByteArray rawQuery)
{
    if (!isIdempotencyKey(request.headers.value("Idempotency-Key")))
        co_return invalidField(u"Idempotency-Key"_s,
                               u"must be 1 to 255 visible ASCII characters"_s);
    KeyedCall call = keyedCall(request, rawQuery);
    co_return co_await m_keys->answerOnce(&route->handler, std::move(request), std::move(call));
}

Request Dispatcher::describe(Incoming incoming) const
{
    Request request;
    request.method = incoming.method;
    request.path = pathOf(incoming.target).toByteArray();
    request.id = requestIdOf(incoming.headers);
    request.peer = clientAddress(incoming.wirePeer, incoming.headers, m_trustedProxies);
    request.headers = std::move(incoming.headers);
    return request;
}

/// Log-in and register are limited by peer alone, before anything is looked up.
std::optional<Response> Dispatcher::limitBefore(const Route &route, const Request &request) const
{
    if (!m_rateLimits || route.rate != RateClass::LogIn)
        return std::nullopt;
    const auto wait = RateLimits::shared().logIn.take(peerKey(request.peer), monotonicMs());
    return wait ? std::optional<Response>(rateLimited(*wait)) : std::nullopt;
}

/// Writes count against the account where one is known, so that several desks behind one address do
/// not share a limit; everybody else, a wrong token too, counts against the peer.
std::optional<Response> Dispatcher::limitWrites(const Route &route, const Request &request) const
{
    if (!m_rateLimits || route.rate != RateClass::Write)
        return std::nullopt;
    const Caller &caller = request.caller;
    const QByteArray key =
        caller.account.isNull() ? peerKey(request.peer) : caller.account.toRfc4122();
    RateLimits &limits = RateLimits::shared();
    const auto wait =
        (caller.isStaff() ? limits.staffWrite : limits.write).take(key, monotonicMs());
    return wait ? std::optional<Response>(rateLimited(*wait)) : std::nullopt;
}

Outgoing Dispatcher::finish(Response response, const Account &account)
{
    if (response.status == 200 && isRead(account.method) &&
        matchesTag(account.ifNoneMatch, response.etag)) {
        response.status = 304;
        response.body.clear();
        response.file = {};
        response.contentType.clear();
    }
    record(account, response.status);
    const bool headOnly = account.method == Method::Head;
    return toWire(std::move(response),
                  {account.requestId, headOnly, account.keepAlive && !m_draining, account.http10,
                   account.headers});
}

QByteArray Dispatcher::refuse(const Refusal &refusal, const QHostAddress &wirePeer,
                              const QByteArray &requestId)
{
    m_metrics.count(-1, refusal.status, 0);
    logWith(lcAccess(), QtInfoMsg, u"refused: "_s + QString::fromLatin1(refusal.detail),
            {{u"status"_s, refusal.status},
             {u"peer"_s, wirePeer.toString()},
             {u"request_id"_s, QString::fromLatin1(requestId)}});
    Response response = problem(refusal.status, QString::fromLatin1(refusal.detail));
    if (refusal.status == 426)
        response.with("Upgrade"_ba, "websocket"_ba).with("Sec-WebSocket-Version"_ba, "13"_ba);
    return toWire(std::move(response), {requestId, false, false, false, {}}).bytes;
}

/// Reads that went well are the bulk and say little: they are logged only when somebody asks for
/// them.
void Dispatcher::record(const Account &account, int status)
{
    using namespace std::chrono;
    const qint64 took = duration_cast<microseconds>(steady_clock::now() - account.since).count();
    m_metrics.count(indexOf(account.route), status, took);
    const QtMsgType level = isRead(account.method) && status < 400 ? QtDebugMsg : QtInfoMsg;
    if (!lcAccess().isEnabled(level))
        return;
    // The path without its query, which may hold anything.
    const QByteArray line = QByteArray(nameOf(account.method)) + ' ' +
                            account.path.left(kLoggedPath) + ' ' + QByteArray::number(status);
    logWith(lcAccess(), level, QString::fromLatin1(line),
            {{u"status"_s, status},
             {u"ms"_s, static_cast<double>(took) / 1000.0},
             {u"peer"_s, account.peer.toString()},
             {u"request_id"_s, QString::fromLatin1(account.requestId)}});
}

int Dispatcher::indexOf(const Route *route) const
{
    return route ? m_indexes.value(route, -1) : -1;
}

} // namespace paushtik::http
