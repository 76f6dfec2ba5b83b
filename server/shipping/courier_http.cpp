// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_http.h"

#include <QCoroNetworkReply>
#include <QCoroTimer>
#include <QHostAddress>
#include <QLoggingCategory>
#include <QNetworkReply>
#include <QTimer>
#include <array>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

Q_LOGGING_CATEGORY(lcCourier, "paushtik.courier")

constexpr int kMostJsonBytes = 4 * 1024 * 1024;
constexpr int kMostPdfBytes = 16 * 1024 * 1024;
constexpr int kLongestRetryAfter = 3'600;

// Where Shiprocket serves labels and manifests from: its own names, and its buckets.
constexpr std::array kProviderHosts{"shiprocket.in"_L1, "shiprocket.co"_L1,
                                    "kr-shipmultichannel.s3.ap-southeast-1.amazonaws.com"_L1,
                                    "kr-shipmultichannel-mum.s3.ap-south-1.amazonaws.com"_L1};

qint64 steadyMs()
{
    return QDeadlineTimer::current().deadline();
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

CourierFailure retryLater(const QString &reason, std::optional<int> seconds = {})
{
    return {FailureClass::Retry, reason, seconds};
}

/// Seconds, or nothing; the date form is not worth a parser here.
std::optional<int> retryAfter(const QNetworkReply &reply)
{
    bool number = false;
    const int seconds = reply.rawHeader("Retry-After").trimmed().toInt(&number);
    return number && seconds >= 0 ? std::optional<int>(qMin(seconds, kLongestRetryAfter)) : std::nullopt;
}

bool isAway(int status)
{
    return status == 502 || status == 503 || status == 504 || status == 408;
}

QNetworkRequest requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "application/json, application/pdf");
    return request;
}

struct LaterDeleter {
    void operator()(QNetworkReply *reply) const { reply->deleteLater(); }
};

} // namespace

QJsonValue WireReply::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return document.object();
    if (document.isArray())
        return document.array();
    return {};
}

CourierHttp::CourierHttp(QUrl baseUrl, std::shared_ptr<CourierGate> gate)
    : m_base(std::move(baseUrl)), m_gate(std::move(gate))
{
    // The courier is named by configuration; no environment of the machine may put a proxy in between.
    m_network.setProxy(QNetworkProxy::NoProxy);
}

bool CourierHttp::isSafe(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
}

bool CourierHttp::isCouriersHost(const QUrl &url) const
{
    const QString host = url.host().toLower();
    if (host == m_base.host().toLower())
        return true;
    for (const QLatin1StringView own : kProviderHosts) {
        if (host == own || host.endsWith(u'.' + QString(own)))
            return true;
    }
    return false;
}

Task<std::optional<CourierFailure>> CourierHttp::waitForTurn(QDeadlineTimer deadline)
{
    const int open = m_gate->openFor(steadyMs());
    if (open > 0)
        co_return retryLater(u"the courier has not been answering"_s, (open + 999) / 1'000);
    for (;;) {
        const int wait = m_gate->admit(steadyMs());
        if (wait == 0)
            co_return std::nullopt;
        if (deadline.hasExpired() || deadline.remainingTime() < wait)
            co_return retryLater(u"too many calls to the courier at once"_s, wait / 1'000 + 1);
        co_await QCoro::sleepFor(std::chrono::milliseconds(wait));
    }
}

Task<Answer<WireReply>> CourierHttp::send(QNetworkReply *started, int mostBytes, QDeadlineTimer deadline)
{
    const std::unique_ptr<QNetworkReply, LaterDeleter> reply(started);
    QTimer::singleShot(qMax<qint64>(1, deadline.remainingTime()), started, &QNetworkReply::abort);
    QObject::connect(started, &QNetworkReply::downloadProgress, started, [started, mostBytes](qint64 got, qint64) {
        if (got > mostBytes)
            started->abort();
    });
    if (!started->isFinished())
        co_await qCoro(started).waitForFinished();

    WireReply answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    qCDebug(lcCourier, "%ls: %d", qUtf16Printable(reply->url().path()), answer.status);
    // A body cut short has a status and an error both.
    const bool cut = reply->error() != QNetworkReply::NoError && answer.ok();
    if (answer.status == 0 || cut || isAway(answer.status)) {
        m_gate->failed(steadyMs());
        const QString why = answer.status >= 400 ? u"the courier answers %1"_s.arg(answer.status)
                                                 : u"no answer from the courier: %1"_s.arg(reply->errorString());
        co_return unexpected(retryLater(why, retryAfter(*reply)));
    }
    m_gate->worked();
    if (answer.status == 429) {
        const int seconds = retryAfter(*reply).value_or(10);
        m_gate->pause(steadyMs(), seconds);
        co_return unexpected(retryLater(u"the courier asks us to slow down"_s, seconds));
    }
    co_return Answer<WireReply>(std::move(answer));
}

Task<Answer<WireReply>> CourierHttp::call(WireCall call, QDeadlineTimer deadline)
{
    QUrl url = m_base;
    url.setPath(m_base.path() + call.path);
    url.setQuery(call.query);
    if (!isSafe(url))
        co_return failed(FailureClass::Park, u"the courier's address is neither https nor this machine"_s);
    const auto refused = co_await waitForTurn(deadline);
    if (refused)
        co_return unexpected(*refused);
    QNetworkRequest request = requestFor(url);
    if (!call.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + call.token);
    if (call.verb == WireCall::Verb::Get)
        co_return co_await send(m_network.get(request), kMostJsonBytes, deadline);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    const QByteArray body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    co_return co_await send(m_network.post(request, body), kMostJsonBytes, deadline);
}

Task<Answer<QByteArray>> CourierHttp::fetchPdf(QUrl url, QDeadlineTimer deadline)
{
    if (!isSafe(url) || !isCouriersHost(url))
        co_return failed(FailureClass::Park,
                         u"the courier points to a file on %1, which is not its own host"_s.arg(url.host()));
    const auto reply = co_await send(m_network.get(requestFor(url)), kMostPdfBytes, deadline);
    if (!reply)
        co_return unexpected(reply.error());
    if (!reply->ok() || !reply->body.startsWith("%PDF"))
        co_return failed(FailureClass::RetryTwice, u"what the courier gave as a PDF is none"_s);
    co_return Answer<QByteArray>(reply->body);
}

} // namespace paushtik::shipping
