// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_http.h"

#include <QCoroTimer>
#include <QHostAddress>
#include <QLoggingCategory>
#include <array>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

Q_LOGGING_CATEGORY(lcCourier, "paushtik.courier")

constexpr int kMostPdfBytes = 16 * 1024 * 1024;
constexpr int kLongestRetryAfter = 3'600;
constexpr int kPauseUnasked = 10;

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

bool isAway(int status)
{
    return status == 502 || status == 503 || status == 504 || status == 408;
}

ProviderRequest requestFor(const WireCall &call, const QUrl &url)
{
    const bool post = call.verb == WireCall::Verb::Post;
    ProviderRequest request{.method = post ? "POST"_ba : "GET"_ba, .url = url};
    request.headers.append({"Accept"_ba, "application/json"_ba});
    if (!call.token.isEmpty())
        request.headers.append({"Authorization"_ba, "Bearer " + call.token});
    if (post) {
        request.headers.append({"Content-Type"_ba, "application/json"_ba});
        request.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    }
    return request;
}

int millisecondsOf(QDeadlineTimer deadline)
{
    return static_cast<int>(qMax<qint64>(1, deadline.remainingTime()));
}

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
    : m_base(std::move(baseUrl))
    , m_gate(std::move(gate))
{
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
    while (!ProviderClient::isCutOff()) {
        const int wait = m_gate->admit(steadyMs());
        if (wait == 0)
            co_return std::nullopt;
        if (deadline.hasExpired() || deadline.remainingTime() < wait)
            co_return retryLater(u"too many calls to the courier at once"_s, wait / 1'000 + 1);
        co_await QCoro::sleepFor(std::chrono::milliseconds(wait));
    }
    co_return retryLater(u"we are stopping"_s);
}

Task<Answer<WireReply>> CourierHttp::send(ProviderRequest request)
{
    const QString path = request.url.path();
    const ProviderAnswer answer = co_await m_client.send(std::move(request));
    qCDebug(lcCourier, "%ls: %d", qUtf16Printable(path), answer.status);
    const auto pause = answer.retryAfterSeconds;
    if (answer.status == 0 || isAway(answer.status)) {
        m_gate->failed(steadyMs());
        const QString why = answer.status == 0
                                ? u"no answer from the courier: %1"_s.arg(answer.failure)
                                : u"the courier answers %1"_s.arg(answer.status);
        co_return unexpected(retryLater(why, pause));
    }
    m_gate->worked();
    if (answer.status == 429) {
        const int seconds = qMin(pause.value_or(kPauseUnasked), kLongestRetryAfter);
        m_gate->pause(steadyMs(), seconds);
        co_return unexpected(retryLater(u"the courier asks us to slow down"_s, seconds));
    }
    co_return Answer<WireReply>(WireReply{answer.status, answer.body});
}

Task<Answer<WireReply>> CourierHttp::call(WireCall call, QDeadlineTimer deadline)
{
    QUrl url = m_base;
    url.setPath(m_base.path() + call.path);
    url.setQuery(call.query);
    if (!isSafe(url))
        co_return failed(FailureClass::Park,
                         u"the courier's address is neither https nor this machine"_s);
    const auto refused = co_await waitForTurn(deadline);
    if (refused)
        co_return unexpected(*refused);
    ProviderRequest request = requestFor(call, url);
    request.deadlineMilliseconds = millisecondsOf(deadline);
    co_return co_await send(std::move(request));
}

Task<Answer<QByteArray>> CourierHttp::fetchPdf(QUrl url, QDeadlineTimer deadline)
{
    if (!isSafe(url) || !isCouriersHost(url))
        co_return failed(
            FailureClass::Park,
            u"the courier points to a file on %1, which is not its own host"_s.arg(url.host()));
    ProviderRequest request{.method = "GET"_ba, .url = url};
    request.deadlineMilliseconds = millisecondsOf(deadline);
    request.maxAnswerBytes = kMostPdfBytes;
    const auto reply = co_await send(std::move(request));
    if (!reply)
        co_return unexpected(reply.error());
    if (!reply->ok() || !reply->body.startsWith("%PDF"))
        co_return failed(FailureClass::RetryTwice, u"what the courier gave as a PDF is none"_s);
    co_return Answer<QByteArray>(reply->body);
}

} // namespace paushtik::shipping
