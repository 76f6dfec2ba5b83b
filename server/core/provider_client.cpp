// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/provider_client.h"

#include <QCoroNetworkReply>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>
#include <algorithm>

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

/// A body that can be read once. When a connection ends before the answer, Qt sends the request
/// again by itself, a POST too; but its effect may be there already. What Qt cannot read again it
/// does not repeat.
class BodyReadOnce : public QIODevice {
public:
    explicit BodyReadOnce(QByteArray body)
        : m_body(std::move(body))
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_body.size(); }
    qint64 bytesAvailable() const override { return m_body.size() - m_read; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = qMin<qint64>(most, m_body.size() - m_read);
        if (size == 0)
            return -1;
        std::copy_n(m_body.constData() + m_read, size, data);
        m_read += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

bool brokeOff(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::RemoteHostClosedError ||
           error == QNetworkReply::ContentReSendError;
}

ProviderAnswer answerOf(QNetworkReply *reply, const QString &refused)
{
    ProviderAnswer answer;
    if (!refused.isEmpty()) {
        answer.failure = refused;
        return answer;
    }
    // A body that was cut is no answer: what it said is not known.
    if (brokeOff(reply->error())) {
        answer.failure = u"the connection ended before the answer did"_s;
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
    // What may go out once only has a connection of its own: none that the provider has just
    // closed, and none that a later request would find in a bad state.
    BodyReadOnce body(request.body);
    QNetworkAccessManager own;
    const bool hasBody = !request.body.isEmpty();
    if (hasBody) {
        http.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        http.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    const std::unique_ptr<QNetworkReply> reply(
        hasBody ? own.sendCustomRequest(http, request.method, &body)
                : m_network->sendCustomRequest(http, request.method));
    QString refused;
    QTimer::singleShot(request.deadlineMilliseconds, reply.get(), [&refused, r = reply.get()] {
        refused = u"no answer in time"_s;
        r->abort();
    });
    const auto bound = [&refused, r = reply.get(), most = request.maxAnswerBytes] {
        if (r->bytesAvailable() > most && refused.isEmpty()) {
            refused = u"the answer is too large"_s;
            r->abort();
        }
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), bound);
    co_await reply.get(); // the pointer: a reference would not wait for the end
    co_return answerOf(reply.get(), refused);
}

} // namespace paushtik
