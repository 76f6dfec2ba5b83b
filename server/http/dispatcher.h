// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/metrics.h"
#include "server/http/idempotency.h"
#include "server/http/incoming.h"
#include "server/http/request_gate.h"
#include "server/http/server.h"
#include "server/http/wire_answer.h"

namespace paushtik::http {

/// From a whole request to its answer: path, method, limits, who asks, query, body,
/// handler, in that order, so that nobody learns more than they may. Held by shared_ptr: a request
/// that is being answered keeps it.
class Dispatcher {
public:
    Dispatcher(const ServerConfig &config, Router router, Authenticator authenticate,
               const db::Database *database);

    /// Never throws: a fault of ours becomes 500 or 503 and a line in the log.
    static Task<Outgoing> answer(std::shared_ptr<Dispatcher> self, Incoming incoming);
    /// The last answer of a connection whose bytes are no request.
    QByteArray refuse(const Refusal &refusal, const QHostAddress &wirePeer,
                      const QByteArray &requestId);
    /// What a WebSocket's handler is told of the request that opened it.
    Request describe(Incoming incoming) const;
    BodyPlan planBody(Method method, QByteArrayView path) const;
    /// From now on every answer says that the connection closes.
    void setDraining() { m_draining = true; }

private:
    /// What an answer needs from its request after the handler has taken that.
    struct Account {
        Method method = Method::Get;
        const Route *route = nullptr;
        QByteArray path;
        QByteArray requestId;
        QByteArray ifNoneMatch;
        QByteArray acceptEncoding;
        bool wantsPage = false;
        QHostAddress peer;
        Caller::Realm realm = Caller::Realm::Nobody;
        bool keepAlive = true;
        bool http10 = false;
        std::chrono::steady_clock::time_point since;
        QList<std::pair<QByteArray, QByteArray>> headers;
    };

    Response pageInstead(Response problem, const Account &account) const;
    Task<Response> respond(std::shared_ptr<Account> account, Incoming incoming);
    Task<Response> handleKeyed(const Route *route, Request request, QByteArray rawQuery);

    std::optional<Response> refusePath(const Router::Match &match, const Incoming &incoming,
                                       Account &account) const;
    std::optional<Response> limitBefore(const Route &route, const Request &request) const;
    std::optional<Response> limitWrites(const Route &route, const Request &request) const;
    Outgoing finish(Response response, const Account &account);
    void record(const Account &account, int status);
    int indexOf(const Route *route) const;

    const QList<std::pair<QHostAddress, int>> m_trustedProxies;
    const QByteArrayList m_corsOrigins;
    const Limits m_limits;
    const bool m_rateLimits;
    const std::function<Response(const Request &, int)> m_errorPage;
    const Router m_router;
    const Authenticator m_authenticate;
    const std::unique_ptr<IdempotencyKeys> m_keys; ///< null without a database
    QHash<const Route *, int> m_indexes;
    RequestMetrics m_metrics;
    bool m_draining = false;
};

} // namespace paushtik::http
