// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace paushtik {

struct ProviderRequest {
    QByteArray method;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    int deadlineMilliseconds = 30'000; ///< for the whole exchange
    qint64 maxAnswerBytes = 4 * 1024 * 1024;
    /// May go out twice, and so over a connection that is kept open. A request without a body may.
    bool repeatable = false;
};

struct ProviderAnswer {
    int status = 0; ///< 0: no answer (network, deadline, too large); `failure` says which
    QByteArray body = {};
    QString failure = {};
    std::optional<int> retryAfterSeconds = {};

    bool ok() const { return status >= 200 && status < 300; }
    /// Worth another try later: no answer, 429, 5xx. Whether it may be repeated is the caller's to
    /// know.
    bool passing() const { return status == 0 || status == 429 || status >= 500; }
    QJsonObject json() const; ///< empty when the body is no JSON object
};

/// HTTP to a payment or courier provider: asynchronous, one overall deadline, a bound on the
/// answer, no redirects followed, no cookies, and nothing of headers or bodies in the log. A
/// request with a body goes out once at most, whatever the connection does, unless it is said to be
/// repeatable. Belongs to one thread.
class ProviderClient {
public:
    ProviderClient();
    ~ProviderClient();

    Task<ProviderAnswer> send(ProviderRequest request);

    /// From now on no call of this thread goes out, and those that are out end without an answer:
    /// we are stopping. What became of them is looked up after the next start, as after a crash.
    static void cutOff();
    static bool isCutOff();

private:
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace paushtik
