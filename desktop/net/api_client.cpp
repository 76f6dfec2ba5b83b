// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/net/api_client.h"

#include "desktop/net/problem.h"

#include <QCoroNetworkReply>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct DeleteLater {
    void operator()(QNetworkReply *reply) const { reply->deleteLater(); }
};
using Reply = std::unique_ptr<QNetworkReply, DeleteLater>;

bool hasAnswer(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
}

// A time-out is not tried again: whoever waits has waited long enough.
bool isWorthAnotherTry(const QNetworkReply &reply)
{
    return !hasAnswer(reply) && reply.error() != QNetworkReply::OperationCanceledError;
}

const QByteArray kGet = "GET"_ba;
constexpr const char *kKeyHeader = "Idempotency-Key";

template <class T>
Result<T> goneAway()
{
    return fail(Fault::Unavailable, kUnreachable, u"the program is closing"_s);
}

} // namespace

ApiClient::ApiClient(QObject *parent)
    : QObject(parent)
    , m_deadline(15s)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_probe.setInterval(5s);
    connect(&m_probe, &QTimer::timeout, this, &ApiClient::probe);
}

// Whoever still waits for an answer must be let go, or its coroutine would never be freed.
ApiClient::~ApiClient()
{
    blockSignals(true);
    const auto waiting = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : waiting)
        reply->abort();
}

void ApiClient::setServer(const QUrl &server)
{
    if (server != m_server)
        m_tried = false;
    m_server = server;
}

void ApiClient::setToken(const QByteArray &token)
{
    m_token = token;
}

void ApiClient::setPatience(std::chrono::milliseconds deadline,
                            std::chrono::milliseconds probeEvery)
{
    m_deadline = deadline;
    m_probe.setInterval(probeEvery);
}

Task<Result<QJsonObject>> ApiClient::get(QString path, QUrlQuery query)
{
    QNetworkRequest wanted = request(path, query);
    const Reply reply(co_await send(kGet, std::move(wanted), {}));
    co_return reply ? jsonOf(*reply) : goneAway<QJsonObject>();
}

Task<Result<QJsonObject>> ApiClient::post(QString path, QJsonObject body, QByteArray key)
{
    return write("POST"_ba, std::move(path), std::move(body), std::move(key));
}

Task<Result<QJsonObject>> ApiClient::patch(QString path, QJsonObject body, QByteArray key)
{
    return write("PATCH"_ba, std::move(path), std::move(body), std::move(key));
}

Task<Result<QJsonObject>> ApiClient::put(QString path, QJsonObject body)
{
    return write("PUT"_ba, std::move(path), std::move(body), {});
}

Task<Result<QJsonObject>> ApiClient::remove(QString path)
{
    return write("DELETE"_ba, std::move(path), {}, {});
}

Task<Result<QJsonObject>> ApiClient::write(QByteArray verb, QString path, QJsonObject body,
                                           QByteArray key)
{
    QNetworkRequest wanted = request(path, {});
    if (!key.isEmpty())
        wanted.setRawHeader(kKeyHeader, key);
    // A DELETE has no body: some proxies refuse one.
    QByteArray json =
        verb == "DELETE" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const Reply reply(co_await send(std::move(verb), std::move(wanted), std::move(json)));
    co_return reply ? jsonOf(*reply) : goneAway<QJsonObject>();
}

Task<Result<QByteArray>> ApiClient::download(QString path, QUrlQuery query)
{
    QNetworkRequest wanted = request(path, query);
    const Reply reply(co_await send(kGet, std::move(wanted), {}));
    co_return reply ? bodyOf(*reply) : goneAway<QByteArray>();
}

Task<Result<QJsonObject>> ApiClient::upload(QString path, QByteArray contentType, QByteArray body,
                                            QByteArray key, QUrlQuery query)
{
    QNetworkRequest wanted = request(path, query);
    wanted.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    if (!key.isEmpty())
        wanted.setRawHeader(kKeyHeader, key);
    const Reply reply(co_await send("POST"_ba, std::move(wanted), std::move(body)));
    co_return reply ? jsonOf(*reply) : goneAway<QJsonObject>();
}

Task<QNetworkReply *> ApiClient::send(QByteArray verb, QNetworkRequest wanted, QByteArray body)
{
    const QPointer self(this);
    const bool harmless = verb == kGet || wanted.hasRawHeader(kKeyHeader);
    QPointer<QNetworkReply> reply = start(verb, wanted, body);
    co_await reply.data();
    if (!self || !reply)
        co_return nullptr;
    if (harmless && isWorthAnotherTry(*reply) && !signalsBlocked()) {
        reply->deleteLater();
        reply = start(verb, wanted, body);
        co_await reply.data();
        if (!self || !reply)
            co_return nullptr;
    }
    note(*reply);
    co_return reply.data();
}

QNetworkReply *ApiClient::start(const QByteArray &verb, const QNetworkRequest &request,
                                const QByteArray &body)
{
    QNetworkReply *reply = m_network.sendCustomRequest(request, verb, body);
    QTimer::singleShot(m_deadline, reply, &QNetworkReply::abort);
    return reply;
}

QNetworkRequest ApiClient::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_server;
    QString root = url.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    url.setPath(root + u"/api/v1"_s + path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("User-Agent", "paushtik-desk/" PAUSHTIK_VERSION);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

void ApiClient::note(const QNetworkReply &reply)
{
    setReachable(hasAnswer(reply));
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // An answer to a token that was replaced meanwhile says nothing about the one in use.
    const bool signedAsNow =
        !m_token.isEmpty() && reply.request().rawHeader("Authorization") == "Bearer " + m_token;
    if (status == 401 && signedAsNow)
        Q_EMIT tokenRefused();
}

void ApiClient::setReachable(bool reachable)
{
    const bool isNews = !std::exchange(m_tried, true);
    if (reachable != m_offlineSince.has_value()) {
        if (isNews)
            Q_EMIT reachabilityChanged();
        return;
    }
    if (reachable)
        m_offlineSince.reset();
    else
        m_offlineSince = Timestamp::now();
    reachable ? m_probe.stop() : m_probe.start();
    Q_EMIT reachabilityChanged();
}

void ApiClient::probe()
{
    QUrl url = m_server;
    url.setPath(u"/healthz"_s);
    QNetworkReply *reply = start(kGet, QNetworkRequest(url), {});
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (hasAnswer(*reply))
            setReachable(true);
    });
}

} // namespace paushtik
