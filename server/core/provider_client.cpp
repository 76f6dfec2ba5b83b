// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/provider_client.h"

#include <QCoroNetworkReply>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>
#include <algorithm>
#include <list>

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

/// Whoever awaits a reply goes on inside its signal, where it must not be destroyed.
struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};

QNetworkReply *sendOnce(QNetworkAccessManager &network, QNetworkRequest http,
                        const ProviderRequest &request)
{
    if (request.body.isEmpty())
        return network.sendCustomRequest(http, request.method);
    if (request.repeatable)
        return network.sendCustomRequest(http, request.method, request.body);
    http.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    http.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    auto *body = new BodyReadOnce(request.body);
    QNetworkReply *reply = network.sendCustomRequest(http, request.method, body);
    body->setParent(reply);
    return reply;
}

void refuse(QNetworkReply *reply, QString &why, const QString &reason)
{
    if (!why.isEmpty() || reply->isFinished())
        return;
    why = reason;
    reply->abort();
}

struct CallOut {
    QPointer<QNetworkReply> reply;
    std::shared_ptr<QString> refused;
};

struct CallsOfThread {
    std::list<CallOut> out;
    bool cutOff = false;
};

thread_local CallsOfThread calls;

/// Known as out for as long as somebody awaits it.
class Registered {
public:
    explicit Registered(CallOut call)
        : m_place(calls.out.insert(calls.out.end(), std::move(call)))
    {
    }
    ~Registered() { calls.out.erase(m_place); }
    Q_DISABLE_COPY_MOVE(Registered)

private:
    std::list<CallOut>::iterator m_place;
};

constexpr auto kStopping = "we are stopping"_L1;

} // namespace

void ProviderClient::cutOff()
{
    calls.cutOff = true;
    const std::list<CallOut> out = calls.out; // whoever is told goes on at once, and is out no more
    for (const CallOut &call : out) {
        if (call.reply)
            refuse(call.reply, *call.refused, kStopping);
    }
}

bool ProviderClient::isCutOff()
{
    return calls.cutOff;
}

Task<ProviderAnswer> ProviderClient::send(ProviderRequest request)
{
    if (calls.cutOff)
        co_return ProviderAnswer{.failure = kStopping};
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
    std::unique_ptr<QNetworkAccessManager, DeleteLater> own;
    if (!request.body.isEmpty() && !request.repeatable)
        own.reset(new QNetworkAccessManager);
    const std::unique_ptr<QNetworkReply, DeleteLater> reply(
        sendOnce(own ? *own : *m_network, http, request));
    const auto refused = std::make_shared<QString>();
    const Registered registered(CallOut{reply.get(), refused});
    QTimer::singleShot(request.deadlineMilliseconds, reply.get(),
                       [refused, r = reply.get()] { refuse(r, *refused, u"no answer in time"_s); });
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(),
                     [refused, r = reply.get(), most = request.maxAnswerBytes] {
                         if (r->bytesAvailable() > most)
                             refuse(r, *refused, u"the answer is too large"_s);
                     });
    // The pointer, not the object: awaiting a QIODevice would read its first bytes away.
    co_await reply.get();
    co_return answerOf(reply.get(), *refused);
}

} // namespace paushtik
