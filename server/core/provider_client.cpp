// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/provider_client.h"

#include <QCoroNetworkReply>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace paushtik {

using namespace Qt::StringLiterals;

QJsonObject ProviderAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

ProviderClient::ProviderClient()
    : m_network(std::make_unique<QNetworkAccessManager>())
{
}

ProviderClient::~ProviderClient() = default;

namespace {

ProviderAnswer answerOf(QNetworkReply *reply, const QString &refused)
{
    ProviderAnswer answer;
    if (!refused.isEmpty()) {
        answer.failure = refused;
        return answer;
    }
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status == 0) {
        answer.failure = reply->errorString();
        return answer;
    }
    answer.body = reply->readAll();
    bool isNumber = false;
    const int seconds = reply->rawHeader("Retry-After").toInt(&isNumber);
    if (isNumber && seconds >= 0)
        answer.retryAfterSeconds = seconds;
    // A body that was cut is no answer: what it said is not known.
    if (reply->error() == QNetworkReply::RemoteHostClosedError)
        return {.failure = reply->errorString()};
    return answer;
}

} // namespace

Task<ProviderAnswer> ProviderClient::send(ProviderRequest request)
{
    QNetworkRequest http(request.url);
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                      QNetworkRequest::ManualRedirectPolicy);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    http.setRawHeader("User-Agent", "Paushtik/" PAUSHTIK_VERSION);
    for (const auto &[name, value] : std::as_const(request.headers))
        http.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(
        m_network->sendCustomRequest(http, request.method, request.body));

    QString refused;
    QTimer::singleShot(request.deadlineMilliseconds, reply.get(), [&refused, r = reply.get()] {
        refused = u"no answer in time"_s;
        r->abort();
    });
    QObject::connect(
        reply.get(), &QNetworkReply::downloadProgress, reply.get(),
        [&refused, r = reply.get(), most = request.maxAnswerBytes](qint64 received, qint64) {
            if (received > most) {
                refused = u"the answer is too large"_s;
                r->abort();
            }
        });
    co_await *reply;
    co_return answerOf(reply.get(), refused);
}

} // namespace paushtik
