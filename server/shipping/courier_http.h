// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/provider_client.h"
#include "server/shipping/courier.h"
#include "server/shipping/courier_gate.h"
#include "server/shipping/shipping_config.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QUrlQuery>
#include <memory>

namespace paushtik::shipping {

/// What came back over the wire, whatever it means.
struct WireReply {
    int status = 0;
    QByteArray body;
    QJsonValue json() const;
    QJsonObject object() const { return json().toObject(); }
    bool ok() const { return status >= 200 && status < 300; }
};

struct WireCall {
    enum class Verb { Get, Post };
    Verb verb = Verb::Get;
    QString path; ///< under the base URL, with its leading slash
    QUrlQuery query = {};
    QJsonObject body = {};
    QByteArray token = {}; ///< empty: unsigned
};

/// The courier's HTTP, one call at a time: deadline, rate, circuit breaker, size bounds, and only
/// to where it may go. What is worth another try (no answer, 429, 502 to 504) is a failure here;
/// every other answer is for the caller to read. Nothing of a call is logged but its path and
/// status. Belongs to its thread.
class CourierHttp {
public:
    CourierHttp(QUrl baseUrl, std::shared_ptr<CourierGate> gate);

    Task<Answer<WireReply>> call(WireCall call, QDeadlineTimer deadline);
    /// A PDF that the courier pointed to: only from its own hosts, without our token, checked to be
    /// a PDF.
    Task<Answer<QByteArray>> fetchPdf(QUrl url, QDeadlineTimer deadline);

    /// https, or plain http to a loopback host.
    static bool isSafe(const QUrl &url);
    /// Where files may be fetched from: the base URL's host, and Shiprocket's own.
    bool isCouriersHost(const QUrl &url) const;

private:
    Task<std::optional<CourierFailure>> waitForTurn(QDeadlineTimer deadline);
    Task<Answer<WireReply>> send(ProviderRequest request);

    QUrl m_base;
    std::shared_ptr<CourierGate> m_gate;
    ProviderClient m_client;
};

} // namespace paushtik::shipping
