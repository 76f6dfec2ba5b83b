// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/daemon_process.h"
#include "tests/server/http/raw_client.h"
#include "tests/support/openapi_validator.h"
#include "tests/support/test_database.h"

#include <QJsonArray>

namespace paushtik::tests {

/// A request as a client means it.
struct Call {
    QByteArray method;
    QByteArray target; ///< what follows /api/v1, or a path at the root with `atRoot`
    QJsonValue body = QJsonValue::Undefined;
    QByteArrayList headers = {}; ///< further lines
    QByteArray token = {};       ///< of the account; empty: nobody
    bool atRoot = false;
    const char *from = nullptr; ///< the peer's address
};

inline constexpr char kWebhookSecret[] = "webhook-secret-of-the-test";
inline constexpr char kKeySecret[] = "key-secret-of-the-test";
inline constexpr char kCourierKey[] = "courier-key-of-the-test";

/// The real daemon with the demo's shelf on a database of its own, every answer of which is held
/// against the OpenAPI document that it serves.
class ContractShop {
public:
    ContractShop();
    /// False when the daemon does not start, or its document is none.
    bool open(const QStringList &flags = {});

    http::RawAnswer ask(const Call &call);
    /// Any bytes, whatever they are; `method` and `target` say what the document is asked about.
    http::RawAnswer askRaw(const QByteArray &bytes, const QByteArray &method,
                           const QByteArray &target);
    http::RawAnswer get(const QByteArray &target, const QByteArray &token = {});
    http::RawAnswer post(const QByteArray &target, const QJsonValue &body, const QByteArray &token,
                         const QByteArray &key = {});

    /// The tokens of the demo's accounts, by e-mail's first part: "asha", "admin", "manager",
    /// "warehouse"; "" is nobody.
    QByteArray token(const QByteArray &who);
    /// An order of the demo's customer for two jars of something that there is enough of.
    QJsonObject placedOrder();
    /// Pays it at the mock gateway; what the checkout hands out.
    QJsonObject paid(const QJsonObject &order, const QString &outcome = QStringLiteral("captured"));
    /// The order's shipment once the courier has given it a number, as staff see it.
    QJsonObject shipmentOf(const QJsonObject &order);
    /// A product of which there are some.
    QJsonObject product();
    static QJsonObject address();

    OpenApiValidator &validator() { return *m_validator; }
    const TestDatabase &database() const { return m_database; }
    quint16 port() const { return m_daemon->port(); }
    /// What differed since the last call, each line once.
    QStringList takeFaults();
    /// `paushtikd verify` on the same database.
    e2e::Ended verified() const;

private:
    void judge(const QByteArray &method, const QByteArray &target, const http::RawAnswer &answer);
    void complain(const QString &line);

    TestDatabase m_database{TestDatabase::Empty};
    e2e::DataFolder m_data;
    std::unique_ptr<e2e::RunningDaemon> m_daemon;
    std::unique_ptr<OpenApiValidator> m_validator;
    QHash<QByteArray, QByteArray> m_tokens;
    QStringList m_faults;
};

} // namespace paushtik::tests
