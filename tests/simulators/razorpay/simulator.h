// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/razorpay/api.h"
#include "tests/simulators/razorpay/books.h"
#include "tests/simulators/razorpay/faults.h"
#include "tests/simulators/razorpay/webhook_sender.h"
#include "tests/simulators/razorpay/wire_server.h"

namespace paushtik::simulators {

/// Razorpay on a loopback port: its API, its webhooks, and the ways they go wrong. Driven from a
/// test through its parts, or by hand through /control (see the program's --help).
class RazorpaySimulator {
public:
    static constexpr auto kKeyId = "rzp_test_simulator";
    static constexpr auto kKeySecret = "simKeySecret0123456789ab";

    RazorpaySimulator();

    bool listen(quint16 port = 0) { return m_server.listen(port); }
    /// Nobody is there any more; listen() brings it back with its books as they were.
    void close() { m_server.close(); }
    QString baseUrl() const;
    quint16 port() const { return m_server.port(); }

    WebhookSender webhooks;
    Books books;
    Faults faults;

    /// Requests to the API that came, as "METHOD /v1/path".
    QStringList seen() const { return m_seen; }
    qsizetype count(const QString &methodAndPath) const { return m_seen.count(methodAndPath); }
    QList<WireRequest> requests() const { return m_requests; }

private:
    WireAnswer handle(const WireRequest &request);
    WireAnswer handleApi(const WireRequest &request);

    Api m_api;
    WireServer m_server;
    QStringList m_seen;
    QList<WireRequest> m_requests;
};

} // namespace paushtik::simulators
