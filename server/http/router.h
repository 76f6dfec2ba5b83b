// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <QByteArrayList>
#include <functional>
#include <memory>

namespace paushtik::http {

/// Who may call a route. There is no default: a route without one does not compile.
enum class Access {
    Public,           ///< anyone; a token is not looked at
    CustomerOptional, ///< anyone; a customer's token is honoured, a bad one is 401, a staff one 403
    Customer,
    AnyStaff, ///< signed in, whatever the role
    Warehouse,
    Manager,
    Admin,
};

enum class Body {
    None,         ///< whatever comes is ignored; no Content-Type needed
    Json,         ///< an object, ≤ 1 MB, parsed into Request::json; anything else is 400 or 415
    OptionalJson, ///< the same, but it may be absent
    Raw,          ///< bytes as they came, ≤ 1 MB (webhooks: the signature is over them)
    Upload,       ///< bytes as they came, ≤ 20 MB (multipart)
};

/// Which rate limit counts the call (api.md, Conventions).
enum class RateClass { None, Write, LogIn };

using Handler = std::function<Task<Response>(Request)>;

struct Route {
    Method method;
    /// "/api/v1/admin/products/{id:uuid}/images/{image_id:uuid}". `{name}` takes any one segment;
    /// `{name:uuid}` only a UUID, anything else is 404; `{id:uuid}.pdf` takes a segment with that
    /// ending; `{name:path}`, at the end of a path only, takes all that is left, slashes too.
    const char *path;
    Access access;
    Handler handler;
    Body body = Body::None;
    QByteArrayList query = {}; ///< names allowed in the query; under /api/v1 any other is 422
    bool idempotent = false;   ///< honours Idempotency-Key
    RateClass rate = RateClass::None;
};

/// A trie over path segments. Built once per worker, then only read.
class Router {
public:
    Router();
    ~Router();
    Router(Router &&) noexcept;

    void add(Route route);

    struct Match {
        const Route *route = nullptr; ///< null: no such path, or not with this method
        QByteArrayList allowed;       ///< the methods of the path; empty: no such path (404)
        QHash<QByteArray, QString> params;
    };
    /// HEAD matches a GET route. `path` is still percent-encoded.
    Match match(Method method, QByteArrayView path) const;
    /// In the order they were added: for the OpenAPI test and the test over every route × role.
    const std::vector<std::unique_ptr<Route>> &routes() const;

private:
    struct Node;
    struct Walk;
    std::unique_ptr<Node> m_root;
    std::vector<std::unique_ptr<Route>> m_routes;
};

} // namespace paushtik::http
