// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/customers/account_server.h"

#include "server/http/cursor.h"
#include "tests/support/wait_for.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace paushtik::tests {
namespace {

constexpr PasswordHasher::Cost kCheap{1, 8 * 1024};

QByteArray nameOf(http::Method method)
{
    switch (method) {
    case http::Method::Post:
        return "POST"_ba;
    case http::Method::Put:
        return "PUT"_ba;
    case http::Method::Patch:
        return "PATCH"_ba;
    case http::Method::Delete:
        return "DELETE"_ba;
    default:
        return "GET"_ba;
    }
}

Task<std::optional<http::Caller>> authenticate(db::Session session, QByteArray token)
{
    if (token.startsWith(staff::kTokenPrefix))
        co_return co_await staff::authenticate(session, std::move(token));
    co_return co_await customers::authenticate(session, std::move(token));
}

AccountServer::Answer read(QNetworkReply &reply)
{
    AccountServer::Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.bytes = reply.readAll();
    answer.json = QJsonDocument::fromJson(answer.bytes).object();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    return answer;
}

} // namespace

AccountServer::AccountServer()
    : m_worker(m_database.config())
    , m_hasher(kCheap)
    , m_carts(&m_worker)
    , m_customers(&m_worker, &m_hasher, &m_customerLock, &m_carts)
    , m_addresses(&m_worker)
    , m_staff(&m_worker, &m_hasher, &m_staffLock)
{
    http::setCursorSecret(QByteArray(32, 's'));
    http::ServerConfig config;
    config.address = QHostAddress::LocalHost;
    config.rateLimits = false;
    m_server = std::make_unique<http::Server>(
        config, makeRouter(),
        [this](QByteArray token) { return tests::authenticate(m_worker, std::move(token)); },
        &m_worker);
    if (!m_server->listen())
        qFatal("%s", qPrintable(m_server->errorString()));
}

AccountServer::~AccountServer()
{
    settled(m_server->drain(5'000));
    m_server.reset();
    settled(m_worker.close());
}

http::Router AccountServer::makeRouter()
{
    http::Router router;
    carts::addCartRoutes(router, m_carts);
    customers::addCustomerRoutes(router, m_customers);
    customers::addAddressRoutes(router, m_addresses);
    staff::addStaffRoutes(router, m_staff);
    staff::addAuditRoutes(router, m_worker);
    for (const auto &route : router.routes())
        m_routes.append({nameOf(route->method), route->path, route->access});
    return router;
}

QString AccountServer::Answer::field() const
{
    return json[u"errors"_s].toArray().first().toObject()[u"field"_s].toString();
}

AccountServer::Answer AccountServer::call(const QByteArray &method, const QByteArray &path,
                                          std::optional<QJsonObject> body, const Headers &headers)
{
    const QString url =
        u"http://127.0.0.1:%1/api/v1%2"_s.arg(m_server->port()).arg(QString::fromUtf8(path));
    QNetworkRequest request{QUrl(url)};
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        request.setRawHeader(header.key(), header.value());
    QByteArray bytes;
    if (body) {
        request.setRawHeader("Content-Type"_ba, "application/json"_ba);
        bytes = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    std::unique_ptr<QNetworkReply> reply(m_client.sendCustomRequest(request, method, bytes));
    if (!waitUntil([&reply] { return reply->isFinished(); }))
        qFatal("no answer within a minute");
    return read(*reply);
}

AccountServer::Answer AccountServer::call(const QByteArray &method, const QByteArray &path,
                                          std::optional<QJsonObject> body, const QString &token)
{
    return call(method, path, std::move(body),
                Headers{{"Authorization"_ba, "Bearer " + token.toLatin1()}});
}

QString AccountServer::customerToken(const QString &email)
{
    const QJsonObject body{
        {u"email"_s, email}, {u"name"_s, u"Asha"_s}, {u"password"_s, kTestPassword}};
    return call("POST"_ba, "/auth/register"_ba, body).json[u"token"_s].toString();
}

QString AccountServer::staffToken(const QString &email, http::Role role)
{
    const staff::NewMember wanted{email, u"Member"_s, role, kTestPassword};
    (void)settled(m_staff.add(wanted, {}, nullptr)).has_value();
    const QJsonObject body{{u"email"_s, email}, {u"password"_s, kTestPassword}};
    return call("POST"_ba, "/staff/login"_ba, body).json[u"token"_s].toString();
}

} // namespace paushtik::tests
