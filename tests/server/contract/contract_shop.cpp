// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/contract/contract_shop.h"

#include "tests/support/wait_for.h"

#include <QJsonDocument>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

const auto kPassword = u"demo-ghee-2026"_s;

QByteArray text(const QJsonValue &body)
{
    if (body.isArray())
        return QJsonDocument(body.toArray()).toJson(QJsonDocument::Compact);
    return QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

ContractShop::ContractShop() = default;

bool ContractShop::open(const QStringList &flags)
{
    const QString url = QString::fromUtf8(m_database.url());
    m_daemon = std::make_unique<e2e::RunningDaemon>(
        m_data.path(),
        QStringList{u"--demo"_s, u"--database-url="_s + url,
                    u"--razorpay-key-secret="_s + QLatin1StringView(kKeySecret),
                    u"--razorpay-webhook-secret="_s + QLatin1StringView(kWebhookSecret),
                    u"--shiprocket-webhook-token="_s + QLatin1StringView(kCourierKey)} +
            flags);
    if (!m_daemon->isReady()) {
        qWarning("%s", m_daemon->errors().constData());
        return false;
    }
    const auto document = http::ask(port(), http::request("GET", "/api/v1/openapi.json")).json();
    m_validator = std::make_unique<OpenApiValidator>(document);
    return !m_validator->operations().isEmpty();
}

http::RawAnswer ContractShop::ask(const Call &call)
{
    const QByteArray target = (call.atRoot ? "" : "/api/v1") + call.target;
    QByteArrayList headers = call.headers;
    if (!call.token.isEmpty())
        headers.append("Authorization: Bearer " + call.token);
    if (!call.body.isUndefined())
        headers.append("Content-Type: application/json");
    const QByteArray body = call.body.isUndefined() ? QByteArray() : text(call.body);
    const auto answer = http::ask(
        port(),
        http::request(call.method, target, headers + QByteArrayList{"Connection: close"}, body),
        call.from);
    judge(call.method, target, answer);
    return answer;
}

http::RawAnswer ContractShop::askRaw(const QByteArray &bytes, const QByteArray &method,
                                     const QByteArray &target)
{
    const auto answer = http::ask(port(), bytes);
    judge(method, target, answer);
    return answer;
}

http::RawAnswer ContractShop::get(const QByteArray &target, const QByteArray &token)
{
    return ask({.method = "GET", .target = target, .token = token});
}

http::RawAnswer ContractShop::post(const QByteArray &target, const QJsonValue &body,
                                   const QByteArray &token, const QByteArray &key)
{
    Call call{.method = "POST", .target = target, .body = body, .token = token};
    if (!key.isEmpty())
        call.headers.append("Idempotency-Key: " + key);
    return ask(call);
}

void ContractShop::judge(const QByteArray &method, const QByteArray &target,
                         const http::RawAnswer &answer)
{
    const QString what = QString::fromUtf8(method + ' ' + target.left(150)) + u" → "_s +
                         QString::number(answer.status) + u": "_s;
    if (answer.status == 0 || answer.status >= 500)
        complain(what + QString::fromUtf8(answer.body.left(300)));
    for (const char *always : {"X-Request-Id", "X-Content-Type-Options", "Referrer-Policy"}) {
        // 101 is no answer but the start of another protocol, and the WebSocket library's own.
        if (answer.status != 101 && answer.header(always).isEmpty())
            complain(what + u"no "_s + QString::fromLatin1(always));
    }
    const Answer seen{method, target, answer.status, answer.body,
                      [&](const QByteArray &name) { return answer.header(name); }};
    for (const QString &fault : m_validator->faults(seen))
        complain(what + fault + u" — "_s + QString::fromUtf8(answer.body.left(300)));
}

void ContractShop::complain(const QString &line)
{
    if (!m_faults.contains(line))
        m_faults.append(line);
}

QByteArray ContractShop::token(const QByteArray &who)
{
    if (who.isEmpty())
        return {};
    if (!m_tokens.contains(who)) {
        const QByteArray realm = who == "asha" ? "/auth/login" : "/staff/login";
        const QJsonObject credentials{{u"email"_s, QString::fromLatin1(who + "@demo.paushtik.in")},
                                      {u"password"_s, kPassword}};
        const auto answer = post(realm, credentials, {});
        m_tokens[who] = answer.json()["token"_L1].toString().toLatin1();
    }
    return m_tokens[who];
}

QJsonObject ContractShop::address()
{
    return {{u"name"_s, u"Asha Rao"_s},    {u"phone"_s, u"+919876543210"_s},
            {u"line1"_s, u"12 MG Road"_s}, {u"city"_s, u"Mumbai"_s},
            {u"state"_s, u"IN-MH"_s},      {u"pincode"_s, u"400001"_s}};
}

QJsonObject ContractShop::product()
{
    const auto list = get("/admin/products?limit=100", token("warehouse")).json();
    QJsonObject most;
    for (const QJsonValue &item : list["items"_L1].toArray()) {
        if (item["archived_at"_L1].isNull() && item["stock"_L1].toInt() > most["stock"_L1].toInt())
            most = item.toObject();
    }
    return most;
}

QJsonObject ContractShop::placedOrder()
{
    const QJsonObject line{{u"product_id"_s, product()["id"_L1]}, {u"qty"_s, 2}};
    const QJsonObject body{{u"address"_s, address()}, {u"lines"_s, QJsonArray{line}}};
    return post("/orders", body, token("asha")).json()["order"_L1].toObject();
}

QJsonObject ContractShop::paid(const QJsonObject &order, const QString &outcome)
{
    const QJsonObject body{
        {u"gateway_order_id"_s, u"order_mock_"_s + order["number"_L1].toString()},
        {u"outcome"_s, outcome}};
    return post("/mock/razorpay/pay", body, {}).json();
}

QJsonObject ContractShop::shipmentOf(const QJsonObject &order)
{
    QJsonObject found;
    waitUntil([&] {
        const auto list = get("/admin/shipments?limit=100", token("warehouse")).json();
        for (const QJsonValue &item : list["items"_L1].toArray()) {
            if (item["order"_L1] == order["id"_L1] && item["label_ready"_L1].toBool())
                found = item.toObject();
        }
        return !found.isEmpty();
    });
    return found;
}

QStringList ContractShop::takeFaults()
{
    return std::exchange(m_faults, {});
}

e2e::Ended ContractShop::verified() const
{
    const QString url = QString::fromUtf8(m_database.url());
    return e2e::runToEnd({u"verify"_s, u"--database-url="_s + url},
                         e2e::environmentFor(m_data.path()));
}

} // namespace paushtik::tests
